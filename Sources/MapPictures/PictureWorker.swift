import SourceText
import Surroundings

/// Draws in separate `argmap worker` processes, since libgvc leaks memory with every layout, cannot be interrupted and
/// can abort. A worker reads a job from standard input, prints a `Drawn` to standard output or, if it fails, the
/// reason, and exits when its parent process does.
package struct PictureWorker: Sendable {
  /// The path of this program.
  package var program: String
  /// The arguments that make the program run as a worker.
  package var arguments = ["worker"]
  /// The time limit for a drawing, in seconds; nil for none.
  package var limit: Double?

  package init(program: String, limit: Double?) {
    self.program = program
    self.limit = limit
  }

  /// What a worker prints after writing its files.
  package struct Drawn: Sendable, Equatable {
    /// The warnings, one line each.
    package var warnings: [String]
    /// The picture, if standard output is one of the job's outputs.
    package var output: [UInt8]

    package init(warnings: [String] = [], output: [UInt8] = []) {
      self.warnings = warnings
      self.output = output
    }

    /// The warnings, each on a line, an empty line, and the picture.
    package var bytes: [UInt8] { Array((warnings.map { $0 + "\n" }.joined() + "\n").utf8) + output }

    /// Reads what `bytes` returned.
    package init(_ bytes: [UInt8]) {
      self.init()
      var rest = bytes[...]
      while let end = rest.firstIndex(of: 0x0A), end > rest.startIndex {
        warnings.append(String(decoding: rest[..<end], as: UTF8.self))
        rest = rest[(end + 1)...]
      }
      output = Array(rest.dropFirst())
    }
  }

  /// Why a picture could not be drawn.
  package struct Failure: Error, Sendable, Equatable {
    /// A whole message, which names the map.
    package var reason: String
    /// The exit status of the command: 1 for a problem with the map, 2 for invalid usage, 70 for an internal error.
    package var status: Int32

    package init(reason: String, status: Int32) {
      self.reason = reason
      self.status = status
    }
  }

  /// Runs a job in a worker and waits for it to end.
  /// - Parameter text: the map's text, if `textLength` of the job is set.
  package func run(_ job: PictureJob, text: [UInt8] = []) -> Result<Drawn, Failure> {
    func failure(_ reason: String) -> Result<Drawn, Failure> {
      .failure(Failure(reason: "cannot lay out \(job.name): \(reason)", status: 70))
    }
    let way = "draw parts of the map, for example with --depth"
    let input = Array((job.text + "\n").utf8) + text
    guard let result = ChildProcess.run(program, arguments, input: input, limit: limit) else {
      return failure("the drawing process could not be started")
    }
    if result.isLate, let limit {
      return failure(
        "it took more than \(NumberText.decimal(limit)) seconds; set another limit with --timeout, or \(way)"
      )
    }
    if result.status == 0 { return .success(Drawn(result.output)) }
    if result.status > 128 {
      return failure("the drawing process crashed or ran out of memory (signal \(result.status - 128)); \(way)")
    }
    guard let words = String(decoding: result.output, as: UTF8.self).split(separator: "\n").last.map(String.init) else {
      return failure("the drawing process failed without a message (status \(result.status)); \(way)")
    }
    return .failure(Failure(reason: words, status: result.status))
  }
}
