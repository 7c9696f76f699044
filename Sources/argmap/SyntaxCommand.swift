import ArgumentParser
import ArgumentMap
import MapRendering
import MapSyntax
import MapWorkspace
import Reporting
import SourceText

struct SyntaxCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case tree, json }

  static let configuration = CommandConfiguration(
    commandName: "syntax", abstract: "Print the parsed tree of a map.",
    discussion:
      "Exit status: 0: done; 1: syntax findings, which are printed to standard error; 2: the command could not be carried out."
  )

  @Argument(help: "A map, or - for standard input.")
  var map: String

  @Option(help: "The output format: tree (one line per node) or json (mappings as ordered pairs, scalars as strings).")
  var format: Format = .tree

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let file = try reading.workspace.read(map)
    var files = SourceFiles()
    let index = files.add(file)
    let (tree, found) = parseSyntax(file, index: index, keyWords: languageKeyWords)
    try Output.print(format == .json ? SyntaxForms.json(tree, in: file) : SyntaxForms.outline(tree, in: file))
    if found.isEmpty { return }
    let report = Report(files: files, findings: found, mapCount: 1)
    Output.rawError(ReportFormat.concise.print(report, from: .note, hasColor: false))
    throw ExitCode(1)
  }
}
