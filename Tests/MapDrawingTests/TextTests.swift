import MapDrawing
import Testing

@Suite struct TextMetricsTests {
  @Test(arguments: [
    ("i", 0.222), ("W", 0.944), ("m", 0.833), (" ", 0.278), ("0", 0.556), ("é", 0.556), ("漢", 1), ("🙂", 1), ("…", 1),
    ("e\u{301}", 0.556),
  ])
  func widthsAreThoseOfHelvetica(_ text: String, _ em: Double) {
    #expect(abs(TextMetrics.width(text, size: 1) - em) < 0.005)
  }

  @Test func joinersAndMarksTakeNoRoom() {
    #expect(TextMetrics.width("\u{200D}\u{FE0F}\u{300}", size: 10) == 0)
  }
}

@Suite struct LineBreakingTests {
  private func lines(_ text: String, _ em: Double) -> [String] { LineBreaking(text, size: 10).lines(within: em * 10) }

  @Test func breaksAtSpacesAndLosesNothing() {
    let text = "C3O has underdeveloped the virtue of attuning, moment by moment, to the contingent causes at hand"
    let broken = lines(text, 20)
    #expect(broken.joined(separator: " ") == text)
    #expect(broken.allSatisfy { TextMetrics.width($0, size: 10) <= 200 })
  }

  @Test func aLastWordDoesNotStandAlone() {
    for em in 12..<30 {
      let broken = lines(
        "C3O is wrong to disregard the contingent task that stands right in front of it now", Double(em))
      #expect(broken.last!.contains(" "), "\(em): \(broken)")
    }
  }

  /// All ways to break words into the given number of lines.
  private static func ways(_ words: ArraySlice<Substring>, _ count: Int) -> [[String]] {
    if count == 1 { return [[words.joined(separator: " ")]] }
    return words.indices.dropFirst().flatMap { i in
      ways(words[i...], count - 1).map { [words[..<i].joined(separator: " ")] + $0 }
    }
  }

  @Test func noOtherWayIsMoreEven() {
    let words = "Buses that go round the old street cost far more than they will bring in".split(separator: " ")
    func room(_ lines: [String], _ width: Double) -> Double {
      lines.map { width - TextMetrics.width($0, size: 10) }.dropLast().map { $0 * $0 }.reduce(0, +)
    }
    for em in 11..<30 {
      let width = Double(em) * 10
      let broken = lines(words.joined(separator: " "), Double(em))
      let fitting = Self.ways(words[...], broken.count).filter { way in
        way.allSatisfy { TextMetrics.width($0, size: 10) <= width }
          && TextMetrics.width(way.last!, size: 10) >= TextMetrics.width(broken.last!, size: 10)
          && !way.dropLast().contains { $0.hasSuffix(" in") || $0.hasSuffix(" the") }
      }
      // No other way that fills the last line at least as well leaves noticeably less room in the other lines.
      #expect(fitting.allSatisfy { room($0, width) >= room(broken, width) - 401 }, "\(em): \(broken)")
    }
  }

  @Test func softHyphensShowWhereALineBreaks() {
    let text = "Donau\u{AD}dampf\u{AD}schiff\u{AD}fahrt"
    #expect(lines(text, 40) == ["Donaudampfschifffahrt"])
    #expect(lines(text, 7) == ["Donaudampf-", "schifffahrt"])
    #expect(lines("a\u{AD}", 40) == ["a"])
  }

  @Test func hyphensOfTheTextMayEndALine() {
    #expect(lines("the alignment-faking scenarios", 7.5) == ["the alignment-", "faking scenarios"])
    // A word is not broken at its hyphen where it fits on one line.
    #expect(lines("see the alignment-faking", 10).last!.hasSuffix("alignment-faking"))
    #expect(lines("the many 10,000-day monks", 8.5).joined(separator: " ") == "the many 10,000-day monks")
  }

  @Test func cjkBreaksAnywhereButNotBeforeClosingSigns() {
    let broken = lines("多极的人工智能更可取，至少在不久的将来是这样。", 8)
    #expect(broken.count >= 3)
    #expect(broken.joined() == "多极的人工智能更可取，至少在不久的将来是这样。")
    #expect(broken.allSatisfy { !"，。".contains($0.first!) })
  }

  @Test func aLongWordIsCut() {
    let broken = lines("https://example.org/averyveryverylongaddresswithoutanyplacetobreak", 10)
    #expect(broken.count > 2 && broken.allSatisfy { TextMetrics.width($0, size: 10) <= 100 })
    #expect(broken.joined() == "https://example.org/averyveryverylongaddresswithoutanyplacetobreak")
  }

  @Test func nothingIsNothing() { #expect(lines("", 10).isEmpty && lines("   ", 10).isEmpty) }
}

@Suite struct CurveTests {
  @Test func aCutLiesOnTheCurveAtItsDistance() {
    let points = [(0.0, 0.0), (40, 0), (60, 100), (100, 100)].map { PlacedDrawing.Point($0.0, $0.1) }
    let (curve, at) = Curve(points).cut(9)
    #expect(abs(Curve.distance(at, points[3]) - 9) < 0.01)
    #expect(Curve.distance(curve.points.last!, at) < 0.01)
    #expect(Curve.distance(curve.points[0], points[0]) == 0)
    #expect(Curve(points).cut(1000).curve.points.count == 1)
  }
}

@Suite struct SmallPrintTests {
  private func fitted(_ texts: [(Drawing.Mark.Kind, String)], _ room: Double) -> [String] {
    Drawing.fitted(texts.map { Drawing.Mark(kind: $0.0, text: $0.1) }, room: room).map(\.text)
  }

  @Test func citationsGiveWayAndAreCounted() {
    let marks: [(Drawing.Mark.Kind, String)] = [
      (.basis, "assumption"), (.citation, "courier § letters"), (.citation, "tfl"),
    ]
    #expect(fitted(marks, 400) == ["assumption", "courier § letters", "tfl"])
    #expect(fitted(marks, 160) == ["assumption", "courier § l…", "+1"])
    #expect(fitted(marks, 90) == ["assumption", "+2"])
    #expect(fitted(marks + [(.citation, "+2")], 90) == ["assumption", "+4"])
    for room in stride(from: 90.0, to: 400, by: 10) {
      let shown = Drawing.fitted(marks.map { Drawing.Mark(kind: $0.0, text: $0.1) }, room: room)
      #expect(Drawing.width(of: shown) <= room)
    }
  }
}
