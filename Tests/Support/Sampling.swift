import Foundation

/// How much of a set of random cases a test tries.
public enum Sampling {
  /// Whether to try all cases: in a release build, which takes seconds where a debug build takes minutes, or with
  /// `make test-long`.
  public static let isWhole: Bool = {
    #if DEBUG
      return ProcessInfo.processInfo.environment["ARGMAP_LONG"] != nil
    #else
      return true
    #endif
  }()
}
