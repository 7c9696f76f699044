import ArgumentParser
import MapDrawing
import MapWorkspace
import SourceText

extension Rendering.Format: ExpressibleByArgument {}

enum DirectionChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, down, right
  var direction: Drawing.Direction? { Drawing.Direction(rawValue: rawValue) }
}

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw a map.",
    discussion: "What a broken map still says is drawn; --strict refuses it instead.")

  @Argument(help: "A map, or - for standard input.")
  var map: String

  @Option(name: .shortAndLong, help: "The file to write, whole or not at all. (default: standard output)")
  var output: String?

  @Option(help: "svg, dot or json (positions). (default: by the output's ending, else svg)")
  var format: Rendering.Format?

  @Option(help: "Where reasons stand: down (conclusions at the top), right (at the left), auto (by the map's shape).")
  var direction: DirectionChoice = .auto

  @Flag(help: "Draw again at each save, until Ctrl-C.")
  var watch = false

  @Flag(help: "Refuse a map with errors.")
  var strict = false

  @Flag(name: .shortAndLong, help: "Say nothing about a map with errors.")
  var quiet = false

  @Option(help: ArgumentHelp("Lay out so many times; for measurements.", visibility: .private))
  var times = 1

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if watch, output == nil { throw ValidationError("--watch needs -o FILE") }
    if watch, output == "-" { throw ValidationError("--watch needs -o FILE") }
    if let output, map != "-", System.isSameFile(map, output) {
      throw ValidationError("-o \(output) is the map itself; name another file")
    }
    if watch, map == "-" { throw ValidationError("--watch needs a file, not standard input") }
    if format == nil, let output, output != "-", Rendering.Format(ending: output) == nil {
      throw ValidationError("what form is \(output)? Say --format svg, dot or json")
    }
  }

  func run() throws {
    if watch {
      try Watching(map: map, arguments: Array(CommandLine.arguments.dropFirst())).run()
      return
    }
    let form = format ?? output.flatMap(Rendering.Format.init(ending:)) ?? .svg
    do {
      let rendering = try Rendering(map, workspace: reading.workspace)
      try judge(rendering)
      if rendering.claimCount > Rendering.largeMap, form != .dot {
        Output.error("laying out \(rendering.claimCount) claims, which may take long; Ctrl-C ends it\n")
      }
      for _ in 1..<max(times, 1) { _ = try rendering.text(form, direction: direction.direction) }
      let (text, warnings) = try rendering.text(form, direction: direction.direction)
      for warning in warnings { Output.error("argmap: libgvc: \(warning)\n") }
      guard let output, output != "-" else { return try Output.print(text) }
      try System.write(text, to: output)
    } catch let error as Workspace.Unreadable {
      throw CommandFailure(error)
    } catch let error as FileWritingError {
      throw CommandFailure("cannot write \(output ?? ""): \(error.reason)")
    } catch let error as Rendering.Failure {
      throw CommandFailure("cannot lay out \(map): \(error.reason)", status: 70)
    }
  }

  /// Says what is wrong with the map, or refuses it.
  private func judge(_ rendering: Rendering) throws {
    let errors = rendering.errorCount
    guard errors > 0 else { return }
    let what = "\(errors) error\(errors == 1 ? "" : "s")"
    if strict {
      Output.error("argmap: \(map) has \(what); see argmap check\n")
      throw ExitCode(1)
    }
    // What is merely unsupported was understood.
    let rest = rendering.isUnderstood ? "see argmap check" : "drawn as far as understood (see argmap check)"
    if !quiet { Output.error("argmap: \(map) has \(what); \(rest)\n") }
  }
}
