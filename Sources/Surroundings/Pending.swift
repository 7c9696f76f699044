import Dispatch

/// A value that another thread is working on.
package final class Pending<Value: Sendable>: @unchecked Sendable {
  private let group = DispatchGroup()
  private var result: Value?

  /// Starts the work.
  package init(_ work: @escaping @Sendable () -> Value) {
    group.enter()
    Parallel.detach {
      self.result = work()
      self.group.leave()
    }
  }

  /// The value, once the work is done.
  package var value: Value {
    group.wait()
    guard let result else { preconditionFailure("the work is done") }
    return result
  }
}
