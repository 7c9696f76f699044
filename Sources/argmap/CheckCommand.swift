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
    let report = try makeReport()
    let level: Level = verbose || format.isForMachines ? .note : min(failOn, .warning)
    Output.print(format.print(report, from: level, hasColor: Output.hasColor(color)))
    if !quiet { Output.error(report.summary + "\n") }
    if report.findings.contains(where: { $0.level >= failOn }) { throw ExitCode(1) }
  }

  private func makeReport() throws -> Report {
    do {
      let maps = try MapSearch.maps(paths, allowEmpty: allowEmpty)
      return try reading.workspace.check(maps)
    } catch let problem as MapSearch.Problem {
      throw CommandFailure(problem)
    } catch let error as Workspace.Unreadable {
      throw CommandFailure(error)
    }
  }
}
