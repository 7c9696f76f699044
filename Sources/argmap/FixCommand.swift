import ArgumentParser
import MapChecks
import MapWorkspace
import SourceText

struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Mend what can be mended without asking.",
    discussion:
      "Safe fixes keep what is meant; with --unsafe those are applied too that may change it. Exit status: 0 nothing is left to say, 1 errors or warnings are left or, with --diff, something would change, 2 a call that cannot be carried out."
  )

  @Argument(help: "Maps, folders to search for maps, or - for standard input. (default: the working folder)")
  var paths: [String] = []

  @Flag(help: "Apply unsafe fixes too.")
  var unsafe = false

  @Flag(help: "Print what would change, and change nothing.")
  var diff = false

  @Flag(name: .shortAndLong, help: "No summary.")
  var quiet = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    // One for all, so that each argmap.yaml is read once.
    let workspace = reading.workspace
    var count = 0
    var changed = 0
    var left = 0
    do {
      let maps = try MapSearch.named(paths, workspace.configurations)
      for path in maps {
        let file = try workspace.read(path)
        let fixed = fixMap(
          file, files: workspace.files(beside: file), isUnsafeToo: unsafe,
          settings: try workspace.settings(path))
        count += fixed.count
        left += fixed.findings.lazy.filter { $0.level >= .warning }.count
        if fixed.bytes != file.bytes { changed += 1 }
        try put(fixed.bytes, of: file, path)
      }
    } catch let error as Workspace.Unreadable {
      throw CommandFailure(error)
    } catch let error as CheckFailure {
      throw CommandFailure(error)
    }
    if !quiet { summarise(count, changed, left) }
    if diff ? changed > 0 : left > 0 { throw ExitCode(1) }
  }

  private func put(_ bytes: [UInt8], of file: SourceFile, _ path: String) throws {
    if diff {
      try Output.print(UnifiedDiff.print(file.bytes, bytes, path: file.path))
    } else if path == "-" {
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
    func counted(_ n: Int, _ what: String, _ plural: String) -> String { "\(n) \(n == 1 ? what : plural)" }
    var text =
      count == 0
      ? "nothing to fix"
      : counted(count, "fix", "fixes") + (diff ? " possible" : "") + " in " + counted(changed, "map", "maps")
    if left > 0 {
      text += "; \(counted(left, "finding is", "findings are")) left (argmap check)"
    }
    Output.error(text + "\n")
  }
}
