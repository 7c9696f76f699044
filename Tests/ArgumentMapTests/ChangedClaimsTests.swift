import ArgumentMap
import SourceText
import Testing

/// Which findings `--diff-only` keeps: those about claims that have changed, and those that are not about a claim.
@Suite struct ChangedClaimsTests {
  static let map = """
    sources:
      s: {title: S}
    claims:
      - a: A is so
        note: N
        because:
          - premises: [b, c]
            scheme: sign
            from: s
            unless:
              - d: D is so
                basis: value
      - b: B is so
        evidence: {source: s, at: p1, quote: Q}
        tags: [t]
      - c: C is so
        basis: value
        contradicts: b

    """

  static func finding(_ claim: String) -> Diagnostic {
    var finding = Diagnostic(
      rule: "x", level: .error, message: "", place: Place(FileIndex(0), ByteRange(at: 0)), claim: claim)
    finding.subject = claim
    return finding
  }

  /// The claims that count as changed after one part of the map is replaced.
  func changed(_ old: String, to new: String) -> [String] {
    let map = Self.map.replacing(old, with: new)
    #expect(map != Self.map)
    let changes = ChangedClaims(SourceFile(path: "m", text: map), old: Array(Self.map.utf8))
    return ["a", "b", "c", "d"].filter { changes.touches(Self.finding($0)) }
  }

  @Test(arguments: [
    ("A is so", "A was so", ["a"]), ("note: N", "note: M", ["a"]), ("[b, c]", "[b]", ["a"]), ("sign", "cause", ["a"]),
    ("from: s", "from: 's#p2'", ["a"]),
    ("D is so", "D was so", ["d"]), ("at: p1", "at: p2", ["b"]), ("quote: Q", "quote: R", ["b"]), ("[t]", "[u]", ["b"]),
    ("    contradicts: b\n", "", ["c"]), ("unless:", "but:", ["a"]),
    ("claims:\n  - a", "claims:\n  # A comment\n\n  - a", []),
    ("{source: s, at: p1, quote: Q}", "{quote: Q, source: s, at: p1}", []),
  ])
  func aClaimHasChangedIfItSaysSomethingElse(_ old: String, _ new: String, _ expected: [String]) {
    #expect(changed(old, to: new) == expected)
  }

  @Test func whatIsNewHasChanged() {
    let changes = ChangedClaims(SourceFile(path: "m", text: Self.map), old: nil)
    var finding = Self.finding("a")
    #expect(changes.touches(finding))
    // In an unchanged map, only a finding that is not about a claim is kept.
    let same = ChangedClaims(SourceFile(path: "m", text: Self.map), old: Array(Self.map.utf8))
    #expect(!same.touches(finding))
    finding.claim = nil
    finding.subject = "sources.s"
    #expect(same.touches(finding))
  }
}
