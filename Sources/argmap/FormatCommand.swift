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

  @OptionGroup var maps: MapPaths

  @Flag(help: "Name the maps that would change, and change nothing.")
  var check = false

  @Flag(help: "Print what would change, and change nothing.")
  var diff = false

  @Flag(name: .shortAndLong, help: "No summary.")
  var quiet = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    var count = 0
    var left = 0
    var rewriting = Rewriting(diff ? .diff : check ? .names : .write)
    try reading.each(maps) { path, workspace in
      let file = try workspace.read(path)
      count += 1
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
      try rewriting.put(bytes, of: file, path, workspace)
    }
    if !quiet { summarise(count, rewriting.changed, left) }
    if left > 0 || (check || diff) && rewriting.changed > 0 { throw ExitCode(1) }
  }

  private func summarise(_ count: Int, _ changed: Int, _ left: Int) {
    var text = "\(changed) of \(counted(count, "map")) \(check || diff ? "would change" : "changed")"
    if left > 0 { text += "; \(left) left as \(left == 1 ? "it is" : "they are")" }
    Output.error(text + "\n")
  }
}
