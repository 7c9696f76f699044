import ArgumentMap
import MapSyntax
import SourceText

/// An edit that cannot be made, with the reason and what to do instead.
package struct EditFailure: Error, Sendable, Hashable {
  package let message: String
  /// Where the cause is in the map's text; nil if the cause is not in the text.
  package let range: ByteRange?

  init(_ message: String, at range: ByteRange? = nil) {
    self.message = message
    self.range = range
  }
}

/// Turns requested changes into edits of a map's text. Each change keeps every comment, alters nothing else that the
/// map says, and keeps a formatted map formatted. Nothing is written to disk.
package struct MapEditor: Sendable {
  let file: SourceFile
  let index: FileIndex
  let tree: SyntaxTree
  let outline: MapOutline
  let lines: MapLines

  /// - Throws: the first syntax error, if the map has any.
  package init(_ file: SourceFile, index: FileIndex = FileIndex(0)) throws(EditFailure) {
    let (tree, found) = parseSyntax(file, index: index, keyWords: languageKeyWords)
    if let first = found.first {
      throw EditFailure("\(first.message) [\(first.rule)]", at: first.place.range)
    }
    self.file = file
    self.index = index
    self.tree = tree
    outline = MapOutline(tree, file: file)
    lines = MapLines(file.bytes)
  }

  /// The maps that this one imports: each alias with its path.
  package var imports: [(alias: String, path: String)] { outline.imports }

  // MARK: Finding

  func isReference(_ item: MapOutline.Item) -> Bool { tree.kind(item.node) == .scalar }

  /// The index of the item that gives a claim its text. Throws if there is none.
  func definition(of id: String) throws(EditFailure) -> Int {
    if let item = outline.items.firstIndex(where: { $0.name == id && $0.text != nil }) { return item }
    if id.contains(".") { throw EditFailure("`\(id)` belongs to an imported map; change it there") }
    throw EditFailure("no claim is called `\(id)`" + hint(id))
  }

  func hint(_ id: String) -> String {
    var suggestion = Suggestion()
    let names = outline.mentions.lazy.filter { $0.isDefinition }.map(\.name)
    return suggestion.nearest(to: id, among: names).map { "; did you mean `\($0)`?" } ?? ""
  }

  /// Whether `item` is `outer` itself or an item below it.
  func isInside(_ item: Int, _ outer: Int) -> Bool {
    let node = outline.items[item].node
    let around = outline.items[outer].node
    return node >= around && node < tree.end(of: around)
  }

  /// The index of the item of a `claims` list that contains the given item; the item itself if it is in `claims`.
  func outermost(_ item: Int) -> Int {
    var item = item
    while let parent = outline.items[item].list.item { item = parent }
    return item
  }

  /// The keys of an item that belong to the step from it to the claim above it (`unless`, `scheme`, `strength`), with
  /// their values.
  func stepPairs(_ item: MapOutline.Item) -> [(key: NodeIndex, value: NodeIndex)] {
    if item.list.key == .claims || item.list.key == .premises { return [] }
    return tree.pairs(of: item.node).filter { [.unless, .scheme, .strength].contains(outline.keyWord($0.key)) }
  }

  func hasReasons(_ item: MapOutline.Item) -> Bool {
    tree.pairs(of: item.node).contains { [.because, .but].contains(outline.keyWord($0.key)) }
  }

  // MARK: Lines

  /// The offset of an item's dash. Throws if the item has none, or its dash does not start a line.
  func dash(_ item: MapOutline.Item) throws(EditFailure) -> Int {
    if !tree.nodes[item.node.int].isFlow, let token = tree.tokenBefore(item.node), tree.tokenKinds[token] == .dash {
      let at = tree.tokenRange(token).start
      if lines.column(of: at) == lines.column(lines.number(of: at)) { return at }
    }
    throw EditFailure(
      "`\(item.name)` is in brackets or has no dash; write it as an item on its own line",
      at: tree.range(item.node))
  }

  /// The lines of an item, including the comments right above it and inside it, and the column of its dash.
  func block(_ item: MapOutline.Item) throws(EditFailure) -> (lines: Range<Int>, column: Int) {
    let at = try dash(item)
    let column = lines.column(of: at)
    let last = lines.withComments(below: lastLine(item.node, from: at), deeperThan: column)
    return (lines.withComments(above: lines.number(of: at), at: column)..<last + 1, column)
  }

  /// The last line on which a node has anything but a comment, or the line of `start` if that line comes later.
  func lastLine(_ node: NodeIndex, from start: Int = 0) -> Int {
    let n = tree.nodes[node.int]
    var token = Int(n.endToken) - 1
    while token >= n.firstToken, [.space, .comment].contains(tree.tokenKinds[token]) { token -= 1 }
    guard token >= n.firstToken else { return lines.number(of: start) }
    let range = tree.tokenRange(token)
    let isBlock = tree.tokenKinds[token] == .literal || tree.tokenKinds[token] == .folded
    if isBlock, file.bytes[range.indices].prefix(while: { $0 != 0x0A }).contains(0x2B) {
      // Trailing blank lines are part of this text.
      return lines.number(of: range.end - 1)
    }
    return max(lines.last(of: range), lines.number(of: start))
  }

  /// The lines of a key and its value, including the comments right above the key and inside the value.
  func block(key: NodeIndex, value: NodeIndex) -> Range<Int> {
    let start = tree.range(key).start
    let column = lines.column(of: start)
    let first = lines.withComments(above: lines.number(of: start), at: column)
    return first..<lines.withComments(below: lastLine(value, from: start), deeperThan: column) + 1
  }

  // MARK: Edits

  func edit(_ start: Int, _ end: Int, _ text: String) -> TextEdit {
    TextEdit(Place(index, ByteRange(start, end)), text)
  }

  /// Inserts whole lines below a line.
  func inserting(_ text: String, below line: Int) -> TextEdit {
    let at = lines.start(line + 1)
    let needsEnd = at == file.bytes.count && !file.bytes.isEmpty && file.bytes.last != 0x0A
    return edit(at, at, (needsEnd ? lines.lineEnd : "") + text)
  }

  func removing(_ block: Range<Int>) -> TextEdit {
    // Also remove the blank lines before the block if a blank line or the end of the file follows it.
    var first = block.lowerBound
    while first > 0, lines.column(first - 1) == nil { first -= 1 }
    if block.upperBound < lines.count, lines.column(block.upperBound) != nil { first = block.lowerBound }
    return edit(lines.start(first), lines.start(block.upperBound), "")
  }

  /// Returns the edits unchanged. Throws if the map would have syntax errors once they were applied.
  func checked(_ edits: [TextEdit]) throws(EditFailure) -> [TextEdit] {
    let result = SourceFile(path: file.path, bytes: TextEdits.apply(edits, to: file.bytes))
    let (_, found) = parseSyntax(result, index: index, keyWords: languageKeyWords)
    if let first = found.first { throw EditFailure("the map would no longer parse: \(first.message)") }
    return edits
  }
}
