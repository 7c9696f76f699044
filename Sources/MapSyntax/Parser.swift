import SourceText

/// Parses a map file. Never fails: what it cannot place is kept as a token and reported, and parsing continues at the
/// next line that makes sense.
///
/// - Parameter keyWords: the language's keys.
/// - Returns: a tree whose tokens make up the whole file, and what is wrong with the file, in file order.
package func parseSyntax(_ file: SourceFile, index: FileIndex, keyWords: KeyWords) -> (SyntaxTree, [Diagnostic]) {
  file.bytes.withUnsafeBufferPointer { bytes in
    let characters = CharacterCheck(bytes, file: index)
    if characters.isNoText {
      var reader = Parser(bytes, file: index, keyWords: keyWords)
      reader.keepUnread()
      reader.report(
        .invalidUTF8, 0, min(bytes.count, 1), "this file is not UTF-8 text; if it is a map, save it as UTF-8")
      return (reader.tree, reader.diagnostics)
    }
    var reader = Parser(bytes, file: index, keyWords: keyWords)
    reader.readFile()
    reader.checkCharacters(characters)
    var diagnostics = reader.diagnostics + characters.diagnostics
    diagnostics.sort { $0.place.range < $1.place.range }
    return (reader.tree, diagnostics)
  }
}

/// The state of parsing one file. Block structure is a stack of open collections, told apart by their columns, as in
/// YAML 1.2 chapter 8. The stack is an array, so that depth costs only memory. The state is never copied.
///
/// - `Parser.swift`: tokens, nodes, the stack;
/// - `Parser+Block.swift`: lines, dashes, keys, and where each belongs;
/// - `Parser+Recovery.swift`, `+Salvage`: lines that are out of place;
/// - `Parser+Plain.swift`, `+Quoted`, `+BlockText`: scalars;
/// - `Parser+Flow.swift`, `+FlowText`: brackets and braces, and the scalars in them;
/// - `Parser+Markers.swift`: `---`, `...`, directives, merge conflict markers;
/// - `Parser+Keys.swift`, `+Characters`: what is not allowed in keys, and misplaced characters;
/// - `Parser+Lookalikes.swift`: characters used instead of a dash or a colon;
/// - `Parser+Fixes.swift`: fixes.
struct Parser: ~Copyable {
  /// An open collection.
  struct Frame {
    var node: UInt32
    /// The column of the dashes or keys; for a flow collection, the column beyond which its lines must be indented.
    var column: Int
    var kind: NodeKind
    var isFlow = false
    /// Whether the collection was opened by a `key: value` pair inside a flow sequence. It closes when that pair ends.
    var isPair = false
    /// Whether an entry (a dash, or a key and colon) is open and its value has not been read.
    var awaiting = false
    /// For flow collections: whether an entry has been read and no comma has followed it yet.
    var isFilled = false
    /// For flow collections: whether something about the current entry has been reported.
    var isDamaged = false
    /// Whether this is an item whose dash is misplaced or missing. Its keys may then be at another column, which is not
    /// reported.
    var isSlipped = false
    /// The column of misindented entries that have been reported; -1 for none.
    var slippedColumn = -1
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let count: Int
  let file: FileIndex
  let keyWords: KeyWords
  var tree: SyntaxTree
  var diagnostics: [Diagnostic] = []
  var frames: [Frame] = []
  /// The parser's current offset.
  var p = 0
  /// The end of the last token; everything before it is covered by tokens.
  var tokenEnd = 0
  /// The start of the current line, moved where bytes and columns differ in number, as after special spaces or tabs, so
  /// that an offset minus this start is a column.
  var lineStart = 0
  /// Whether `---` has been read, or anything that a `---` would have to precede.
  var hasBegun = false
  /// Whether `...` has been read.
  var hasEnded = false
  /// Whether something about the next key to be placed has been reported.
  var isNextKeyDamaged = false
  /// Whether the last dash read was misplaced, which has been reported.
  var isItemSlipped = false
  /// Special spaces at the start of lines, each with the number of columns that it counts for. They are reported as one
  /// mistake, however many lines there are.
  var oddIndents: [(start: Int, length: Int, column: Int)] = []
  /// The first lookalike of a dash; all lookalikes are reported at its place.
  var firstWrongDash: ByteRange?
  /// The column assumed for each line that is indented with tabs, by the offset of the line's content.
  var tabColumns: [Int: Int] = [:]
  /// Whether the parser is between the first marker of a merge conflict, which has been reported, and its last.
  var isInConflict = false
  /// The indices that the nodes of empty items will have. These items have already been reported.
  var emptyItems: Set<Int> = []
  /// Whether something about the current brackets has been reported.
  var isFlowDamaged = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: FileIndex, keyWords: KeyWords) {
    self.bytes = bytes
    count = bytes.count
    self.file = file
    self.keyWords = keyWords
    tree = SyntaxTree(byteCount: bytes.count)
    tree.tokenStarts.reserveCapacity(bytes.count / 6 + 16)
    tree.tokenKinds.reserveCapacity(bytes.count / 6 + 16)
    tree.nodes.reserveCapacity(bytes.count / 14 + 16)
  }

  // MARK: Bytes

  /// The byte at an offset; past the end of the file, a line feed, so that every line ends with one.
  @inline(__always)
  func byte(_ i: Int) -> UInt8 { i < count ? bytes[i] : 0x0A }

  /// Whether a line ends at an offset: LF, CR LF, or the end of the file.
  @inline(__always)
  func isLineEnd(_ i: Int) -> Bool {
    let b = byte(i)
    return b == 0x0A || (b == 0x0D && byte(i + 1) == 0x0A)
  }

  @inline(__always)
  func isLetter(_ b: UInt8) -> Bool { (b | 0x20) &- 0x61 < 26 }

  @inline(__always)
  func isBlank(_ b: UInt8) -> Bool { b == 0x20 || b == 0x09 }

  /// Whether there is a space, a tab or the end of a line at an offset.
  @inline(__always)
  func isBlankOrEnd(_ i: Int) -> Bool { isBlank(byte(i)) || isLineEnd(i) }

  /// The offset of the first line ending (its CR or LF) at or after `i`, or the end of the file.
  @inline(__always)
  func endOfLine(_ i: Int) -> Int {
    var q = i
    while q < count, bytes[q] != 0x0A { q += 1 }
    return q > i && q <= count && bytes[q - 1] == 0x0D && q < count ? q - 1 : q
  }

  /// The start of the line after the one that contains `i`, or the end of the file.
  @inline(__always)
  func nextLine(_ i: Int) -> Int {
    var q = i
    while q < count, bytes[q] != 0x0A { q += 1 }
    return min(q + 1, count)
  }

  @inline(__always)
  func skipBlanks(_ i: Int) -> Int {
    var q = i
    while q < count, isBlank(bytes[q]) { q += 1 }
    return q
  }

  /// The end of `start..<end` without trailing blanks.
  @inline(__always)
  func trimmed(_ start: Int, _ end: Int) -> Int {
    var q = end
    while q > start, isBlank(bytes[q - 1]) { q -= 1 }
    return q
  }

  func text(_ start: Int, _ end: Int) -> String {
    start < end ? String(decoding: bytes[start..<end], as: UTF8.self) : ""
  }

  // MARK: Tokens

  /// Adds a token and, before it, a token for the space since the last one.
  mutating func token(_ kind: TokenKind, _ start: Int, _ end: Int) {
    if start > tokenEnd { append(.space, tokenEnd) }
    append(kind, start)
    tokenEnd = end
  }

  @inline(__always)
  private mutating func append(_ kind: TokenKind, _ start: Int) {
    tree.tokenStarts.append(UInt32(truncatingIfNeeded: start))
    tree.tokenKinds.append(kind)
  }

  // MARK: Nodes

  /// Opens a collection whose first token is the next one that is added.
  mutating func open(_ kind: NodeKind, column: Int, isFlow: Bool = false, isPair: Bool = false) {
    let node = UInt32(tree.nodes.count)
    settle()
    addNode(kind, isFlow: isFlow)
    frames.append(Frame(node: node, column: column, kind: kind, isFlow: isFlow, isPair: isPair))
    if isItemSlipped {
      let isSlipped = kind == .mapping && !isFlow
      frames[frames.count - 1].isSlipped = isSlipped
      // The item may belong to another list.
      tree.nodes[Int(node)].isDamaged = isSlipped
      isItemSlipped = false
    }
  }

  /// Adds a scalar and its token.
  mutating func scalar(_ kind: TokenKind, _ start: Int, _ end: Int, isDamaged: Bool = false) {
    addScalar(kind, start, end, isDamaged: isDamaged, keyWord: 0)
  }

  @inline(__always)
  private mutating func addScalar(_ kind: TokenKind, _ start: Int, _ end: Int, isDamaged: Bool, keyWord: UInt8) {
    settle()
    token(kind, start, end)
    let token = UInt32(truncatingIfNeeded: tree.tokenStarts.count)
    tree.nodes.append(
      Node(
        kind: .scalar, isDamaged: isDamaged, isFlow: false, keyWord: keyWord, firstToken: token - 1, endToken: token,
        subtreeEnd: UInt32(truncatingIfNeeded: tree.nodes.count + 1)))
  }

  /// Adds a key and its token. The caller then marks the mapping as awaiting a value.
  mutating func key(_ kind: TokenKind, _ start: Int, _ end: Int) {
    fillAwaited()
    addScalar(kind, start, end, isDamaged: false, keyWord: keyWordNumber(kind, start, end))
    checkKey(start, end)
  }

  /// Notes that the value of the innermost entry has been read.
  @inline(__always)
  private mutating func settle() {
    if let last = frames.indices.last { frames[last].awaiting = false }
  }

  /// Gives the innermost entry an absent value if it is still waiting for one.
  mutating func fillAwaited() {
    guard let last = frames.indices.last, frames[last].awaiting else { return }
    frames[last].awaiting = false
    let token = UInt32(tree.tokenStarts.count)
    let node = UInt32(tree.nodes.count)
    tree.nodes.append(
      Node(
        kind: .scalar, isDamaged: !emptyItems.isEmpty && emptyItems.contains(Int(node)), isFlow: false,
        firstToken: token, endToken: token, subtreeEnd: node + 1))
  }

  private mutating func addNode(_ kind: NodeKind, isFlow: Bool = false) {
    tree.nodes.append(
      Node(
        kind: kind, isDamaged: false, isFlow: isFlow, firstToken: UInt32.max, endToken: UInt32.max,
        subtreeEnd: UInt32.max))
  }

  /// Sets the fields of a node that are known only once its last token has been added.
  private mutating func closeNode(_ node: Int) {
    tree.nodes[node].endToken = UInt32(tree.tokenStarts.count)
    tree.nodes[node].subtreeEnd = UInt32(tree.nodes.count)
  }

  /// Records that the node opened last starts at the token added last, unless its start is already known.
  @inline(__always)
  mutating func markStart() {
    let last = frames.count - 1
    let node = Int(frames[last].node)
    if tree.nodes[node].firstToken == UInt32.max {
      tree.nodes[node].firstToken = UInt32(tree.tokenStarts.count - 1)
    }
  }

  /// Closes the innermost collection.
  mutating func close() {
    fillAwaited()
    let frame = frames.removeLast()
    let node = Int(frame.node)
    if tree.nodes[node].firstToken == UInt32.max {
      // No token opens it, so it starts where its first child starts.
      let child = node + 1
      tree.nodes[node].firstToken =
        child < tree.nodes.count ? tree.nodes[child].firstToken : UInt32(tree.tokenStarts.count)
    }
    closeNode(node)
    if frame.kind == .mapping { checkDuplicateKeys(NodeIndex(node)) }
  }

  mutating func close(downTo depth: Int) {
    while frames.count > depth { close() }
  }

  // MARK: Diagnostics

  mutating func report(
    _ rule: SyntaxRule, _ start: Int, _ end: Int, _ message: String, related: [(ByteRange, String)] = [],
    fix: Fix? = nil
  ) {
    let place = Place(file, ByteRange(start, end))
    diagnostics.append(
      Diagnostic(
        rule: rule.rawValue, message: message, place: place,
        related: related.map { Diagnostic.Related(Place(file, $0.0), $0.1) }, fixes: fix.map { [$0] } ?? []))
  }

  // MARK: The file

  mutating func readFile() {
    if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      token(.byteOrderMark, 0, 3)
      p = 3
    }
    while p < count { readLine() }
    close(downTo: 0)
    finishTree()
  }

  /// Keeps the whole file as one token outside the tree.
  mutating func keepUnread() {
    token(.unexpected, 0, count)
    finishTree()
  }

  private mutating func finishTree() {
    if tree.nodes.isEmpty {
      let token = UInt32(tree.tokenStarts.count)
      tree.nodes.append(
        Node(
          kind: .scalar, isDamaged: false, isFlow: false, firstToken: token, endToken: token, subtreeEnd: 1))
    }
    if tokenEnd < count { append(.space, tokenEnd) }
  }
}
