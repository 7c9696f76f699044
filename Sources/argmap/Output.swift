import MapLayout
import SourceText
import Surroundings

/// Printing. What cannot be written is an error; only a reader that has gone away (`| head`) is none.
enum Output {
  static var version: String { "argmap \(ProgramVersion.number) (libgvc \(LayoutEngine.version))" }

  static func print(_ text: String) throws { try print(Array(text.utf8)) }

  static func print(_ bytes: [UInt8]) throws {
    if case .failed(let reason) = Program.print(bytes, to: .output) {
      throw CommandFailure("cannot write to standard output: \(reason)")
    }
  }

  static func error(_ text: String) { _ = Program.print(Array(text.utf8), to: .errors) }

  /// The rules' pages where `make install` puts them, as an address with `{rule}` in it; nil where they are not there.
  static var installedRulePage: String? {
    let disk = Disk()
    guard let program = disk.realPath(Program.path) else { return nil }
    let page = PathText.folder(of: PathText.folder(of: program)) + "/share/doc/argmap/checks.md"
    return disk.kind(page) == .file ? "file://\(page)#{rule}" : nil
  }

  static var isTerminal: Bool { Program.isTerminal(.output) }
  /// Whether standard error is one.
  static var isErrorTerminal: Bool { Program.isTerminal(.errors) }

  /// Whether to colour what goes to standard output: `--color` decides, then `NO_COLOR`, then `FORCE_COLOR`, then
  /// whether it is a terminal that can.
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

/// `1 map`, `2 maps`.
func counted(_ count: Int, _ one: String, _ several: String? = nil) -> String {
  "\(count) \(count == 1 ? one : several ?? one + "s")"
}
