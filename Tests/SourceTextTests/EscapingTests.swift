import SourceText
import Testing

/// Parsers work on Unicode scalars: to them, a markup character is markup whatever comes before or after it.
@Suite struct EscapingTests {
  /// Characters that merge with the markup character before or after them into one `Character`.
  static let joining = ["", "\u{0600}", "\u{06DD}", "\u{0301}", "\u{200D}", "\u{FE0F}"]

  @Test(arguments: joining, joining)
  func aSignIsEscapedBesideAnything(_ before: String, _ after: String) {
    for sign in "\\`*_[]#|~&$!".unicodeScalars {
      let text = before + String(sign) + after
      #expect(text.markdownEscaped.unicodeScalars.elementsEqual((before + "\\" + String(sign) + after).unicodeScalars))
    }
    for (sign, escaped) in [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;")] {
      let text = before + sign + after
      #expect(text.xmlEscaped().unicodeScalars.elementsEqual((before + escaped + after).unicodeScalars))
      if sign == "<" || sign == ">" {
        #expect(text.markdownEscaped.unicodeScalars.elementsEqual((before + escaped + after).unicodeScalars))
      }
    }
    let quoted = (before + "'" + after).singleQuoted
    #expect(quoted.unicodeScalars.elementsEqual(("'" + before + "''" + after + "'").unicodeScalars))
    let address = ("https://e.test/" + before + ">" + after).markdownDestination
    #expect(address.unicodeScalars.count { $0 == ">" } == 1 && address.unicodeScalars.last == ">")
  }

  @Test func lineEndsOfAnyKindEndNothing() {
    #expect("a\nb\r\nc\u{2028}d\u{85}e".markdownEscaped.unicodeScalars.allSatisfy { !$0.endsLine })
    #expect("https://e.test/\n\u{2028}x".markdownDestination == "<https://e.test/x>")
    #expect("a\r\n\tb".xmlEscaped(folding: true) == "a   b")
    #expect("a\tb\u{1}\u{FFFE}".xmlEscaped() == "a\tb\u{FFFD}\u{FFFD}")
    #expect("a b/ü&.txt".percentEncodedPath == "a%20b/%C3%BC%26.txt")
  }
}
