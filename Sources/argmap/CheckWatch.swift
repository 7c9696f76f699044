import MapWorkspace
import Surroundings

/// Checks again whenever a file that the findings depend on is saved, or a map is added or deleted.
struct CheckWatch {
  let check: Check

  func run() throws -> Never {
    var fileCount = 0
    while true {
      let files = ObservedFiles(Disk())
      var check = check
      check.request.namesFiles = true
      check.workspace = check.workspace.reading(files)
      // The search comes before the check, so that a map that is added during the check is noticed afterwards.
      let maps = try? Self.maps(check)
      clear()
      var message: String?
      do {
        let outcome = try check.outcome()
        fileCount = outcome.paths.count
        try check.show(outcome)
      } catch {
        guard let failure = CommandFailure(error) else { throw error }
        message = failure.text
        fileCount = max(fileCount, files.count)
      }
      if let message { Output.rawError(message) }
      Output.error("watching \(counted(fileCount, "file")); press Ctrl-C to stop\n")
      wait(files, maps)
    }
  }

  private static func maps(_ check: Check) throws -> [String] {
    var workspace = check.workspace
    workspace.search.allowsEmpty = true
    return try workspace.maps(check.paths)
  }

  /// Clears the terminal and its scrollback or, if there is no terminal, prints a line to separate two checks.
  private func clear() {
    if Output.isTerminal { try? Output.print("\u{1B}[2J\u{1B}[3J\u{1B}[H") } else { Output.error("--\n") }
  }

  /// - Parameter maps: the maps to which the paths refer; nil if the search for them failed.
  private func wait(_ files: ObservedFiles, _ maps: [String]?) {
    var check = check
    // The folders as they were when they were last searched.
    var folders = files
    files.poll { time in
      // A folder also changes when a file that is not a map comes or goes, so the maps themselves are compared.
      if folders.haveFoldersChanged {
        folders = ObservedFiles(Disk())
        check.workspace = check.workspace.reading(folders)
        let now = try? Self.maps(check)
        return now != maps
      }
      // If the search failed, the cause may be gone although no folder has changed.
      return maps == nil && time >= 1
    }
  }
}

extension ObservedFiles {
  /// Waits until a file that has been read changes, or `isOver` says so.
  /// - Parameter isOver: called after each look at the files, with the total length of the pauses so far, in seconds.
  func poll(_ isOver: (_ time: Double) -> Bool = { _ in false }) {
    // The time between two looks, in milliseconds. It is longer for many files, since looking at them takes a while.
    let pause = 15 + count / 20
    var time = 0.0
    repeat {
      Program.pause(milliseconds: pause)
      time += Double(pause) / 1000
    } while !haveFilesChanged && !isOver(time)
  }
}
