import ArgumentParser
import MapWorkspace
import Reporting
import SourceText

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find what is wrong with maps: above all, claims that nothing supports.",
    discussion: "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 a call that cannot be carried out.")

  @Argument(help: "Maps, folders to search for maps, or - for standard input. (default: the working folder)")
  var paths: [String] = []

  @Option(help: "The form of the findings: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: ReportFormat = .text

  @Option(help: "The level from which on findings make the check fail: error, warning, note.")
  var failOn: Level = .warning

  @Option(help: "When to colour: auto, always, never.")
  var color: ColorChoice = .auto

  @Flag(help: "It is fine if a path holds no maps.")
  var allowEmpty = false

  @Flag(name: .shortAndLong, help: "No summary.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print notes too.")
  var verbose = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    var check = Check(paths: paths)
    check.format = format
    check.failOn = failOn
    check.color = color
    check.allowEmpty = allowEmpty
    check.isQuiet = quiet
    check.isVerbose = verbose
    check.workspace = reading.workspace
    try check.run()
  }
}

/// What `argmap check` does, apart from how it is asked for.
struct Check {
  var paths: [String]
  var format = ReportFormat.text
  var failOn = Level.warning
  var color = ColorChoice.auto
  var allowEmpty = false
  var isQuiet = false
  var isVerbose = false
  var workspace = Workspace()

  init(paths: [String]) { self.paths = paths }

  /// The plainest call, paths and nothing else; nil for any other. It needs no parser, whose work would cost more than
  /// the check of a small map.
  init?(plainArguments arguments: ArraySlice<String>) {
    guard arguments.first == "check",
      arguments.dropFirst().allSatisfy({ !$0.isEmpty && ($0 == "-" || $0.first != "-") })
    else { return nil }
    self.init(paths: Array(arguments.dropFirst()))
  }

  func run() throws {
    let report = try makeReport()
    let level: Level = isVerbose || format.isForMachines ? .note : min(failOn, .warning)
    try Output.print(format.print(report, from: level, hasColor: Output.hasColor(color)))
    if !isQuiet { Output.error(report.summary + "\n") }
    if report.findings.contains(where: { $0.level >= failOn }) { throw ExitCode(1) }
  }

  private func makeReport() throws -> Report {
    do {
      let maps = try MapSearch.maps(paths, allowEmpty: allowEmpty)
      return try workspace.check(maps)
    } catch let problem as MapSearch.Problem {
      throw CommandFailure(problem)
    } catch let error as Workspace.Unreadable {
      throw CommandFailure(error)
    }
  }
}
