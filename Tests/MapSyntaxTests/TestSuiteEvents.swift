/// Converts events as printed by the YAML test suite and `fy-tool --testsuite` to the format of `LibYAML`.
enum TestSuiteEvents {
  /// The events; nil if there is no end-of-stream event, which means that the parser gave up.
  static func parse(_ lines: some Sequence<some StringProtocol>) -> [String]? {
    var result: [String] = []
    var isWhole = false
    for line in lines {
      let line = String(line)
      let word = String(line.unicodeScalars.prefix { $0 != " " })
      switch word {
      case "+DOC": result.append("---")
      case "+MAP": result.append(isMarked(line, behind: "+MAP", plain: ["", " {}"]) ? "!{" : "{")
      case "+SEQ": result.append(isMarked(line, behind: "+SEQ", plain: ["", " []"]) ? "![" : "[")
      case "-MAP": result.append("}")
      case "-SEQ": result.append("]")
      case "=ALI": result.append("*")
      case "=VAL": result.append(scalar(String(line.unicodeScalars.dropFirst(5))))
      case "-STR": isWhole = true
      default: continue
      }
    }
    return isWhole ? result : nil
  }

  /// Whether an event code (such as `+MAP`) is followed by anything, such as an anchor or a tag, other than its style.
  private static func isMarked(_ line: String, behind sign: String, plain: [String]) -> Bool {
    !plain.contains { line == sign + $0 }
  }

  /// The value of `:plain`, `'single`, `"double`, `|literal` or `>folded`, with `!` in front for an anchor or tag.
  private static func scalar(_ text: String) -> String {
    var rest = text.unicodeScalars[...]
    var mark = ""
    while let first = rest.first, first == "&" || first == "<" {
      mark = "!"
      rest = rest.drop { $0 != " " }.dropFirst()
    }
    var value = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in rest.dropFirst() {
      if isEscaped {
        let escapes: [Unicode.Scalar: Unicode.Scalar] = ["n": "\n", "t": "\t", "r": "\r", "b": "\u{8}", "0": "\0"]
        value.append(escapes[scalar] ?? scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        value.append(scalar)
      }
    }
    return "=\(mark)" + String(value)
  }
}
