import MapSyntax
import SourceText

/// Where each token belongs in a formatted map.
struct TokenRoles {
  enum Role: UInt8 { case key, value, item }

  struct Place {
    var role: Role
    /// The token's column if it is the first on its line.
    var column: Int
    /// The column of the block collection around the token; -1 at the root. Continuation lines of the token must be
    /// indented more deeply than that.
    var owner: Int
    var isInFlow: Bool
  }

  /// The places, by token: scalars, keys and bracketed collections by their first token, dashes by the dash itself.
  private(set) var places: [Int: Place] = [:]
  /// The top-level keys, by token: whether the value of each is a block collection.
  private(set) var topKeys: [Int: Bool] = [:]
  /// The node of each scalar, by token.
  private(set) var scalars: [Int: NodeIndex] = [:]

  private struct Open {
    var node: NodeIndex
    var end: NodeIndex
    var column: Int
    var isFlow: Bool
    var isMapping: Bool
    var children = 0
  }

  init(_ tree: SyntaxTree) {
    var open: [Open] = []
    for i in tree.nodes.indices {
      let node = NodeIndex(i)
      while let last = open.last, last.end <= node { open.removeLast() }
      let parent = open.last
      let isKey = parent.map { $0.isMapping && $0.children % 2 == 0 } ?? false
      if !open.isEmpty { open[open.count - 1].children += 1 }
      let n = tree.nodes[i]
      let token = Int(n.firstToken)
      let role: Role = isKey ? .key : parent?.isMapping == false ? .item : .value
      let isInFlow = parent?.isFlow ?? false
      let own = parent.map { $0.column } ?? -1
      if let parent, !parent.isMapping, !parent.isFlow {
        var dash = token - 1
        while dash >= 0, tree.tokenKinds[dash] != .dash { dash -= 1 }
        if dash >= 0 { places[dash] = Place(role: .item, column: own, owner: own, isInFlow: false) }
      }
      if n.kind == .scalar {
        if n.firstToken < n.endToken {
          scalars[token] = node
          let column = parent == nil ? 0 : isKey ? own : own + 2
          places[token] = Place(role: role, column: column, owner: own, isInFlow: isInFlow)
          if isKey, open.count == 1, !isInFlow {
            let value = tree.end(of: node)
            topKeys[token] = tree.kind(value) != .scalar && !tree.nodes[value.int].isFlow
          }
        }
        continue
      }
      if n.isFlow, n.endToken > n.firstToken, !isInFlow {
        places[token] = Place(role: role, column: parent == nil ? 0 : own + 2, owner: own, isInFlow: false)
      }
      let column = n.isFlow ? own : own < 0 ? 0 : own + 2
      open.append(
        Open(node: node, end: tree.end(of: node), column: column, isFlow: n.isFlow, isMapping: n.kind == .mapping))
    }
  }
}
