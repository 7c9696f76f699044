import ArgumentMap
import ArgumentParser
import MapWorkspace
import SourceText

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Maps in numbers: claims by kind, depth, branching, sources, what is supported.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Maps, folders to search for maps, or - for standard input. (default: the working folder)")
  var paths: [String] = []

  @Option(help: "The form: text or json.")
  var format = Format.text

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    var maps: [(path: String, statistics: Statistics)] = []
    do {
      for path in try MapSearch.named(paths, reading.workspace.configurations) {
        let (result, _) = try reading.workspace.load(path)
        maps.append((result.graph.file.path, Statistics(result.graph, support: result.support)))
      }
    } catch let error as Workspace.Unreadable {
      throw CommandFailure(error)
    }
    switch format {
    case .text: for map in maps { try Output.print(Self.text(map.path, map.statistics)) }
    case .json: try Output.print(Self.json(maps))
    }
  }

  private static func text(_ path: String, _ s: Statistics) -> String {
    let percent = Int((s.shareSupported * 100).rounded(.down))
    let rows: [(String, String)] = [
      ("claims", "\(s.claims)"),
      ("  supported", "\(s.claims - s.unsupported) (\(percent) %)"),
      ("  with a basis", "\(s.withBasis)"),
      ("  with evidence", "\(s.withEvidence)"),
      ("  implicit", "\(s.implicit)"),
      ("  conclusions", "\(s.conclusions)"),
      ("supports", "\(s.supports)"),
      ("objections", "\(s.objections)"),
      ("undercuts", "\(s.undercuts)"),
      ("linked premises", "\(s.linked)"),
      ("contradictions", "\(s.contradictions)"),
      ("depth", "\(s.depth)"),
      ("branching", "\(NumberText.decimal(s.meanBranches)), at most \(s.mostBranches)"),
      ("groups", "\(s.groups)"),
      ("sources", "\(s.sources)"),
      ("citations", "\(s.citations)"),
    ]
    return path + "\n"
      + rows.map { "  " + $0.0 + String(repeating: " ", count: 18 - $0.0.count) + $0.1 + "\n" }.joined()
  }

  private static func json(_ maps: [(path: String, statistics: Statistics)]) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.key("maps")
      json.array(maps) { json, map in
        let s = map.statistics
        json.object { json in
          json.member("path", map.path)
          json.member("claims", s.claims)
          json.member("unsupported", s.unsupported)
          json.member("shareSupported", exact: s.shareSupported)
          json.member("withBasis", s.withBasis)
          json.member("withEvidence", s.withEvidence)
          json.member("implicit", s.implicit)
          json.member("conclusions", s.conclusions)
          json.member("supports", s.supports)
          json.member("objections", s.objections)
          json.member("undercuts", s.undercuts)
          json.member("linkedPremises", s.linked)
          json.member("contradictions", s.contradictions)
          json.member("depth", s.depth)
          json.member("meanBranches", exact: s.meanBranches)
          json.member("mostBranches", s.mostBranches)
          json.member("groups", s.groups)
          json.member("sources", s.sources)
          json.member("citations", s.citations)
        }
      }
    }
    return json.text + "\n"
  }
}
