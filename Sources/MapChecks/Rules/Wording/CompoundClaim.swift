import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let compoundClaim = Rule(
    "compound-claim", .wording, .off,
    summary: "a claim that says two things",
    why: """
      If a claim says two things, a reason for one of them seems to support both, and an objection to one seems to count
      against both. Write two claims, and link them (`premises`) where they are needed together.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild⟪.⟫ The spring was wet
          basis: observation
        - lake: The lake did not freeze⟪;⟫ nobody skated
          basis: observation
        - wet: The spring was wet⟪, and⟫ the fields were flooded
          basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild, wet, and windy
          basis: observation
        - lake: Dr. Frost says that the lake did not freeze
          basis: observation
        - few: Some people skated, e.g. the warden
          basis: observation
        - three: Three winters were mild (2003 to 2005; cf. the diary), says Sen. Frost
          basis: observation
      """
    ],
    check: { rule, context in
      guard context.isEnglish else { return [] }
      let graph = context.graph
      var findings: [Diagnostic] = []
      graph.file.bytes.withUnsafeBufferPointer { bytes in
        context.eachText { claim, text in
          guard let seam = Seams.first(in: graph.tree.range(text), bytes) else { return }
          let id = graph.id(claim)
          findings.append(
            rule.finding("`\(id)` says two things; write two claims", graph.place(seam), claim: id))
        }
      }
      return findings
    })
}

/// Finds the place in a claim's text where one claim ends and another begins.
private enum Seams {
  private static let abbreviations: Set<String> = [
    "dr", "mr", "mrs", "ms", "prof", "st", "vs", "etc", "e.g", "i.e", "cf", "al", "no", "nos", "p", "pp", "fig", "ch",
    "vol", "ca", "approx", "inc", "jr", "sr", "u.s", "u.k",
    "sen", "gen", "gov", "rev", "rep", "hon", "mt", "ft", "lt", "col", "capt", "sgt", "pres", "art", "sec", "ltd", "co",
    "corp", "univ", "dept", "jan", "feb", "mar", "apr", "aug", "sept", "oct", "nov", "dec", "ph.d", "d.c", "a.m", "p.m",
    "a.d", "b.c", "ed", "eds", "eq", "par", "op", "cit", "ibid",
  ]
  /// Verbs that show that part of a sentence could be a sentence by itself.
  private static let verbs: Set<String> = [
    "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "should", "must", "may", "might",
    "does", "do", "did", "cannot", "isn't", "aren't", "wasn't", "weren't", "doesn't", "don't", "didn't", "won't",
    "can't",
  ]
  /// Words that a second sentence can start with.
  private static let starts: Set<String> = [
    "it", "they", "he", "she", "we", "you", "i", "this", "that", "these", "those", "there", "the", "a", "an", "no",
    "nobody", "nothing", "everyone", "everybody", "its", "their",
  ]

  static func first(in range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> ByteRange? {
    var commas = 0
    var depth = 0
    for i in range.start..<range.end {
      switch bytes[i] {
      case 0x28: depth += 1
      case 0x29: depth -= 1
      case _ where depth > 0: break
      case 0x3B where i + 1 < range.end && bytes[i + 1] == 0x20:
        // Two or more semicolons, or one after a colon, separate list items.
        let isList = bytes[range.start..<i].contains(0x3A) || bytes[i + 1..<range.end].contains(0x3B)
        return isList || !isSentence(after: i, range, bytes) ? nil : ByteRange(i, i + 1)
      case 0x21 where i + 2 < range.end && bytes[i + 1] == 0x20 && (0x41...0x5A).contains(bytes[i + 2]):
        return ByteRange(i, i + 1)
      case 0x2E where i + 2 < range.end && bytes[i + 1] == 0x20 && (0x41...0x5A).contains(bytes[i + 2]):
        if !isAbbreviation(range.start, i, bytes) { return ByteRange(i, i + 1) }
      case 0x2C:
        commas += 1
        if commas == 1, let end = conjunction(i, range, bytes) { return ByteRange(i, end) }
      default: break
      }
    }
    return nil
  }

  private static func isAbbreviation(_ start: Int, _ dot: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let word = (bytes[start..<dot].split { $0 <= 0x20 || $0 == 0x28 }.last ?? []).drop { $0 == 0x22 || $0 == 0x27 }
    // A single letter before a period is an initial.
    return word.count < 2 || abbreviations.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  /// Whether what follows a semicolon could be a sentence by itself, and says more than what precedes it.
  private static func isSentence(
    after semicolon: Int, _ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let behind = words(semicolon + 1, range.end, bytes)
    let before = words(range.start, semicolon, bytes)
    guard let first = behind.first, !["to", "say", "or", "and"].contains(first) else { return false }
    // "The opposite is true; …" announces what follows.
    if before.count <= 4, before.contains(where: { ["true", "false", "opposite", "contrary"].contains($0) }) {
      return false
    }
    return behind.contains { verbs.contains($0) || $0.hasSuffix("s") || $0.hasSuffix("ed") }
  }

  /// The words between two offsets, in lower case and without the punctuation behind them.
  private static func words(_ start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
    bytes[start..<end].split { $0 <= 0x20 }.map { word in
      let length = word.lastIndex { $0 >= 0x80 || 0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 }
      return String(decoding: length.map { word[...$0] } ?? [], as: UTF8.self).lowercased()
    }
  }

  /// Words that show that what precedes ", but" is only granted.
  private static let concessions: Set<String> = [
    "may", "might", "certainly", "indeed", "true", "regrettable", "regrettably", "sure", "surely", "granted",
    "admittedly", "could", "can", "although", "though", "while", "if",
  ]

  /// The offset after the ", and" or ", but" that a comma begins; nil unless there is a complete sentence on each side
  /// and no further comma to the right.
  private static func conjunction(_ comma: Int, _ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let behind = bytes[comma + 1..<range.end].split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
    guard behind.count > 2, behind[0] == "and" || behind[0] == "but", starts.contains(behind[1].lowercased()),
      !behind.contains(where: { $0.hasSuffix(",") })
    else { return nil }
    let before = words(range.start, comma, bytes)
    if behind[0] == "but" {
      // "The question is not whether …, but …" is a single claim too.
      let isDenial = zip(before, before.dropFirst()).contains {
        $0 == "not" && ["whether", "only", "just"].contains($1)
      }
      if isDenial || before.contains(where: concessions.contains) { return nil }
    }
    guard before.contains(where: verbs.contains),
      behind.dropFirst(2).prefix(6).contains(where: { verbs.contains($0.lowercased()) })
    else { return nil }
    // "It is said that …, and that …": both parts depend on one verb.
    return behind[1] == "that" ? nil : comma + 2 + behind[0].utf8.count
  }
}
