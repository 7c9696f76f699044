/// Finds inferences by target, side and set of premises, so that an inference that is written twice counts as one. In
/// most maps a claim is a premise only once, so the first inference with a given least premise (its premise with the
/// lowest index) is found by that premise alone.
struct InferenceTable {
  private struct Identity: Hashable {
    var target: Graph.Target
    var side: Graph.Side
    /// Sorted, without duplicates.
    var premises: [ClaimIndex]
  }

  /// Indexed by the least premise: the index + 1 of the first inference that has it, or 0.
  private var firsts: [UInt32] = []
  /// All other inferences.
  private var others: [Identity: InferenceIndex] = [:]

  init(capacity: Int) { firsts.reserveCapacity(capacity) }

  /// The index of an inference. If the inference is new, this is the next index, and the caller must append the
  /// inference to `inferences`.
  /// - Parameters:
  ///   - premises: not empty;
  ///   - inferences: all inferences that this table knows.
  mutating func intern(
    _ target: Graph.Target, _ side: Graph.Side, _ premises: some Collection<ClaimIndex>,
    among inferences: [Graph.Inference], _ premiseList: [ClaimIndex]
  ) -> (index: InferenceIndex, isNew: Bool) {
    intern(target, side, premises, new: InferenceIndex(inferences.count), inferences, premiseList)
  }

  /// Adds inferences of a graph, with their premises.
  mutating func add(_ inferences: [Graph.Inference], _ premiseList: [ClaimIndex]) {
    for (number, inference) in inferences.enumerated() {
      _ = intern(
        inference.target, inference.side, premiseList[inference.premises], new: InferenceIndex(number), inferences,
        premiseList)
    }
  }

  private mutating func intern(
    _ target: Graph.Target, _ side: Graph.Side, _ premises: some Collection<ClaimIndex>, new: InferenceIndex,
    _ inferences: [Graph.Inference], _ premiseList: [ClaimIndex]
  ) -> (index: InferenceIndex, isNew: Bool) {
    guard let least = premises.min()?.int else { return (new, true) }
    while firsts.count <= least { firsts.append(0) }
    if firsts[least] == 0 {
      firsts[least] = new.raw + 1
      return (new, true)
    }
    let first = InferenceIndex(Int(firsts[least]) - 1)
    let inference = inferences[first.int]
    let sorted = Self.sorted(premises)
    if inference.target == target, inference.side == side, Int(inference.premiseCount) == sorted.count,
      Self.sorted(premiseList[inference.premises]) == sorted
    {
      return (first, false)
    }
    let identity = Identity(target: target, side: side, premises: sorted)
    if let known = others[identity] { return (known, false) }
    others[identity] = new
    return (new, true)
  }

  private static func sorted(_ premises: some Collection<ClaimIndex>) -> [ClaimIndex] {
    var result = premises.sorted()
    var last = 0
    for i in result.indices where result[i] != result[last] {
      last += 1
      result[last] = result[i]
    }
    result.removeSubrange(min(last + 1, result.count)...)
    return result
  }
}
