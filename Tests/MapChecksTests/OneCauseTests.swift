import MapChecks
import SourceText
import TestSupport
import Testing

/// One cause, one finding: a mistake in a claim must not also make that claim, or those above it, unsupported.
@Suite struct OneCauseTests {
  private func rules(_ text: String) -> [String] {
    checkMap(SourceFile(path: "test", text: text), index: FileIndex(0), files: FilesInMemory([:])).findings
      .filter { $0.level != .note }.map(\.rule)
  }

  private static let above = "claims:\n  - top: Top\n    because: mild\n"

  @Test(arguments: [
    ("  - mild: The winter was mild\n    bassis: observation\n", "unknown-key"),
    ("  - mild: The winter was mild\n    becuase: lake\n  - lake: No ice\n    basis: observation\n", "unknown-key"),
    ("  - mild: The winter was mild\n    zzzzzzzz: observation\n", "unknown-key"),
    ("  - mild: The winter was mild\n    basis: obsrvation\n", "wrong-value"),
    ("  - mild: The winter was mild\n    evidence: nowhere#p1\n", "unknown-source"),
    (
      "  - mild: The winter was mild\n    because: lkae\n  - lake: No ice\n    basis: observation\n    but: top\n",
      "unknown-claim"
    ),
    ("  - mild: The winter was mild\n    basis:observation\n", "missing-space"),
    ("  - mild: The winter was mild\n     basis: observation\n", "indentation"),
    ("  - mild: The winter was mild\n   basis: observation\n", "indentation"),
    ("  - mild: The winter: mild\n", "colon-in-text"),
    ("  - mild: 'The winter wasn't cold'\n", "text-after-quote"),
    ("  - mild: \"The winter\n", "unclosed-quote"),
    ("  - mild:\n      basis: observation\n      text: The winter was mild\n", "keys-under-id"),
    ("  - mild: The winter was mild\n    because:\n      - There was no frost\n", "text-without-id"),
    (
      "  - mild: The winter was mild\n    because: a, b\n  - a: A\n    basis: value\n    but: top\n  - b: B\n    basis: value\n    but: top\n",
      "list-without-brackets"
    ),
    ("  - mild: The winter was mild\n    because: mild\n", "self-reference"),
    (
      "  - mild: The winter was mild\n    basis: value\n    frost: There was no frost\n    basis: value\n",
      "dash-forgotten"
    ),
  ])
  func isReportedAlone(_ text: String, _ rule: String) {
    #expect(rules(Self.above + text) == [rule], "\(text)")
  }

  @Test func aMisspelledTopLevelKeyKeepsItsClaims() {
    #expect(
      rules("claimz:\n  - a: A\n    basis: value\n    because: b\n  - b: B\n    basis: value\n") == ["unknown-key"])
  }

  @Test func fiveIndependentMistakesAreFiveFindingsAndTheRestStands() {
    let result = checkMap(
      SourceFile(
        path: "test",
        text: """
          claims:
            - a: First
              because: [b, c, d, e, f, g]
            - b: Second: indeed
            - c: Third
              bassis: value
            - d: Fourth
              because: nothing-there
            - e: Fifth
            - f: 'Sixth isn't'
            - g: Seventh
              basis: value
          """), index: FileIndex(0), files: FilesInMemory([:]))
    #expect(
      result.findings.map(\.rule) == [
        "colon-in-text", "unknown-key", "unknown-claim", "unsupported-claim", "text-after-quote",
      ])
    let ids = result.graph.claimIndices.map { result.graph.id($0) }
    #expect(["a", "b", "c", "d", "e", "f", "g"].allSatisfy(ids.contains))
  }

  @Test func aFileThatIsNoTextIsOneMistake() {
    var random = SeededRandom(3)
    let bytes = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let found = checkMap(SourceFile(path: "test", bytes: bytes), index: FileIndex(0), files: FilesInMemory([:]))
      .findings
    #expect(found.map(\.rule) == ["invalid-utf8"])
    // UTF-16 text gives the same single finding; valid text that is not ASCII does not.
    #expect(rules("\0c\0l\0a\0i\0m\0s\0:\0 \0[\0]\0c\0l\0a\0i\0m\0s\0:") == ["invalid-utf8"])
    #expect(rules("title: " + String(repeating: "日本語é👍", count: 100) + "\n") == ["empty-map"])
  }

  /// Findings that a mistake elsewhere must not hide, and ones that it must not add.
  @Test(arguments: [
    ("  - a: One\n    because:\n      - premises: []\n", ["unsupported-claim", "missing-value"]),
    ("  - a: ''\n    basis: value\n", ["missing-text"]),
    ("  - a: One\nsources:\n  s: {title: x: y}\n", ["unsupported-claim", "unused-source", "colon-in-text"]),
    ("  - a: One\n    but: nope\n", ["unsupported-claim", "unknown-claim"]),
    ("  - a: One\n    weight: 2\n", ["unsupported-claim", "wrong-value"]),
    ("  - a: One\n    basis: value\n  - a: Two\n    basis: value\n", ["duplicate-id"]),
    ("  - a: One\n    basis: value\ngroups:\n  - a: A group\n", ["duplicate-id"]),
    ("  - a: One\n    evidence: srce\nsources:\n  srcs: {title: S}\n", ["unknown-source"]),
    ("  - a: One\n    evidence: [s, t]\nsources:\n  - s: S\n", ["wrong-value"]),
    ("  - a: One\n    evidence: [{url: https://x.org}]\n", ["misplaced-key"]),
    ("  - a: One\n    because: >\n      b\n  - b: Two\n    basis: value\n", []),
    ("  - a: > # argmap: allow unsupported-claim -- due in May\n      One\n", []),
    (
      "  - a: One\n    because:\n      - b: Two\n        unless: c\n        because:\n        basis: value\n  - c: C\n    basis: value\n",
      ["missing-value"]
    ),
  ])
  func mistakesAreToldApart(_ text: String, _ expected: [String]) {
    #expect(rules("claims:\n" + text) == expected, "\(text)")
  }

  @Test func circlesAreReportedAtTheirFirstClaimAndEachOnce() {
    func circles(_ text: String) -> [String] {
      checkMap(SourceFile(path: "test", text: text), index: FileIndex(0), files: FilesInMemory([:])).findings
        .filter { $0.rule == "circular-support" }.compactMap(\.claim)
    }
    let two = "conclusions: [b]\nclaims:\n  - a: A\n    because: b\n  - b: B\n    because: a\n"
    #expect(circles(two) == ["a"])
    // The premise `c` rests on a circle of its own; that does not excuse `a` and `b`.
    let linked =
      "claims:\n  - a: A\n    because:\n      - premises: [b, c]\n  - b: B\n    because: a\n  - c: C\n    because: d\n  - d: D\n    because: c\n"
    #expect(circles(linked) == ["a", "c"])
    // A claim that merely rests on a circle is not part of it.
    #expect(circles(two + "  - e: E\n    because: a\n") == ["a"])
  }

  /// What is written next to a mistake is still read.
  @Test(arguments: [
    (
      "sources:\n  s: {title: S}\n claims:\n  - a: One\n    evidence: s\n  - b: Two\n    evidence: s\n", ["indentation"]
    ),
    ("title: T\n---\nclaims:\n  - a: One\n    because: b\n  - b: Two\n    basis: value\n", ["second-document"]),
    (
      "claims:\n  - a: One\n    because:\n      - premisses:\n          - b: Two\n            basis: value\n          - c: Three\n            basis: value\n",
      ["unknown-key"]
    ),
  ])
  func mistakesCostNoOtherClaim(_ text: String, _ expected: [String]) {
    let result = checkMap(SourceFile(path: "test", text: text), index: FileIndex(0), files: FilesInMemory([:]))
    #expect(result.findings.filter { $0.level != .note }.map(\.rule) == expected, "\(text)")
    #expect(result.graph.claimIndices.filter { result.graph.claims[$0.int].isDefined }.count >= 2)
  }
}
