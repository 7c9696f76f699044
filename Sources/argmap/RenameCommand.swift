import ArgumentParser
import MapWorkspace
import SourceText
import Surroundings

struct RenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give a claim, group, source or import another name.",
    discussion:
      "The name changes wherever the map writes it; that of a claim in the maps that import this one too. All are written or none. Exit status: 0 done, 1 with --diff something would change, 2 a call that cannot be carried out."
  )

  @Argument(help: "A map, or - for standard input, which prints the result.")
  var map: String

  @Argument(help: "The name as it is.")
  var old: String

  @Argument(help: "The name as it shall be.")
  var new: String

  @Flag(help: "Print what would change, and change nothing.")
  var diff = false

  @Flag(name: .shortAndLong, help: "No summary.")
  var quiet = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let workspace = reading.workspace
    let file = try workspace.read(map)
    let renaming = try Renaming(file, path: map, old, to: new, workspace: workspace)
    let changes = renaming.changes
    if diff {
      for change in changes { try Output.print(UnifiedDiff.print(change.before, change.after, path: change.path)) }
    } else if map == "-" {
      try Output.print(changes.first?.after ?? file.bytes)
    } else {
      do throws(FileWritingError) {
        try renaming.write()
      } catch {
        throw CommandFailure("cannot write \(error.path): \(error.reason); nothing was changed")
      }
    }
    if !quiet {
      let places = changes.reduce(0) { $0 + $1.count }
      let what = "\(counted(places, "place")) in \(counted(changes.count, "map"))\(diff ? " would change" : "")"
      Output.error(changes.isEmpty ? "nothing to change\n" : what + "\n")
    }
    if diff, !changes.isEmpty { throw ExitCode(1) }
  }
}
