/// Gives headings the anchors that GitHub gives them. Equal ones are numbered, so each anchor occurs only once.
struct HeadingAnchors {
  /// For each anchor, the last number that was added to it.
  private var numbers: [String: Int] = [:]

  /// The anchor of the next heading.
  /// - Parameter title: its text, without markup and images.
  mutating func anchor(of title: String) -> String {
    let base = Self.base(title)
    var anchor = base
    while numbers[anchor] != nil {
      let number = numbers[base, default: 0] + 1
      numbers[base] = number
      anchor = "\(base)-\(number)"
    }
    numbers[anchor] = 0
    return anchor
  }

  /// The text in lower case, with hyphens for spaces, and without punctuation and symbols.
  private static func base(_ title: String) -> String {
    var result = ""
    for scalar in title.lowercased().unicodeScalars {
      if scalar == " " {
        result.append("-")
      } else if scalar == "-" || isKept(scalar.properties) {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isKept(_ properties: Unicode.Scalar.Properties) -> Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: true
    default: properties.isAlphabetic
    }
  }
}
