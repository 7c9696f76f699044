import ArgumentParser
import MapEditing
import MapWorkspace
import SourceText

struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Lay maps out in one way.",
    discussion:
      "Two spaces a level, ids first, no needless quotes; texts and comments stay as they are. A map that cannot be read is left as it is. Exit status: 0 done, 1 a map could not be laid out or, with --check or --diff, would change, 2 a call that cannot be carried out."
  )

  @Argument(help: "Maps, folders to search for maps, or - for standard input. (default: the working folder)")
  var paths: [String] = []

  @Flag(help: "Name the maps that would change, and change nothing.")
  var check = false

  @Flag(help: "Print what would change, and change nothing.")
  var diff = false

  @Flag(name: .shortAndLong, help: "No summary.")
  var quiet = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    var changed = 0
    var left = 0
    do {
      let maps = try MapSearch.named(paths, reading.workspace.configurations)
      for path in maps {
        let file = try reading.workspace.read(path)
        var bytes = file.bytes
        switch formatMap(file) {
        case .formatted(let result): bytes = result
        case .unreadable(let finding):
          left += 1
          let at = LineTable(file.bytes).position(of: finding.place.range.start, in: file.bytes)
          Output.error("\(file.path):\(at.line):\(at.column): left as it is: \(finding.message) [\(finding.rule)]\n")
        case .unsafe:
          left += 1
          Output.error("\(file.path): left as it is: it would not read as before; please report this\n")
        }
        if bytes != file.bytes { changed += 1 }
        try put(bytes, of: file, path)
      }
      if !quiet { summarise(maps.count, changed, left) }
    } catch let error as Workspace.Unreadable {
      throw CommandFailure(error)
    }
    if left > 0 || (check || diff) && changed > 0 { throw ExitCode(1) }
  }

  private func put(_ bytes: [UInt8], of file: SourceFile, _ path: String) throws {
    if diff { try Output.print(UnifiedDiff.print(file.bytes, bytes, path: file.path)) }
    if check, !diff, bytes != file.bytes { try Output.print(file.path + "\n") }
    if check || diff { return }
    if path == "-" {
      try Output.print(bytes)
    } else if bytes != file.bytes {
      do {
        try System.write(bytes, to: path)
      } catch {
        throw CommandFailure("cannot write \(path): \(error.reason)")
      }
    }
  }

  private func summarise(_ count: Int, _ changed: Int, _ left: Int) {
    let maps = "\(changed) of \(count) map\(count == 1 ? "" : "s")"
    var text = check || diff ? "\(maps) would change" : "\(maps) changed"
    if left > 0 { text += "; \(left) left as \(left == 1 ? "it is" : "they are")" }
    Output.error(text + "\n")
  }
}
