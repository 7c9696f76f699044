import ArgumentParser
import MapWorkspace

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Checks again whenever a file has been saved that has a part in it, or a map has come or gone.
struct CheckWatch {
  let check: Check

  /// How often the files are looked at: a save is seen within this time.
  private static let pause: UInt32 = 15_000
  /// How many looks go by until folders are searched again.
  private static let looksPerSearch = 60

  func run() throws -> Never {
    var known: [String] = []
    while true {
      var check = check
      check.request.namesFiles = true
      // What an argmap.yaml said may have changed.
      check.workspace.configurations = Configurations(isIsolated: check.workspace.configurations.isIsolated)
      clear()
      var message: String?
      do {
        let outcome = try check.outcome()
        known = outcome.paths
        try check.show(outcome)
      } catch let failure as CommandFailure {
        message = failure.text
      }
      if let message { Output.error(message) }
      Output.error("watching \(known.count) file\(known.count == 1 ? "" : "s"); Ctrl-C ends it\n")
      wait(known, check)
    }
  }

  /// A new screen on a terminal, with nothing to scroll back to; elsewhere a line between two checks.
  private func clear() {
    if Output.isTerminal { try? Output.print("\u{1B}[2J\u{1B}[3J\u{1B}[H") } else { Output.error("--\n") }
  }

  private func wait(_ paths: [String], _ check: Check) {
    let stamps = paths.map { System.stamp($0) }
    let maps = try? MapSearch.named(check.paths, allowEmpty: true, check.workspace.configurations)
    var looks = 0
    while true {
      usleep(Self.pause)
      if zip(paths, stamps).contains(where: { System.stamp($0) != $1 }) { return }
      looks += 1
      guard looks % Self.looksPerSearch == 0 else { continue }
      let configurations = Configurations(isIsolated: check.workspace.configurations.isIsolated)
      if let maps, let now = try? MapSearch.named(check.paths, allowEmpty: true, configurations), now != maps { return }
      // What could not be read at all may be whole by now.
      if maps == nil { return }
    }
  }
}
