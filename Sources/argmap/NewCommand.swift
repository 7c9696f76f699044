import ArgumentParser
import MapWorkspace
import SourceText

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "A small map with comments, to start from.",
    discussion: "A file that is there already is never written over.")

  @Argument(help: "The map's name: NAME becomes NAME.argmap.yaml; - prints the map.")
  var name: String

  func run() throws {
    let word = PathText.name(of: name)
    let isWhole = MapSearch.isMapName(name)
    let title = isWhole ? String(word.prefix { $0 != "." }) : word
    if name == "-" { return try Output.print(Self.text(title: "A question of mine")) }
    guard !title.isEmpty else { throw CommandFailure("\(name) is a folder's name; add the name of a map") }
    let path = isWhole ? name : name + ".argmap.yaml"
    if System.kind(path) != .missing {
      throw CommandFailure("\(path) is there already; choose another name")
    }
    do {
      try System.write(Self.text(title: title), to: path)
    } catch {
      throw CommandFailure("cannot write \(path): \(error.reason)")
    }
    Output.error("wrote \(path); next: argmap check \(path)\n")
  }

  /// A title stands in single quotes, whatever it is.
  static func text(title: String) -> String {
    """
    title: \(title.singleQuoted)
    question: Should the office close on Fridays?   # what the map answers

    # What claims cite. `file` may name a text or Markdown file beside the map, whose paragraphs are then #p1, #p2 …
    sources:
      survey:
        title: The staff survey
        date: 2026-03-01

    # What the map argues for.
    conclusions: [close]

    claims:
      - close: The office should close on Fridays      # id: text
        because:                                       # each item is a reason by itself
          - rested: People work better after three days of rest
            evidence: survey                           # what you rely on
            unless:                                    # against the step, not the claim
              - short: What is gained is lost to four overfull days
                basis: assumption                      # it stands without a reason, and why
          - premises:                                  # reasons that are needed together
              - empty: Hardly anyone comes on Fridays
                basis: observation
              - costly: An open office costs the same whether anyone comes or not
                basis: common-knowledge
        but:                                           # each item is an objection
          - callers: Customers call on Fridays too
            basis: observation

    """
  }
}
