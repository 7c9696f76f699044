import ArgumentMap
import MapSyntax
import SourceText

/// Sets the `subject` of each finding.
func nameSubjects(of findings: inout [Diagnostic], _ graph: Graph) {
  if findings.isEmpty { return }
  let subjects = Subjects(graph)
  for i in findings.indices { findings[i].subject = subjects.subject(at: findings[i].place.range.start) }
}

func nameSubjects(of allowed: inout [AllowedFinding], _ graph: Graph) {
  if allowed.isEmpty { return }
  let subjects = Subjects(graph)
  for i in allowed.indices { allowed[i].finding.subject = subjects.subject(at: allowed[i].finding.place.range.start) }
}

/// Finds the subject of a place by going up the syntax tree from the node at that place.
private struct Subjects {
  private let graph: Graph
  /// For each node, the index of the collection that contains it; `none` for the root.
  private var parents: [UInt32]
  private var isKey: [Bool]
  private static let none = UInt32.max

  init(_ graph: Graph) {
    self.graph = graph
    let nodes = graph.tree.nodes
    parents = Array(repeating: Self.none, count: nodes.count)
    isKey = Array(repeating: false, count: nodes.count)
    // The open collections, each with the number of children seen so far.
    var open: [(node: Int, end: Int, count: Int)] = []
    for i in nodes.indices {
      while let last = open.last, last.end <= i { open.removeLast() }
      if !open.isEmpty {
        let top = open.count - 1
        parents[i] = UInt32(open[top].node)
        isKey[i] = nodes[open[top].node].kind == .mapping && open[top].count % 2 == 0
        open[top].count += 1
      }
      if nodes[i].kind != .scalar { open.append((i, Int(nodes[i].subtreeEnd), 0)) }
    }
  }

  func subject(at offset: Int) -> String {
    let tree = graph.tree
    // Nodes are in text order, so a binary search finds the last one that starts at or before the offset.
    var node = max(1, tree.nodes.indices.partitionPoint { tree.range(NodeIndex($0)).start <= offset }) - 1
    var keys: [String] = []
    while parents[node] != Self.none {
      let parent = Int(parents[node])
      if tree.nodes[parent].kind == .mapping {
        let key = isKey[node] ? node : node - 1
        if isItem(parent) {
          if let id = id(of: parent) { return id }
        } else {
          keys.append(graph.text(NodeIndex(key)))
        }
      }
      node = parent
    }
    return keys.reversed().joined(separator: ".")
  }

  private func isItem(_ mapping: Int) -> Bool {
    parents[mapping] != Self.none && graph.tree.nodes[Int(parents[mapping])].kind == .sequence
  }

  /// The id of an item: its first key that is not a key of the language; nil if it has none.
  private func id(of item: Int) -> String? {
    let tree = graph.tree
    var key = NodeIndex(item + 1)
    let end = tree.end(of: NodeIndex(item))
    while key < end {
      if tree.keyWord(key) == nil { return graph.text(key) }
      key = tree.end(of: NodeIndex(key.raw + 1))
    }
    return nil
  }
}
