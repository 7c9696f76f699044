import SourceText

/// Finds tokens near nodes and offsets.
extension SyntaxTree {
  /// The last token before a node, not counting spaces and comments; nil if there is none.
  package func tokenBefore(_ node: NodeIndex) -> Int? {
    var token = Int(nodes[node.int].firstToken) - 1
    while token >= 0, tokenKinds[token] == .space || tokenKinds[token] == .comment { token -= 1 }
    return token >= 0 ? token : nil
  }

  /// Whether a comment starts in a range.
  package func holdsComment(_ range: ByteRange) -> Bool {
    var token = tokenStarts.partitionPoint { Int($0) < range.start }
    while token < tokenKinds.count, Int(tokenStarts[token]) < range.end {
      if tokenKinds[token] == .comment { return true }
      token += 1
    }
    return false
  }

  /// Whether a comment starts at an offset.
  package func startsComment(at offset: Int) -> Bool {
    let token = tokenStarts.partitionPoint { Int($0) < offset }
    return token < tokenStarts.count && Int(tokenStarts[token]) == offset && tokenKinds[token] == .comment
  }

  /// The comment lines directly above a line, as a range that ends where that line starts; empty if there are none. The
  /// search stops at a blank line, and at a comment that `isWanted` rejects.
  ///
  /// - Parameters:
  ///   - line: the offset at which a line starts.
  ///   - isWanted: whether to include a comment, given the offset of its `#`.
  package func commentLines<Bytes: RandomAccessCollection<UInt8>>(
    above line: Int, in bytes: Bytes, where isWanted: (Int) -> Bool = { _ in true }
  ) -> ByteRange where Bytes.Index == Int {
    var first = line
    while first > 0 {
      let start = bytes.lineStart(of: first - 1)
      var sign = start
      while sign < first, bytes[sign] == 0x20 { sign += 1 }
      guard startsComment(at: sign), isWanted(sign) else { break }
      first = start
    }
    return ByteRange(first, line)
  }
}
