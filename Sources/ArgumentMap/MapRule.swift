/// The rules that are reported while the graph is built; the raw value is the rule's name. The parser's rules are in
/// `SyntaxRule`.
package enum MapRule: String, CaseIterable, Sendable {
  // Shape
  case keysUnderID = "keys-under-id"
  case dashForgotten = "dash-forgotten"
  case textWithoutID = "text-without-id"
  case missingSpace = "missing-space"
  case invalidID = "invalid-id"
  case sortedKeys = "sorted-keys"
  case listWithoutBrackets = "list-without-brackets"
  case textUnderWrongKey = "text-under-wrong-key"
  // Keys and values
  case unknownKey = "unknown-key"
  case misplacedKey = "misplaced-key"
  case ambiguousStep = "ambiguous-step"
  case wrongValue = "wrong-value"
  case duplicateValue = "duplicate-value"
  case missingValue = "missing-value"
  case malformedSuppression = "malformed-suppression"
  // References
  case unknownClaim = "unknown-claim"
  case missingText = "missing-text"
  case duplicateID = "duplicate-id"
  case unknownSource = "unknown-source"
  case importCycle = "import-cycle"
  case selfReference = "self-reference"
}
