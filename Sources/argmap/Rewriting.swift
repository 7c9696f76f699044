import MapWorkspace
import SourceText

/// Outputs the results of commands that change maps: writes them, prints them, or prints the differences.
struct Rewriting {
  enum Mode {
    /// Writes the maps that have changed; a map from standard input is printed instead.
    case write
    /// Prints what would change.
    case diff
    /// Prints the names of the maps that would change.
    case names
  }

  let mode: Mode
  /// How many maps have changed or would change.
  private(set) var changed = 0

  init(_ mode: Mode) { self.mode = mode }

  mutating func put(_ bytes: [UInt8], of file: SourceFile, _ path: String, _ workspace: Workspace) throws {
    let differs = bytes != file.bytes
    if differs { changed += 1 }
    switch mode {
    case .diff: try Output.print(UnifiedDiff.print(file.bytes, bytes, path: file.path))
    case .names: if differs { try Output.print(PrintableText.path(file.path) + "\n") }
    case .write where path == "-": try Output.print(bytes)
    case .write: if differs { try workspace.fileSystem.write(bytes, to: path) }
    }
  }
}
