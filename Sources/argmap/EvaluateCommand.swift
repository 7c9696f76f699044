import ArgumentMap
import ArgumentParser
import MapEvaluation
import MapWorkspace
import Reporting

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Say which claims of a map stand, given what the map admits, and why.",
    discussion: """
      The conclusions come first, each with its standing, the reason for it and what it rests on; then the claims that are
      contested, and the objections that nothing answers. Standing does not mean truth: docs/standing.md says how it is
      computed.

      Exit status: 0: done; 1: a conclusion is as --fail-on says; 2: the command could not be carried out.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, md }
  enum Failing: String, ExpressibleByArgument, CaseIterable { case rejected, undecided }

  @Argument(help: "Maps, or - for standard input.", completion: .maps)
  var maps: [String]

  @Flag(help: "List every claim, not only the conclusions.")
  var all = false

  @OptionGroup var supposing: SupposingOptions

  @Option(help: "Exit with status 1 if a conclusion is rejected, or if one is rejected or undecided.")
  var failOn: Failing?

  @Option(help: "The output format: text, json or md.")
  var format = Format.text

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if maps.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input (-) can be given only once") }
  }

  func run() throws {
    var isFailing = false
    var reports: [(path: String, report: EvaluationReport)] = []
    for (number, map) in maps.enumerated() {
      Waiting.begin("reading \(map)")
      let evaluated = try reading.workspace.evaluated(map)
      evaluated.warn(map)
      let graph = evaluated.graph
      let options = try supposing.options(graph)
      let report = EvaluationReport(graph, options, path: map)
      if number > 0, format != .json { try Output.print("\n") }
      switch format {
      case .text: try Output.print(EvaluationFormat.text(report, all: all))
      case .json: reports.append((map, report))
      case .md: try Output.print(EvaluationFormat.markdown(report, all: all))
      }
      isFailing =
        isFailing
        || report.conclusions.contains {
          failOn != nil && ($0.standing == .rejected || failOn == .undecided && $0.standing == .undecided)
        }
    }
    if format == .json { try Output.print(EvaluationFormat.json(reports)) }
    if isFailing { throw ExitCode(1) }
  }
}

extension Workspace.Evaluated {
  /// Says that the map has errors that may change its evaluation.
  func warn(_ map: String) {
    if doubtCount == 0 { return }
    Output.error("\(map) has \(counted(doubtCount, "error")), so what follows may be wrong; see argmap check\n")
  }
}
