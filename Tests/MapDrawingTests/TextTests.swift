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
