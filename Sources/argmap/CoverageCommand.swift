import ArgumentParser
import MapWorkspace
import Reporting
import SourceText

struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "List which paragraphs of its sources a map cites, and which claims cite them.",
    discussion: "Exit status: 0: done; 1: less than --fail-under is cited; 2: the command could not be carried out.")

  @Argument(help: "A map, or - for standard input.")
  var map: String

  @Option(help: "The output format: text or json.")
  var format = TextOrJSON.text

  @Option(
    help: ArgumentHelp(
      "Exit with status 1 if less than this percentage of the paragraphs is cited.", valueName: "percent"))
  var failUnder: Double?

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if let failUnder, !(0...100).contains(failUnder) { throw ValidationError("--fail-under must be from 0 to 100") }
  }

  func run() throws {
    Waiting.begin("reading \(map)")
    let coverage = try reading.workspace.coverage(map)
    switch format {
    case .text: try Output.print(CoverageFormat.text(coverage))
    case .json: try Output.print(CoverageFormat.json(coverage, map))
    }
    if coverage.sources.isEmpty { Output.error("\(map) has no sources\n") }
    // The percentage leaves out the paragraphs of sources that cannot be read, so such a source always fails the limit.
    if failUnder != nil, let gone = coverage.sources.first(where: { $0.file != nil && $0.problem != nil }) {
      Output.error("\(gone.file ?? "") was not read: \(gone.problem ?? "")\n")
      throw ExitCode(1)
    }
    if let failUnder, coverage.percent < failUnder {
      Output.error("\(NumberText.percent(coverage.percent)) cited, less than \(NumberText.decimal(failUnder))%\n")
      throw ExitCode(1)
    }
  }
}
