import ArgumentMap
import ArgumentParser
import MapEvaluation
import MapWorkspace
import Reporting

struct HingesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hinges",
    abstract: "Show what the standing of a conclusion hinges on.",
    discussion: """
      A hinge is a leaf (the basis and evidence of a claim), a step or a reply without which the claim's standing would \
      be different; if the claim is not accepted, without which its standing would be higher. Each is taken away in \
      turn, and the map is evaluated without it. Assumptions come first.
      """)

  @Argument(help: "A map, or - for standard input.", completion: .maps)
  var map: String

  @Argument(help: "The id of a claim. (default: each conclusion)", completion: .claim)
  var id: String?

  @Flag(help: "Show pairs too: two that change the standing together, though neither does alone.")
  var pairs = false

  @OptionGroup var supposing: SupposingOptions

  @Option(help: "The output format: text, json or md.")
  var format = EvaluateCommand.Format.text

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    Waiting.begin("reading \(map)")
    let evaluated = try reading.workspace.evaluated(map)
    evaluated.warn(map)
    let graph = evaluated.graph
    let claims = try id.map { [try graph.claimToEvaluate($0)] } ?? graph.conclusions
    if claims.isEmpty {
      throw CommandFailure("\(map) has no conclusions; name a claim here, or the conclusions under `conclusions`")
    }
    let evaluation = Evaluation(graph, try supposing.options(graph))
    Waiting.begin("evaluating \(map)")
    let hinges = HingesFormat(evaluation, claims.map { Hinges(evaluation, of: $0, pairs: pairs) }, hasPairs: pairs)
    switch format {
    case .text: try Output.print(hinges.text())
    case .json: try Output.print(hinges.json(path: map))
    case .md: try Output.print(hinges.markdown())
    }
  }
}
