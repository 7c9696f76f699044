import Foundation
import Testing

extension Trait where Self == ConditionTrait {
  /// Marks a suite or test that takes many seconds in a debug build; `make quick` leaves it out.
  package static var slow: Self {
    .disabled(if: ProcessInfo.processInfo.environment["ARGMAP_QUICK"] != nil, "left out by make quick")
  }
}
