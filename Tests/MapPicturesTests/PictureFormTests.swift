import MapPictures
import Testing

@Suite struct PictureFormTests {
  @Test func namesAndEndingsAreEachOfOneForm() {
    let names = PictureForm.all.map(\.name)
    let endings = PictureForm.all.flatMap(\.endings)
    #expect(Set(names).count == names.count && Set(endings).count == endings.count)
    for form in PictureForm.all {
      #expect(PictureForm.named(form.name) == form && PictureForm.help.contains(form.name))
      for ending in form.endings { #expect(PictureForm.ofFile("a.b/x." + ending.uppercased()) == form) }
    }
    #expect(PictureForm.ofFile("x.xyz") == nil && PictureForm.ofFile("svg") == nil && PictureForm.named("gv") == nil)
  }

  @Test func whatAFormNeedsFollowsFromHowItIsMade() {
    let laidOut = PictureForm.all.filter(\.needsLayout).map(\.name)
    #expect(laidOut == ["svg", "html", "png", "pdf", "json"])
    #expect(PictureForm.all.filter(\.isBinary).map(\.name) == ["png", "pdf"])
    // Only forms that are laid out can have a style.
    #expect(PictureForm.all.allSatisfy { $0.needsLayout || !$0.hasStyle })
  }
}
