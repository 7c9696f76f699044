import SourceText

// Public, not `package`: only the bodies of public functions are inlined into other modules, and these are called for
// every node.

/// The kind of a token. Tokens are contiguous: joined, they are the file, byte for byte.
public enum TokenKind: UInt8, Sendable {
  /// White space between other tokens, including indentation and line breaks.
  case space
  /// From `#` to the end of the line, without the line ending.
  case comment
  case byteOrderMark
  /// `---` and `...`.
  case documentStart, documentEnd
  case dash, colon, comma
  case openBracket, closeBracket, openBrace, closeBrace
  /// A whole scalar, including its quotes, block header and line breaks.
  case plain, singleQuoted, doubleQuoted, literal, folded
  /// Bytes that have no place in the tree; a diagnostic says why.
  case unexpected
}

/// The kind of a node.
public enum NodeKind: UInt8, Sendable { case mapping, sequence, scalar }

/// The index of a node in a tree.
public struct NodeIndex: Hashable, Sendable, Comparable {
  public var raw: UInt32
  @inlinable public init(_ raw: UInt32) { self.raw = raw }
  @inlinable public init(_ raw: Int) { self.raw = UInt32(truncatingIfNeeded: raw) }
  @inlinable public var int: Int { Int(raw) }
  @inlinable public static func < (a: NodeIndex, b: NodeIndex) -> Bool { a.raw < b.raw }
}

/// One node. Nodes are in file order, parents before their children. A mapping's children are key, value, key, value …
/// A value that is absent (`key:` with nothing after it) is a scalar without a token.
public struct Node: Sendable {
  public var kind: NodeKind
  /// Whether a mistake in this node's own form has been reported; later stages then do not report it again.
  public var isDamaged: Bool
  /// Whether the node is written in flow style; false for scalars.
  public var isFlow: Bool
  /// For a key that is a word of the language, the word's number + 1; else 0.
  @usableFromInline var keyWord: UInt8 = 0
  /// The first token, and the one after the last.
  public var firstToken: UInt32
  public var endToken: UInt32
  /// The first node after this one and its descendants.
  public var subtreeEnd: UInt32
}

/// A parsed file: contiguous tokens, and nodes over them. Every input has a tree.
public struct SyntaxTree: Sendable {
  public let byteCount: Int
  /// The offset at which each token starts. A token ends where the next one starts.
  public internal(set) var tokenStarts: [UInt32] = []
  public internal(set) var tokenKinds: [TokenKind] = []
  /// The number of list dashes that have been read; without mistakes, the number of items in block lists.
  public internal(set) var dashCount = 0
  /// Never empty: the first node is the root, which is an absent scalar if the file has no content.
  public internal(set) var nodes: [Node] = []
  /// The indentation stated in the header of a block scalar (`|2`), as a column, by node.
  public internal(set) var blockIndents: [NodeIndex: Int] = [:]

  public static let root = NodeIndex(0)

  @inlinable @inline(__always)
  public func tokenRange(_ token: Int) -> ByteRange {
    let end = token + 1 < tokenStarts.count ? Int(tokenStarts[token + 1]) : byteCount
    return ByteRange(Int(tokenStarts[token]), end)
  }

  @inlinable @inline(__always)
  public func kind(_ node: NodeIndex) -> NodeKind { nodes[node.int].kind }
  @inlinable @inline(__always)
  public func isDamaged(_ node: NodeIndex) -> Bool { nodes[node.int].isDamaged }

  /// Whether a node is an absent scalar, one without a token.
  @inlinable @inline(__always)
  public func isAbsent(_ node: NodeIndex) -> Bool {
    let n = nodes[node.int]
    return n.kind == .scalar && n.firstToken == n.endToken
  }

  /// The bytes of a node, from its first token to its last; empty for an absent scalar.
  @inlinable
  public func range(_ node: NodeIndex) -> ByteRange {
    let n = nodes[node.int]
    guard n.firstToken < n.endToken else {
      let at = Int(n.firstToken) < tokenStarts.count ? Int(tokenStarts[Int(n.firstToken)]) : byteCount
      return ByteRange(at: at)
    }
    return ByteRange(Int(tokenStarts[Int(n.firstToken)]), tokenRange(Int(n.endToken) - 1).end)
  }

  /// The kind of a scalar's token; nil if the scalar is absent.
  @inlinable @inline(__always)
  public func scalarToken(_ node: NodeIndex) -> TokenKind? {
    let n = nodes[node.int]
    return n.firstToken < n.endToken ? tokenKinds[Int(n.firstToken)] : nil
  }

  /// Whether a node is a plain scalar that is not absent.
  @inlinable @inline(__always)
  public func isPlain(_ node: NodeIndex) -> Bool {
    let n = nodes[node.int]
    return n.kind == .scalar && n.firstToken < n.endToken && tokenKinds[Int(n.firstToken)] == .plain
  }

  /// The number of the word (`KeyWords`) that a key spells, with quotes removed; nil for other keys and other nodes.
  @inlinable @inline(__always)
  public func keyWord(_ node: NodeIndex) -> Int? {
    let word = nodes[node.int].keyWord
    return word == 0 ? nil : Int(word) - 1
  }

  /// The first node after this one and its descendants; for the last child, that equals the parent's `end(of:)`.
  @inlinable @inline(__always)
  public func end(of node: NodeIndex) -> NodeIndex { NodeIndex(nodes[node.int].subtreeEnd) }

  /// The children of a mapping (keys and values alternately) or a sequence.
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

  /// Inserts an open node before the node at `index`. That node and all later ones move up by one.
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
