import SourceText

/// Recognizes the same finding from run to run while the file around it changes: by path, rule, place in the argument
/// (`Diagnostic.subject`), and a number that tells apart findings that share all three. Lines, columns and messages do
/// not count.
struct Fingerprints {
  private var counts: [String: Int] = [:]

  /// Returns the fingerprint of the next finding, 32 hexadecimal digits. Call it once per finding, in file order.
  mutating func next(_ finding: Diagnostic, path: String) -> String {
    let key = [path, finding.rule, finding.subject].joined(separator: "\u{0}")
    let number = counts[key, default: 0]
    counts[key] = number + 1
    let text = number == 0 ? key : key + "\u{0}\(number)"
    return Self.digits(text.utf8.fnv1a()) + Self.digits(text.utf8.fnv1a(from: 0x6c62_272e_07bb_0142))
  }

  private static func digits(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

extension Report {
  /// The fingerprints of all findings, in the order of `findings`.
  func fingerprints() -> [String] {
    var fingerprints = Fingerprints()
    return findings.map { fingerprints.next($0, path: repositoryPath($0.place)) }
  }
}
