extension RandomAccessCollection where Index == Int {
  /// The first index whose element fails a condition that holds for a prefix of the collection only; `endIndex` where
  /// all elements meet it. Binary search.
  @inlinable
  public func partitionPoint(where holds: (Element) throws -> Bool) rethrows -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if try holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
