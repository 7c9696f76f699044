/// A program that answers requests, one after another, until the conversation is released.
package final class Conversation: @unchecked Sendable {
  private let child: Child
  private let lock = Lock()
  /// Bytes that have been read but not used yet.
  private var buffer: [UInt8] = []
  private var start = 0

  /// Starts a program found through `PATH`; nil if it cannot be started. Its standard error is discarded.
  package init?(_ program: String, _ arguments: [String]) {
    guard let child = ChildProcess.start(program, arguments, hasInput: true, .kept) else { return nil }
    self.child = child
  }

  deinit {
    // The program ends when its input does.
    child.close()
    _ = child.status()
  }

  /// Writes a request and reads the answer, while other threads wait. Returns nil if the program has ended.
  /// - Parameter answer: reads the answer, and nothing beyond it.
  package func ask<Answer>(_ request: [UInt8], _ answer: (Conversation) -> Answer?) -> Answer? {
    lock.withLock { SystemCall.writeAll(request, to: child.input) ? answer(self) : nil }
  }

  /// The rest of the current line, without its line feed; nil if the program has ended. For use in `ask`.
  package func line() -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      searched = buffer.count
      guard let shift = fill() else { return nil }
      searched -= shift
    }
  }

  /// The next bytes; nil if the program ends before it has written that many. For use in `ask`.
  package func bytes(_ count: Int) -> [UInt8]? {
    while buffer.count - start < count { if fill() == nil { return nil } }
    defer { start += count }
    return Array(buffer[start..<(start + count)])
  }

  /// Reads more. Returns by how much positions in the buffer have decreased; nil if the program has ended.
  private func fill() -> Int? {
    let shift = start
    buffer.removeFirst(start)
    start = 0
    guard let more = child.readSome() else { return nil }
    buffer += more
    return shift
  }
}
