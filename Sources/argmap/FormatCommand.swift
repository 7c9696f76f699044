import ArgumentParser
import MapEditing
import MapWorkspace
import SourceText

struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Format maps in the standard layout.",
    discussion:
      "The layout has two spaces per level, ids first and no unnecessary quotes; text and comments are kept. A map with syntax findings is left unchanged. Exit status: 0: done; 1: a map was left unchanged because of findings or, with --check or --diff, would change; 2: the command could not be carried out."
  )

  @OptionGroup var maps: MapPaths

  @Flag(help: "List the maps that would change, without changing them.")
  var check = false

  @Flag(help: "Show the changes without making them.")
  var diff = false

  @Flag(name: .shortAndLong, help: "Do not print the summary.")
  var quiet = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    var count = 0
    var left = 0
    var rewriting = Rewriting(diff ? .diff : check ? .names : .write)
    try reading.each(maps, quiet ? nil : "formatting") { path, workspace in
      let file = try workspace.read(path)
      count += 1
      var bytes = file.bytes
      switch formatMap(file) {
      case .formatted(let result): bytes = result
      case .unreadable(let finding):
        left += 1
        let at = LineTable(file.bytes).position(of: finding.place.range.start, in: file.bytes)
        Output.error("\(file.path):\(at.line):\(at.column): left unchanged: \(finding.message) [\(finding.rule)]\n")
      case .unsafe:
        left += 1
        Output.error("\(file.path): left unchanged: formatting would change what the map says; please report this\n")
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
