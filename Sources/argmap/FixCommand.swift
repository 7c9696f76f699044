import ArgumentParser
import MapChecks
import MapWorkspace

struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Mend what can be mended without asking.",
    discussion:
      "Safe fixes keep what is meant; with --unsafe those are applied too that may change it. Exit status: 0 nothing is left to say, 1 errors or warnings are left or, with --diff, something would change, 2 a call that cannot be carried out."
  )

  @OptionGroup var maps: MapPaths

  @Flag(help: "Apply unsafe fixes too.")
  var unsafe = false

  @Flag(help: "Print what would change, and change nothing.")
  var diff = false

  @Flag(name: .shortAndLong, help: "No summary.")
  var quiet = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    var count = 0
    var left = 0
    var rewriting = Rewriting(diff ? .diff : .write)
    try reading.each(maps) { path, workspace in
      let file = try workspace.read(path)
      let fixed = fixMap(
        file, files: workspace.files(beside: file), isUnsafeToo: unsafe, settings: try workspace.settings(path))
      count += fixed.count
      left += fixed.findings.lazy.filter { $0.level >= .warning }.count
      try rewriting.put(fixed.bytes, of: file, path, workspace)
    }
    if !quiet { summarise(count, rewriting.changed, left) }
    if diff ? rewriting.changed > 0 : left > 0 { throw ExitCode(1) }
  }

  private func summarise(_ count: Int, _ changed: Int, _ left: Int) {
    var text =
      count == 0
      ? "nothing to fix"
      : counted(count, "fix", "fixes") + (diff ? " possible" : "") + " in " + counted(changed, "map")
    if left > 0 { text += "; \(counted(left, "finding is", "findings are")) left (argmap check)" }
    Output.error(text + "\n")
  }
}
