import MapChecks
import SourceText
import TestSupport
import Testing

/// The rules about what weighs how much and what stands.
@Suite struct StandingRuleTests {
  private func check(_ text: String, _ rules: String...) -> [Diagnostic] {
    var settings = CheckSettings.standard
    for rule in Rule.all { settings.set(rule, rules.contains(rule.name) ? .warning : .off) }
    let file = SourceFile(path: "test", text: text)
    return checkMap(file, index: FileIndex(0), files: FilesInMemory([:]), settings: settings).findings
  }

  private func fixed(_ text: String) -> String? {
    guard let fix = check(text, "mutual-objection").first?.fixes.first, fix.safety == .safe else { return nil }
    return String(
      decoding: TextEdits.apply(fix.edits, to: Array(text.utf8)), as: UTF8.self)
  }

  private static func map(_ a: String, _ b: String, isGiven: Bool = true) -> String {
    "claims:\n  - a: A\n    basis: value\n\(a)  - b: B\n    basis: value\n\(b)  - c: C\n"
      + (isGiven ? "    basis: value\n" : "")
  }

  /// `a` and `b`, and a claim `c` that nothing supports, so that it changes nothing.
  private static func pair(_ a: String, _ b: String) -> String { map(a, b, isGiven: false) }

  /// The objections of `a` and `b`, and what the fix makes of them.
  @Test(arguments: [
    ("    but: b\n", "    but: a\n", "", "    contradicts: a\n"),
    ("    but: [b]\n", "    but: [a]\n", "", "    contradicts: [a]\n"),
    ("    but:\n      - b\n", "    but:\n      - a\n", "", "    contradicts:\n      - a\n"),
    ("    but: [b, c]\n", "    but: a\n", "    but: [c]\n", "    contradicts: a\n"),
    ("    but: b\n", "    but: [a, c]\n", "    contradicts: b\n", "    but: [c]\n"),
    ("    contradicts: c\n    but: b\n", "    but: a\n", "    contradicts: c\n", "    contradicts: a\n"),
    ("    but: b\n", "    contradicts: c\n    but: a\n", "    contradicts: b\n", "    contradicts: c\n"),
  ])
  func mutualObjectionsBecomeAContradiction(_ a: String, _ b: String, _ newA: String, _ newB: String) {
    let result = fixed(Self.pair(a, b))
    #expect(result == Self.pair(newA, newB))
    #expect(result.map { check($0, "mutual-objection").isEmpty } == true)
  }

  /// A person must decide where an item says more, or where both claims have other objections.
  @Test(arguments: [
    ("    but:\n      - b:\n        scheme: example\n", "    but: a\n"),
    ("    but: [b, c]\n", "    but: [a, c]\n"),
    // An exception that is written elsewhere, and does not hold.
    ("    but: b\n", "    but: a\n  - a:\n    but:\n      - b:\n        unless: c\n"),
    ("    contradicts: c\n    but: b\n", "    contradicts: c\n    but: a\n"),
  ])
  func someHaveNoFix(_ a: String, _ b: String) {
    #expect(check(Self.pair(a, b), "mutual-objection").count == 1 && fixed(Self.pair(a, b)) == nil)
  }

  @Test func unequalOrDoubtedObjectionsAreNotMutual() {
    for a in [
      "    but:\n      - b:\n        strength: 0.3\n", "    but:\n      - b:\n        unless: c\n",
      "    but:\n      - premises: [b, c]\n",
      "    because: b\n",
    ] { #expect(check(Self.map(a, "    but: a\n"), "mutual-objection").isEmpty, "\(a)") }
  }

  /// Nothing is reported unless both claims are open because of each other.
  @Test func settledObjectionsAreNotMutual() {
    for (a, b) in [
      // A reason outweighs the objection; the standard asks only for a reason; a third claim decides.
      ("    weight: 0.9\n    but:\n      - b:\n        strength: 0.5\n", "    but: a\n"),
      ("    standard: scintilla\n    but: b\n", "    but: a\n"),
      ("    but: b\n", "    but: [a, c]\n"),
    ] { #expect(check(Self.map(a, b), "mutual-objection").isEmpty, "\(a)\(b)") }
    // Strengths do not matter where no objection is allowed.
    let strict = Self.map("    but:\n      - b:\n        strength: 0.2\n", "    but: a\n")
    #expect(check("standard: dialectical-validity\n" + strict, "mutual-objection").count == 1)
  }

  @Test func whatHasAnEffectIsNotReported() {
    func count(_ a: String, _ b: String = "") -> Int { check(Self.map(a, b), "weight-without-effect").count }
    #expect(count("    weight: 0.8\n") == 0)
    let bare = "claims:\n  - a: A\n    weight: 0.8\n    because: b\n  - b: B\n    basis: value\n"
    #expect(check(bare, "weight-without-effect").count == 1)
    #expect(check(bare + "  - c: C\n    because: a\n", "weight-without-effect").isEmpty)
    #expect(
      check(bare + "  - c: C\n    because:\n      - a:\n        strength: 0.3\n", "weight-without-effect").count == 1)
    #expect(count("    because:\n      - b:\n        unless:\n          - c:\n            strength: 0.4\n") == 1)
    // What weighs 0 is as if it were not there.
    #expect(count("    because:\n      - b:\n        unless:\n          - c:\n            strength: 0\n") == 0)
    #expect(count("    standard: scintilla\n    because:\n      - b:\n        strength: 0.4\n") == 1)
    // With something on both sides, strength decides whether a claim is rejected.
    #expect(count("    standard: scintilla\n    but:\n      - b:\n        strength: 0.4\n") == 0)
    // Of two contradictory claims the stronger stands.
    #expect(
      count("    standard: scintilla\n    contradicts: c\n    because:\n      - b:\n        strength: 0.4\n") == 0)
  }

  @Test func objectionsThatAreAnsweredOrAdmittedAreNotReported() {
    func count(_ a: String, _ rest: String = "") -> Int {
      check(Self.map(a, "") + rest, "unanswered-objection").count
    }
    #expect(count("    but: b\n") == 1)
    #expect(count("    but: b\n", "expect:\n  undecided: a\n") == 0)
    #expect(count("    but: b\n", "expect:\n  accepted: b\n") == 1)
    #expect(count("    but:\n      - b:\n        unless: c\n") == 0)
    #expect(count("    but:\n      - b:\n        strength: 0.3\n") == 0)
    #expect(count("    standard: scintilla\n    but: b\n") == 0)
    #expect(count("    standard: dialectical-validity\n    but:\n      - b:\n        strength: 0.1\n") == 1)
    // An objection with no support of its own does not hold; a reply needs no reply.
    let bare = "claims:\n  - a: A\n    basis: value\n    but:\n      - b: B\n"
    #expect(check(bare, "unanswered-objection").isEmpty)
    let reply = bare + "        basis: value\n        but:\n          - c: C\n            basis: value\n"
    #expect(check(reply, "unanswered-objection").isEmpty)
  }

  @Test func reasonsThatMayComeToHoldAreNotIdle() {
    func count(_ a: String, _ b: String = "") -> Int { check(Self.map(a, b), "idle-reason").count }
    #expect(count("    because:\n      - b:\n        unless: c\n") == 1)
    // `b` is contested, so it might be accepted; a weaker one is rejected for good.
    #expect(count("    because: b\n", "    but: c\n") == 0)
    #expect(count("    because: b\n", "    weight: 0.3\n    but: c\n") == 1)
    // A reason for an objection is meant to fail.
    let objection = "  - d: D\n    because:\n      - b:\n        unless: c\n  - e: E\n    basis: value\n    but: d\n"
    #expect(check(Self.map("", "") + objection, "idle-reason").isEmpty)
  }
}
