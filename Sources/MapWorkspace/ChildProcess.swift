#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Programs that are run to their end, by `posix_spawn`.
package enum ChildProcess {
  package struct Finished: Sendable {
    package var status: Int32
    package var output: [UInt8]
    /// It was killed, since it took too long.
    package var isLate = false
  }

  /// Runs a program that is found by `PATH`. Its output is read while it runs, so that it never waits for us.
  ///
  /// - Parameters:
  ///   - limit: the seconds that it may take; it is killed then.
  ///   - keepsErrors: whether what it writes to standard error is part of its output; else it goes nowhere.
  /// - Returns: nil where it cannot be run.
  package static func run(
    _ program: String, _ arguments: [String], limit: Int? = nil, keepsErrors: Bool = false
  ) -> Finished? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    if keepsErrors {
      posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    } else {
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    var pointers: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child: pid_t = 0
    let result = posix_spawnp(&child, program, &actions, nil, &pointers, environ)
    close(ends[1])
    defer { close(ends[0]) }
    guard result == 0 else { return nil }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var isLate = false
    while true {
      if let limit {
        // Silence for so long is taken for the end; what is drawn by a process says nothing meanwhile.
        var waiting = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
        if poll(&waiting, 1, Int32(limit) * 1000) == 0 {
          kill(child, SIGKILL)
          isLate = true
          break
        }
      }
      let count = chunk.withUnsafeMutableBytes { System.readSome(ends[0], $0) }
      if count <= 0 { break }
      output += chunk[..<count]
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return Finished(
      status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F), output: output, isLate: isLate)
  }
}
