#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Calls of the C library as Swift can use them.
enum SystemCall {
  /// The text of `errno`.
  static func lastError() -> String { String(cString: strerror(errno)) }

  static func read(_ descriptor: Int32, _ base: UnsafeMutableRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, base, count)
    #elseif canImport(Musl)
      Musl.read(descriptor, base, count)
    #else
      Darwin.read(descriptor, base, count)
    #endif
  }

  private static func write(_ descriptor: Int32, _ base: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, base, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, base, count)
    #else
      Darwin.write(descriptor, base, count)
    #endif
  }

  /// Reads once, again where a signal comes between; 0 at the end, less where it fails.
  static func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = read(descriptor, buffer.baseAddress!, buffer.count)
      if count >= 0 || errno != EINTR { return count }
    }
  }

  /// Writes everything; false where the reader has gone or the system refuses, which `errno` tells apart.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let n = write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if n < 0, errno == EINTR { continue }
        if n <= 0 { return false }
        done += n
      }
      return true
    }
  }

  /// Seconds on a clock that never jumps.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Whether a name fits a pattern of the shell's, by `fnmatch`.
  static func matches(_ pattern: String, _ name: String) -> Bool { fnmatch(pattern, name, 0) == 0 }
}

/// Patterns of names as the shell knows them: `*`, `?`, `[a-z]`.
package enum NamePattern {
  package static func matches(_ pattern: String, _ name: String) -> Bool { SystemCall.matches(pattern, name) }
}
