import Surroundings

/// The time limit for a layout.
struct TimeLimit {
  /// The limit in seconds; nil for none.
  var seconds: Double?
  /// Whether `--timeout` set it.
  var isGiven: Bool

  /// The limit in seconds without `--timeout`. It does not apply if somebody at a terminal is waiting for a single
  /// picture and can press Ctrl-C.
  static let usual = 60

  /// - Parameters:
  ///   - given: the value of `--timeout`, where 0 means no limit; nil if it is not given.
  ///   - isSingle: whether a single layout is made, rather than those of a site or of `--watch`.
  init(_ given: Double?, isSingle: Bool) {
    isGiven = given != nil
    if let given {
      seconds = given > 0 ? given : nil
    } else {
      seconds = isSingle && Output.isErrorTerminal ? nil : Double(Self.usual)
    }
  }
}
