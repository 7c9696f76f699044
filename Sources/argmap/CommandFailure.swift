import ArgumentMap
import KnownFindings
import MapConfiguration
import MapPictures
import MapRepository
import MapWorkspace
import Reporting
import SourceText
import Surroundings

/// A command that cannot be carried out. The exit status is 2 by default, and 70 for an internal error.
struct CommandFailure: Error {
  var message: String
  /// The exit status.
  var status: Int32 = 2
  /// The mistakes in an argmap.yaml, shown like the findings of a check.
  var report: Report?

  /// The text to print to standard error.
  var text: String {
    let findings = report.map { ReportFormat.text.print($0, from: .note, hasColor: false) } ?? ""
    return findings + "argmap: error: \(PrintableText.replacing(message))\n"
  }

  init(_ message: String, status: Int32 = 2) {
    self.message = message
    self.status = status
  }

  /// Converts an error thrown by another module of argmap; nil for errors of the argument parser.
  init?(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let problem as Configurations.Problem: self.init(problem)
    case let failure as CheckFailure:
      switch failure {
      case .configuration(let problem): self.init(problem)
      case .search(let failure): self.init(failure)
      default: self.init(failure.words)
      }
    case let error as Workspace.Unreadable: self.init(CheckFailure.unreadable(error).words)
    case let error as Baseline.Unreadable: self.init(error.message)
    case let error as FileWritingError: self.init("cannot write \(error.path): \(error.reason)")
    case let refusal as Renaming.Refusal: self.init(refusal.message)
    case let failure as Workspace.SearchFailure: self.init(failure)
    default: return nil
    }
  }

  private init(_ problem: Configurations.Problem) {
    self.init(problem.words)
    report = problem.report
  }

  private init(_ failure: Workspace.SearchFailure) {
    switch failure {
    case .path(let problem): self.init(problem.words)
    case .exclusion(let problem): self.init(problem)
    }
  }
}
