import ArgumentParser
import MapWorkspace
import SourceText
import Surroundings

struct RenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Rename a claim, group, source, import or view.",
    discussion:
      "The name is changed throughout the map and in its baseline; the name of a claim or source is also changed in the maps that import this map. Either all files are written or none. Exit status: 0: done; 1: with --diff, something would change; 2: the command could not be carried out."
  )

  @Argument(help: "A map, or - to read standard input and print the result.")
  var map: String

  @Argument(help: "The current name.")
  var old: String

  @Argument(help: "The new name.")
  var new: String

  @Flag(help: "Show the changes without making them.")
  var diff = false

  @Flag(name: .shortAndLong, help: "Do not print the summary.")
  var quiet = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    if !quiet { Waiting.begin("renaming \(old)") }
    let workspace = reading.workspace
    let file = try workspace.read(map)
    let renaming = try Renaming(file, path: map, old, to: new, workspace: workspace)
    let changes = renaming.changes
    if diff {
      for change in changes + renaming.baselines {
        try Output.print(UnifiedDiff.print(change.before, change.after, path: change.path))
      }
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
