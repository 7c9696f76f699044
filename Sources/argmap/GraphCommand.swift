import ArgumentParser
import MapRendering
import MapWorkspace

struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "The typed graph of a map as JSON: claims, inferences, sources, what is supported.")

  @Argument(help: "A map, or - for standard input.")
  var map: String

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    do {
      let (result, _) = try reading.workspace.load(map)
      Output.print(GraphJSON.render(result.graph, support: result.support))
    } catch {
      throw CommandFailure(error)
    }
  }
}
