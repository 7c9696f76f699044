import SourceText
import Surroundings

/// Draws in separate `argmap worker` processes, since libgvc leaks memory with every layout, cannot be interrupted and
/// can abort. A worker reads one job from standard input, prints the reason to standard output if it fails, and exits
/// when its parent process does.
package struct PictureWorker: Sendable {
  /// The path of this program.
  package var program: String
  /// The arguments that make the program run as a worker.
  package var arguments = ["worker"]
  /// The time limit for a drawing, in seconds.
  package var limit: Double

  package init(program: String, limit: Double = 120) {
    self.program = program
    self.limit = limit
  }

  /// Why a picture could not be drawn.
  package struct Failure: Error, Sendable, Equatable {
    package var reason: String
    /// The exit status of the command: 1 for a problem with the map, 2 for invalid usage, 70 for an internal error.
    package var status: Int32

    package init(reason: String, status: Int32) {
      self.reason = reason
      self.status = status
    }
  }

  /// Runs a job in a worker and waits for it to end.
  /// - Returns: nil if the files have been written; otherwise the reason why not.
  package func run(_ job: PictureJob) -> Failure? {
    let input = Array((job.text + "\n").utf8)
    guard let result = ChildProcess.run(program, arguments, input: input, limit: limit) else {
      return Failure(reason: "cannot start the drawing process", status: 70)
    }
    if result.isLate { return Failure(reason: "it took more than \(NumberText.decimal(limit)) seconds", status: 70) }
    if result.status == 0 { return nil }
    if result.status > 128 {
      return Failure(reason: "the drawing process was terminated by signal \(result.status - 128)", status: 70)
    }
    let words = String(decoding: result.output, as: UTF8.self).split(separator: "\n").last.map(String.init)
    return Failure(reason: words ?? "the drawing process exited with status \(result.status)", status: result.status)
  }
}
