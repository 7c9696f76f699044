import ArgumentParser
import MapChecks
import MapRendering
import MapWorkspace

struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "The typed graph of a map as JSON: claims, inferences, sources, what is supported.")

  @Argument(help: "A map, or - for standard input.")
  var map: String

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let result: CheckResult
    do {
      (result, _) = try reading.workspace.load(map)
    } catch {
      throw CommandFailure(error)
    }
    try Output.print(GraphJSON.render(result.graph, support: result.support))
  }
}
