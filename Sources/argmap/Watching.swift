import MapWorkspace

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Draws a map again at each save. Each drawing is a process of its own with a time limit: libgvc loses memory at every
/// layout, cannot be interrupted and can abort.
struct Watching {
  let map: String
  /// The arguments of this process, `--watch` among them.
  let arguments: [String]

  /// Seconds that one drawing may take.
  private static let limit = 60
  /// How often the file is looked at.
  private static let pause: UInt32 = 50_000

  func run() throws {
    var last: [Int]?
    while true {
      let stamp = System.stamp(map)
      // A file that an editor is about to replace is gone for a moment.
      if let stamp, stamp != last {
        last = stamp
        let status = drawOnce()
        Output.error(
          status == 0 ? "drew \(map)\n" : "could not draw \(map) (status \(status)); waiting for the next save\n")
      }
      usleep(Self.pause)
    }
  }

  private func drawOnce() -> Int32 {
    var child: pid_t = 0
    let list = ["argmap"] + arguments.filter { $0 != "--watch" }
    var pointers: [UnsafeMutablePointer<CChar>?] = list.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    guard posix_spawn(&child, Self.executable, nil, nil, &pointers, environ) == 0 else { return 70 }
    var waited = 0
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      usleep(10_000)
      waited += 1
      if waited > Self.limit * 100 {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
        return 124
      }
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  /// The path of this program.
  static var executable: String {
    #if os(Linux)
      "/proc/self/exe"
    #else
      CommandLine.arguments[0]
    #endif
  }
}
