import SourceText

/// Names for the inferences of a graph, made from what an inference is: its target, its side and the set of its
/// premises. So a name stays the same when the map is edited elsewhere: `claim.because(a+b)`, or
/// `claim.because(a+b).unless(c)` for what undercuts that step.
package struct StepNames: Sendable {
  private let names: [String]

  /// The length in bytes up to which a name can be part of the names of the steps that undercut it. Longer names are
  /// replaced by a hash there, so that a long chain of undercuts does not have names of quadratic length.
  private static let longest = 120

  package init(_ graph: Graph) {
    var names: [String] = []
    names.reserveCapacity(graph.inferences.count)
    for index in graph.inferenceIndices {
      let inference = graph.inferences[index.int]
      let target: String
      switch inference.target {
      case .claim(let claim): target = graph.uniqueID(claim)
      // What an inference undercuts comes before it.
      case .inference(let step): target = Self.short(names[step.int])
      }
      let premises = graph.premises(index).map { graph.uniqueID($0) }.sorted()
      names.append("\(target).\(inference.side.key.rawValue)(\(premises.joined(separator: "+")))")
    }
    self.names = names
  }

  package subscript(step: InferenceIndex) -> String { names[step.int] }

  private static func short(_ name: String) -> String {
    if name.utf8.count <= longest { return name }
    return "_" + String(name.utf8.fnv1a(), radix: 36)
  }
}

extension Graph.Side {
  /// The key under which a map lists the steps of this side.
  package var key: Key {
    switch self {
    case .support: .because
    case .objection: .but
    case .undercut: .unless
    }
  }
}
