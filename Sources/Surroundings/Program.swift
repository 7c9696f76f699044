#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// This process: what only the command may use, to print, to exit, and to ask what it runs in.
package enum Program {
  /// Where a command's words go.
  package enum Stream: Int32, Sendable { case output = 1, errors }

  /// What became of printing.
  package enum Printed: Sendable {
    case done
    /// The reader has gone, as in `| head`.
    case readerGone
    /// Refused, with the reason.
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

  /// The path of this program, as another process can start it.
  package static var path: String {
    #if os(Linux)
      "/proc/self/exe"
    #else
      CommandLine.arguments[0]
    #endif
  }

  /// Sets the signals as a command needs them: a pipe without a reader is an error of writing, and Ctrl-C ends the
  /// command even where whoever started it had signals blocked.
  package static func prepareSignals() {
    signal(SIGPIPE, SIG_IGN)
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
  }

  /// Waits.
  package static func pause(milliseconds: Int) { usleep(UInt32(milliseconds) * 1000) }

  /// Reads a line from standard input, without its line end; nil at the end of the input.
  package static func readLine() -> [UInt8]? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while withUnsafeMutableBytes(of: &byte, { SystemCall.readSome(0, $0) }) == 1 {
      if byte == 0x0A { return line }
      line.append(byte)
    }
    return line.isEmpty ? nil : line
  }

  /// Ends this process when its standard input is closed: whoever started it and holds the other end has gone.
  package static func endWithInput() {
    Parallel.detach {
      var byte: UInt8 = 0
      while withUnsafeMutableBytes(of: &byte, { SystemCall.readSome(0, $0) }) > 0 {}
      _exit(70)
    }
  }
}
