#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Runs other programs to completion, using `posix_spawn`.
package enum ChildProcess {
  /// The result of a program that has ended.
  package struct Finished: Sendable {
    /// The exit status, or 128 plus the number of the signal that terminated the program.
    package var status: Int32
    /// The output that was kept; see `Output`.
    package var output: [UInt8] = []
    /// Whether the program was ended because it exceeded its time limit.
    package var isLate = false
  }

  /// Where a program's output goes.
  package enum Output: Sendable {
    /// Standard output is kept; standard error is discarded.
    case kept
    /// Standard output and standard error are kept, interleaved.
    case keptWithErrors
    /// Standard output and standard error are inherited from this process.
    case inherited
  }

  private static let starting = Lock()
  /// A child that exits without reading its input must not terminate this process.
  private static let ignoresBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  /// Runs a program found through `PATH` and waits for it to end. Its output is read while it runs, so that a full pipe
  /// never blocks it.
  ///
  /// - Parameters:
  ///   - input: the standard input, which stays open until the program ends; nil for `/dev/null`.
  ///   - limit: the time limit in seconds, after which the program is terminated and, if it does not end within a second,
  ///     killed; nil for none.
  /// - Returns: nil if the program cannot be started.
  package static func run(
    _ program: String, _ arguments: [String], input: [UInt8]? = nil, limit: Double? = nil, output: Output = .kept
  ) -> Finished? {
    guard let child = start(program, arguments, hasInput: input != nil, output) else { return nil }
    Interruption.add(child: child.id)
    defer {
      Interruption.remove(child: child.id)
      child.close()
    }
    let deadline = limit.map { SystemCall.now() + $0 }
    if let input { _ = SystemCall.writeAll(input, to: child.input) }
    var result = Finished(status: 0)
    result.isLate = !child.read(into: &result.output, until: deadline)
    if !result.isLate { result.isLate = !child.waits(until: deadline) }
    if result.isLate {
      kill(-child.id, SIGTERM)
      _ = child.waits(until: SystemCall.now() + 1)
      // Also ends what the program has started and left behind.
      kill(-child.id, SIGKILL)
    }
    result.status = child.status()
    return result
  }

  /// Starts a program found through `PATH`; nil if it cannot be started.
  static func start(_ program: String, _ arguments: [String], hasInput: Bool, _ output: Output) -> Child? {
    _ = ignoresBrokenPipes
    // Children are started one at a time: one started meanwhile by another thread would inherit pipe ends that are not
    // yet close-on-exec.
    return starting.withLock { Child(program, arguments, hasInput: hasInput, output) }
  }
}

/// A running child process, with this process's ends of its pipes.
final class Child {
  let id: pid_t
  /// This process's end of the child's standard input; -1 if the child has no input.
  let input: Int32
  /// This process's end of the child's output; -1 if the output is inherited.
  private let output: Int32
  /// The wait status, once `waits` has seen the child end.
  private var ended: Int32?

  init?(_ program: String, _ arguments: [String], hasInput: Bool, _ kind: ChildProcess.Output) {
    var actions = Actions()
    let toChild = hasInput ? Pipe() : nil
    let fromChild = kind == .inherited ? nil : Pipe()
    if hasInput, toChild == nil { return nil }
    if kind != .inherited, fromChild == nil { return nil }
    if let toChild { actions.duplicate(toChild.reading, as: 0) } else { actions.open("/dev/null", O_RDONLY, as: 0) }
    if let fromChild {
      actions.duplicate(fromChild.writing, as: 1)
      if kind == .keptWithErrors {
        actions.duplicate(fromChild.writing, as: 2)
      } else {
        actions.open("/dev/null", O_WRONLY, as: 2)
      }
    }
    var pointers: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child: pid_t = 0
    let isRunning = posix_spawnp(&child, program, &actions.list, &actions.attributes, &pointers, environ) == 0
    actions.destroy()
    toChild?.close(\.reading)
    fromChild?.close(\.writing)
    guard isRunning else {
      toChild?.close(\.writing)
      fromChild?.close(\.reading)
      return nil
    }
    id = child
    input = toChild?.writing ?? -1
    output = fromChild?.reading ?? -1
  }

  /// Waits for output and reads what there is; nil at its end.
  func readSome() -> [UInt8]? {
    let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      count = max(0, SystemCall.readSome(output, UnsafeMutableRawBufferPointer(buffer)))
    }
    return chunk.isEmpty ? nil : chunk
  }

  /// Reads the output to its end. Returns false if the deadline, a time as given by `SystemCall.now()`, comes first.
  func read(into bytes: inout [UInt8], until deadline: Double?) -> Bool {
    guard output >= 0 else { return true }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let deadline {
        var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        let left = max(0, (deadline - SystemCall.now()) * 1000).rounded(.up)
        if left <= 0 { return false }
        // After a timeout or a signal, check the clock again.
        if poll(&waiting, 1, Int32(min(left, 1e9))) <= 0 { continue }
      }
      let count = chunk.withUnsafeMutableBytes { SystemCall.readSome(output, $0) }
      if count <= 0 { return true }
      bytes += chunk[..<count]
    }
  }

  /// Waits until the child ends. Returns false if the deadline comes first. Without a deadline, returns true at once
  /// and leaves the waiting to `status()`.
  func waits(until deadline: Double?) -> Bool {
    guard let deadline else { return true }
    var status: Int32 = 0
    while true {
      let found = waitpid(id, &status, WNOHANG)
      if found == id {
        ended = status
        return true
      }
      if found < 0, errno != EINTR { return true }
      if SystemCall.now() >= deadline { return false }
      usleep(5000)
    }
  }

  /// Waits until the child ends and returns its exit status, or 128 plus the number of the signal that terminated it.
  func status() -> Int32 {
    var status = ended ?? 0
    if ended == nil { while waitpid(id, &status, 0) < 0, errno == EINTR {} }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  func close() {
    if input >= 0 { _ = Pipe.close(input) }
    if output >= 0 { _ = Pipe.close(output) }
  }
}

/// A pipe whose ends are close-on-exec, so that other child processes do not inherit them.
private struct Pipe {
  var reading: Int32
  var writing: Int32

  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  func close(_ end: KeyPath<Pipe, Int32>) { _ = Self.close(self[keyPath: end]) }

  static func close(_ descriptor: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(descriptor)
    #elseif canImport(Musl)
      Musl.close(descriptor)
    #else
      Darwin.close(descriptor)
    #endif
  }
}

/// The file descriptors and signal settings of a new process.
private struct Actions {
  #if os(Linux)
    var list = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #else
    var list: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #endif

  init() {
    posix_spawn_file_actions_init(&list)
    posix_spawnattr_init(&attributes)
    // The calling thread may block signals, and this process ignores SIGPIPE; the child must inherit neither.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var ignored = sigset_t()
    sigemptyset(&ignored)
    sigaddset(&ignored, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &ignored)
    // A group of its own, so that what the child starts can be ended with it.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
  }

  mutating func duplicate(_ descriptor: Int32, as other: Int32) {
    posix_spawn_file_actions_adddup2(&list, descriptor, other)
  }

  mutating func open(_ path: String, _ flags: Int32, as descriptor: Int32) {
    posix_spawn_file_actions_addopen(&list, descriptor, path, flags, 0)
  }

  mutating func destroy() {
    posix_spawn_file_actions_destroy(&list)
    posix_spawnattr_destroy(&attributes)
  }
}
