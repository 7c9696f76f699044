import ArgumentMap
import Foundation
import MapSyntax
import SourceText
import TestSupport
import Testing

/// Whatever the mistake, nearly all claims that it does not touch survive, with the same ids and texts.
@Suite struct SurvivalTests {
  /// One change to a map: a range of bytes is replaced by other bytes.
  struct Edit {
    var range: Range<Int>
    var text: [UInt8]
    /// The lines that it touches.
    var lines: ClosedRange<Int>
  }

  struct Subject: Sendable {
    let bytes: [UInt8]
    let reading: PlainReading
    let texts: [String: String]

    init(_ path: String) throws {
      bytes = try Repository.bytes(path)
      reading = PlainReading(bytes)
      texts = SurvivalTests.texts(bytes).texts
    }

    func edit(_ range: Range<Int>, _ text: [UInt8] = []) -> Edit {
      // Deleting a line ending joins the next line to this one.
      let last = bytes[range].last == 0x0A ? range.upperBound : max(range.lowerBound, range.upperBound - 1)
      return Edit(
        range: range, text: text,
        lines: reading.line(range.lowerBound)...reading.line(min(last, bytes.count - 1)))
    }
  }

  struct Tally {
    var edits = 0
    var claims = 0
    var lost = 0
    var problems: [String] = []
    var losses: [String] = []

    mutating func add(_ other: Tally) {
      edits += other.edits
      claims += other.claims
      lost += other.lost
      problems += other.problems
      losses += other.losses
    }
  }

  static func texts(_ bytes: [UInt8]) -> (tree: SyntaxTree, texts: [String: String], findings: [Diagnostic]) {
    let file = SourceFile(path: "test", bytes: bytes)
    let (tree, found) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
    let (graph, findings) = buildGraph(tree, of: file, index: FileIndex(0), diagnostics: found)
    var texts: [String: String] = [:]
    for claim in graph.claimIndices where graph.claims[claim.int].isDefined && !graph.claims[claim.int].isAnonymous {
      texts[graph.id(claim)] = graph.text(of: claim)
    }
    return (tree, texts, findings)
  }

  /// Whether an edit is allowed to lose more than half of the claims: one that removes or adds a quote, or changes
  /// or adds a line with a top-level key.
  private static func isGrave(_ edit: Edit, in subject: Subject) -> Bool {
    let quotes: [UInt8] = [0x22, 0x27]
    return subject.bytes[edit.range].contains(where: quotes.contains) || edit.text.contains(where: quotes.contains)
      || edit.lines.contains(where: subject.reading.topLines.contains)
      || edit.text.contains(0x0A) && !PlainReading(edit.text + Array(":\n".utf8)).topLines.subtracting([0]).isEmpty
  }

  static func apply(_ edit: Edit, to bytes: [UInt8]) -> [UInt8] {
    Array(bytes[..<edit.range.lowerBound]) + edit.text + Array(bytes[edit.range.upperBound...])
  }

  private static func measure(_ edits: ArraySlice<Edit>, _ subject: Subject) -> Tally {
    var tally = Tally()
    for edit in edits {
      let bytes = apply(edit, to: subject.bytes)
      let (tree, texts, findings) = texts(bytes)
      var at = 0
      for token in tree.tokenKinds.indices {
        let range = tree.tokenRange(token)
        if range.start != at || range.end < at { tally.problems.append("tokens do not lie end to end") }
        at = range.end
      }
      if at != bytes.count { tally.problems.append("the tokens are not the file") }
      let damaged = subject.reading.damaged(by: edit.lines)
      var lost: [String] = []
      var count = 0
      for (id, text) in subject.texts where !damaged.contains(id) {
        count += 1
        if texts[id] != text { lost.append(id) }
      }
      tally.edits += 1
      tally.claims += count
      tally.lost += lost.count
      guard !lost.isEmpty else { continue }
      let what =
        "\(lost.count) of \(count) lost (\(lost.sorted().prefix(4).joined(separator: ", "))) at line \(edit.lines.lowerBound + 1), column \(edit.range.lowerBound - subject.reading.lineStarts[edit.lines.lowerBound]): \(show(subject.bytes[edit.range])) → \(show(edit.text[...])); \(findings.filter { $0.level == .error }.prefix(3).map(\.rule))"
      if lost.count * 2 > count, !isGrave(edit, in: subject) { tally.problems.append(what) }
      tally.losses.append(what)
    }
    return tally
  }

  private static func show(_ bytes: ArraySlice<UInt8>) -> String {
    String(reflecting: String(decoding: bytes.prefix(90), as: UTF8.self))
  }

  private static func measureAll(_ edits: [Edit], _ subject: Subject) async -> Tally {
    await withTaskGroup(of: Tally.self) { group in
      for start in stride(from: 0, to: edits.count, by: 500) {
        group.addTask { measure(edits[start..<min(start + 500, edits.count)], subject) }
      }
      var tally = Tally()
      for await part in group { tally.add(part) }
      return tally
    }
  }

  // MARK: Edits

  private static func byteDeletions(_ subject: Subject, _ path: String) -> [Edit] {
    var random = SeededRandom(5)
    let places =
      path.contains("school")
      ? (0..<5000).map { _ in Int.random(in: subject.bytes.indices, using: &random) } : Array(subject.bytes.indices)
    return places.map { subject.edit($0..<$0 + 1) }
  }

  private static func lineDeletions(_ subject: Subject) -> [Edit] {
    (0..<subject.reading.lineStarts.count - 1).map { line in
      Edit(
        range: subject.reading.lineStarts[line]..<subject.reading.lineStarts[line + 1], text: [], lines: line...line)
    }
  }

  private static func lineSwaps(_ subject: Subject) -> [Edit] {
    let starts = subject.reading.lineStarts
    return (0..<starts.count - 2).map { line in
      let swapped = subject.bytes[starts[line + 1]..<starts[line + 2]] + subject.bytes[starts[line]..<starts[line + 1]]
      return Edit(range: starts[line]..<starts[line + 2], text: Array(swapped), lines: line...line + 1)
    }
  }

  private static let bits: [String] = [
    "[", "]", "{", "}", ": ", ":", "- ", "-", "\n", "  ", " ", "\"", "'", "|\n", ">\n", "#", " #", "&a ", "*a ",
    "---\n", "...\n", ",", "? ", "\t", "\u{A0}", "<<<<<<< x\n", "premises: ", "because:\n", "unless: ", "x: [y", "“",
    "\r", "\0", "\u{FEFF}", "basis", "`", "@", "%",
  ]

  private static func randomEdits(_ subject: Subject, _ count: Int) -> [Edit] {
    var random = SeededRandom(17)
    return (0..<count).map { _ in
      let at = Int.random(in: subject.bytes.indices, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<3:
        return subject.edit(at..<min(subject.bytes.count, at + Int.random(in: 1...30, using: &random)))
      case 3:
        return subject.edit(at..<at, [UInt8.random(in: 0...255, using: &random)])
      case 4..<8:
        return subject.edit(at..<at, Array(bits.randomElement(using: &random)!.utf8))
      case 8:
        return subject.edit(at..<at + 1, [UInt8.random(in: 0x20...0x7E, using: &random)])
      default:
        let from = Int.random(in: subject.bytes.indices, using: &random)
        return subject.edit(at..<at, Array(subject.bytes[from..<min(subject.bytes.count, from + 60)]))
      }
    }
  }

  // MARK: Measurement

  @Test(.slow) func theClaimsThatAMistakeDoesNotTouchSurvive() async throws {
    var all = Tally()
    let environment = ProcessInfo.processInfo.environment
    let isLong = environment["ARGMAP_LONG"] != nil
    let report = environment["ARGMAP_LOSSES"]
    var listing: [String] = []
    for path in Repository.maps {
      let subject = try Subject(path)
      #expect(Set(subject.reading.items.compactMap(\.id)).isSuperset(of: subject.texts.keys), "\(path)")
      let kinds: [(String, [Edit])] = [
        ("bytes deleted", Self.byteDeletions(subject, path)), ("lines deleted", Self.lineDeletions(subject)),
        ("lines swapped", Self.lineSwaps(subject)),
        ("random edits", Self.randomEdits(subject, (path.contains("claude") ? 10_000 : 5000) * (isLong ? 10 : 1))),
      ]
      for (name, edits) in kinds {
        let tally = await Self.measureAll(edits, subject)
        let rate = 100 - 100 * Double(tally.lost) / Double(max(tally.claims, 1))
        listing += ["=== \(path), \(name): \(tally.edits) edits, \(rate) %, \(tally.problems.count) problems"]
        listing +=
          tally.problems.map { "! " + $0 }
          + tally.losses.sorted { (Int($0.prefix { $0 != " " }) ?? 0) > (Int($1.prefix { $0 != " " }) ?? 0) }
        all.add(tally)
      }
    }
    if let report { try Repository.write(listing.joined(separator: "\n") + "\n", to: report) }
    let rate = 100 - 100 * Double(all.lost) / Double(all.claims)
    print(
      "survival: \(String(format: "%.2f", rate))% of the claims untouched by \(all.edits) edits; "
        + "\(all.losses.count) edits lose at least one claim"
    )
    #expect(rate >= 95)
    #expect(all.problems.isEmpty, "\(all.problems.prefix(20).joined(separator: "\n"))")
  }
}
