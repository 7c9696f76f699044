import SourceText

/// Links to a line of a map.
package enum SourceLink {
  /// The address of a line; nil unless `pattern` is an `http` or `https` address.
  /// - Parameter pattern: an address in which `{path}` and `{line}` are replaced; other braces are kept.
  package static func address(_ pattern: String, path: String, line: Int) -> String? {
    guard SVGRenderer.isWebAddress(pattern) else { return nil }
    let encoded = path.percentEncodedPath
    var result = ""
    var rest = Substring(pattern)
    while let brace = rest.firstIndex(of: "{") {
      result += rest[..<brace]
      rest = rest[brace...]
      if rest.hasPrefix("{path}") {
        result += encoded
        rest = rest.dropFirst(6)
      } else if rest.hasPrefix("{line}") {
        result += String(line)
        rest = rest.dropFirst(6)
      } else {
        result += "{"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }
}
