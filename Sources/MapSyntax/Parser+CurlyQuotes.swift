import SourceText

/// Curly quotes, which protect nothing in YAML but look as if they did.
extension Parser {
  func curlyQuoteLength(_ i: Int) -> Int {
    guard byte(i) == 0xE2 || byte(i) == 0xC2, let (scalar, length) = UTF8Scan.decode(at: i, in: bytes) else { return 0 }
    return [0x2018, 0x201A, 0x201B, 0x201C, 0x201E, 0x201F, 0xAB].contains(scalar) ? length : 0
  }

  /// Replaces the diagnostics about text in curly quotes with one about the quotes. Straight quotes would have
  /// protected the text, so the quotes are the mistake, not what is inside them.
  mutating func preferCurlyQuote(_ start: Int, _ end: Int, from first: Int) {
    let length = curlyQuoteLength(start)
    guard length > 0, diagnostics.count > first else { return }
    diagnostics.removeSubrange(first...)
    reportCurlyQuote(start)
  }

  mutating func reportCurlyQuote(_ start: Int) {
    let end = start + curlyQuoteLength(start)
    report(
      .curlyQuote, start, end,
      "`\(text(start, end))` is not a quote in YAML, so it does not protect what follows; use straight quotes",
      fix: straightening(start))
  }

  /// A fix that replaces curly quotes with straight ones; nil if they do not enclose the whole rest of the line.
  private func straightening(_ start: Int) -> Fix? {
    let end = trimmed(start, endOfLine(start))
    let inner = start + curlyQuoteLength(start)
    var last = end - 1
    while last > inner, bytes[last] & 0xC0 == 0x80 { last -= 1 }
    guard last > inner, let (scalar, length) = UTF8Scan.decode(at: last, in: bytes), last + length == end,
      [0x2018, 0x2019, 0x201C, 0x201D, 0xBB].contains(scalar)
    else { return nil }
    var edits = [(start: start, end: inner, text: "'")]
    for i in inner..<last where bytes[i] == 0x27 { edits.append((i, i, "'")) }
    return fix("use straight quotes", .safe, edits + [(last, end, "'")])
  }

  func hasClosingCurlyQuote(_ start: Int) -> Bool {
    text(start, endOfLine(start)).unicodeScalars.contains {
      "\u{2019}\u{201C}\u{201D}\u{BB}".unicodeScalars.contains($0)
    }
  }
}
