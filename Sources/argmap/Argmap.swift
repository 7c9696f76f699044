import ArgumentMap
import ArgumentParser
import CMemory
import Surroundings

@main
struct Argmap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "argmap",
    abstract: "Argument maps as code: check and draw them.",
    version: Output.version,
    subcommands: [
      CheckCommand.self, FixCommand.self, FormatCommand.self, RenderCommand.self, GraphCommand.self, SyntaxCommand.self,
      RenameCommand.self, StatsCommand.self, CoverageCommand.self, EvaluateCommand.self, WhyCommand.self,
      HingesCommand.self,
      SchemaCommand.self, NewCommand.self, ExplainCommand.self, WorkerCommand.self,
    ])

  static func main() {
    Program.prepareSignals()
    argmapFetchMemoryInPieces()
    defer { Waiting.end() }
    do {
      if let check = Check(plainArguments: CommandLine.arguments.dropFirst()) { return try check.run() }
      if let render = Render(plainArguments: CommandLine.arguments.dropFirst()) { return try render.run() }
      var command = try parseAsRoot()
      try command.run()
    } catch let exit as ExitCode {
      Waiting.end()
      Program.exit(exit.rawValue)
    } catch {
      if let failure = CommandFailure(error) {
        Output.rawError(failure.text)
        Program.exit(failure.status)
      }
      // ArgumentParser exits with 64 for invalid usage; argmap exits with 2. Help and the version are not errors.
      let message = fullMessage(for: error)
      guard exitCode(for: error) == .success else {
        Output.rawError(message + "\n" + hint(CommandLine.arguments.dropFirst().first))
        Program.exit(2)
      }
      do {
        try Output.print(message.isEmpty ? "" : message + "\n")
        Program.exit(0)
      } catch {
        Program.exit(2)
      }
    }
  }

  /// A line that suggests which command an unknown word was probably meant to be; empty if no command is similar.
  private static func hint(_ word: String?) -> String {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }.filter { $0 != "worker" }
    guard let word, !names.contains(word), word != "worker" else { return "" }
    var suggestion = Suggestion()
    return suggestion.nearest(to: word, among: names).map { "Did you mean argmap \($0)?\n" } ?? ""
  }
}
