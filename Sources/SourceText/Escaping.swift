/// Escapes text for output formats. The escaping works on Unicode scalars, as parsers do: a special character next to a
/// combining or prepended mark would be hidden inside a `Character`.
extension String {
  /// The text with some of its scalars replaced.
  /// - Parameter replacement: returns the text that replaces a scalar, or nil to keep the scalar.
  package func replacingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = ""
    for scalar in unicodeScalars {
      if let text = replacement(scalar) { result += text } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// The text escaped for an element or attribute of XML 1.0 or HTML. Characters that XML does not allow (section 2.2),
  /// and carriage returns that do not become spaces, become U+FFFD.
  /// - Parameter folding: whether line feeds, carriage returns and tabs become spaces.
  package func xmlEscaped(folding: Bool = false) -> String {
    // Most text needs no escaping. In UTF-8, U+FFFE and U+FFFF start with the byte EF.
    let isPlain = utf8.allSatisfy {
      $0 >= 0x20 && $0 != 0x26 && $0 != 0x3C && $0 != 0x3E && $0 != 0x22 && $0 != 0xEF
    }
    if isPlain { return self }
    return replacingScalars { scalar in
      switch scalar.value {
      case 0x26: "&amp;"
      case 0x3C: "&lt;"
      case 0x3E: "&gt;"
      case 0x22: "&quot;"
      case 0x09, 0x0A: folding ? " " : nil
      case 0x0D where folding: " "
      case 0..<0x20, 0xFFFE, 0xFFFF: "\u{FFFD}"
      default: nil
      }
    }
  }

  /// A path encoded for a URI (RFC 3986, section 3.3): everything but unreserved characters and `/` is percent-encoded.
  package var percentEncodedPath: String {
    var result = ""
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += Self.percentEncoded(byte)
      }
    }
    return result
  }

  private static func percentEncoded(_ byte: UInt8) -> String {
    "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }

  /// The text as a YAML scalar in single quotes.
  package var singleQuoted: String { "'" + replacingScalars { $0 == "'" ? "''" : nil } + "'" }

  /// The text with the characters that are special in Markdown (CommonMark, and GitHub's tables and formulas) escaped.
  /// Line breaks become spaces. Characters that are special only at the start of a line, such as `-`, are not escaped;
  /// `#` is.
  package var markdownEscaped: String {
    replacingScalars { scalar in
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "&", "$", "!": "\\\(scalar)"
      // GitHub turns an address in the text into a link, which would include a backslash right after the address.
      case "<": "&lt;"
      case ">": "&gt;"
      case _ where scalar.endsLine: " "
      default: nil
      }
    }
  }

  /// The text, which must be an address, as the target of a Markdown link, in angle brackets. Line breaks are removed.
  package var markdownDestination: String {
    "<"
      + replacingScalars { scalar in
        switch scalar {
        case "<", ">", "\\": Self.percentEncoded(UInt8(scalar.value))
        case "&": "&amp;"
        case _ where scalar.endsLine: ""
        default: nil
        }
      } + ">"
  }
}

extension Unicode.Scalar {
  /// Whether the scalar ends a line, according to the Unicode standard (section 5.8).
  package var endsLine: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
