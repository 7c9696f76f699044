import ArgumentParser
import MapRendering
import MapWorkspace

struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Print the typed graph of a map as JSON: claims, inferences, sources, support.")

  @Argument(help: "A map, or - for standard input.")
  var map: String

  @Flag(help: "Print the claims and steps of imported maps too, each with its file.")
  var joined = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    Waiting.begin("reading \(map)")
    let read = try reading.workspace.evaluated(map)
    try Output.print(GraphJSON.render(read.graph, support: read.support, joining: joined ? read.files : nil))
  }
}
