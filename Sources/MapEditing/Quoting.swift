import ArgumentMap
import MapSyntax
import SourceText

/// Chooses the quotes for text: none if possible, otherwise single, otherwise double.
enum Quoting {
  /// Quoted text in its simplest form, with the same line breaks.
  /// - Parameter text: the text, including its quotes.
  static func simplest(
    _ text: [UInt8], _ kind: TokenKind, value: String, _ place: TokenRoles.Place
  ) -> [UInt8] {
    guard let inner = bare(text, kind) else { return text }
    if !looksTyped(value), !looksLikeList(value), !looksLikeEntry(value), reads(inner, as: value, place) {
      return inner
    }
    // In single quotes, an apostrophe would have to be doubled.
    if kind == .singleQuoted || inner.contains(0x27) { return text }
    var single: [UInt8] = [0x27]
    single += inner + [0x27]
    return reads(single, as: value, place) ? single : text
  }

  /// A value in the form in which it can be written at a place: plain if possible, else quoted.
  package static func text(_ value: String, _ place: TokenRoles.Place) -> [UInt8] {
    let double = doubleQuoted(value)
    return simplest(double, .doubleQuoted, value: value, place)
  }

  private static func doubleQuoted(_ value: String) -> [UInt8] {
    var result: [UInt8] = [0x22]
    for byte in value.utf8 {
      switch byte {
      case 0x22, 0x5C: result += [0x5C, byte]
      case 0x0A: result += Array("\\n".utf8)
      case 0x09: result += Array("\\t".utf8)
      default: result.append(byte)
      }
    }
    return result + [0x22]
  }

  /// The text between the quotes, without escapes; nil if it is empty, or has an escape for anything but a quote, a
  /// slash or a backslash, which the author may have chosen to make a character visible.
  private static func bare(_ text: [UInt8], _ kind: TokenKind) -> [UInt8]? {
    let inner = text.dropFirst().dropLast()
    if inner.isEmpty { return nil }
    var result: [UInt8] = []
    var i = inner.startIndex
    while i < inner.endIndex {
      let byte = inner[i]
      if kind == .singleQuoted, byte == 0x27 { i += 1 }
      if kind == .doubleQuoted, byte == 0x5C {
        guard i + 1 < inner.endIndex, [0x22, 0x2F, 0x5C].contains(inner[i + 1]) else { return nil }
        i += 1
      }
      result.append(inner[i])
      i += 1
    }
    return result
  }

  /// Whether `text` parses to `value` at the given place, according to the parser itself.
  private static func reads(_ text: [UInt8], as value: String, _ place: TokenRoles.Place) -> Bool {
    let (before, after, node): (String, String, Int) =
      switch (place.isInFlow, place.role) {
      case (false, .key): ("", ": v\n", 1)
      case (false, .value): ("k: ", "\n", 2)
      case (false, .item): ("- ", "\n", 1)
      case (true, .key): ("k: {", ": v}\n", 3)
      case (true, .value): ("k: {k: ", "}\n", 4)
      case (true, .item): ("k: [", "]\n", 3)
      }
    // Continuation lines are indented as deeply as they will be in the map.
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { $0.last == 0x0D ? $0.dropLast() : $0 }
    var bytes = Array(before.utf8)
    for (i, line) in lines.enumerated() {
      if i > 0 { bytes += Array("\n  ".utf8) + line.drop { $0 == 0x20 } } else { bytes += line }
    }
    bytes += Array(after.utf8)
    let file = SourceFile(path: "", bytes: bytes)
    let (tree, found) = parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
    let count = [1: place.role == .item ? 2 : 3, 2: 3, 3: place.role == .item ? 4 : 5, 4: 5][node]
    return found.isEmpty && tree.nodes.count == count && tree.kind(NodeIndex(node)) == .scalar
      && tree.value(NodeIndex(node), in: file) == value
  }

  /// Whether other YAML parsers would take this text for a number, a date, a boolean or null.
  static func looksTyped(_ text: String) -> Bool {
    let words: Set = [
      "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<", ".nan", ".inf", "-.inf",
    ]
    if words.contains(text.lowercased()) { return true }
    let bytes = Array(text.utf8)
    let start = bytes.first.map { $0 == 0x2B || $0 == 0x2D } == true ? 1 : 0
    guard start < bytes.count, bytes[start] == 0x2E || (0x30...0x39).contains(bytes[start]) else { return false }
    return bytes[start...].allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66, 0x2B, 0x2D, 0x2E, 0x3A, 0x5F, 0x78, 0x6F, 0x54, 0x5A, 0x20: true
      default: false
      }
    }
  }

  /// Whether plain text would be taken for an id and its text with the space between them missing: `a:b`.
  private static func looksLikeEntry(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let colon = bytes.firstIndex(of: 0x3A), colon > 0, colon + 1 < bytes.count else { return false }
    return bytes[..<colon].enumerated().allSatisfy { ClaimID.isByte($1, isFirst: $0 == 0) }
  }

  /// Whether plain text would be taken for a list without its brackets: `a, b`.
  private static func looksLikeList(_ text: String) -> Bool {
    guard text.contains(",") else { return false }
    return text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { part in
      let word = part.split(separator: " ")
      return word.count <= 1
        && (word.first ?? "").utf8.allSatisfy {
          $0 == 0x2E || $0 == 0x2D || $0 == 0x5F || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A
            || (0x30...0x39).contains($0)
        }
    }
  }
}
