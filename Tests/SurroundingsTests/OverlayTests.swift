import SourceText
import Surroundings
import TestSupport
import Testing

@Suite struct OverlayTests {
  let files = FilesOnPaper(["a.txt": "saved", "sub/b.txt": "b"], links: ["link": "sub"])

  func overlay(_ texts: [String: String]) -> Overlay { Overlay(texts.mapValues { Array($0.utf8) }, over: files) }

  @Test func anUnsavedTextStandsForItsFileByEveryPath() throws {
    let overlay = overlay(["link/b.txt": "unsaved"])
    for path in ["sub/b.txt", "link/b.txt", "/work/sub/../sub/b.txt"] {
      #expect(try overlay.read(path) == Array("unsaved".utf8))
    }
    #expect(try overlay.read("a.txt") == Array("saved".utf8))
    #expect(overlay.stamp("sub/b.txt") != files.stamp("sub/b.txt") && overlay.stamp("a.txt") == files.stamp("a.txt"))
  }

  @Test func aTextWithoutAFileIsThereWithItsFolders() throws {
    let overlay = overlay(["new/deep/c.txt": "c"])
    #expect(overlay.kind("new/deep/c.txt") == .file && overlay.kind("new") == .folder && overlay.kind("no") == .missing)
    #expect(overlay.realPath("new/./deep/c.txt") == "/work/new/deep/c.txt" && overlay.realPath("new/no") == nil)
    #expect(try overlay.entries("/work").map(\.name) == ["a.txt", "link", "new", "sub"])
    #expect(try overlay.entries("new/deep") == [FolderEntry("c.txt", .file)])
    #expect(throws: FileReadingError.missing) { try overlay.read("new/d.txt") }
  }

  @Test func whatIsWrittenGoesBelow() throws {
    let overlay = overlay(["a.txt": "unsaved"])
    try overlay.write("written", to: "a.txt")
    #expect(files.text("a.txt") == "written")
    #expect(try overlay.read("a.txt") == Array("unsaved".utf8))
  }
}
