/// A file of many small cases: `=== name [rule]`, then the case's lines. `⟦09⟧` stands for bytes in hexadecimal,
/// `⟦41*9⟧` for a repeated byte; `⟦END⟧` drops the rest of the case.
package struct CaseFile {
  package struct Case: Sendable, CustomStringConvertible {
    package var name: String
    package var rule: String?
    package var bytes: [UInt8]
    package var description: String { name }
  }

  package let cases: [Case]

  package init(_ relativePath: String) throws {
    var cases: [Case] = []
    var body = ""
    var heading: (name: String, rule: String?)?
    func finish() {
      if let heading { cases.append(Case(name: heading.name, rule: heading.rule, bytes: Self.decode(body))) }
      body = ""
    }
    for line in try Repository.text(relativePath).split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("=== ") else {
        body += line + "\n"
        continue
      }
      finish()
      var name = line.dropFirst(4)
      var rule: String?
      if name.hasSuffix("]"), let open = name.lastIndex(of: "[") {
        rule = String(name[name.index(after: open)...].dropLast())
        name = name[..<open]
      }
      heading = (name.split(separator: " ").joined(separator: " "), rule)
    }
    // The line break at the end of the file is not part of the last case.
    if body.hasSuffix("\n") { body.removeLast() }
    finish()
    self.cases = cases
  }

  /// The bytes of a case's text.
  package static func decode(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "⟦") {
      result += Array(rest[..<open].utf8)
      guard let close = rest[open...].firstIndex(of: "⟧") else { break }
      let inside = rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: close)...]
      if inside == "END" { return result }
      for word in inside.split(separator: " ") {
        let parts = word.split(separator: "*")
        let count = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
        result += Array(repeating: UInt8(parts[0], radix: 16) ?? 0x3F, count: count)
      }
    }
    return result + Array(rest.utf8)
  }
}
