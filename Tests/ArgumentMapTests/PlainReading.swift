/// The items of a map as seen by someone who knows nothing about YAML and looks only at dashes and indentation. Tests
/// measure the parser's error recovery against this.
struct PlainReading {
  struct Item {
    /// The word between the dash and the colon; nil for an item that is not a definition.
    var id: String?
    /// Its lines, including those of the items in it.
    var lines: Range<Int>
  }

  /// The offset at which each line starts, followed by the number of bytes.
  let lineStarts: [Int]
  let items: [Item]
  /// The lines that start in the first column and are neither items nor comments.
  let topLines: Set<Int>

  init(_ bytes: [UInt8]) {
    var starts = [0]
    for (i, byte) in bytes.enumerated() where byte == 0x0A { starts.append(i + 1) }
    if starts.last != bytes.count { starts.append(bytes.count) }
    lineStarts = starts
    var items: [Item] = []
    var top: Set<Int> = []
    // The items that are still open, with the columns of their dashes.
    var open: [(item: Int, column: Int)] = []
    var lastLine = 0
    var textColumn: Int?
    for line in 0..<starts.count - 1 {
      let content = bytes[starts[line]..<starts[line + 1]]
      let column = content.prefix { $0 == 0x20 }.count
      let rest = content.dropFirst(column)
      guard let first = rest.first, first != 0x0A, first != 0x0D else { continue }
      // The lines of a block scalar are text, not items.
      if let deep = textColumn {
        if column > deep {
          lastLine = line
          continue
        }
        textColumn = nil
      }
      if first == 0x23 { continue }
      while let last = open.last, last.column >= column {
        items[last.item].lines = items[last.item].lines.lowerBound..<lastLine + 1
        open.removeLast()
      }
      lastLine = line
      let text = String(decoding: rest, as: UTF8.self)
      if text.hasPrefix("- ") {
        let word = text.dropFirst(2).drop { $0 == " " }.prefix {
          $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0))
        }
        let isDefinition = text[word.endIndex...].hasPrefix(":") && word != "premises"
        open.append((items.count, column))
        items.append(Item(id: isDefinition ? String(word) : nil, lines: line..<line + 1))
      } else if column == 0 {
        top.insert(line)
      }
      let end = text.reversed().drop { $0.isWhitespace }.prefix(3)
      if end.contains(where: { $0 == "|" || $0 == ">" }), text.contains(": |") || text.contains(": >") {
        textColumn = column
      }
    }
    for last in open { items[last.item].lines = items[last.item].lines.lowerBound..<lastLine + 1 }
    self.items = items
    topLines = top
  }

  /// The 0-based number of the line that contains an offset.
  func line(_ offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return min(low - 1, lineStarts.count - 2)
  }

  /// The ids that damage to some lines may affect: for each line, those of the innermost item around it and of all
  /// items in that one.
  func damaged(by lines: ClosedRange<Int>) -> Set<String> {
    var result: Set<String> = []
    for line in lines {
      guard let inner = items.last(where: { $0.lines.contains(line) }) else { continue }
      for item in items where inner.lines.contains(item.lines.lowerBound) {
        if let id = item.id { result.insert(id) }
      }
    }
    return result
  }
}
