import MapWorkspace
import Surroundings

/// Checks again whenever a file that the findings depend on is saved, or a map is added or deleted.
struct CheckWatch {
  let check: Check

  /// The time between two polls of the files, in milliseconds. A save is noticed within this time.
  private static let pause = 15
  /// After this many polls, folders are searched for maps again.
  private static let looksPerSearch = 60

  func run() throws -> Never {
    var known: [String] = []
    while true {
      var check = check
      check.request.namesFiles = true
      check.workspace = check.workspace.anew
      clear()
      var message: String?
      do {
        let outcome = try check.outcome()
        known = outcome.paths
        try check.show(outcome)
      } catch {
        guard let failure = CommandFailure(error) else { throw error }
        message = failure.text
      }
      if let message { Output.rawError(message) }
      Output.error("watching \(counted(known.count, "file")); press Ctrl-C to stop\n")
      wait(known, check)
    }
  }

  /// Clears the terminal and its scrollback or, if there is no terminal, prints a line to separate two checks.
  private func clear() {
    if Output.isTerminal { try? Output.print("\u{1B}[2J\u{1B}[3J\u{1B}[H") } else { Output.error("--\n") }
  }

  private func wait(_ paths: [String], _ check: Check) {
    let files = check.workspace.fileSystem
    let stamps = paths.map { files.stamp($0) }
    var workspace = check.workspace
    workspace.search.allowsEmpty = true
    let maps = try? workspace.maps(check.paths)
    var looks = 0
    while true {
      Program.pause(milliseconds: Self.pause)
      if zip(paths, stamps).contains(where: { files.stamp($0) != $1 }) { return }
      looks += 1
      guard looks % Self.looksPerSearch == 0 else { continue }
      if let maps, let now = try? workspace.anew.maps(check.paths), now != maps { return }
      // If the search failed, the cause of the failure may have been fixed by now.
      if maps == nil { return }
    }
  }
}
