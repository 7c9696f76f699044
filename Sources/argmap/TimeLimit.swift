import Surroundings

/// The time limit for a layout.
struct TimeLimit {
  /// The limit in seconds; nil for none.
  var seconds: Double?
  /// Whether `--timeout` set it.
  var isGiven: Bool

  /// The limit that `--timeout` sets; 0 for none.
  init(_ seconds: Double) {
    self.seconds = seconds > 0 ? seconds : nil
    isGiven = true
  }

  private init() {
    // Whoever sits at a terminal can press Ctrl-C; a CI job would wait for hours.
    seconds = Output.isErrorTerminal ? nil : Double(Self.inScripts)
    isGiven = false
  }

  /// The limit without `--timeout`.
  static var standard: TimeLimit { TimeLimit() }

  /// The limit without `--timeout` where standard error is no terminal, in seconds.
  static let inScripts = 60
}
