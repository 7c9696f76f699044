import MapSyntax
import SourceText

/// Prints the tokens of a tree in order, each in its formatted position. It works on tokens so that nothing is lost.
struct LayoutPrinter {
  /// A line of the result.
  struct Line {
    enum Kind { case content, comment, inner }
    var bytes: [UInt8]
    var kind: Kind
    var hasBlankBefore = false
    /// For a top-level key, whether its value is a block collection; nil for other lines.
    var topKey: Bool?
    var indent = 0
    /// Whether the line follows a block scalar with `+`, which would make a blank line here part of its text.
    var isBehindKeptText = false
  }

  let tree: SyntaxTree
  let file: SourceFile
  let roles: TokenRoles
  private(set) var lines: [Line] = []
  private var current: Line?
  /// The number of line breaks since the last token.
  private var lineEnds = 1
  private var previous: TokenKind?
  private var previousPlace: TokenRoles.Place?
  /// The column of the block collection around the open brackets, and how many brackets are open.
  private var flowOwner = 0
  private var flowDepth = 0
  /// Comments on their own lines whose column depends on what follows, with their old columns.
  private var comments: [(line: Int, column: Int)] = []
  /// The old and new columns of the last line and of the lines that it is nested in, innermost last.
  private var columns: [(old: Int, new: Int)] = []
  private var followsBlockText = false
  private var keepsBlanks = false

  init(_ tree: SyntaxTree, file: SourceFile) {
    self.tree = tree
    self.file = file
    roles = TokenRoles(tree)
  }

  mutating func run() {
    for token in tree.tokenKinds.indices {
      let kind = tree.tokenKinds[token]
      let range = tree.tokenRange(token)
      switch kind {
      case .space:
        for i in range.indices where file.bytes[i] == 0x0A { lineEnds += 1 }
        continue
      case .byteOrderMark: continue
      case .comment: addComment(range)
      default: addContent(token, kind, range)
      }
      previous = kind
      previousPlace = roles.places[token]
    }
    finishLine()
    settleComments(old: 0, new: 0)
  }

  /// The formatted text, with the same line endings as the file.
  func output() -> [UInt8] {
    var lines = lines
    separateSections(&lines)
    let isCRLF = file.bytes.firstIndex(of: 0x0A).map { $0 > 0 && file.bytes[$0 - 1] == 0x0D } ?? false
    let lineEnd: [UInt8] = isCRLF ? [0x0D, 0x0A] : [0x0A]
    var result: [UInt8] = tree.tokenKinds.first == .byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    for (i, line) in lines.enumerated() {
      if line.hasBlankBefore, !line.isBehindKeptText, i > 0 { result += lineEnd }
      result += line.bytes + lineEnd
    }
    return result
  }

  /// Puts a blank line before and after each top-level key whose value is a block collection. Comments right above a
  /// key stay with it.
  private func separateSections(_ lines: inout [Line]) {
    var wasSection: Bool?
    for i in lines.indices {
      guard let isSection = lines[i].topKey else { continue }
      if let before = wasSection, before || isSection {
        var first = i
        while first > 0, !lines[first].hasBlankBefore, lines[first - 1].kind == .comment, lines[first - 1].indent == 0 {
          first -= 1
        }
        lines[first].hasBlankBefore = true
      }
      wasSection = isSection
    }
  }

  // MARK: Comments

  private mutating func addComment(_ range: ByteRange) {
    var bytes = Array(file.bytes[range.indices])
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    let column = oldColumn(range.start)
    if lineEnds == 0, current != nil {
      let gap = max(1, column - length(current!.bytes))
      current!.bytes += Self.spaces(gap) + bytes
      return
    }
    finishLine()
    comments.append((lines.count, column))
    lines.append(Line(bytes: bytes, kind: .comment, hasBlankBefore: lineEnds > 1, isBehindKeptText: keepsBlanks))
    keepsBlanks = false
    lineEnds = 0
  }

  /// Sets the columns of the pending comments. A comment that was aligned with the next line, or that follows a block
  /// scalar, is aligned with the next line. Any other comment stays aligned with the line before it, or with one that
  /// this line is nested in, if that had the same column; otherwise it is shifted by as much as the line before it.
  ///
  /// - Parameters:
  ///   - old: the old column of the next line;
  ///   - new: its new column.
  private mutating func settleComments(old: Int, new: Int) {
    for (line, column) in comments {
      var indent = new
      if column != old, !followsBlockText {
        if let like = columns.last(where: { $0.old == column }) {
          indent = like.new
        } else if let last = columns.last {
          indent = max(0, column + last.new - last.old)
        }
      }
      lines[line].bytes = Self.spaces(indent) + lines[line].bytes
      lines[line].indent = indent
    }
    comments = []
  }

  // MARK: Content

  private mutating func addContent(_ token: Int, _ kind: TokenKind, _ range: ByteRange) {
    let place = roles.places[token]
    let isFresh = lineEnds > 0 || current == nil
    if isFresh, joinsDash(kind, place) {
      current!.bytes.append(0x20)
    } else if isFresh {
      finishLine()
      let old = oldColumn(range.start)
      let column = column(kind, place)
      settleComments(old: old, new: column)
      while let last = columns.last, last.old >= old { columns.removeLast() }
      columns.append((old, column))
      current = Line(bytes: Self.spaces(column), kind: .content, hasBlankBefore: lineEnds > 1, indent: column)
      current!.topKey = roles.topKeys[token]
      current!.isBehindKeptText = keepsBlanks
      keepsBlanks = false
      followsBlockText = false
    } else if needsSpace(before: kind) {
      current!.bytes.append(0x20)
    }
    lineEnds = 0
    switch kind {
    case .openBracket, .openBrace:
      if flowDepth == 0 { flowOwner = place?.owner ?? -1 }
      flowDepth += 1
      current!.bytes += file.bytes[range.indices]
    case .closeBracket, .closeBrace:
      flowDepth = max(0, flowDepth - 1)
      current!.bytes += file.bytes[range.indices]
    case .plain, .singleQuoted, .doubleQuoted: addText(token, kind, range, place)
    case .literal, .folded: addBlockText(token, range, owner: place?.owner ?? -1)
    default: current!.bytes += file.bytes[range.indices]
    }
  }

  /// Whether a key or dash that has its own line moves up to the line of the dash that it belongs to.
  private func joinsDash(_ kind: TokenKind, _ place: TokenRoles.Place?) -> Bool {
    guard previous == .dash, current != nil, let place, let previousPlace, flowDepth == 0 else { return false }
    return (kind == .dash || place.role == .key) && place.column == previousPlace.column + 2
  }

  private func column(_ kind: TokenKind, _ place: TokenRoles.Place?) -> Int {
    if flowDepth > 0 {
      let depth = flowDepth - (kind == .closeBracket || kind == .closeBrace ? 1 : 0)
      return flowOwner < 0 ? 2 * depth : flowOwner + 2 * max(1, depth)
    }
    return place?.column ?? 0
  }

  private func needsSpace(before kind: TokenKind) -> Bool {
    switch (previous, kind) {
    case (.colon?, .comma), (.colon?, .closeBracket), (.colon?, .closeBrace): true
    case (_, .comma), (_, .colon), (_, .closeBracket), (_, .closeBrace): false
    case (.openBracket?, _), (.openBrace?, _), (nil, _), (.byteOrderMark?, _): false
    default: true
    }
  }

  mutating func finishLine() {
    guard var line = current else { return }
    while let last = line.bytes.last, last == 0x20 { line.bytes.removeLast() }
    lines.append(line)
    current = nil
  }

  // MARK: Texts

  private mutating func addText(_ token: Int, _ kind: TokenKind, _ range: ByteRange, _ place: TokenRoles.Place?) {
    var text = Array(file.bytes[range.indices])
    if kind != .plain, let place, let node = roles.scalars[token] {
      text = Quoting.simplest(text, kind, value: tree.value(node, in: file), place)
    }
    let isDouble = text.first == 0x22
    let pieces = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    let owner = flowDepth > 0 ? flowOwner : place?.owner ?? -1
    let indent = flowDepth > 0 ? max(0, owner) + 2 * flowDepth : owner + 2
    for (i, piece) in pieces.enumerated() {
      var piece = piece
      if i > 0 { piece = piece.drop { $0 == 0x20 || $0 == 0x09 } }
      if i < pieces.count - 1 { piece = Self.trimmedEnd(piece, keepsEscape: isDouble) }
      if i == 0 {
        current!.bytes += piece
      } else {
        // A blank line inside a scalar is part of its text.
        lines.append(current!)
        current = Line(bytes: piece.isEmpty ? [] : Self.spaces(indent) + piece, kind: .inner)
      }
    }
  }

  /// A line of a scalar's text without its trailing blanks, which folding drops anyway. A space after a backslash is
  /// kept, since it is part of the text.
  private static func trimmedEnd(_ piece: ArraySlice<UInt8>, keepsEscape: Bool) -> ArraySlice<UInt8> {
    var end = piece
    while let last = end.last, last == 0x20 || last == 0x09 || last == 0x0D { end.removeLast() }
    guard keepsEscape, end.count < piece.count, piece[end.endIndex] == 0x20 else { return end }
    let slashes = end.reversed().prefix { $0 == 0x5C }.count
    return slashes % 2 == 1 ? piece[piece.startIndex...end.endIndex] : end
  }

  private mutating func addBlockText(_ token: Int, _ range: ByteRange, owner: Int) {
    var pieces = file.bytes[range.indices].split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { $0.last == 0x0D ? $0.dropLast() : $0 }
    if pieces.last?.isEmpty == true { pieces.removeLast() }
    var header = pieces.removeFirst()
    while let last = header.last, last == 0x20 || last == 0x09 { header.removeLast() }
    let node = roles.scalars[token]!
    let signs = header.prefix { $0 != 0x20 }
    let stated = signs.first { (0x31...0x39).contains($0) }.map { Int($0 - 0x30) }
    func indentation(_ line: ArraySlice<UInt8>) -> Int { line.prefix { $0 == 0x20 }.count }
    let old =
      stated != nil ? tree.blockIndents[node] ?? 0 : pieces.first { $0.contains { $0 != 0x20 } }.map(indentation) ?? 0
    let new = max(0, owner) + (stated ?? 2)
    var contents = pieces.map { line -> [UInt8] in
      if line.count <= old || old == 0, indentation(line) == line.count { return [] }
      return Self.spaces(new) + line.dropFirst(old)
    }
    var blanks = 0
    if !signs.contains(0x2B) {
      while contents.last?.isEmpty == true {
        contents.removeLast()
        blanks += 1
      }
    }
    current!.bytes += header
    lines.append(current!)
    current = nil
    lines += contents.map { Line(bytes: $0, kind: .inner) }
    lineEnds = 1 + blanks
    followsBlockText = true
    keepsBlanks = signs.contains(0x2B)
  }

  // MARK: Columns

  static func spaces(_ count: Int) -> [UInt8] { Array(repeating: 0x20, count: max(0, count)) }

  /// The number of characters before a byte on its line.
  private func oldColumn(_ offset: Int) -> Int {
    var start = file.bytes.lineStart(of: offset)
    if start == 0, tree.tokenKinds.first == .byteOrderMark { start = 3 }
    return length(Array(file.bytes[start..<max(start, offset)]))
  }

  private func length(_ bytes: [UInt8]) -> Int { bytes.lazy.filter { $0 & 0xC0 != 0x80 }.count }
}
