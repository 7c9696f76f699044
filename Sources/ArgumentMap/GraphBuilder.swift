import MapSyntax
import SourceText

/// Builds the graph of a tree. Never fails: it reports what it cannot use, leaves that out, and continues.
///
/// - Parameters:
///   - diagnostics: what the parser found, so that a claim written with a mistake is not reported twice.
/// - Returns: the graph and, in file order, what the parser and the builder found, without findings that turned out to
///   follow from another mistake.
package func buildGraph(
  _ tree: SyntaxTree, of file: SourceFile, index: FileIndex, diagnostics: [Diagnostic] = []
) -> (Graph, [Diagnostic]) {
  file.bytes.withUnsafeBufferPointer { bytes in
    var builder = GraphBuilder(tree, file: file, index: index, bytes: bytes)
    builder.build()
    builder.markDamage(diagnostics)
    let all = diagnostics.filter { !builder.isConsequence($0) }.map { builder.withFix($0) } + builder.diagnostics
    return (builder.graph, all.sorted { $0.place.range < $1.place.range })
  }
}

/// The keys of the language, for the parser.
package let languageKeyWords = KeyWords(Key.allNames, top: Key.names(of: .map), lists: Key.lists.map(\.rawValue))

/// The state of building one graph. Lists of items are frames on an explicit stack, so that no depth of nesting can
/// overflow the call stack.
///
/// - `GraphBuilder.swift`: the stack, claims, inferences;
/// - `+Items` and `+Keys`: items that are mappings; `+Premises`: linked premises; `+References`: items that are ids;
/// - `+Head`: the rest of a file; `+Values`: single values, lists of words, citations;
/// - `+Suppressions`: comments that allow findings; `+Fixes`: fixes;
/// - `+Finish`: what can be done only once everything has been read.
struct GraphBuilder: ~Copyable {
  /// The key that a list of items is under; `lost` if that key is misplaced, invalid or missing.
  enum ListKind { case claims, because, but, unless, premises, groups, lost }

  /// A list whose items are being read.
  struct Frame {
    var next: NodeIndex
    var end: NodeIndex
    var kind: ListKind
    /// The claim (`because`, `but`) or inference (`unless`) that the items bear on.
    var target: UInt32 = 0
    var group: GroupIndex?
    /// The index in `items` of the item that the list is in; -1 for none.
    var parent: Int
    /// Whether there is a mapping where a list is expected. If so, every id in the mapping starts an item whose dash is
    /// missing, which has already been reported.
    var isBare = false
  }

  /// An item with its claim, for finding the claim that a diagnostic affects.
  struct Item {
    var node: NodeIndex
    @Packed var claim: ClaimIndex?
    private var packedParent: Int32

    /// The index in `items` of the item around it; -1 for none.
    var parent: Int { Int(packedParent) }

    init(node: NodeIndex, claim: ClaimIndex?, parent: Int) {
      self.node = node
      packedParent = Int32(truncatingIfNeeded: parent)
      self.claim = claim
    }
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let tree: SyntaxTree
  var graph: Graph
  var diagnostics: [Diagnostic] = []
  var names: NameTable
  var frames: [Frame] = []
  /// Frames found in the item that is being read, to be pushed in reverse.
  var found: [Frame] = []
  var items: [Item] = []
  /// For each item with a missing dash, the range of the mapping that it was read in (`item`), and where the item
  /// itself starts; sorted once all are known.
  var forgottenDashes: [(item: ByteRange, start: Int)] = []
  /// References that consist of just an id, so that those to undefined claims can be reported.
  var mentions: [(claim: ClaimIndex, node: NodeIndex)] = []
  /// Claims that are mentioned but have no text anywhere.
  var undefined: Set<ClaimIndex> = []
  /// Claims with more than one text.
  var duplicated: Set<ClaimIndex> = []
  var inferenceTable: InferenceTable
  var groupNames: [String: GroupIndex] = [:]
  /// Claims that the list of a group refers to without defining them.
  var groupMentions: [(claim: ClaimIndex, group: GroupIndex)] = []
  /// The names of the groups, in file order.
  var groupList: [String] = []
  var importNames: [String: Int] = [:]
  /// Whether `sources` could not be read. Cited sources are then not reported as unknown.
  var areSourcesDamaged = false
  var sourceNames: [String: SourceIndex] = [:]
  /// Top-level entries that are read once all claims and groups are known.
  var laterEntries: [(key: Key.OfMap, node: NodeIndex, value: NodeIndex)] = []
  var suggestion = Suggestion()
  /// Suggestions for keys have a budget of their own, so that a misspelled key is always read as the nearest one and
  /// causes only one finding.
  var keySuggestion = Suggestion()
  /// Every word of the file that could be an id; computed when first needed.
  var spelled: TakenIDs?
  /// Words that are not reported as unknown ids, because a mistake that has already been reported may have
  /// hidden their definition or cut them short.
  var doubted: Set<String> = []
  /// Claims whose text has been reported as misplaced.
  var misplacedTexts: Set<ClaimIndex> = []
  /// The keys of citations that have been reported as misplaced.
  var misplacedCitations: [NodeIndex] = []
  /// Every word in a place where a reference is possible; computed when first needed.
  var referred: Set<String>?
  /// The claim ids that suggestions are taken from; computed when first needed.
  var knownIDs: [String]?

  /// For each substitute for an id, how many claims have been given it.
  var substituteCounts: [String: Int] = [:]
  /// Fixes for what the parser has reported as `text-without-id`, by the offset at which it starts.
  var lateFixes: [Int: Fix] = [:]

  init(_ tree: SyntaxTree, file: SourceFile, index: FileIndex, bytes: UnsafeBufferPointer<UInt8>) {
    self.tree = tree
    self.bytes = bytes
    graph = Graph(file: file, index: index, tree: tree)
    // Most claims are items of block lists; the arrays grow if there are more.
    let expected = tree.dashCount + 16
    names = NameTable(capacity: expected)
    inferenceTable = InferenceTable(capacity: expected)
    graph.claims.reserveCapacity(expected)
    graph.inferences.reserveCapacity(expected)
    graph.premiseList.reserveCapacity(expected)
    items.reserveCapacity(expected)
  }

  mutating func build() {
    readMap()
    while !frames.isEmpty { step() }
    readViews()
    resolveReferences()
    reportSharedNames()
    noteMisplacedCitations()
    fillGroups()
    forgottenDashes.sort { $0.start < $1.start }
    readSuppressions()
    index()
  }

  /// Reads the next item of the innermost list.
  private mutating func step() {
    let last = frames.count - 1
    let frame = frames[last]
    guard frame.next < frame.end else {
      frames.removeLast()
      return
    }
    frames[last].next = tree.end(of: frame.next)
    if frame.kind == .groups {
      readGroup(frame.next, frame)
    } else {
      readItem(frame.next, frame)
    }
    pushFound()
  }

  /// Pushes the lists found, the last one first, so that they are read, and claims numbered, in file order.
  mutating func pushFound() {
    while let frame = found.popLast() { frames.append(frame) }
  }

  /// Queues the value of a key as a list of items, or as a single item. Reports a value that is missing, or a list
  /// without its brackets or dashes.
  mutating func addList(
    _ value: NodeIndex, _ kind: ListKind, target: UInt32 = 0, group: GroupIndex?, parent: Int, key: NodeIndex
  ) {
    var frame = Frame(next: value, end: value, kind: kind, target: target, group: group, parent: parent)
    switch tree.kind(value) {
    case .sequence:
      frame.next = NodeIndex(value.raw + 1)
      frame.end = tree.end(of: value)
    case .scalar:
      if reportIfMissing(value, key: key) { return }
      if reportIfList(value, key: key, parent: parent) { return }
      frame.end = tree.end(of: value)
    case .mapping:
      // A mapping where a list is expected: items without their dashes.
      let first = NodeIndex(value.raw + 1)
      guard first < tree.end(of: value) else {
        report(
          .missingValue, tree.range(value), "`\(text(key))` is empty; add an item, or delete the key", level: .warning)
        return
      }
      if !tree.isDamaged(value) {
        let range = tree.range(first)
        let isKey = keyWord(first) != nil && keyWord(first) != .premises
        report(
          .dashForgotten, range,
          isKey
            ? "`\(text(key))` takes a list of items; write `- an-id: Some text` above `\(clip(range))`, or move that key below its id"
            : "`\(text(key))` takes a list; write a dash before each of its items: `- \(clip(range))`",
          fix: dashingAll(value))
        damage(parent)
      }
      frame.isBare = true
      frame.end = tree.end(of: value)
    }
    found.append(frame)
  }

  /// Queues a list whose key is misplaced, unknown or missing: the claims in it still count.
  mutating func salvage(_ key: Key?, _ value: NodeIndex, group: GroupIndex?, parent: Int) {
    guard tree.kind(value) == .sequence, key.map(Key.lists.contains) ?? true,
      tree.children(of: value).contains(where: { tree.kind($0) != .scalar })
    else { return }
    addList(value, .lost, group: group, parent: parent, key: value)
  }

  // MARK: Claims

  /// The claim whose id is written at a range of the file; created if the id is new.
  mutating func claim(_ range: ByteRange, item: NodeIndex) -> ClaimIndex {
    let (number, isNew) = names.intern(bytes, range.start, range.end)
    if isNew { graph.claims.append(Graph.Claim(name: GraphRange(own: range), item: GraphNode(own: item))) }
    return ClaimIndex(number)
  }

  /// Creates a claim that has no id.
  mutating func anonymousClaim(_ range: ByteRange, text: NodeIndex, item: NodeIndex) -> ClaimIndex {
    let number = names.reserve()
    var claim = Graph.Claim(name: GraphRange(own: range), item: GraphNode(own: item))
    claim.text = GraphNode(own: text)
    claim.isAnonymous = true
    claim.isDamaged = true
    graph.claims.append(claim)
    let name = "_" + ClaimID.fromWords(self.text(text))
    substituteCounts[name, default: 0] += 1
    let count = substituteCounts[name]!
    graph.substitutes[ClaimIndex(number)] = count == 1 ? name : "\(name)-\(count)"
    return ClaimIndex(number)
  }

  // MARK: Inferences

  /// The inference with this target, side and set of premises; created if it is new.
  mutating func inference(
    _ target: Graph.Target, _ side: Graph.Side, _ premises: some Collection<ClaimIndex>, item: NodeIndex
  ) -> InferenceIndex {
    let (index, isNew) = inferenceTable.intern(target, side, premises, among: graph.inferences, graph.premiseList)
    if !isNew {
      graph.repeats.append((index, item))
      return index
    }
    graph.inferences.append(
      Graph.Inference(
        target: target, side: side, firstPremise: UInt32(graph.premiseList.count),
        premiseCount: UInt32(premises.count), item: GraphNode(own: item)))
    graph.premiseList.append(contentsOf: premises)
    return index
  }

  /// The target and side of the items of a list; nil for lists whose items are not inferences.
  @inline(__always)
  func bearing(_ frame: Frame) -> (target: Graph.Target, side: Graph.Side)? {
    switch frame.kind {
    case .because: (.claim(ClaimIndex(Int(frame.target))), .support)
    case .but: (.claim(ClaimIndex(Int(frame.target))), .objection)
    case .unless: (.inference(InferenceIndex(Int(frame.target))), .undercut)
    case .claims, .premises, .groups, .lost: nil
    }
  }

  // MARK: Reports

  mutating func report(
    _ rule: MapRule, _ range: ByteRange, _ message: String, level: Level = .error,
    related: [Diagnostic.Related] = [], fix: Fix? = nil, claim: ClaimIndex? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        rule: rule.rawValue, level: level, message: message, place: Place(graph.fileIndex, range), related: related,
        fixes: fix.map { [$0] } ?? [], claim: claim.map { graph.id($0) }))
  }

  /// Marks the claim of an item as damaged, so that it is not also reported as unsupported.
  mutating func damage(_ item: Int) {
    if item >= 0, let claim = items[item].claim { graph.claims[claim.int].isDamaged = true }
  }

  @inline(__always)
  func text(_ node: NodeIndex) -> String { tree.text(node, in: graph.file) }

  /// The range of a claim's `name`. While the graph is being built, all its claims are in the map's own file.
  func nameRange(_ claim: ClaimIndex) -> ByteRange { graph.claims[claim.int].name.bytes }

  /// The key that a node spells, with quotes removed; nil for anything else.
  func keyWord(_ node: NodeIndex) -> Key? { tree.keyWord(node).map { Key(number: $0) } }

  /// The text of a range, shortened to fit in a message.
  func clip(_ range: ByteRange) -> String {
    let text = String(decoding: bytes[range.start..<min(range.end, range.start + 60)], as: UTF8.self)
    let line = text.prefix { $0 != "\n" && $0 != "\r\n" }
    return line.count < 40 && line.utf8.count == range.count ? String(line) : String(line.prefix(36)) + "…"
  }
}
