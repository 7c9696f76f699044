import SourceText

/// What a run of bytes is. Tokens lie end to end: joined, they are the file, byte for byte.
package enum TokenKind: UInt8, Sendable {
  /// Spaces and line ends between other tokens, indentation too.
  case space
  /// From `#` to before the line's end.
  case comment
  case byteOrderMark
  /// `---` and `...`.
  case documentStart, documentEnd
  case dash, colon, comma
  case openBracket, closeBracket, openBrace, closeBrace
  /// A whole scalar, quotes, block header and inner line ends included.
  case plain, singleQuoted, doubleQuoted, literal, folded
  /// Bytes that could not be given a place; a diagnostic says why.
  case unexpected
}

/// What a node of the tree is.
package enum NodeKind: UInt8, Sendable { case mapping, sequence, scalar }

/// A position in the nodes of a tree.
package struct NodeIndex: Hashable, Sendable, Comparable {
  package var raw: UInt32
  @inlinable package init(_ raw: UInt32) { self.raw = raw }
  @inlinable package init(_ raw: Int) { self.raw = UInt32(truncatingIfNeeded: raw) }
  @inlinable package var int: Int { Int(raw) }
  package static func < (a: NodeIndex, b: NodeIndex) -> Bool { a.raw < b.raw }
}

/// One node. Nodes stand in the order of the text, a parent before its children; a mapping's children are key,
/// value, key, value …; what was left out (`key:` with nothing behind it) is a scalar without a token.
package struct Node: Sendable {
  package var kind: NodeKind
  /// Whether a diagnostic has been reported for this node's own form; later rooms then keep quiet about it.
  package var isDamaged: Bool
  /// Written in flow style; for scalars: false.
  package var isFlow: Bool
  /// The first token, and the one behind the last.
  package var firstToken: UInt32
  package var endToken: UInt32
  /// The first node behind this one and all below it.
  package var subtreeEnd: UInt32
}

/// A file as it was read: tokens that lie end to end, and nodes over them. Every input has one.
package struct SyntaxTree: Sendable {
  package let byteCount: Int
  /// The offset at which each token starts; the next one's start is its end.
  package internal(set) var tokenStarts: [UInt32] = []
  package internal(set) var tokenKinds: [TokenKind] = []
  /// Never empty: the first node is the root, a scalar without a token where the file holds nothing.
  package internal(set) var nodes: [Node] = []
  /// The indentation that the header of a block text gives (`|2`), resolved to a column, by node.
  package internal(set) var blockIndents: [NodeIndex: Int] = [:]

  package static let root = NodeIndex(0)

  package func tokenRange(_ token: Int) -> ByteRange {
    let end = token + 1 < tokenStarts.count ? Int(tokenStarts[token + 1]) : byteCount
    return ByteRange(Int(tokenStarts[token]), end)
  }

  @inlinable package func kind(_ node: NodeIndex) -> NodeKind { nodes[node.int].kind }
  package func isDamaged(_ node: NodeIndex) -> Bool { nodes[node.int].isDamaged }

  /// Whether a scalar was left out.
  @inlinable
  package func isAbsent(_ node: NodeIndex) -> Bool {
    let n = nodes[node.int]
    return n.kind == .scalar && n.firstToken == n.endToken
  }

  /// The bytes of a node, from its first token to its last; empty for a scalar that was left out.
  package func range(_ node: NodeIndex) -> ByteRange {
    let n = nodes[node.int]
    guard n.firstToken < n.endToken else {
      let at = Int(n.firstToken) < tokenStarts.count ? Int(tokenStarts[Int(n.firstToken)]) : byteCount
      return ByteRange(at: at)
    }
    return ByteRange(Int(tokenStarts[Int(n.firstToken)]), tokenRange(Int(n.endToken) - 1).end)
  }

  /// The kind of a scalar's token; nil where it was left out.
  package func scalarToken(_ node: NodeIndex) -> TokenKind? {
    let n = nodes[node.int]
    return n.firstToken < n.endToken ? tokenKinds[Int(n.firstToken)] : nil
  }

  /// The node behind this one and all below it; equals the parent's `end(of:)` for the last child.
  @inlinable package func end(of node: NodeIndex) -> NodeIndex { NodeIndex(nodes[node.int].subtreeEnd) }

  /// The children of a mapping (keys and values in turn) or a sequence.
  package func children(of node: NodeIndex) -> Children { Children(tree: self, parent: node) }

  /// The keys of a mapping with their values.
  package func pairs(of node: NodeIndex) -> [(key: NodeIndex, value: NodeIndex)] {
    var result: [(key: NodeIndex, value: NodeIndex)] = []
    guard kind(node) == .mapping else { return result }
    var key = NodeIndex(node.raw + 1)
    let end = end(of: node)
    while key < end {
      let value = self.end(of: key)
      result.append((key, value))
      key = self.end(of: value)
    }
    return result
  }

  /// Puts an open collection in front of a node that it is to hold. Nodes behind it move up by one.
  mutating func insert(_ kind: NodeKind, at index: Int) {
    nodes.insert(
      Node(
        kind: kind, isDamaged: false, isFlow: false, firstToken: UInt32.max, endToken: UInt32.max,
        subtreeEnd: UInt32.max), at: index)
    for j in index + 1..<nodes.count where nodes[j].subtreeEnd != UInt32.max { nodes[j].subtreeEnd += 1 }
    let moved = blockIndents.filter { $0.key.int >= index }
    for (node, _) in moved { blockIndents[node] = nil }
    for (node, column) in moved { blockIndents[NodeIndex(node.raw + 1)] = column }
  }

  package struct Children: Sequence, IteratorProtocol {
    private let tree: SyntaxTree
    private var at: NodeIndex
    private let limit: NodeIndex

    init(tree: SyntaxTree, parent: NodeIndex) {
      self.tree = tree
      at = NodeIndex(parent.raw + 1)
      limit = tree.kind(parent) == .scalar ? at : tree.end(of: parent)
    }

    package mutating func next() -> NodeIndex? {
      guard at < limit else { return nil }
      defer { at = tree.end(of: at) }
      return at
    }
  }
}
