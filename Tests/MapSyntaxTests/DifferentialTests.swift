import Foundation
import MapSyntax
import SourceText
import TestSupport
import Testing

/// Compares the parser with libyaml (YAML 1.1) and libfyaml (YAML 1.2) on random files: both must accept whatever the
/// parser accepts, with the same events.
@Suite struct DifferentialTests {
  /// Rules that reject valid YAML. A file on which libyaml and libfyaml agree may be rejected only by one of them.
  private static let narrowing: Set<SyntaxRule> = [
    .anchor, .alias, .tag, .directive, .secondDocument, .documentMarker, .explicitKey, .mergeKey, .duplicateKey,
    .keyNotScalar, .longKey, .emptyKey, .controlCharacter, .loneCarriageReturn, .byteOrderMark, .tab, .unicodeSpace,
    .wrongEscape, .emptyEntry, .flowText, .continuationIndent, .doubledQuotes, .unfinishedText, .foldedIndent,
    .commentWithoutSpace, .textCutByComment, .bulletInText, .missingSpace, .conflictMarker, .curlyQuote, .commaInText,
    .textWithoutID, .textStartsWithSign, .indentation, .colonForgotten, .invalidUTF8,
    // A quoted text or a bracket that continues at a column where the parser does not allow it, with what looks like a
    // key or a dash, is taken to be unclosed.
    .unclosedQuote, .unclosedBracket,
  ]

  private static func isNarrowing(_ finding: Diagnostic, _ bytes: [UInt8]) -> Bool {
    guard let rule = SyntaxRule(rawValue: finding.rule) else { return false }
    if narrowing.contains(rule) { return true }
    // In an unclosed list, a line that is followed by a bullet is not taken to be part of the list, although to YAML
    // the bullet is text, as it is in the mistakes that `bullet-in-text` reports.
    if rule == .unexpectedText { return isBulletNext(finding.place.range.start, bytes) }
    // To the parser, a special space after a colon makes a key, because it looks like an ordinary space.
    let end = finding.place.range.end
    return rule == .colonInText && end < bytes.count && bytes[end] >= 0xC2
  }

  private static func isBulletNext(_ start: Int, _ bytes: [UInt8]) -> Bool {
    let lines = bytes[start...].split(separator: 0x0A).dropFirst()
    let next = lines.map { $0.drop { $0 == 0x20 } }.first { !$0.isEmpty && $0 != [0x0D] }
    return next.map { $0.starts(with: "- ".utf8) } ?? false
  }

  private struct Tally {
    var files = 0
    var read = 0
    var withLibFYAML = 0
    var problems: [String] = []
  }

  /// Compares the parser with libyaml, and with libfyaml if `asksLibFYAML`, on `count` random files made from `seed`.
  private static func compare(seed: UInt64, count: Int, asksLibFYAML: Bool) throws -> Tally {
    var tally = Tally()
    var texts: [[UInt8]] = []
    for i in 0..<count {
      texts.append(RandomFile.bytes(seed &* 1_000_003 &+ UInt64(i), isMutated: i % 2 == 1))
    }
    let theirs = asksLibFYAML ? try LibFYAML.events(texts) : []
    for (i, bytes) in texts.enumerated() {
      let (tree, findings) = read(bytes)
      let libyaml = LibYAML.events(bytes)
      let name = ".build-golden/random-\(seed)-\(i)"
      let problemCount = tally.problems.count
      tally.files += 1
      if asksLibFYAML { tally.withLibFYAML += 1 }
      let rules = findings.compactMap { SyntaxRule(rawValue: $0.rule) }
      if rules.count != findings.count { tally.problems.append("\(name): a rule that is not the parser's") }
      if findings.isEmpty {
        tally.read += 1
        let ours = events(tree, bytes)
        if libyaml != ours { tally.problems.append("\(name): libyaml \(libyaml == nil ? "refuses it" : "differs")") }
        if asksLibFYAML, theirs[i] != ours {
          tally.problems.append("\(name): libfyaml \(theirs[i] == nil ? "refuses it" : "differs")")
        }
        // A file that is only a scalar is not a map.
      } else if let libyaml, libyaml.count > 2, !libyaml[1].hasPrefix("="), !asksLibFYAML || theirs[i] == libyaml,
        !findings.contains(where: { isNarrowing($0, bytes) })
      {
        tally.problems.append("\(name): refused by \(findings.map(\.rule)) alone, though YAML takes it")
      }
      if tally.problems.count > problemCount { try Repository.write(bytes, to: Repository.path(name)) }
      if tally.problems.count > 5 { break }
    }
    return tally
  }

  /// `make test` compares 10,000 files with libyaml, and 1,000 of them with libfyaml too; `make test-long` compares
  /// 100,000 with both. `ARGMAP_SEEDS` sets another number of seeds, each of which makes 1,000 files.
  @Test func noDisagreementOnRandomFiles() async throws {
    let environment = ProcessInfo.processInfo.environment
    let isLong = environment["ARGMAP_LONG"] != nil
    let first = environment["ARGMAP_FIRST_SEED"].flatMap { UInt64($0) } ?? 1
    let seeds = environment["ARGMAP_SEEDS"].flatMap { UInt64($0) } ?? (isLong ? 100 : 10)
    let total = try await withThrowingTaskGroup(of: Tally.self) { group in
      for seed in first..<(first + seeds) {
        group.addTask { try Self.compare(seed: seed, count: 1000, asksLibFYAML: isLong || seed == first) }
      }
      var total = Tally()
      for try await tally in group {
        total.files += tally.files
        total.read += tally.read
        total.withLibFYAML += tally.withLibFYAML
        total.problems += tally.problems
      }
      return total
    }
    print(
      "compared with libyaml: \(total.files) random files (\(total.read) accepted); with libfyaml: \(total.withLibFYAML)"
    )
    #expect(total.problems.isEmpty, "\(total.problems.prefix(20).joined(separator: "\n"))")
    // More than a quarter of the generated files must be readable, or the comparison would mean little.
    #expect(total.read * 4 > total.files)
  }
}
