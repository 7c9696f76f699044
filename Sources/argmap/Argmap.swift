import ArgumentParser
import CMemory
import MapWorkspace

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

@main
struct Argmap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "argmap",
    abstract: "Argument maps as code: checked and drawn.",
    version: Output.version,
    subcommands: [
      CheckCommand.self, FixCommand.self, FormatCommand.self, RenderCommand.self, GraphCommand.self, SyntaxCommand.self,
      RenameCommand.self, StatsCommand.self, CoverageCommand.self, SchemaCommand.self, NewCommand.self,
      ExplainCommand.self,
    ])

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    argmapFetchMemoryInPieces()
    // Whoever started us may have had signals blocked; Ctrl-C must end this all the same.
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
    do {
      if let check = Check(plainArguments: CommandLine.arguments.dropFirst()) { return try check.run() }
      if let render = Render(plainArguments: CommandLine.arguments.dropFirst()) { return try render.run() }
      var command = try parseAsRoot()
      try command.run()
    } catch let exit as ExitCode {
      _exit(exit.rawValue)
    } catch let failure as CommandFailure {
      Output.error(failure.text)
      _exit(failure.status)
    } catch {
      // ArgumentParser ends with 64 on a bad call; here that is 2. Help and the version are no errors.
      let message = fullMessage(for: error)
      let status = exitCode(for: error)
      if status == .success {
        do {
          try Output.print(message.isEmpty ? "" : message + "\n")
          _exit(0)
        } catch {
          _exit(2)
        }
      }
      Output.error(message + "\n")
      _exit(2)
    }
  }
}
