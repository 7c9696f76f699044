import SourceText
import Testing

@Suite struct LineTableTests {
  @Test func positionsInAllKindsOfText() {
    let text = "a\r\né🙂\n\n漢"
    let bytes = Array(text.utf8)
    let table = LineTable(bytes)
    #expect(table.starts.count == 4)
    for (offset, line, column) in [
      (0, 1, 1), (1, 1, 2), (3, 2, 1), (5, 2, 2), (9, 2, 3), (10, 3, 1), (11, 4, 1), (14, 4, 2),
    ] {
      let position = table.position(of: offset, in: bytes)
      #expect(position.line == line && position.column == column, "\(offset)")
    }
    #expect(table.content(ofLine: 0, in: bytes) == ByteRange(0, 1))
    #expect(table.content(ofLine: 3, in: bytes) == ByteRange(11, 14))
  }

  @Test func brokenUTF8CountsByteByByte() {
    let bytes: [UInt8] = [0x61, 0xFF, 0xFE, 0x62]
    #expect(LineTable(bytes).position(of: 3, in: bytes).column == 4)
  }
}

@Suite struct UTF8ScanTests {
  private func decode(_ bytes: [UInt8]) -> UInt32? {
    bytes.withUnsafeBufferPointer { UTF8Scan.decode(at: 0, in: $0)?.scalar }
  }

  @Test func validForms() {
    for scalar in ["a", "é", "漢", "🙂", "\u{7FF}", "\u{800}", "\u{FFFF}", "\u{10FFFF}"] as [Unicode.Scalar] {
      #expect(decode(Array(String(Character(scalar)).utf8)) == scalar.value)
    }
  }

  @Test func refusedForms() {
    // Overlong, surrogate, too large, truncated, a lone continuation byte, and a byte that UTF-8 never uses.
    for bytes in [
      [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE6, 0xBC], [0x80], [0xFF],
    ]
      as [[UInt8]]
    { #expect(decode(bytes) == nil) }
  }
}

@Suite struct JSONWriterTests {
  @Test func shapeAndEscapes() {
    var json = JSONWriter(isPretty: false)
    json.object { json in
      json.member("a\"b", "c\\\n\u{1}\u{2028}é")
      json.member("n", 1.5)
      json.member("none", nil as String?)
      json.member("list", ["x"])
      json.member("empty") { _ in }
    }
    #expect(json.text == #"{"a\"b":"c\\\n\u0001\u2028é","n":1.5,"list":["x"],"empty":{}}"#)
  }

  @Test func numbers() {
    for (value, text) in [
      (0, "0"), (-0.0, "0"), (1.005, "1"), (2.25, "2.25"), (-3.1, "-3.1"), (1e6, "1000000"), (0.004, "0"),
    ] as [(Double, String)] {
      #expect(NumberText.decimal(value) == text)
    }
    #expect(NumberText.decimal(.nan) == "0")
  }

  @Test func percentagesAreRoundedDown() {
    for whole in 1...200 {
      for part in 0...whole {
        #expect(NumberText.percent(Double(part) / Double(whole) * 100) == "\(part * 100 / whole)%")
      }
    }
  }
}

@Suite struct DisplayWidthTests {
  @Test func columns() {
    #expect(DisplayWidth.columns("abc") == 3)
    #expect(DisplayWidth.columns("漢字") == 4)
    #expect(DisplayWidth.columns("e\u{301}") == 1)
    #expect(DisplayWidth.columns("🙂") == 2)
  }
}
