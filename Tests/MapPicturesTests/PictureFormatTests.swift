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

  @Test func whatAFormNeedsFollowsFromHowItIsMade() {
    let laidOut = PictureFormat.all.filter(\.needsLayout).map(\.name)
    #expect(laidOut == ["svg", "html", "png", "pdf", "json"])
    #expect(PictureFormat.all.filter(\.isBinary).map(\.name) == ["png", "pdf"])
    // Only formats that are laid out can have a style.
    #expect(PictureFormat.all.allSatisfy { $0.needsLayout || !$0.hasStyle })
  }
}
