import ArgumentMap
import ArgumentParser
import MapConfiguration

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of map files, for editors that support YAML.")

  @Flag(help: "Print the schema of argmap.yaml instead.")
  var config = false

  func run() throws { try Output.print(config ? ConfigurationSchema.text() : MapSchema.text()) }
}
