#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// This process: printing, exiting and its environment. Outside this module, only the command may use it.
package enum Program {
  /// A stream that the command prints to: standard output or standard error.
  package enum Stream: Int32, Sendable { case output = 1, errors }

  /// The result of printing.
  package enum Printed: Sendable {
    case done
    /// The reading end of the pipe was closed, as in `| head`.
    case readerGone
    /// Writing failed, with the system's reason.
    case failed(String)
  }

  package static func print(_ bytes: [UInt8], to stream: Stream) -> Printed {
    if SystemCall.writeAll(bytes, to: stream.rawValue) { return .done }
    return errno == EPIPE ? .readerGone : .failed(SystemCall.lastError())
  }

  package static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// Ends the process at once; nothing is flushed, since nothing is buffered.
  package static func exit(_ status: Int32) -> Never { _exit(status) }

  package static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// A path with which this program can be started again.
  package static var path: String {
    #if os(Linux)
      "/proc/self/exe"
    #else
      CommandLine.arguments[0]
    #endif
  }

  /// Sets up signals for a command: writing to a closed pipe fails instead of terminating the process, and Ctrl-C works
  /// even if the parent process had signals blocked.
  package static func prepareSignals() {
    signal(SIGPIPE, SIG_IGN)
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
  }

  /// Suspends the current thread.
  package static func pause(milliseconds: Int) { usleep(UInt32(milliseconds) * 1000) }

  /// Reads a line from standard input, without its line feed; nil at the end of the input.
  package static func readLine() -> [UInt8]? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while withUnsafeMutableBytes(of: &byte, { SystemCall.readSome(0, $0) }) == 1 {
      if byte == 0x0A { return line }
      line.append(byte)
    }
    return line.isEmpty ? nil : line
  }

  /// Reads a number of bytes from standard input, or fewer if the input ends first.
  package static func readBytes(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let read = SystemCall.readSome(
          0, UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...]))
        if read <= 0 { return }
        filled += read
      }
    }
  }

  /// Starts watching standard input. Once it is closed, the parent process, which held the other end, has ended; this
  /// process then ends as if it had received SIGTERM, or with status 70 if it ignores that signal.
  package static func endWithInput() {
    Parallel.detach {
      var byte: UInt8 = 0
      while withUnsafeMutableBytes(of: &byte, { SystemCall.readSome(0, $0) }) > 0 {}
      kill(getpid(), SIGTERM)
      sleep(2)
      _exit(70)
    }
  }
}
