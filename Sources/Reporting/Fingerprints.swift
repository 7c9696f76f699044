import SourceText

/// What tells findings apart from run to run while the file around them changes: the path, the rule, where in the
/// argument it is (`Diagnostic.subject`), and which of several alike it is. No line, column or message.
struct Fingerprints {
  private var counts: [String: Int] = [:]

  /// 32 hexadecimal digits; to be asked for each finding in turn, in the order of the text.
  mutating func next(_ finding: Diagnostic, path: String) -> String {
    let key = [path, finding.rule, finding.subject].joined(separator: "\u{0}")
    let number = counts[key, default: 0]
    counts[key] = number + 1
    let text = number == 0 ? key : key + "\u{0}\(number)"
    return Self.hash(text, from: 0xcbf2_9ce4_8422_2325) + Self.hash(text, from: 0x6c62_272e_07bb_0142)
  }

  /// FNV-1a (Fowler, Noll and Vo), 64 bits.
  private static func hash(_ text: String, from start: UInt64) -> String {
    let value = text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

extension Report {
  /// The fingerprint of each finding, in their order.
  func fingerprints() -> [String] {
    var fingerprints = Fingerprints()
    return findings.map { fingerprints.next($0, path: path($0.place)) }
  }
}
