/// Text without the characters that could manipulate a terminal or a log: control characters, and those that change the
/// direction of text.
package enum PrintableText {
  /// The text with each such character replaced by U+FFFD.
  package static func replacing(_ text: String) -> String {
    text.replacingScalars { isHarmful($0) ? "\u{FFFD}" : nil }
  }

  /// A path to start a line with: without such characters, and without `::` at its start, which would make the line a
  /// command to GitHub.
  package static func path(_ path: String) -> String { replacing(path.hasPrefix("::") ? "./" + path : path) }

  /// The text with each such character, except tabs and line breaks, shown by its number, such as `⟨U+202E⟩`.
  package static func naming(_ text: String) -> String {
    text.replacingScalars { scalar in
      guard isHarmful(scalar), scalar != "\t", scalar != "\n", scalar != "\r" else { return nil }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "⟩"
    }
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return value < 0x20 || (0x7F..<0xA0).contains(value) || (0x202A...0x202E).contains(value)
      || (0x2066...0x2069).contains(value)
  }
}

/// A word as a shell reads it back: as it is, or in single quotes.
package func shellQuoted(_ word: String) -> String {
  let isPlain = word.unicodeScalars.allSatisfy {
    $0.isASCII
      && ($0.properties.isAlphabetic || $0.properties.numericType != nil || "-_./+:,@%".unicodeScalars.contains($0))
  }
  return isPlain && !word.isEmpty ? word : "'" + word.replacingScalars { $0 == "'" ? "'\\''" : nil } + "'"
}
