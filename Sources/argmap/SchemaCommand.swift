import ArgumentMap
import ArgumentParser
import MapConfiguration

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "The JSON Schema of map files, for editors that know YAML.")

  @Flag(help: "That of the configuration, argmap.yaml.")
  var config = false

  func run() throws { try Output.print(config ? ConfigurationSchema.text() : MapSchema.text()) }
}
