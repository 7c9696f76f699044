import SourceText

/// A comment that allows findings: `# argmap: allow RULE, RULE -- reason`.
package struct Suppression: Sendable {
  package enum Scope: Sendable, Hashable {
    /// Findings that start in this byte range, which is one line.
    case line(ByteRange)
    case file
  }

  /// The comment, from `#`.
  package var range: ByteRange
  package var scope: Scope
  package var rules: [(name: String, range: ByteRange)]
  package var reason: String
}
