/// Normalizes text so that quotes can be compared without regard to typography.
struct QuoteFolding {
  private static let ligatures: [UInt32: String] = [
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
  ]

  /// What has been added so far, as `fold` describes it.
  private(set) var result: [UInt8] = []
  private var hasSpace = false
  /// Whether a space may come before the next character.
  private var takesSpace = false
  private var lastIsWide = false

  /// The given text as UTF-8, without differences in typography. Each run of whitespace becomes one space; at the ends
  /// of the text, next to a dash, just inside guillemets, before `%` and in scripts that do not use spaces, it is
  /// dropped. All quotation marks become `'`, all dashes become `-`, ellipses become `...`, and ligatures are split
  /// into letters. `|` becomes a space. Markup (such as `*`, `_` and square brackets), soft hyphens and invisible
  /// characters are dropped.
  static func fold(_ text: String) -> [UInt8] {
    var folding = QuoteFolding()
    folding.add(text)
    return folding.result
  }

  /// Adds text that follows what has been added.
  mutating func add(_ text: String) {
    for scalar in text.unicodeScalars {
      let v = scalar.value
      switch v {
      case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: continue
      case 0x2A, 0x5F, 0x60, 0x5B, 0x5D, 0x7E: continue
      case 0x7C:
        // In a table's cell, `|` is written as `\|`.
        if result.last == 0x5C { result.removeLast() }
        if result.last == 0x20 { result.removeLast() }
        hasSpace = true
      case 0x2018...0x201F, 0x2032, 0x2033, 0x22, 0x27, 0xAB, 0xBB, 0x2039, 0x203A:
        // French puts a space inside guillemets.
        if v == 0xBB || v == 0x203A { hasSpace = false }
        if hasSpace, takesSpace { result.append(0x20) }
        result.append(0x27)
        hasSpace = false
        takesSpace = v != 0xAB && v != 0x2039
        lastIsWide = false
      case 0x2D, 0x2010...0x2015, 0x2212:
        if result.last != 0x2D { result.append(0x2D) }
        hasSpace = false
        takesSpace = false
        lastIsWide = false
      case 0x2026:
        result += [0x2E, 0x2E, 0x2E]
        takesSpace = true
        lastIsWide = false
      default:
        if scalar.properties.isWhitespace {
          hasSpace = true
          continue
        }
        let isWide = v >= 0x2E80 && !(0xFB00...0xFB06).contains(v) && v < 0x1F000 && !(0xAC00...0xD7A3).contains(v)
        // `3 %` and `3%` are the same.
        if hasSpace, takesSpace, v != 0x25, !(isWide && lastIsWide) { result.append(0x20) }
        hasSpace = false
        takesSpace = true
        lastIsWide = isWide
        result += Array((Self.ligatures[v] ?? String(Character(scalar))).utf8)
      }
    }
  }

  /// The parts of a quote between its ellipses. An ellipsis is `…` or at least three dots, with or without brackets
  /// around it and spaces within it. Parts without a letter or digit are left out.
  static func parts(of quote: String) -> [String] {
    var result = [""]
    var dots = 0
    var pending = ""
    func flush() {
      if dots >= 3 { result.append("") } else { result[result.count - 1] += pending }
      dots = 0
      pending = ""
    }
    for character in quote {
      if character == "…" {
        dots += 3
        pending.append(character)
      } else if character == "." {
        dots += 1
        pending.append(character)
      } else if character == " ", dots > 0 {
        pending.append(character)
      } else {
        flush()
        result[result.count - 1].append(character)
      }
    }
    flush()
    // Quotation marks around the quote, and punctuation at the end of its parts, belong to the quoting text.
    result[0] = String(result[0].drop { "\"'“”„«»‘’‚ ".contains($0) })
    for i in result.indices {
      while let last = result[i].last, "\"'“”„«»‘’‚ ,.;:!?".contains(last) { result[i].removeLast() }
    }
    return result.filter { $0.contains { $0.isLetter || $0.isNumber } }
  }

  /// Rejoins words that are hyphenated at the end of a line.
  static func joiningBrokenWords(_ text: String) -> String {
    var result = ""
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      if line.last == "-" || line.last == "\u{2010}", let next = lines.first?.drop(while: { $0 == " " }),
        next.first?.isLowercase == true
      {
        result += line.dropLast()
        lines[lines.startIndex] = next
      } else {
        result += line
        if !lines.isEmpty { result += "\n" }
      }
    }
    return result
  }
}
