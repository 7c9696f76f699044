import ArgumentMap
import MapSyntax
import SourceText

/// Where a map's text has items, and where it mentions ids. The graph says what a map means; this says what an edit has
/// to touch.
package struct MapOutline: Sendable {
  /// A list of items and its key.
  struct List {
    /// One of `claims`, `because`, `but`, `unless` and `premises`.
    var key: Key
    var keyNode: NodeIndex
    var value: NodeIndex
    /// The index in `items` of the item that the list belongs to; nil for the lists of the map and its groups.
    var item: Int?
    /// The id of the group that the list is in; nil outside groups.
    var group: String?
  }

  /// An item of a list: a claim, a reference or linked premises.
  struct Item {
    var node: NodeIndex
    var list: List
    /// The node of its id: a key, or the item itself if that is a scalar; nil for linked premises.
    var id: NodeIndex?
    /// The text of its id; empty for linked premises.
    var name = ""
    /// The node of the text that the item gives its claim; nil if it gives none.
    var text: NodeIndex?
  }

  /// What a name can refer to. Claims and groups share a namespace.
  package enum NameKind: String, Sendable { case claim, group, source, alias = "import", view }

  /// A place where a name is written.
  struct Mention {
    var kind: NameKind
    var name: String
    var range: ByteRange
    /// Whether the name is defined here.
    var isDefinition = false
  }

  private(set) var items: [Item] = []
  private(set) var mentions: [Mention] = []
  /// The map's imports: each alias with its path.
  private(set) var imports: [(alias: String, path: String)] = []
  /// The `claims` of the top level and of each group.
  private(set) var claimLists: [List] = []

  private enum Role {
    case other, map, views, view, expect, sources, imports
    case list(List)
    case item(List)
    case groups(String?)
    case group(String?)
    case ids, groupIDs, citations
  }

  private let tree: SyntaxTree
  private let file: SourceFile
  private var roles: [Role]

  init(_ tree: SyntaxTree, file: SourceFile) {
    self.tree = tree
    self.file = file
    roles = Array(repeating: .other, count: tree.nodes.count)
    roles[0] = .map
    // Parents come before their children, so each node's role is known when its turn comes.
    for i in tree.nodes.indices { read(NodeIndex(i)) }
    roles = []
  }

  private mutating func read(_ node: NodeIndex) {
    switch roles[node.int] {
    case .other: return
    case .map: readMap(node)
    case .list(let list):
      if tree.kind(node) == .sequence {
        for child in tree.children(of: node) { roles[child.int] = .item(list) }
      } else {
        readItem(node, list)
      }
    case .item(let list): readItem(node, list)
    case .groups(let parent):
      for child in tree.children(of: node) { roles[child.int] = .group(parent) }
    case .group: readGroup(node)
    case .ids, .groupIDs, .citations: readNames(node)
    case .views:
      for (key, value) in tree.pairs(of: node) {
        mention(.view, key, isDefinition: true)
        roles[value.int] = .view
      }
    case .view:
      for (key, value) in tree.pairs(of: node) {
        if [.focus, .guidedWalk].contains(keyWord(key)) { roles[value.int] = .ids }
        if keyWord(key) == .groups { roles[value.int] = .groupIDs }
      }
    case .expect:
      for (_, value) in tree.pairs(of: node) { roles[value.int] = .ids }
    case .sources:
      for (key, _) in tree.pairs(of: node) { mention(.source, key, isDefinition: true) }
    case .imports:
      for (key, value) in tree.pairs(of: node) where tree.kind(value) == .scalar {
        mention(.alias, key, isDefinition: true)
        imports.append((tree.text(key, in: file), tree.text(value, in: file)))
      }
    }
  }

  func keyWord(_ key: NodeIndex) -> Key? {
    tree.keyWord(key).map { Key(number: $0) }
  }

  private mutating func readMap(_ node: NodeIndex) {
    for (key, value) in tree.pairs(of: node) {
      switch keyWord(key) {
      case .claims?: claims(key, value, group: nil)
      case .groups?: roles[value.int] = .groups(nil)
      case .conclusions?: roles[value.int] = .ids
      case .from?: roles[value.int] = .citations
      case .views?: roles[value.int] = .views
      case .expect?: roles[value.int] = .expect
      case .sources?: roles[value.int] = .sources
      case .imports?: roles[value.int] = .imports
      default: continue
      }
    }
  }

  private mutating func claims(_ key: NodeIndex, _ value: NodeIndex, group: String?) {
    let list = List(key: .claims, keyNode: key, value: value, group: group)
    claimLists.append(list)
    roles[value.int] = .list(list)
  }

  private mutating func readGroup(_ node: NodeIndex) {
    let pairs = tree.pairs(of: node)
    guard let id = pairs.first?.key, tree.kind(id) == .scalar else { return }
    mention(.group, id, isDefinition: true)
    let name = tree.text(id, in: file)
    for (key, value) in pairs.dropFirst() {
      if keyWord(key) == .claims { claims(key, value, group: name) }
      if keyWord(key) == .groups { roles[value.int] = .groups(name) }
    }
  }

  private mutating func readItem(_ node: NodeIndex, _ list: List) {
    guard tree.kind(node) != .sequence, !tree.isAbsent(node) else { return }
    if tree.kind(node) == .scalar {
      let name = tree.text(node, in: file)
      items.append(Item(node: node, list: list, id: node, name: name))
      return mention(.claim, node)
    }
    let pairs = tree.pairs(of: node)
    guard let first = pairs.first else { return }
    var item = Item(node: node, list: list)
    // Where a tool has sorted the keys, the id is not necessarily first.
    if keyWord(first.key) != .premises, let id = pairs.first(where: { keyWord($0.key) == nil }) {
      item.id = id.key
      item.name = tree.text(id.key, in: file)
      let isText = tree.kind(id.value) == .scalar && !tree.text(id.value, in: file).isEmpty
      item.text = isText ? id.value : nil
      mention(.claim, id.key, isDefinition: isText)
    }
    let index = items.count
    items.append(item)
    for (key, value) in pairs where key != item.id {
      switch keyWord(key) {
      case .because?, .but?, .unless?, .premises?:
        roles[value.int] = .list(
          List(key: keyWord(key)!, keyNode: key, value: value, item: index, group: list.group))
      case .contradicts?: roles[value.int] = .ids
      case .evidence?, .from?: roles[value.int] = .citations
      default: continue
      }
    }
  }

  private mutating func readNames(_ node: NodeIndex) {
    let role = roles[node.int]
    switch tree.kind(node) {
    case .sequence:
      for child in tree.children(of: node) { roles[child.int] = role }
    case .scalar:
      switch role {
      case .ids: mention(.claim, node)
      case .groupIDs: mention(.group, node)
      default: mention(.source, node)
      }
    case .mapping:
      guard case .citations = role else { return }
      for (key, value) in tree.pairs(of: node) where keyWord(key) == .source { mention(.source, value) }
    }
  }

  private mutating func mention(_ kind: NameKind, _ node: NodeIndex, isDefinition: Bool = false) {
    guard tree.kind(node) == .scalar, !tree.isAbsent(node) else { return }
    var name = tree.text(node, in: file)
    var range = tree.range(node)
    // Use only the part inside the quotes, if the name appears there verbatim.
    let bytes = file.bytes[range.indices]
    if let at = bytes.firstRange(of: Array(name.utf8)), !name.isEmpty {
      range = ByteRange(at.lowerBound, at.upperBound)
      if kind == .source, !isDefinition, !name.contains("://"), let hash = name.utf8.firstIndex(of: 0x23) {
        name = String(name[..<hash])
        range = ByteRange(range.start, range.start + name.utf8.count)
      }
    }
    mentions.append(Mention(kind: kind, name: name, range: range, isDefinition: isDefinition))
  }
}
