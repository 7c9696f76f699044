/// The rules that the parser itself reports; the raw value is the rule's name in messages, suppressions and the docs.
package enum SyntaxRule: String, CaseIterable, Sendable {
  // Characters
  case invalidUTF8 = "invalid-utf8"
  case controlCharacter = "control-character"
  case loneCarriageReturn = "lone-carriage-return"
  case byteOrderMark = "byte-order-mark"
  case tab
  case unicodeSpace = "unicode-space"
  // Parts of YAML that maps do not support
  case anchor, alias, tag, directive
  case secondDocument = "second-document"
  case documentMarker = "document-marker"
  case explicitKey = "explicit-key"
  case mergeKey = "merge-key"
  case duplicateKey = "duplicate-key"
  case keyNotScalar = "key-not-scalar"
  case longKey = "long-key"
  case emptyKey = "empty-key"
  // Quotes, brackets and escapes
  case wrongEscape = "wrong-escape"
  case unclosedQuote = "unclosed-quote"
  case textAfterQuote = "text-after-quote"
  case curlyQuote = "curly-quote"
  case unclosedBracket = "unclosed-bracket"
  case unexpectedBracket = "unexpected-bracket"
  case emptyEntry = "empty-entry"
  case commaInText = "comma-in-text"
  case commaForgotten = "comma-forgotten"
  case flowText = "flow-text"
  case continuationIndent = "continuation-indent"
  case doubledQuotes = "doubled-quotes"
  case unfinishedText = "unfinished-text"
  case foldedIndent = "folded-indent"
  case commentWithoutSpace = "comment-without-space"
  // Text that YAML reads as something else
  case textStartsWithSign = "text-starts-with-sign"
  case colonInText = "colon-in-text"
  case textCutByComment = "text-cut-by-comment"
  case bulletInText = "bullet-in-text"
  case missingSpace = "missing-space"
  // Shape
  case indentation
  case dashForgotten = "dash-forgotten"
  case colonForgotten = "colon-forgotten"
  case textWithoutID = "text-without-id"
  case unexpectedText = "unexpected-text"
  case conflictMarker = "conflict-marker"
}
