import Surroundings

/// Draws a map again at each save. Each drawing is a process of its own with a time limit: libgvc loses memory at every
/// layout, cannot be interrupted and can abort.
struct Watching {
  let map: String
  /// The arguments of this process, `--watch` among them.
  let arguments: [String]

  /// Seconds that one drawing may take.
  private static let limit = 60.0
  /// Milliseconds between two looks at the file.
  private static let pause = 50

  func run() throws {
    let disk = Disk()
    var last: FileStamp?
    while true {
      let stamp = disk.stamp(map)
      // A file that an editor is about to replace is gone for a moment.
      if let stamp, stamp != last {
        last = stamp
        let status = drawOnce()
        Output.error(
          status == 0 ? "drew \(map)\n" : "could not draw \(map) (status \(status)); waiting for the next save\n")
      }
      Program.pause(milliseconds: Self.pause)
    }
  }

  /// The status of the drawing; 124 where it took too long, 70 where it could not be started.
  private func drawOnce() -> Int32 {
    let result = ChildProcess.run(
      Program.path, arguments.filter { $0 != "--watch" }, limit: Self.limit, output: .inherited)
    guard let result else { return 70 }
    return result.isLate ? 124 : result.status
  }
}
