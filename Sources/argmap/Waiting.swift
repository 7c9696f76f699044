import SourceText
import Surroundings

/// Says on a terminal what a command is doing, once that takes longer than a second, on a line that is erased as soon
/// as anything else is printed.
enum Waiting {
  private struct State {
    /// Counts the tasks, so that the timer of a finished one does nothing.
    var task = 0
    var isShown = false
  }

  private static let state = Locked(State())
  private static let erasure = "\r\u{1B}[K"

  /// - Parameter what: what is being done, such as `checking 3 maps`.
  static func begin(_ what: String) {
    guard Output.isErrorTerminal else { return }
    end()
    let task = state.read(\.task)
    Parallel.detach(after: 1000) {
      state.write { if $0.task == task { show("\(what); Ctrl-C stops", &$0) } }
    }
  }

  /// Shows a line at once, in place of the current one and of one that is still to come.
  static func show(_ line: String) {
    state.write {
      $0.task += 1
      show(line, &$0)
    }
  }

  private static func show(_ line: String, _ state: inout State) {
    state.isShown = true
    // A line that wrapped could not be erased, so the terminal is told to cut it.
    let text = "\(erasure)\u{1B}[?7l\(PrintableText.replacing(line))\u{1B}[?7h"
    _ = Program.print(Array(text.utf8), to: .errors)
  }

  /// Erases the line.
  static func end() {
    state.write {
      $0.task += 1
      if $0.isShown { _ = Program.print(Array(erasure.utf8), to: .errors) }
      $0.isShown = false
    }
  }
}
