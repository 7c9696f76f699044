/// How serious a finding is. `off` applies only to rules; no finding has it.
package enum Level: String, Sendable, Comparable, CaseIterable {
  case off, note, warning, error

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  package static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }
}

/// A problem found in a file: a syntax error, an id that refers to nothing, a broken rule. All findings have this
/// type, wherever they come from.
package struct Diagnostic: Sendable {
  /// The name of the rule, such as `unsupported-claim`.
  package var rule: String
  package var level: Level
  /// What is wrong, in terms of the argument, then what to do. No full stop at the end, no line breaks.
  package var message: String
  package var place: Place
  /// Further places that explain the finding, in reading order.
  package var related: [Related] = []
  package var fixes: [Fix] = []
  /// The id of the claim that the finding is about, if any.
  package var claim: String?
  /// Where in the argument the finding is: the id of the innermost claim or group around it or, outside claims and
  /// groups, the path of keys to it (`sources.diary.file`); empty at the top level. Stays the same when lines move.
  package var subject = ""

  package init(
    rule: String, level: Level = .error, message: String, place: Place, related: [Related] = [],
    fixes: [Fix] = [], claim: String? = nil
  ) {
    self.rule = rule
    self.level = level
    self.message = message
    self.place = place
    self.related = related
    self.fixes = fixes
    self.claim = claim
  }

  /// A place that helps explain a finding, with a message that says what is there.
  package struct Related: Sendable {
    package var place: Place
    package var message: String

    package init(_ place: Place, _ message: String) {
      self.place = place
      self.message = message
    }
  }
}

/// One way to fix a finding.
package struct Fix: Sendable {
  /// Whether a tool may apply the fix: `safe` keeps the meaning, `unsafe` may change it, and `shown` is only a
  /// suggestion for a person.
  package enum Safety: String, Sendable { case safe, unsafe, shown }

  package var title: String
  package var safety: Safety
  /// In file order, without overlaps.
  package var edits: [TextEdit]

  package init(title: String, safety: Safety, edits: [TextEdit]) {
    self.title = title
    self.safety = safety
    self.edits = edits
  }
}

/// Replaces a range of bytes in one file with other text.
package struct TextEdit: Sendable, Hashable {
  package var place: Place
  package var text: String

  package init(_ place: Place, _ text: String) {
    self.place = place
    self.text = text
  }
}

/// A finding that a comment in the map allows, with the reason given in the comment.
package struct AllowedFinding: Sendable {
  package var finding: Diagnostic
  package var reason: String

  package init(finding: Diagnostic, reason: String) {
    self.finding = finding
    self.reason = reason
  }
}
