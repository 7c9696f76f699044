#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// The writing end of the pipe that tells the cleaning thread which signal has arrived.
nonisolated(unsafe) private var signalPipe: Int32 = -1

/// What happens when a signal, such as the one that Ctrl-C sends, ends this process: child processes are ended,
/// temporary folders are deleted, and a file that is being written is finished first. Set up only once there is
/// something to clean up, so that short runs pay nothing.
enum Interruption {
  private struct Remains {
    var folders: Set<String> = []
    var children: Set<pid_t> = []
  }

  private static let remains = Locked(Remains())
  private static let writing = Lock()

  static func add(folder: String) {
    _ = isPrepared
    remains.write { $0.folders.insert(folder) }
  }

  static func remove(folder: String) { remains.write { $0.folders.remove(folder) } }

  static func add(child: pid_t) {
    _ = isPrepared
    remains.write { $0.children.insert(child) }
  }

  static func remove(child: pid_t) { remains.write { $0.children.remove(child) } }

  /// Does something that must not be interrupted halfway, such as replacing a file.
  static func protecting<Result>(_ body: () -> Result) -> Result {
    writing.withLock {
      var signals = sigset_t()
      var before = sigset_t()
      sigemptyset(&signals)
      for signal in endings { sigaddset(&signals, signal) }
      sigprocmask(SIG_BLOCK, &signals, &before)
      defer { sigprocmask(SIG_SETMASK, &before, nil) }
      return body()
    }
  }

  /// The signals that end a process when its user or the system wants it to end.
  private static let endings = [SIGINT, SIGTERM, SIGHUP]

  private static let isPrepared: Void = {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    signalPipe = ends[1]
    for number in endings {
      // A handler may do little more than write a byte; a thread does the rest.
      let before = signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(signalPipe, &byte, 1)
      }
      // A signal that was already ignored, as under nohup, stays ignored.
      if before.map({ unsafeBitCast($0, to: Int.self) }) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      }
    }
    let reading = ends[0]
    Parallel.detach {
      var byte: UInt8 = 0
      while withUnsafeMutableBytes(of: &byte, { SystemCall.readSome(reading, $0) }) == 1 { end(Int32(byte)) }
    }
  }()

  private static func end(_ number: Int32) {
    writing.withLock {
      let remains = remains.read { $0 }
      for child in remains.children { kill(-child, SIGTERM) }
      for folder in remains.folders { TemporaryFolder.delete(folder) }
      // Let the signal itself end the process, so that the exit status says which signal it was.
      signal(number, SIG_DFL)
      kill(getpid(), number)
      pause()
    }
  }
}
