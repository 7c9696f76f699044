import ArgumentMap
import ArgumentParser
import MapEvaluation
import MapWorkspace
import Reporting

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Show why a claim stands or does not: what decides it, as a tree.",
    discussion: """
      Each claim is shown with its standing and its place in the file. A step that does not hold is dead, and so is \
      everything below it, which is dimmed on a terminal.
      """)

  @Argument(help: "A map, or - for standard input.", completion: .maps)
  var map: String

  @Argument(help: "The id of a claim.", completion: .claim)
  var id: String

  @Flag(help: "Show everything that bears on the claim, not only what decides.")
  var all = false

  @Option(help: ArgumentHelp("How many levels of reasons to show.", valueName: "n"))
  var depth: Int?

  @OptionGroup var supposing: SupposingOptions

  @Option(help: "The output format: text, json or md.")
  var format = EvaluateCommand.Format.text

  @Option(help: "When to colour the output: auto, always or never.")
  var color = ColorChoice.auto

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if let depth, depth < 0 { throw ValidationError("--depth must be 0 or more") }
  }

  func run() throws {
    Waiting.begin("reading \(map)")
    let evaluated = try reading.workspace.evaluated(map)
    evaluated.warn(map)
    let claim = try evaluated.graph.claimToEvaluate(id)
    let options = try supposing.options(evaluated.graph)
    let evaluation = Evaluation(evaluated.graph, options)
    let tree = WhyTree(evaluation, claim, all: all, depth: depth)
    let why = WhyFormat(evaluation, tree, evaluated.files, hasColor: format == .text && Output.hasColor(color))
    switch format {
    case .text: try Output.print(why.text())
    case .json: try Output.print(why.json())
    case .md: try Output.print(why.markdown())
    }
  }
}
