import Dispatch

/// Work on all processors.
enum Parallel {
  /// Runs a body for each number below a count. In order, on this thread, where there is little to do.
  static func run(_ count: Int, _ body: @Sendable (Int) -> Void) { run(count, least: 4, body) }

  /// - Parameter least: how many make it worth the while.
  static func run(_ count: Int, least: Int, _ body: @Sendable (Int) -> Void) {
    if count < least { return (0..<count).forEach(body) }
    DispatchQueue.concurrentPerform(iterations: count, execute: body)
  }
}
