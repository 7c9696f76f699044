import ArgumentParser
import MapChecks
import MapWorkspace
import SourceText

struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Which paragraphs of its sources a map cites, and which none of its claims does.",
    discussion: "Exit status: 0, 1 where less is cited than --fail-under, 2 a call that cannot be carried out.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "A map, or - for standard input.")
  var map: String

  @Option(help: "The form: text or json.")
  var format = Format.text

  @Option(help: ArgumentHelp("Status 1 where less than this share of the paragraphs is cited.", valueName: "percent"))
  var failUnder: Double?

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if let failUnder, !(0...100).contains(failUnder) { throw ValidationError("--fail-under is from 0 to 100") }
  }

  func run() throws {
    let coverage: Coverage
    do {
      coverage = try reading.workspace.coverage(map)
    } catch {
      throw CommandFailure(error)
    }
    switch format {
    case .text: try Output.print(Self.text(coverage))
    case .json: try Output.print(Self.json(coverage, map))
    }
    if coverage.sources.isEmpty { Output.error("\(map) has no sources\n") }
    // What cannot be read is not cited either.
    if failUnder != nil, let gone = coverage.sources.first(where: { $0.file != nil && $0.problem != nil }) {
      Output.error("\(gone.file ?? "") was not read: \(gone.problem ?? "")\n")
      throw ExitCode(1)
    }
    if let failUnder, coverage.percent < failUnder {
      Output.error("\(Self.percent(coverage.percent)) % cited, less than \(NumberText.decimal(failUnder)) %\n")
      throw ExitCode(1)
    }
  }

  /// Rounded down, so that 100 means all.
  private static func percent(_ value: Double) -> Int { Int(value.rounded(.down)) }

  private static func text(_ coverage: Coverage) -> String {
    coverage.sources.map { source in
      var text = source.name + (source.file.map { " (\($0))" } ?? "")
      if let problem = source.problem {
        text += ": not read, \(problem)\n"
      } else {
        let count = source.paragraphs.count
        let share = count == 0 ? 100 : percent(Double(source.citedCount) * 100 / Double(count))
        text += ": \(source.citedCount) of \(count) paragraph\(count == 1 ? "" : "s") cited, \(share) %\n"
      }
      if !source.wholeClaims.isEmpty { text += "  as a whole: \(list(source.wholeClaims))\n" }
      let width = source.paragraphs.map(\.anchor.count).max() ?? 0
      for paragraph in source.paragraphs {
        let anchor = paragraph.anchor + String(repeating: " ", count: width - paragraph.anchor.count)
        let claims = paragraph.claims.isEmpty ? "NO CLAIM" : list(paragraph.claims)
        text += "  \(anchor)  \(paragraph.excerpt)\n  \(String(repeating: " ", count: width))    \(claims)\n"
      }
      return text
    }.joined(separator: "\n")
  }

  private static func list(_ claims: [String]) -> String {
    claims.count > 8
      ? claims.prefix(7).joined(separator: ", ") + " and \(claims.count - 7) more" : claims.joined(separator: ", ")
  }

  private static func json(_ coverage: Coverage, _ map: String) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.member("map", map)
      json.member("percent", coverage.percent)
      json.key("sources")
      json.array(coverage.sources) { json, source in
        json.object { json in
          json.member("name", source.name)
          json.member("file", source.file)
          json.member("problem", source.problem)
          json.member("cited", source.citedCount)
          json.member("asAWhole", source.wholeClaims)
          json.key("paragraphs")
          json.array(source.paragraphs) { json, paragraph in
            json.object { json in
              json.member("anchor", paragraph.anchor)
              json.member("line", paragraph.line)
              json.member("claims", paragraph.claims)
              json.member("excerpt", paragraph.excerpt)
            }
          }
        }
      }
    }
    return json.text + "\n"
  }
}
