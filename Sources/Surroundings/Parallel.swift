import Dispatch

/// Work on all processors.
package enum Parallel {
  /// Runs a body for each number below a count. In order, on this thread, where there is little to do.
  package static func run(_ count: Int, _ body: @Sendable (Int) -> Void) { run(count, least: 4, body) }

  /// - Parameter least: the smallest count for which running in parallel pays off.
  package static func run(_ count: Int, least: Int, _ body: @Sendable (Int) -> Void) {
    if count < least { return (0..<count).forEach(body) }
    DispatchQueue.concurrentPerform(iterations: count, execute: body)
  }

  /// Runs a body on a thread of its own.
  static func detach(_ body: @escaping @Sendable () -> Void) { DispatchQueue.global().async(execute: body) }
}

/// A value that several threads share.
package final class Locked<Value: Sendable>: @unchecked Sendable {
  private let queue = DispatchQueue(label: "argmap.locked")
  private var value: Value

  package init(_ value: Value) { self.value = value }

  package func read<Result>(_ body: (Value) -> Result) -> Result { queue.sync { body(value) } }
  package func write(_ body: (inout Value) -> Void) { queue.sync { body(&value) } }
}

/// Lets one thread at a time through.
final class Lock: Sendable {
  private let queue = DispatchQueue(label: "argmap.lock")

  func withLock<Result>(_ body: () -> Result) -> Result { queue.sync(execute: body) }
}
