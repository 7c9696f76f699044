import MapConfiguration
import MapDrawing
import MapPictures
import Testing

@Suite struct PictureFormatTests {
  @Test func namesAndEndingsAreEachOfOneForm() {
    let names = PictureFormat.all.map(\.name)
    let endings = PictureFormat.all.flatMap(\.endings)
    #expect(Set(names).count == names.count && Set(endings).count == endings.count)
    for format in PictureFormat.all {
      #expect(PictureFormat.named(format.name) == format && PictureFormat.help.contains(format.name))
      for ending in format.endings { #expect(PictureFormat.ofFile("a.b/x." + ending.uppercased()) == format) }
    }
    #expect(
      PictureFormat.ofFile("x.xyz") == nil && PictureFormat.ofFile("svg") == nil && PictureFormat.named("gv") == nil)
  }

  /// Pictures that other programs may refuse come with a warning that says what to do.
  @Test func whatIsTooLargeIsSaid() throws {
    func caution(_ name: String, _ width: Double, _ height: Double, _ change: (inout PictureRequest) -> Void = { _ in })
      -> String?
    {
      var request = PictureRequest()
      change(&request)
      let picture = PlacedDrawing(width: width, height: height, name: "", description: "")
      return PictureFormat.named(name)!.caution(Drawing(), picture, request, [])
    }
    #expect(caution("png", 10_000, 4_900) == nil && caution("pdf", 14_400, 14_400) == nil)
    #expect(caution("png", 10_000, 5_100)?.contains("51 megapixels") == true)
    #expect(caution("png", 4_000, 4_000) { $0.scale = 2 }?.contains("--scale") == true)
    #expect(caution("pdf", 100, 14_500)?.contains("--paper") == true)
    #expect(caution("pdf", 100, 14_500) { $0.paper = .a4 } == nil && caution("svg", 1e6, 1e6) == nil)
  }

  @Test func whatAFormNeedsFollowsFromHowItIsMade() {
    let laidOut = PictureFormat.all.filter(\.needsLayout).map(\.name)
    #expect(laidOut == ["svg", "html", "png", "pdf", "json"])
    #expect(PictureFormat.all.filter(\.isBinary).map(\.name) == ["png", "pdf"])
    // Only formats that are laid out can have a style.
    #expect(PictureFormat.all.allSatisfy { $0.needsLayout || !$0.hasStyle })
  }
}
