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
      The conclusions come first, each with its standing, the reason for it and what it rests on; then the claims that \
      are contested or circular, and the objections that nothing answers. Standing does not mean truth: docs/standing.md \
      says how it is computed.

      Exit status: 0: done; 1: a conclusion is as --fail-on says; 2: the command could not be carried out.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, md }
  enum Failing: String, ExpressibleByArgument, CaseIterable { case rejected, undecided }

  @OptionGroup var maps: MapPaths

  @Flag(help: "List every claim, not only the conclusions.")
  var all = false

  @OptionGroup var supposing: SupposingOptions

  @Option(help: "Exit with status 1 if a conclusion is rejected, or if one is rejected or undecided.")
  var failOn: Failing?

  @Option(help: "The output format: text, json or md.")
  var format = Format.text

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    var reports: [(path: String, report: EvaluationReport)] = []
    try reading.each(maps, "evaluating") { map, workspace in
      let evaluated = try workspace.evaluated(map)
      evaluated.warn(map)
      let options = try supposing.options(
        evaluated.graph, in: maps.paths.count == 1 && maps.paths[0] == map ? nil : map)
      reports.append((map, EvaluationReport(evaluated.graph, options, path: map)))
    }
    switch format {
    case .text:
      try Output.print(reports.map { EvaluationFormat.text($0.report, all: all) }.joined(separator: "\n"))
    case .md:
      try Output.print(reports.map { EvaluationFormat.markdown($0.report, all: all) }.joined(separator: "\n"))
    case .json: try Output.print(EvaluationFormat.json(reports))
    }
    let isFailing = reports.contains { _, report in
      report.conclusions.contains {
        failOn != nil && ($0.standing == .rejected || failOn == .undecided && $0.standing == .undecided)
      }
    }
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
