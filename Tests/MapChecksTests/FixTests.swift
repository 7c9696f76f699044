import ArgumentMap
import MapChecks
import SourceText
import TestSupport
import Testing

/// Every fix of every rule, applied.
@Suite struct FixTests {
  func check(
    _ text: String, _ files: [String: String] = [:], _ settings: CheckSettings = .standard
  ) -> [Diagnostic] {
    // A damaged claim is not reported as lacking a reason, so that finding may appear once the damage is fixed.
    checkMap(SourceFile(path: "test", text: text), files: FilesInMemory(files), settings: settings).findings
      .filter { $0.level > .note && $0.rule != "unsupported-claim" }
  }

  @Test(arguments: RuleTests.breaking)
  func theFindingIsGoneAndNoNewOneHasCome(_ sample: RuleTests.Sample) {
    let text = sample.example.map
    let settings = RuleTests.settings(sample.rule)
    let before = check(text, sample.example.files, settings)
    for (i, finding) in before.enumerated() {
      for fix in finding.fixes {
        let fixed = String(decoding: TextEdits.apply(fix.edits, to: Array(text.utf8)), as: UTF8.self)
        let after = check(fixed, sample.example.files, settings)
        var expected = before.map(\.rule)
        expected.remove(at: i)
        if fix.safety == .shown { continue }
        #expect(
          after.map(\.rule).allSatisfy { expected.contains($0) } && after.count <= expected.count,
          "\(fix.title):\n\(text)\nbecame\n\(fixed)\n\(after.map { "\($0.rule): \($0.message)" })")
      }
    }
  }

  struct Case: Sendable, CustomStringConvertible {
    var name: String
    var before: String
    var after: String
    var isUnsafe = false
    var description: String { name }
  }

  static let base = "  - lake: The lake did not freeze\n    basis: observation\n"

  static let cases: [Case] = [
    Case(
      name: "a colon in a text", before: "claims:\n  - a: Two things: frost, it's late\n    basis: value\n",
      after: "claims:\n  - a: 'Two things: frost, it''s late'\n    basis: value\n"),
    Case(
      name: "a colon in a text of two lines",
      before: "claims:\n  - a: The winter\n      was this: mild\n    basis: value\n",
      after: "claims:\n  - a: 'The winter\n      was this: mild'\n    basis: value\n"),
    Case(
      name: "a hash in a text", before: "claims:\n  - a: The #1 of winters\n    basis: value\n",
      after: "claims:\n  - a: 'The #1 of winters'\n    basis: value\n"),
    Case(
      name: "an anchor after a space",
      before: "sources:\n  janus: {title: J}\nclaims:\n  - a: A\n    evidence: janus #p6\n",
      after: "sources:\n  janus: {title: J}\nclaims:\n  - a: A\n    evidence: janus#p6\n"),
    Case(
      name: "an apostrophe in single quotes", before: "claims:\n  - a: 'It didn't freeze'\n    basis: value\n",
      after: "claims:\n  - a: 'It didn''t freeze'\n    basis: value\n"),
    Case(
      name: "a quoted word first", before: "claims:\n  - a: \"Mild\" is the word\n    basis: value\n",
      after: "claims:\n  - a: '\"Mild\" is the word'\n    basis: value\n"),
    Case(
      name: "curly quotes", before: "claims:\n  - a: “The winter: mild”\n    basis: value\n",
      after: "claims:\n  - a: 'The winter: mild'\n    basis: value\n"),
    Case(
      name: "a sign first",
      before:
        "claims:\n  - a: '*Mild* it was'\n    basis: value\n  - b: @home it's warm\n    basis: value\n    but: a\n",
      after:
        "claims:\n  - a: '*Mild* it was'\n    basis: value\n  - b: '@home it''s warm'\n    basis: value\n    but: a\n"),
    Case(
      name: "emphasis", before: "claims:\n  - a: *Mild* it was\n    basis: value\n",
      after: "claims:\n  - a: '*Mild* it was'\n    basis: value\n"),
    Case(
      name: "no space after a colon", before: "claims:\n  - a:The winter was mild\n    basis:value\n",
      after: "claims:\n  - a: The winter was mild\n    basis: value\n"),
    Case(
      name: "no space after a dash",
      before: "claims:\n  - b: B\n    basis: value\n    but: a\n  -a: A\n    basis: value\n",
      after: "claims:\n  - b: B\n    basis: value\n    but: a\n  - a: A\n    basis: value\n"),
    Case(
      name: "a key one space off", before: "claims:\n  - a: A\n     basis: value\n",
      after: "claims:\n  - a: A\n    basis: value\n"),
    Case(
      name: "a dash one space off",
      before: "claims:\n  - a: A\n    basis: value\n   - b: B\n     basis: value\n     but: a\n",
      after: "claims:\n  - a: A\n    basis: value\n  - b: B\n    basis: value\n    but: a\n"),
    Case(
      name: "dashes forgotten", before: "claims:\n  a: A\n  basis: value\n  b: B\n  basis: value\n  but: a\n",
      after: "claims:\n  - a: A\n    basis: value\n  - b: B\n    basis: value\n    but: a\n"),
    Case(
      name: "a dash forgotten before a second id",
      before: "claims:\n  - a: A\n    basis: value\n    but: b\n    b: The lake did not freeze\n    basis: value\n",
      after: "claims:\n  - a: A\n    basis: value\n    but: b\n  - b: The lake did not freeze\n    basis: value\n"),
    Case(
      name: "a colon forgotten after an id",
      before: "claims:\n  - a: A\n    because: b\n  - b: B\n    basis: value\n  - a\n    note: More\n",
      after: "claims:\n  - a: A\n    because: b\n  - b: B\n    basis: value\n  - a:\n    note: More\n"),
    Case(
      name: "keys under an id", before: "claims:\n  - a:\n      text: The winter was mild\n      basis: value\n",
      after: "claims:\n  - a: The winter was mild\n    basis: value\n"),
    Case(
      name: "keys under an id, with comments",
      before:
        "claims:\n  - a:\n      # argmap: allow overlong-claim -- of the text\n      text: The winter was mild\n      # of the basis\n      basis: value\n",
      after:
        "claims:\n  # argmap: allow overlong-claim -- of the text\n  - a: The winter was mild\n    # of the basis\n    basis: value\n"
    ),
    Case(
      name: "sorted keys, with comments",
      before:
        "claims:\n  - note: a remark\n    # argmap: allow unsupported-claim -- due in March\n    mild: The winter was mild\n",
      after:
        "claims:\n  # argmap: allow unsupported-claim -- due in March\n  - mild: The winter was mild\n    note: a remark\n"
    ),
    Case(
      name: "a text without an id",
      before:
        "claims:\n  - a: A\n    because:\n      - The lake did not freeze\n  - lake-did-not: B\n    but: a\n    basis: value\n",
      after:
        "claims:\n  - a: A\n    because:\n      - lake-did-not-2: The lake did not freeze\n  - lake-did-not: B\n    but: a\n    basis: value\n"
    ),
    Case(
      name: "a text without an id, of two lines",
      before: "claims:\n  - a: A\n    because:\n      -   The lake\n       did not freeze\n    note: N\n",
      after:
        "claims:\n  - a: A\n    because:\n      -   lake-did-not: The lake\n           did not freeze\n    note: N\n"),
    Case(
      name: "a text without an id after a key",
      before: "claims:\n  - a: A\n    because: The lake did\n      not freeze\n    but: [It was mild]\n",
      after:
        "claims:\n  - a: A\n    because:\n      - lake-did-not: The lake did\n          not freeze\n    but: [mild: It was mild]\n"
    ),
    Case(
      name: "a text without an id in braces", before: "claims: [{a: A, because: It was mild}]\n",
      after: "claims: [{a: A, because: [mild: It was mild]}]\n"),
    Case(
      name: "a text without an id, as a block", before: "claims:\n  - |\n    It was\n    mild\n",
      after: "claims:\n  - mild: |\n      It was\n      mild\n"),
    Case(
      name: "a text without an id, keys below it",
      before: "claims:\n  - The lake did not freeze\n    basis: value\n",
      after: "claims:\n  - lake-did-not: The lake did not freeze\n    basis: value\n"),
    Case(
      name: "a text with a colon for an id",
      before: "claims:\n  - The ferry ran: all winter\n    basis: value\n",
      after: "claims:\n  - ferry-ran: 'The ferry ran: all winter'\n    basis: value\n", isUnsafe: true),
    Case(
      name: "comments stay with what they are about",
      before:
        "claims:\n  - a: A\n    because: [b, # first\n      b]\n  - b: B\n    basis: value\n  - x:\n      text: Foo # c6\n      basis: value\n    but: a\n",
      after:
        "claims:\n  - a: A\n    because: [b, # first\n      b]\n  - b: B\n    basis: value\n  - x:\n      text: Foo # c6\n      basis: value\n    but: a\n",
      isUnsafe: true),
    Case(
      name: "a word after a space",
      before: "sources:\n  janus: {title: J}\nclaims:\n  - a: A\n    evidence: janus #todo\n",
      after: "sources:\n  janus: {title: J}\nclaims:\n  - a: A\n    evidence: janus#todo\n", isUnsafe: true),
    Case(
      name: "ids without brackets",
      before: "claims:\n  - a: A\n    because: b, c\n  - b: B\n    basis: value\n  - c: C\n    basis: value\n",
      after: "claims:\n  - a: A\n    because: [b, c]\n  - b: B\n    basis: value\n  - c: C\n    basis: value\n"),
    Case(
      name: "a misspelled key", before: "claims:\n  - a: A\n    bassis: value\n",
      after: "claims:\n  - a: A\n    basis: value\n", isUnsafe: true),
    Case(
      name: "a misspelled reference", before: "claims:\n  - a: A\n    because: laek\n\(base)    but: laek-2\n",
      after: "claims:\n  - a: A\n    because: lake\n\(base)    but: laek-2\n", isUnsafe: true),
    Case(
      name: "no-break spaces", before: "claims:\n\u{A0} - a:\u{A0}A\n    basis: value\n",
      after: "claims:\n  - a: A\n    basis: value\n"),
    Case(
      name: "a tab after a colon", before: "claims:\n  - a:\tA\n    basis: value\n",
      after: "claims:\n  - a: A\n    basis: value\n"),
    Case(
      name: "in brackets", before: "claims:\n  - a: A\n    tags: [-x, y,, z]\n    basis: value\n",
      after: "claims:\n  - a: A\n    tags: ['-x', y, z]\n    basis: value\n"),
  ]

  @Test(arguments: cases)
  func theTextIsWhatWasMeant(_ sample: Case) {
    let file = SourceFile(path: "test", text: sample.before)
    let fixed = fixMap(file, files: FilesInMemory([:]), isUnsafeToo: sample.isUnsafe)
    #expect(String(decoding: fixed.bytes, as: UTF8.self) == sample.after)
    let left = fixed.findings.filter { $0.level > .note && $0.rule != "unsupported-claim" }
    #expect(
      left.isEmpty || sample.name == "a misspelled reference" || sample.name.hasPrefix("comments stay")
        || sample.name.hasPrefix("keys under an id, with comments"),
      "\(left.map(\.message))")
    // A second run has nothing left to fix.
    #expect(
      fixMap(SourceFile(path: "test", bytes: fixed.bytes), files: FilesInMemory([:]), isUnsafeToo: sample.isUnsafe)
        .count == 0)
  }

  /// No fix reaches past the end of the file, even where a key in braces has no colon.
  @Test(arguments: [
    "claims:\n  - {basis: value, mild}\n", "claims:\n  - {basis: value, mild}",
  ])
  func aFixTakesNothingFromBehindTheFile(_ text: String) {
    for finding in checkMap(SourceFile(path: "test", text: text), files: FilesInMemory([:])).findings {
      for edit in finding.fixes.flatMap(\.edits) {
        #expect(edit.place.range.end <= text.utf8.count && !edit.text.contains("}"), "\(edit.text)")
      }
    }
  }

  /// Where a fix would have to guess, none is offered, and the map stays as it is.
  @Test(arguments: [
    // Several bullets are a list, not a text.
    "claims:\n  - a: A\n      - b\n      - c\n    basis: value\n",
    // There is already a `because` further down.
    "claims:\n  - a: A\n    - b: B\n      basis: value\n    because:\n      - c: C\n        basis: value\n",
    // The first item may have lost its id.
    "claims:\n    basis: value\n    a: A\n",
  ])
  func whatIsMeantIsNotGuessed(_ text: String) {
    let fixed = fixMap(SourceFile(path: "test", text: text), files: FilesInMemory([:]), isUnsafeToo: true)
    #expect(String(decoding: fixed.bytes, as: UTF8.self) == text)
    #expect(fixed.findings.contains { $0.level == .error })
  }

  @Test func deepClaimsAreWrittenFurtherDown() {
    let before = """
      claims:
        - a: A
          because:
            - b: B
              because:
                # argmap: allow overlong-claim -- of c
                - c: C # about c
                  because:
                    - d: |
                        D

                        and more
                      basis: value
                  # the end of c
        - e: E
          basis: value
          but: a

      """
    let after = """
      claims:
        - a: A
          because:
            - b: B
              because:
                - c
        - e: E
          basis: value
          but: a
        # argmap: allow overlong-claim -- of c
        - c: C # about c
          because:
            - d: |
                D

                and more
              basis: value
          # the end of c

      """
    var settings = CheckSettings.standard
    settings.set(Rule.named("unused-suppression")!, .off)
    let rule = Rule.named("deep-nesting")!
    settings.set(rule, .warning)
    settings.set(rule.options[0], of: rule, 1)
    let file = SourceFile(path: "test", text: before)
    let fixed = fixMap(file, files: FilesInMemory([:]), isUnsafeToo: false, settings: settings)
    #expect(String(decoding: fixed.bytes, as: UTF8.self) == after)
    #expect(fixed.findings.isEmpty && fixed.count == 1, "\(fixed.findings.map(\.message))")
  }

  /// Many mistakes of a kind are fixed in one pass: neither a dash that is added nor a line that is deleted moves others.
  @Test(arguments: [
    ("  - a#: A #\n    basis: value\n  b#: B #\n    basis: value\n", false),
    ("  - a#: A #\n     basis: value\n", false),
    ("  - a#: A #\n    because:\n      - b#: B #\n       basis: value\n", false),
    ("  - a#: A #\n    because:\n    - b#: B #\n      basis: value\n    - b#\n", true),
  ]) func manyMistakesAreFixedInOnePass(item: String, isUnsafeToo: Bool) {
    let count = 80
    let items = (0..<count).map { number in
      item.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\(number)")
    }
    let file = SourceFile(path: "test", text: "claims:\n" + items.joined())
    let fixed = fixMap(file, files: FilesInMemory([:]), isUnsafeToo: isUnsafeToo)
    #expect(fixed.count == count)
    #expect(fixed.findings.allSatisfy { $0.fixes.allSatisfy { $0.safety == .shown } })
  }

  @Test func fixesThatTouchWaitForTheNextPass() {
    let file = FileIndex(0)
    func fix(_ start: Int, _ end: Int) -> Fix {
      Fix(title: "", safety: .safe, edits: [TextEdit(Place(file, ByteRange(start, end)), "x")])
    }
    let chosen = TextEdits.compatible([fix(4, 6), fix(0, 4), fix(6, 8), fix(9, 9), fix(8, 9)])
    #expect(chosen.map { $0.edits[0].place.range } == [ByteRange(0, 4), ByteRange(6, 8), ByteRange(9, 9)])
  }

  /// A difference too long to be the smallest possible is still right: from the old lines, it makes the new ones.
  @Test func longDifferencesAreRight() {
    var random = SeededRandom(5)
    let old = (0..<4000).map { "line \($0 % 50)\n" }
    var new = old
    for _ in 0..<1500 {
      let at = Int.random(in: 0..<new.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: new[at] = "changed\n"
      case 1: new.insert("inserted\n", at: at)
      default: new.remove(at: at)
      }
    }
    let diff = UnifiedDiff.print(Array(old.joined().utf8), Array(new.joined().utf8), path: "x")
    var made: [String] = []
    var at = 0
    for line in diff.split(separator: "\n").dropFirst(2).map(String.init) {
      if let hunk = line.wholeMatch(of: /@@ -(\d+),\d+ \+.*/) {
        made += old[at..<(Int(hunk.1)! - 1)]
        at = Int(hunk.1)! - 1
        continue
      }
      let text = line.dropFirst() + "\n"
      if !line.hasPrefix("+") {
        #expect(old[at] == text)
        at += 1
      }
      if !line.hasPrefix("-") { made.append(String(text)) }
    }
    #expect(made + old[at...] == new)
    #expect(diff.split(separator: "\n").count { $0.hasPrefix("-") || $0.hasPrefix("+") } < 6000)
  }

  @Test func aDifferenceInTheUnifiedForm() {
    let old = Array("a\nb\nc\nd\ne\nf\ng\nh\ni\n".utf8)
    let new = Array("a\nB\nc\nd\ne\nf\ng\nh\ni\nj".utf8)
    #expect(UnifiedDiff.print(old, old, path: "x") == "")
    #expect(
      UnifiedDiff.print(old, new, path: "x") == """
        --- x
        +++ x
        @@ -1,5 +1,5 @@
         a
        -b
        +B
         c
         d
         e
        @@ -7,3 +7,4 @@
         g
         h
         i
        +j
        \\ No newline at end of file

        """)
  }
}
