import SourceText
import Surroundings

/// Draws in processes of their own, `argmap worker`: libgvc loses memory at every layout, cannot be interrupted and can
/// abort. A worker reads one job from standard input, says on standard output what became of it, and ends when whoever
/// started it does.
package struct PictureWorker: Sendable {
  /// The path of this program.
  package var program: String
  /// The arguments that make it a worker.
  package var arguments = ["worker"]
  /// The seconds that a drawing may take.
  package var limit: Double

  package init(program: String, limit: Double = 120) {
    self.program = program
    self.limit = limit
  }

  /// What kept a picture from being drawn.
  package struct Failure: Error, Sendable, Equatable {
    package var reason: String
    /// The status with which a command says so: 2 for what was asked, 1 for the map, 70 for a fault of ours.
    package var status: Int32

    package init(reason: String, status: Int32) {
      self.reason = reason
      self.status = status
    }
  }

  /// Draws, and waits for the end.
  /// - Returns: what kept it from that; nil where the files are written.
  package func run(_ job: PictureJob) -> Failure? {
    let input = Array((job.text + "\n").utf8)
    guard let result = ChildProcess.run(program, arguments, input: input, limit: limit) else {
      return Failure(reason: "another argmap cannot be started", status: 70)
    }
    if result.isLate { return Failure(reason: "it took over \(NumberText.decimal(limit)) seconds", status: 70) }
    if result.status == 0 { return nil }
    if result.status > 128 {
      return Failure(reason: "the process that draws was ended by signal \(result.status - 128)", status: 70)
    }
    let words = String(decoding: result.output, as: UTF8.self).split(separator: "\n").last.map(String.init)
    return Failure(reason: words ?? "the process that draws ended with status \(result.status)", status: result.status)
  }
}
