import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs work on all processors.
package enum Parallel {
  /// Calls a body with each number from 0 to `count - 1` and waits for all calls. If `count` is below 4, the calls are
  /// made in order on this thread.
  package static func run(_ count: Int, _ body: @Sendable (Int) -> Void) { run(count, least: 4, body) }

  /// Calls a body with each number from 0 to `count - 1` and waits for all calls.
  /// - Parameter least: the smallest count for which running in parallel pays off.
  package static func run(_ count: Int, least: Int, _ body: @Sendable (Int) -> Void) {
    if count < least { return (0..<count).forEach(body) }
    DispatchQueue.concurrentPerform(iterations: count, execute: body)
  }

  /// Runs a body on another thread, without waiting for it.
  static func detach(_ body: @escaping @Sendable () -> Void) { DispatchQueue.global().async(execute: body) }

  /// Runs a body on another thread after a time in milliseconds, without waiting for it.
  package static func detach(after milliseconds: Int, _ body: @escaping @Sendable () -> Void) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds), execute: body)
  }
}

/// A value shared between threads, which access it one at a time.
package final class Locked<Value: Sendable>: @unchecked Sendable {
  private let lock = Lock()
  private var value: Value

  package init(_ value: Value) { self.value = value }

  package func read<Result>(_ body: (Value) -> Result) -> Result { lock.withLock { body(value) } }
  @discardableResult
  package func write<Result>(_ body: (inout Value) -> Result) -> Result { lock.withLock { body(&value) } }
}

/// A lock that only one thread at a time can hold.
///
/// A mutex: where threads wait often, a dispatch queue takes noticeably longer.
final class Lock: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  init() { pthread_mutex_init(mutex, nil) }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  func withLock<Result>(_ body: () throws -> Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }
}
