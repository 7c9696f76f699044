import ArgumentParser
import MapRendering
import MapWorkspace

struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Print the typed graph of a map as JSON: claims, inferences, sources, support.")

  @Argument(help: "A map, or - for standard input.")
  var map: String

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    Waiting.begin("reading \(map)")
    let result = try reading.workspace.load(map)
    try Output.print(GraphJSON.render(result.graph, support: result.support))
  }
}
