import Surroundings

/// Redraws a map whenever it is saved. Each drawing is made by a separate process with a time limit, since libgvc leaks
/// memory with every layout, cannot be interrupted and can abort.
struct Watching {
  let map: String
  /// The arguments of this process, including `--watch`.
  let arguments: [String]
  /// The time limit for a drawing.
  let limit: TimeLimit

  /// The time between two checks of the file, in milliseconds.
  private static let pause = 50

  func run() throws {
    let disk = Disk()
    var last: FileStamp?
    while true {
      let stamp = disk.stamp(map)
      // An editor that replaces the file leaves it missing for a moment.
      if let stamp, stamp != last {
        last = stamp
        let status = drawOnce()
        Output.error(
          status == 0 ? "drew \(map)\n" : "could not draw \(map) (status \(status)); waiting for the next save\n")
      }
      Program.pause(milliseconds: Self.pause)
    }
  }

  /// Draws the map once and returns the exit status: 124 if it took too long, 70 if the process could not be started.
  private func drawOnce() -> Int32 {
    let result = ChildProcess.run(
      Program.path, arguments.filter { $0 != "--watch" }, limit: limit.seconds, output: .inherited)
    guard let result else { return 70 }
    return result.isLate ? 124 : result.status
  }
}
