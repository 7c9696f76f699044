extension RandomAccessCollection where Index == Int {
  /// Finds the first index whose element does not meet a condition, by binary search. All elements that meet the
  /// condition must come before those that do not. Returns `endIndex` if all elements meet it.
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
