import SourceText

/// Finds bytes that are not allowed anywhere in a map file, and tabs, which are allowed only in a few places. Skips
/// printable ASCII, spaces and line feeds sixteen bytes at a time.
struct CharacterCheck {
  private(set) var diagnostics: [Diagnostic] = []
  /// The offsets of all tabs. Whether each of them is allowed cannot be decided until the tokens are known.
  private(set) var tabs: [Int] = []
  /// The number of bytes that are not allowed anywhere.
  private var wrongBytes = 0
  /// Whether the file is something other than UTF-8 text: an image, a program, text in UTF-16.
  private(set) var isNoText = false
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: FileIndex

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: FileIndex) {
    self.bytes = bytes
    self.file = file
    run()
  }

  private mutating func run() {
    let count = bytes.count
    var i = 0
    while i < count {
      i = skipPlain(i)
      let end = min(i + 16, count)
      while i < end { i += examine(i) }
      // A long file that is not text is recognized early.
      if wrongBytes > 4096, wrongBytes > i / 4 { break }
    }
    isNoText = wrongBytes > 16 && wrongBytes > i / 16
  }

  private func skipPlain(_ start: Int) -> Int {
    guard let base = bytes.baseAddress.map(UnsafeRawPointer.init) else { return start }
    var i = start
    while i + 16 <= bytes.count {
      let first = Self.plainBytes((base + i).loadUnaligned(as: UInt64.self))
      let second = Self.plainBytes((base + i + 8).loadUnaligned(as: UInt64.self))
      if first & second != 0x8080_8080_8080_8080 { break }
      i += 16
    }
    return i
  }

  /// Looks at eight bytes at once and sets the high bit of each one that is 0x20…0x7E or LF. It uses classic bit
  /// tricks: such a byte has a clear high bit, is LF or at least 0x20, and is not DEL. If an input byte's high bit is
  /// set, the results for the bytes above it may be wrong, but the result for that byte itself is right.
  @inline(__always)
  private static func plainBytes(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let lineFeeds = word ^ (ones &* 0x0A)
    // The high bit of each byte that is not a line feed; exact after ASCII bytes, which never carry into the next one.
    let notLineFeed = (lineFeeds &+ (ones &* 0x7F)) & highs
    let atLeastSpace = (word &+ (ones &* 0x60)) & highs
    let notDelete = ((word ^ (ones &* 0x7F)) &+ (ones &* 0x7F)) & highs
    return (atLeastSpace | ~notLineFeed) & notDelete & ~word & highs
  }

  /// Checks the character at `i` and returns its length in bytes.
  private mutating func examine(_ i: Int) -> Int {
    let byte = bytes[i]
    switch byte {
    case 0x0A, 0x20..<0x7F:
      return 1
    case 0x09:
      tabs.append(i)
      return 1
    case 0x0D:
      if i + 1 < bytes.count, bytes[i + 1] == 0x0A { return 1 }
      report(
        .loneCarriageReturn, i, 1, "a carriage return without a line feed; end lines with LF or CR LF")
      return 1
    case 0..<0x20, 0x7F:
      report(.controlCharacter, i, 1, "control character \(Self.name(UInt32(byte))) is not allowed in a map; delete it")
      return 1
    default:
      guard let (scalar, length) = UTF8Scan.decode(at: i, in: bytes) else {
        report(.invalidUTF8, i, 1, "this byte is not UTF-8; save the file as UTF-8")
        return 1
      }
      switch scalar {
      case 0x80..<0xA0, 0x2028, 0x2029, 0xFFFE, 0xFFFF:
        report(.controlCharacter, i, length, "character \(Self.name(scalar)) is not allowed in a map; delete it")
      case 0xFEFF where i > 0:
        report(
          .byteOrderMark, i, length, "a byte-order mark is allowed only at the very start of a file; delete this one")
      default:
        break
      }
      return length
    }
  }

  private mutating func report(_ rule: SyntaxRule, _ at: Int, _ length: Int, _ message: String) {
    wrongBytes += length
    // A run of characters with the same problem, as in a binary file, is reported as one mistake.
    var range = ByteRange(at, at + length)
    if let last = diagnostics.last, last.rule == rule.rawValue, last.place.range.end == at {
      range = ByteRange(last.place.range.start, at + length)
      diagnostics[diagnostics.count - 1].place.range = range
    } else {
      diagnostics.append(Diagnostic(rule: rule.rawValue, message: message, place: Place(file, range)))
    }
    // Only characters of these two kinds can be deleted, since they are invisible; a byte that is not UTF-8 may have
    // been part of a letter.
    guard rule == .byteOrderMark || rule == .controlCharacter else { return }
    diagnostics[diagnostics.count - 1].fixes = [
      Fix(
        title: "delete it", safety: rule == .byteOrderMark ? .safe : .unsafe, edits: [TextEdit(Place(file, range), "")])
    ]
  }

  /// The name of a scalar, such as `U+0007`.
  static func name(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

/// The length in bytes of a special space at `i`; 0 if there is none. A special space is any space other than U+0020;
/// YAML treats it as text.
func unicodeSpaceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
  guard i < bytes.count, bytes[i] >= 0xC2, let (scalar, length) = UTF8Scan.decode(at: i, in: bytes) else { return 0 }
  switch scalar {
  case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return length
  default: return 0
  }
}
