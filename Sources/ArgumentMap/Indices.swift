import MapSyntax
import SourceText

/// The index of a claim in a graph.
package struct ClaimIndex: Hashable, Sendable, Comparable {
  package var raw: UInt32
  @inlinable package init(_ raw: Int) { self.raw = UInt32(truncatingIfNeeded: raw) }
  @inlinable package var int: Int { Int(raw) }
  package static func < (a: ClaimIndex, b: ClaimIndex) -> Bool { a.raw < b.raw }
}

/// The index of an inference in a graph.
package struct InferenceIndex: Hashable, Sendable, Comparable {
  package var raw: UInt32
  @inlinable package init(_ raw: Int) { self.raw = UInt32(truncatingIfNeeded: raw) }
  @inlinable package var int: Int { Int(raw) }
  package static func < (a: InferenceIndex, b: InferenceIndex) -> Bool { a.raw < b.raw }
}

/// The index of a source in a map.
package struct SourceIndex: Hashable, Sendable {
  package var raw: Int
  package init(_ raw: Int) { self.raw = raw }
}

/// The index of a group in a map.
package struct GroupIndex: Hashable, Sendable, Comparable {
  package var raw: Int
  package init(_ raw: Int) { self.raw = raw }
  package static func < (a: GroupIndex, b: GroupIndex) -> Bool { a.raw < b.raw }
}

/// A node of any file in a graph: the map's own file, or a file that the map imports. Nodes are numbered consecutively
/// through all files, starting with those of the map itself. Only `Graph.own` turns one into a node of the map's tree,
/// so a node of another file cannot be looked up in the wrong tree.
package struct GraphNode: Hashable, Sendable, Comparable {
  let raw: UInt32
  init(_ raw: UInt32) { self.raw = raw }
  /// A node of the map's own tree.
  package init(own node: NodeIndex) { raw = node.raw }
  package static func < (a: GraphNode, b: GraphNode) -> Bool { a.raw < b.raw }
}

/// A range of bytes of any file in a graph; see `GraphNode`. There is a gap of one byte between two files.
package struct GraphRange: Hashable, Sendable {
  let bytes: ByteRange
  init(_ bytes: ByteRange) { self.bytes = bytes }
  /// A range of the map's own bytes.
  package init(own range: ByteRange) { bytes = range }
}

/// An index that `Packed` can hold.
package protocol Packable {
  var packed: UInt32 { get }
  init(packed: UInt32)
}

/// An optional index in four bytes instead of eight, since every claim has one for each of its attributes.
@propertyWrapper
package struct Packed<Index: Packable & Sendable>: Sendable {
  private var raw = UInt32.max

  package init() {}
  package init(wrappedValue: Index?) { self.wrappedValue = wrappedValue }

  package var wrappedValue: Index? {
    get { raw == UInt32.max ? nil : Index(packed: raw) }
    set { raw = newValue?.packed ?? UInt32.max }
  }
}

extension NodeIndex: Packable {
  package var packed: UInt32 { raw }
  package init(packed: UInt32) { self.init(packed) }
}

extension GraphNode: Packable {
  package var packed: UInt32 { raw }
  package init(packed: UInt32) { self.init(packed) }
}

extension ClaimIndex: Packable {
  package var packed: UInt32 { raw }
  package init(packed: UInt32) { raw = packed }
}

extension GroupIndex: Packable {
  package var packed: UInt32 { UInt32(truncatingIfNeeded: raw) }
  package init(packed: UInt32) { self.init(Int(packed)) }
}

extension Graph {
  /// Builds the indexes `onClaim`, `onInference` and `uses`.
  mutating func index() {
    let inferences = inferences
    onClaim = Lists(owners: claims.count) { add in
      for (i, inference) in inferences.enumerated() {
        if case .claim(let claim) = inference.target { add(claim.int, UInt32(i)) }
      }
    }
    onInference = Lists(owners: inferences.count) { add in
      for (i, inference) in inferences.enumerated() {
        if case .inference(let target) = inference.target { add(target.int, UInt32(i)) }
      }
    }
    let premiseList = premiseList
    uses = Lists(owners: claims.count) { add in
      for (i, inference) in inferences.enumerated() {
        for k in inference.premises { add(premiseList[k].int, UInt32(i)) }
      }
    }
  }
}

/// Lists of small numbers, one list for each owner, packed into two arrays.
package struct Lists: Sendable {
  private var starts: [UInt32]
  private var values: [UInt32]

  /// - Parameters:
  ///   - owners: how many lists there are;
  ///   - pairs: calls `add` for each (owner, value). It is called twice, and must give the same pairs in the same order
  ///     each time.
  package init(owners: Int, pairs: (_ add: (Int, UInt32) -> Void) -> Void) {
    var starts = [UInt32](repeating: 0, count: owners + 1)
    pairs { owner, _ in starts[owner + 1] += 1 }
    for i in 0..<owners { starts[i + 1] += starts[i] }
    var next = starts
    var values = [UInt32](repeating: 0, count: Int(starts[owners]))
    pairs { owner, value in
      values[Int(next[owner])] = value
      next[owner] += 1
    }
    self.starts = starts
    self.values = values
  }

  package subscript(owner: Int) -> ArraySlice<UInt32> {
    values[Int(starts[owner])..<Int(starts[owner + 1])]
  }
}
