import ArgumentParser
import MapWorkspace
import Reporting
import SourceText

struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Which paragraphs of its sources a map cites, and which none of its claims does.",
    discussion: "Exit status: 0, 1 where less is cited than --fail-under, 2 a call that cannot be carried out.")

  @Argument(help: "A map, or - for standard input.")
  var map: String

  @Option(help: "The form: text or json.")
  var format = TextOrJSON.text

  @Option(help: ArgumentHelp("Status 1 where less than this share of the paragraphs is cited.", valueName: "percent"))
  var failUnder: Double?

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if let failUnder, !(0...100).contains(failUnder) { throw ValidationError("--fail-under is from 0 to 100") }
  }

  func run() throws {
    let coverage = try reading.workspace.coverage(map)
    switch format {
    case .text: try Output.print(CoverageForm.text(coverage))
    case .json: try Output.print(CoverageForm.json(coverage, map))
    }
    if coverage.sources.isEmpty { Output.error("\(map) has no sources\n") }
    // What cannot be read is not cited either.
    if failUnder != nil, let gone = coverage.sources.first(where: { $0.file != nil && $0.problem != nil }) {
      Output.error("\(gone.file ?? "") was not read: \(gone.problem ?? "")\n")
      throw ExitCode(1)
    }
    if let failUnder, coverage.percent < failUnder {
      Output.error("\(CoverageForm.percent(coverage.percent)) % cited, less than \(NumberText.decimal(failUnder)) %\n")
      throw ExitCode(1)
    }
  }
}
