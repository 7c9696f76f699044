import MapConfiguration
import MapLayout
import MapRepository
import SourceText
import Surroundings

/// Printing. A failure to write to standard output is an error, unless the reader has gone away (`| head`).
enum Output {
  static var version: String { "argmap \(ProgramVersion.number) (libgvc \(LayoutEngine.version))" }

  static func print(_ text: String) throws { try print(Array(text.utf8)) }

  static func print(_ bytes: [UInt8]) throws {
    Waiting.end()
    if case .failed(let reason) = Program.print(bytes, to: .output) {
      throw CommandFailure("cannot write to standard output: \(reason)")
    }
  }

  /// Prints a line to standard error. Line breaks within it and other characters that could manipulate a terminal or a
  /// log, for example in a file name that it quotes, are replaced.
  /// - Parameter line: the line, with its line feed.
  static func error(_ line: String) {
    let end = line.hasSuffix("\n") ? "\n" : ""
    rawError(PrintableText.replacing(String(line.dropLast(end.count))) + end)
  }

  /// Prints text to standard error unchanged.
  static func rawError(_ text: String) {
    Waiting.end()
    _ = Program.print(Array(text.utf8), to: .errors)
  }

  /// Throws if a file to be written is a map or a configuration, which is hardly what the user wants.
  static func refuseToReplace(_ path: String, _ files: any FileSystem) throws {
    let name = PathText.name(of: path)
    guard MapSearch.isMapName(name) || name == Configuration.name, files.kind(path) == .file else { return }
    throw CommandFailure(
      "writing to \(path) would overwrite a \(name == Configuration.name ? "configuration" : "map"); name another file")
  }

  /// The URL of the rules' pages as installed by `make install`, with `{rule}` in place of a rule's name; nil if they
  /// are not installed.
  static var installedRulePage: String? {
    let disk = Disk()
    guard let program = disk.realPath(Program.path) else { return nil }
    let page = PathText.folder(of: PathText.folder(of: program)) + "/share/doc/argmap/checks.md"
    return disk.kind(page) == .file ? "file://\(page)#{rule}" : nil
  }

  /// Whether standard output is a terminal.
  static var isTerminal: Bool { Program.isTerminal(.output) }
  /// Whether standard error is a terminal.
  static var isErrorTerminal: Bool { Program.isTerminal(.errors) }

  /// Whether to colour standard output: `--color` decides, then `NO_COLOR`, then `FORCE_COLOR`, then whether it is a
  /// terminal with colours.
  static func hasColor(_ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      if let no = Program.environment("NO_COLOR"), !no.isEmpty { return false }
      if let force = Program.environment("FORCE_COLOR"), !force.isEmpty, force != "0" { return true }
      return isTerminal && Program.environment("TERM") != "dumb"
    }
  }
}

/// A count with its noun, such as `1 map` or `2 maps`. The plural is `several` or, if that is nil, `one` with an `s`.
func counted(_ count: Int, _ one: String, _ several: String? = nil) -> String {
  "\(count) \(count == 1 ? one : several ?? one + "s")"
}
