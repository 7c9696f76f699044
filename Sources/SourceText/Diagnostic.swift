/// How much a finding weighs. `off` is a level of rules only; no finding has it.
package enum Level: String, Sendable, Comparable, CaseIterable {
  case off, note, warning, error

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  package static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }
}

/// Something found in a file: a syntax error, an id that leads nowhere, a rule that is broken. All are of this
/// type, wherever they come from.
package struct Diagnostic: Sendable {
  /// The name of the rule, such as `unsupported-claim`.
  package var rule: String
  package var level: Level
  /// What is wrong, in words about the argument, then what to do. No full stop at the end, no line break.
  package var message: String
  package var place: Place
  /// Further places, in the order in which they are to be read.
  package var related: [Related] = []
  package var fixes: [Fix] = []
  /// The id of the claim that it is about, where it is about one.
  package var claim: String?
  /// Where in the argument its place is: the innermost id around it or, outside of claims and groups, the keys that lead
  /// there (`sources.diary.file`); empty at the top. It stays the same while lines move.
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

  /// A place that explains a finding, and what there is to see.
  package struct Related: Sendable {
    package var place: Place
    package var message: String
    /// As of the finding; empty in another file.
    package var subject = ""

    package init(_ place: Place, _ message: String) {
      self.place = place
      self.message = message
    }
  }
}

/// One way to mend a finding.
package struct Fix: Sendable {
  /// Whether a machine may apply it: `safe` keeps what is meant, `unsafe` may change it, `shown` is only a
  /// proposal for a person.
  package enum Safety: String, Sendable { case safe, unsafe, shown }

  package var title: String
  package var safety: Safety
  /// In the order of the text; they do not overlap.
  package var edits: [TextEdit]

  package init(title: String, safety: Safety, edits: [TextEdit]) {
    self.title = title
    self.safety = safety
    self.edits = edits
  }
}

/// Bytes of one file replaced by others.
package struct TextEdit: Sendable, Hashable {
  package var place: Place
  package var text: String

  package init(_ place: Place, _ text: String) {
    self.place = place
    self.text = text
  }
}

/// A finding that a comment in the map allows, and the reason that it gives.
package struct AllowedFinding: Sendable {
  package var finding: Diagnostic
  package var reason: String

  package init(finding: Diagnostic, reason: String) {
    self.finding = finding
    self.reason = reason
  }
}
