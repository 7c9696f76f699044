import Foundation
import TestSupport
import Testing

/// Texts that try to become markup or code stay text in what `render` writes.
@Suite struct HostileTextTests {
  /// The texts, as they are and with their signs between characters that merge with these.
  static let texts: [String] = {
    guard let data = try? Repository.bytes("Tests/EndToEnd/Fixtures/hostile-texts.json"),
      let texts = try? JSONSerialization.jsonObject(with: Data(data)) as? [String]
    else { return [] }
    let signs = Set("<>\"'`[](){}*_#&:!|~\\$".unicodeScalars)
    func joined(_ text: String, _ before: String, _ after: String) -> String {
      var result = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        let isSign = signs.contains(scalar)
        if isSign { result += before.unicodeScalars }
        result.append(scalar)
        if isSign { result += after.unicodeScalars }
      }
      return String(result)
    }
    return texts.flatMap { text in
      [
        text, "\u{0600}" + text, "\u{06DD}" + text, joined(text, "", "\u{0301}"), joined(text, "", "\u{200D}"),
        joined(text, "\u{0600}", ""),
      ]
    }
  }()

  /// A text as a YAML scalar in double quotes.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: result += "\\\(scalar)"
      case 0..<0x20, 0x7F..<0xA0: result += "\\x" + String(scalar.value + 0x100, radix: 16).suffix(2)
      case 0x2028, 0x2029, 0xFEFF: result += "\\u" + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A map with the texts in every place.
  private static func map(_ texts: ArraySlice<String>) -> String {
    let all = texts.map(quoted)
    var map = "title: \(all[0])\nquestion: \(all[0])\ndescription: \(all[0])\nsources:\n"
    for (i, text) in all.enumerated() {
      let address = quoted("https://example.org/" + texts[texts.startIndex + i])
      map += "  s\(i): {title: \(text), author: \(text), date: \(text), url: \(address)}\n"
      map += "  t\(i): {title: \(text), url: \(text)}\n"
    }
    map += "claims:\n"
    for (i, text) in all.enumerated() {
      map += """
          - c\(i): \(text)
            note: \(text)
            tags: \(text)
            evidence: [{source: s\(i), quote: \(text), note: \(text)}, t\(i)]
            because:
              - premises:
                  - d\(i): \(text)
                    basis: value
                note: \(text)

        """
    }
    map += "groups:\n"
    for (i, text) in all.enumerated() { map += "  - g\(i): \(text)\n    claims: [c\(i)]\n" }
    return map
  }

  /// What must not come out of Markdown: elements that load or run something, handlers, and addresses that run code.
  private static func active(_ html: String) -> [Substring] {
    let element =
      /<(?i:script|img|svg|i?frame|object|embed|link|meta|base|form|style|video|audio|input|details|math)\b[^>]*/
    let handler = /<[a-z][^>]*\son[a-z]+=[^>]*/
    let address = /<[a-z][^>]*(?i:href|src)="\s*(?i:javascript|vbscript|data):[^>]*/
    return html.matches(of: element).map(\.output) + html.matches(of: handler).map(\.output)
      + html.matches(of: address).map(\.output)
  }

  @Test(.slow) func nothingIsActiveInMarkdown() throws {
    #expect(Self.texts.count > 1500)
    #expect(Self.active("<p><img src=x></p>").count == 1 && Self.active("<a href=\"JavaScript:x\">").count == 1)
    for start in stride(from: 0, to: Self.texts.count, by: 60) {
      let texts = Self.texts[start..<min(start + 60, Self.texts.count)]
      let markdown = try Tool.argmap("render", "-", "--format", "md", "-o", "-", input: Self.map(texts)).output
      #expect(markdown.contains("c0"))
      for extensions in [[], ["table", "autolink", "strikethrough"]] {
        let options = ["--unsafe"] + extensions.flatMap { ["-e", $0] }
        let html = try Tool.run("cmark-gfm", options, input: Array(markdown.utf8)).output
        #expect(Self.active(html) == [], "texts from \(start)")
      }
    }
  }

  /// A harmless text that, like most hostile ones, takes several lines.
  private static let plain = Array(repeating: "plain text", count: 10).joined(separator: " ")

  /// In Chromium, pictures of hostile texts have no element or handler that pictures of harmless texts do not have, request
  /// nothing and open no dialog; the same holds for what Mermaid's own library draws, which shows every claim.
  @Test(.slow) func nothingIsActiveInABrowser() throws {
    #if os(Linux)
      try Repository.withFolder { folder in
        let all =
          ProcessInfo.processInfo.environment["ARGMAP_LONG"] != nil
          ? Self.texts[...] : Self.texts.indices.filter { $0 % 6 == $0 / 6 % 6 }.map { Self.texts[$0] }[...]
        for (number, start) in stride(from: 0, to: all.count, by: 50).enumerated() {
          let texts = all[start..<min(start + 50, all.count)]
          for (name, map) in [("", Self.map(texts)), ("plain-", Self.map(texts.map { _ in Self.plain }[...]))] {
            for form in ["svg", "html"] {
              let file = folder + "/\(name)\(number).\(form)"
              #expect(try Tool.argmap("render", "-", "-q", "-o", file, input: map).status == 0)
            }
            let block = try Tool.argmap("render", "-", "-q", "--format", "mermaid", input: map).output
            let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
            let inner = lines.drop { !$0.hasPrefix("```") }.dropFirst().prefix { !$0.hasPrefix("```") }
            try Repository.write(inner.joined(separator: "\n"), to: folder + "/\(name)\(number).mmd")
          }
        }
        let faults = try Self.faults(folder)
        #expect(faults.isEmpty, "\(faults.prefix(3000))")
      }
    #endif
  }

  private static func faults(_ folder: String) throws -> String {
    let library = Repository.path(".build-python/mermaid/nicegui/elements/mermaid/dist")
    let result = try Tool.run(
      Repository.path(".build-python/bin/python"), ["Tests/EndToEnd/Browser/hostile.py", library, folder])
    #expect(result.status == 0, "\(result.errors.suffix(2000))")
    return result.output
  }

  /// Makes sure that `nothingIsActiveInABrowser` can fail.
  @Test(.slow) func whatIsActiveInABrowserIsFound() throws {
    #if os(Linux)
      try Repository.withFolder { folder in
        let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"><a href=\"#a\"><text>a</text></a></svg>"
        let page = "<!DOCTYPE html><title>a</title><main><p>a</p><aside id=\"details\"></aside></main>"
        let diagram = "flowchart BT\n  a[\"a\"]\n"
        let files = [
          (
            "0.svg", picture,
            picture.replacing("#a", with: "javascript:alert(1)").replacing("<text", with: "<text onclick=\"x()\"")
          ),
          (
            "1.html", page,
            page.replacing("<p>a", with: "<script>alert(1)</script><img src=\"http://127.0.0.1:9/\"><p>a")
          ),
          ("2.mmd", diagram, diagram.replacing("\"a\"", with: "\"$$x$$\"")),
          ("3.mmd", diagram, diagram + "  b[\"b\"]\n"), ("4.mmd", diagram, diagram + "  ]\n"),
        ]
        for (name, plain, hostile) in files {
          try Repository.write(plain, to: folder + "/plain-" + name)
          try Repository.write(hostile, to: folder + "/" + name)
        }
        let faults = try Self.faults(folder)
        for part in [
          "0.svg: an address: javascript:", "0.svg: text onclick", "1.html: a dialog: 1", "1.html: a request: http:",
          "1.html: img", "2.mmd (strict, HTML labels True): math", "3.mmd (loose, HTML labels True): 2 nodes",
          "4.mmd (strict, HTML labels False): ",
        ] {
          #expect(faults.contains(part), "\(part): \(faults)")
        }
      }
    #endif
  }

  /// Graphviz accepts the DOT output, and sees as many nodes as without the texts.
  @Test(.slow) func nothingBreaksOutOfDOT() throws {
    for start in stride(from: 0, to: Self.texts.count, by: 300) {
      let texts = Self.texts[start..<min(start + 300, Self.texts.count)]
      func nodes(_ texts: ArraySlice<String>) throws -> Int {
        let dot = try Tool.argmap("render", "-", "--format", "dot", "-o", "-", input: Self.map(texts)).output
        let read = try Tool.run("gvpr", ["N{print($.name)}"], input: Array(dot.utf8))
        #expect(read.status == 0 && read.errors == "", "\(read.errors.prefix(300))")
        return read.output.split(separator: "\n").count
      }
      #expect(try nodes(texts) == (try nodes(texts.map { _ in "plain text" }[...])), "texts from \(start)")
    }
  }
}
