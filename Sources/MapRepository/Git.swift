import SourceText
import Surroundings

/// Runs git.
package enum Git {
  /// Why git could not answer: a phrase or, from git itself, a sentence or more.
  package struct Failure: Error, Sendable {
    package let reason: String

    package init(reason: String) { self.reason = reason }
  }

  /// The output of git; nil if git is not installed.
  /// - Throws: `Failure` with git's message if git fails.
  static func run(_ arguments: [String], in folder: String) throws(Failure) -> [UInt8]? {
    let all = ["LC_ALL=C", "git", "-C", folder] + arguments
    guard let done = ChildProcess.run("env", all), done.status != 127 else { return nil }
    if done.status == 0 { return done.output }
    let said = ChildProcess.run("env", all, output: .keptWithErrors)?.output ?? []
    throw Failure(reason: message(String(decoding: said, as: UTF8.self)))
  }

  /// git's message on one line, without the prefix `fatal: `.
  private static func message(_ text: String) -> String {
    var lines = text.split(separator: "\n").map { String($0.hasPrefix("\t") ? $0.dropFirst() : $0) }
    if let first = lines.first, first.hasPrefix("fatal: ") { lines[0] = String(first.dropFirst(7)) }
    return lines.joined(separator: " ")
  }

  /// The maps in a repository that git tracks although a pattern ignores them, relative to the top folder. Empty if git
  /// is not installed.
  /// - Throws: `Failure` if git refuses to read the repository.
  @Sendable package static func ignoredTrackedMaps(_ top: String) throws(Failure) -> [String] {
    let output = try run(
      ["ls-files", "-z", "--cached", "--ignored", "--exclude-standard", "--", "*.argmap.yaml", "*.argmap.yml"], in: top)
    return (output ?? []).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
