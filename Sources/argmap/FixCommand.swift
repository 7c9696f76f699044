import ArgumentParser
import MapChecks
import MapWorkspace

struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Apply safe fixes.",
    discussion:
      "Safe fixes preserve the meaning of a map; unsafe ones may change it. Exit status: 0: no errors or warnings remain (with --diff: nothing would change); 1: some remain (with --diff: something would change); 2: the command could not be carried out."
  )

  @OptionGroup var maps: MapPaths

  @Flag(help: "Apply unsafe fixes as well.")
  var unsafe = false

  @Flag(help: "Show the changes without making them.")
  var diff = false

  @Flag(name: .shortAndLong, help: "Do not print the summary.")
  var quiet = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    var count = 0
    var left = 0
    var rewriting = Rewriting(diff ? .diff : .write)
    try reading.each(maps, quiet ? nil : "fixing") { path, workspace in
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
