import SourceText
import Surroundings

/// Says on a terminal what a command is doing, once that takes longer than a second. The line is erased when anything
/// is printed.
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
    Program.after(milliseconds: 1000) {
      state.write {
        guard $0.task == task else { return }
        $0.isShown = true
        _ = Program.print(Array("\(erasure)\(PrintableText.replacing(what)); Ctrl-C stops".utf8), to: .errors)
      }
    }
  }

  static func end() {
    state.write {
      $0.task += 1
      if $0.isShown { _ = Program.print(Array(erasure.utf8), to: .errors) }
      $0.isShown = false
    }
  }
}
