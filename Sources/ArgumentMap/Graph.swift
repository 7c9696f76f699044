import MapSyntax
import SourceText

/// A map as an argument: claims, inferences between them, and what they cite. Stored as flat arrays. Text is stored as
/// nodes of the file's tree and decoded only when needed. Every tree yields a graph, even one with mistakes.
package struct Graph: Sendable {
  package let file: SourceFile
  package let fileIndex: FileIndex
  package let tree: SyntaxTree
  /// Ids that were probably meant by references to undefined claims.
  package internal(set) var meantIDs: Set<String> = []
  /// Other maps whose claims are in this graph, because this map imports them, directly or indirectly.
  package internal(set) var imported: [Part] = []
  /// How many claims this map mentions. They come first in `claims`; those that only imported maps mention follow.
  package internal(set) var ownClaimCount = 0
  /// How many inferences this map draws. They come first in `inferences`.
  package internal(set) var ownInferenceCount = 0

  /// An imported file. The nodes of all files are numbered consecutively, starting with those of this map; so are the
  /// bytes, with a gap of one between files.
  package struct Part: Sendable {
    package var file: SourceFile
    package var fileIndex: FileIndex
    package var tree: SyntaxTree
    /// The aliases that lead from this map to the file, each with a dot: `alias.`, `alias.alias.`. If several ways lead
    /// to it, a shortest one.
    package var prefix: String
    var firstNode: UInt32
    var firstByte: UInt32
  }

  /// The claims, numbered as they are first read, which is nearly in order of first mention.
  package internal(set) var claims: [Claim] = []
  /// The claims of imported maps that are supported according to those maps. Filled only by `joinDirectly`.
  package internal(set) var supportedElsewhere: Set<ClaimIndex> = []
  /// The claims of imported maps that are disputed according to those maps (see `Dispute`). Filled only by
  /// `joinDirectly`.
  package internal(set) var disputedElsewhere: Set<ClaimIndex> = []
  /// The ids made up for claims that have no valid id; see `uniqueID`.
  package internal(set) var substitutes: [ClaimIndex: String] = [:]
  /// The inferences, in file order.
  package internal(set) var inferences: [Inference] = []
  /// The premises of all inferences. Those of each inference are in the author's order.
  package internal(set) var premiseList: [ClaimIndex] = []
  /// Items that draw an inference that an earlier item has already drawn.
  package internal(set) var repeats: [(inference: InferenceIndex, item: NodeIndex)] = []
  package internal(set) var citations: [Citation] = []
  package internal(set) var contradictions: [Contradiction] = []
  package internal(set) var tags: [(claim: ClaimIndex, node: NodeIndex)] = []
  /// The tags of steps.
  package internal(set) var stepTags: [(step: InferenceIndex, node: NodeIndex)] = []
  /// The map's own sources, and after them those of imported maps that this map cites.
  package internal(set) var sources: [Source] = []
  package internal(set) var groups: [Group] = []
  package internal(set) var imports: [Import] = []
  package internal(set) var views: [View] = []
  package internal(set) var expectations: [Expectation] = []
  package internal(set) var suppressions: [Suppression] = []
  /// The claims that `conclusions` names; empty if the key is absent.
  package internal(set) var statedConclusions: [(claim: ClaimIndex, node: NodeIndex)] = []
  package internal(set) var head = Head()

  /// The inferences whose target is a claim, by claim.
  package internal(set) var onClaim = Lists(owners: 0) { _ in }
  /// The inferences whose target is an inference, by target.
  package internal(set) var onInference = Lists(owners: 0) { _ in }
  /// The inferences that have a claim among their premises, by claim.
  package internal(set) var uses = Lists(owners: 0) { _ in }

  /// The values of the top-level keys that take a single value rather than a list or a mapping.
  package struct Head: Sendable {
    package var title, description, author, date, language, question, standard: NodeIndex?
  }

  package struct Claim: Sendable {
    /// The bytes of the claim's id: where the claim is defined or, if this map mentions it without defining it, at the
    /// first mention.
    package var name: GraphRange
    @Packed package var text: GraphNode?
    /// The item that gives the claim's text or, if `name` is only a mention, the node that mentions the claim.
    package var item: GraphNode
    package var basis: Basis?
    @Packed package var basisNode: GraphNode?
    @Packed package var label: GraphNode?
    @Packed package var note: GraphNode?
    @Packed package var standard: GraphNode?
    @Packed package var weight: GraphNode?
    @Packed package var implicitNode: GraphNode?
    @Packed package var group: GroupIndex?
    package var isImplicit = false
    /// Whether the claim belongs to an imported map.
    package var isImported = false
    /// Whether the claim is written without a valid id. If so, `name` is the range of its text.
    package var isAnonymous = false
    package var hasEvidence = false
    /// Whether there is a mistake in how the claim or its support is written. If so, the claim is not also reported as
    /// unsupported.
    package var isDamaged = false
    /// Whether an item has the claim's id as a key (`an-id:`), even if no text follows.
    package var isOpened = false

    package var isDefined: Bool { text != nil }
  }

  /// What an inference bears on.
  package enum Target: Hashable, Sendable {
    case claim(ClaimIndex)
    case inference(InferenceIndex)
  }

  /// How an inference bears on its target: `support` (`because`), `objection` (`but`), `undercut` (`unless`).
  package enum Side: String, Sendable { case support, objection, undercut }

  package struct Inference: Sendable {
    package var target: Target
    package var side: Side
    /// Where the inference's premises start in `premiseList`.
    package var firstPremise: UInt32
    package var premiseCount: UInt32
    /// The first item that draws the inference.
    package var item: GraphNode
    @Packed package var label: GraphNode?
    @Packed package var scheme: GraphNode?
    @Packed package var strength: GraphNode?
    @Packed package var implicitNode: GraphNode?
    @Packed package var note: GraphNode?
    package var isImplicit = false
    package var isDamaged = false

    package var premises: Range<Int> { Int(firstPremise)..<Int(firstPremise + premiseCount) }
  }

  /// Why a claim may stand without a reason.
  package enum Basis: String, Sendable, CaseIterable {
    case assumption, definition, observation, value
    case commonKnowledge = "common-knowledge"
  }

  package struct Citation: Sendable {
    package enum Kind: String, Sendable { case evidence, from }
    package enum Reference: Sendable, Hashable {
      case url(String)
      /// The source's name and its index; the index is nil if no source of this map has that name.
      case source(String, SourceIndex?, anchor: String?)
    }
    package enum Owner: Sendable, Hashable {
      /// The map as a whole.
      case map
      case claim(ClaimIndex)
      case inference(InferenceIndex)
    }
    package var owner: Owner
    package var kind: Kind
    package var reference: Reference
    /// The scalar or mapping that the citation is written as.
    package var node: NodeIndex
    /// Where the source's name or URL is written, and where the anchor is; the latter is empty if there is none.
    package var sourceRange: ByteRange
    package var anchorRange: ByteRange
    package var quote, note: NodeIndex?
  }

  package struct Contradiction: Sendable {
    package var first, second: ClaimIndex
    package var node: GraphNode
  }

  package struct Source: Sendable {
    /// The name by which this map cites the source: `alias.name` for a source of an imported map.
    package var name: String
    package var key: GraphNode
    package var title, author, date, url, file, accessed: GraphNode?
    /// The folder of the map that has the source, relative to this map's; nil for this map's own sources.
    package var importFolder: String?
    /// Whether a citation of an unknown source may have meant this one, which is then not reported as unused.
    package var isMeant = false
  }

  package struct Group: Sendable {
    package var name: ByteRange
    package var item: NodeIndex
    package var title: NodeIndex?
    package var question: NodeIndex?
    package var parent: GroupIndex?
  }

  package struct Import: Sendable {
    package var alias: String
    package var key: NodeIndex
    package var path: NodeIndex
    /// Whether this map refers to anything in the imported map.
    package var isUsed = false
  }

  package struct View: Sendable {
    package var name: String
    package var key: NodeIndex
    package var title, depth: NodeIndex?
    package var focus: [ClaimIndex] = []
    /// The stops of the guided walk; empty for those that the page chooses.
    package var walk: [ClaimIndex] = []
    package var groups: [GroupIndex] = []
    package var tags: [NodeIndex] = []
    /// Whether something is wrong with how the view is written.
    package var isDamaged = false
  }

  /// What it takes to accept a claim (Gordon & Walton 2009).
  package enum Standard: String, Sendable, CaseIterable {
    case preponderance
    case dialecticalValidity = "dialectical-validity"
    case scintilla
  }

  package enum Standing: String, Sendable, CaseIterable { case accepted, rejected, undecided }

  package struct Expectation: Sendable {
    /// What is expected of a claim; `notAccepted` is either of the other two.
    package enum Outcome: String, Sendable, CaseIterable {
      case accepted, rejected, undecided
      case notAccepted = "not-accepted"
    }

    package var claim: ClaimIndex
    package var outcome: Outcome
    package var node: NodeIndex
  }

  /// Creates a graph that has the given file's tree but no claims.
  package init(withoutClaims file: SourceFile) {
    self.init(
      file: file, index: FileIndex(0), tree: parseSyntax(file, index: FileIndex(0), keyWords: languageKeyWords).0)
  }

  init(file: SourceFile, index: FileIndex, tree: SyntaxTree) {
    self.file = file
    fileIndex = index
    self.tree = tree
  }
}

// MARK: Queries

extension Graph {
  /// A claim's id: `alias.id` if this map refers to the claim through an import; its text if it has no id.
  package func id(_ claim: ClaimIndex) -> String { text(claims[claim.int].name) }

  /// An id that no other claim of the graph has. For a claim that only imported maps mention, it starts with the aliases
  /// that lead to its map: `alias.alias.id`. For a claim without an id, it is made from the words of its text and starts
  /// with `_`, so no other claim can have it.
  package func uniqueID(_ claim: ClaimIndex) -> String {
    let name = claims[claim.int].isAnonymous ? substitutes[claim] ?? "_\(claim.raw)" : id(claim)
    return claim.int < ownClaimCount ? name : part(claims[claim.int].name.bytes.lower, \.firstByte).prefix + name
  }

  package func name(_ group: GroupIndex) -> String { file.text(groups[group.raw].name) }

  /// The node in the map's own tree; nil for a node of an imported map.
  package func own(_ node: GraphNode) -> NodeIndex? {
    node.raw < tree.nodes.count ? NodeIndex(node.raw) : nil
  }

  /// The node in the map's own tree; nil if there is no node, or it is one of an imported map.
  package func own(_ node: GraphNode?) -> NodeIndex? { node.flatMap { own($0) } }

  /// The range in the map's own file; nil for a range of an imported map.
  package func own(_ range: GraphRange) -> ByteRange? {
    range.bytes.start <= file.bytes.count ? range.bytes : nil
  }

  /// The imported file that a byte or node belongs to; `first` is `\.firstByte` or `\.firstNode` accordingly.
  private func part(_ number: UInt32, _ first: KeyPath<Part, UInt32>) -> Part {
    imported[max(1, imported.partitionPoint { $0[keyPath: first] <= number }) - 1]
  }

  /// A range of an imported map, and that map's file.
  private func foreign(_ range: GraphRange) -> (part: Part, range: ByteRange) {
    let part = part(range.bytes.lower, \.firstByte)
    let first = Int(part.firstByte)
    return (part, ByteRange(range.bytes.start - first, range.bytes.end - first))
  }

  private func text(_ range: GraphRange) -> String {
    if let own = own(range) { return file.text(own) }
    let (part, range) = foreign(range)
    return part.file.text(range)
  }

  /// A scalar's text, with each run of whitespace folded into one space.
  package func text(_ node: GraphNode) -> String {
    if let own = own(node) { return text(own) }
    let part = part(node.raw, \.firstNode)
    return part.tree.text(NodeIndex(node.raw - part.firstNode), in: part.file)
  }

  package func text(_ node: NodeIndex) -> String { tree.text(node, in: file) }

  /// A claim's text, or its id if it has no text.
  package func text(of claim: ClaimIndex) -> String {
    claims[claim.int].text.map { text($0) } ?? id(claim)
  }

  package func place(_ range: GraphRange) -> Place {
    if let own = own(range) { return place(own) }
    let (part, range) = foreign(range)
    return Place(part.fileIndex, range)
  }

  package func place(_ range: ByteRange) -> Place { Place(fileIndex, range) }

  /// A node's place, without whitespace at its end, such as the line breaks after a block scalar.
  package func place(_ node: GraphNode) -> Place {
    if let own = own(node) { return place(own) }
    let part = part(node.raw, \.firstNode)
    return Place(part.fileIndex, Self.range(NodeIndex(node.raw - part.firstNode), part.tree, part.file))
  }

  package func place(_ node: NodeIndex) -> Place { Place(fileIndex, Self.range(node, tree, file)) }

  private static func range(_ node: NodeIndex, _ tree: SyntaxTree, _ file: SourceFile) -> ByteRange {
    var range = tree.range(node)
    while range.count > 0, file.bytes[range.end - 1] <= 0x20 { range = ByteRange(range.start, range.end - 1) }
    return range
  }
  /// The place of a claim's `name`: of its id or, if it has none, of its text.
  package func place(of claim: ClaimIndex) -> Place { place(claims[claim.int].name) }

  /// The place where a claim is defined: of its id or, if this map only mentions a claim that an imported map defines, of
  /// its text there.
  package func definition(of claim: ClaimIndex) -> Place {
    let text = claims[claim.int].isImported && claim.int < ownClaimCount ? claims[claim.int].text : nil
    return text.map { place($0) } ?? place(of: claim)
  }

  package func premises(_ inference: InferenceIndex) -> ArraySlice<ClaimIndex> {
    premiseList[inferences[inference.int].premises]
  }

  /// The inferences that bear on a claim, in the author's order.
  package func inferences(on claim: ClaimIndex) -> LazyMapSequence<ArraySlice<UInt32>, InferenceIndex> {
    onClaim[claim.int].lazy.map { InferenceIndex(Int($0)) }
  }

  /// The inferences that undercut an inference, in the author's order.
  package func undercuts(of inference: InferenceIndex) -> LazyMapSequence<ArraySlice<UInt32>, InferenceIndex> {
    onInference[inference.int].lazy.map { InferenceIndex(Int($0)) }
  }

  package func uses(of claim: ClaimIndex) -> LazyMapSequence<ArraySlice<UInt32>, InferenceIndex> {
    uses[claim.int].lazy.map { InferenceIndex(Int($0)) }
  }

  /// All claims, including those of imported maps.
  package var claimIndices: LazyMapSequence<Range<Int>, ClaimIndex> { claims.indices.lazy.map { ClaimIndex($0) } }
  package var inferenceIndices: LazyMapSequence<Range<Int>, InferenceIndex> {
    inferences.indices.lazy.map { InferenceIndex($0) }
  }
  /// The claims that this map mentions.
  package var ownClaims: LazyMapSequence<Range<Int>, ClaimIndex> { (0..<ownClaimCount).lazy.map { ClaimIndex($0) } }
  /// The inferences that this map draws.
  package var ownInferences: LazyMapSequence<Range<Int>, InferenceIndex> {
    (0..<ownInferenceCount).lazy.map { InferenceIndex($0) }
  }
  package func isOwn(_ inference: InferenceIndex) -> Bool { inference.int < ownInferenceCount }

  /// The map's own sources, with their indices.
  package var ownSources: some Sequence<(index: SourceIndex, source: Source)> {
    sources.enumerated().lazy.filter { $0.element.importFolder == nil }.map { (SourceIndex($0.offset), $0.element) }
  }

  /// The path of a source's file, relative to this map's folder; nil if the source has no file.
  package func path(of source: Source) -> String? {
    source.file.map { file in
      source.importFolder.map { PathText.absolute(text(file), in: $0) } ?? text(file)
    }
  }

  /// The claims that the map argues for: those that `conclusions` names or, if it names none, the defined claims that
  /// this map mentions and that are not premises of any of its own inferences. An imported claim counts only if this map
  /// argues for or against it.
  package var conclusions: [ClaimIndex] {
    if !statedConclusions.isEmpty {
      var seen = Set<ClaimIndex>()
      return statedConclusions.map(\.claim).filter { seen.insert($0).inserted }
    }
    return ownClaims.filter { claim in
      claims[claim.int].isDefined && !uses(of: claim).contains { isOwn($0) }
        && (!claims[claim.int].isImported || inferences(on: claim).contains { isOwn($0) })
    }
  }
}
