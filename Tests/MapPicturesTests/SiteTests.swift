import MapConfiguration
import MapPictures
import MapWorkspace
import SourceText
import Surroundings
import TestSupport
import Testing

@Suite struct SiteTests {
  static let map = """
    title: %
    views:
      short: {focus: a}
    claims:
      - a: The first claim
        basis: value

    """

  static func map(_ title: String) -> String { map.replacing("%", with: title) }

  func site(_ files: FilesOnPaper, _ maps: [String], _ job: PictureJob = PictureJob()) throws -> Site {
    try Workspace(files).site(maps, folder: "site", job: job)
  }

  /// Marks everything as drawn, with dummy files in place of pictures.
  func draw(_ site: Site, _ files: FilesOnPaper) throws {
    try files.makeFolder("site/sub")
    for picture in site.outdated() {
      for ending in ["svg", "html"] { try files.write("x", to: "site/\(picture.name).\(ending)") }
    }
    try site.finish(failed: [])
  }

  @Test func picturesAreNamedByTheirMapsAndViews() throws {
    let files = FilesOnPaper([
      "maps/a.argmap.yaml": Self.map("A"), "maps/a-short.argmap.yaml": Self.map("B"),
      "maps/sub/index.argmap.yaml": Self.map("C"), "maps/index.argmap.yaml": Self.map("D"),
    ])
    let maps = ["a", "a-short", "index", "sub/index"].map { "maps/\($0).argmap.yaml" }
    let names = try site(files, maps).pictures.map(\.name)
    #expect(
      names == ["a", "a-short", "a-short-2", "a-short-short", "index-2", "index-short", "sub/index", "sub/index-short"])
  }

  @Test func onlyWhatHasChangedIsDrawnAgain() throws {
    let files = FilesOnPaper([
      "a.argmap.yaml": "imports: {b: b.argmap.yaml}\nclaims:\n  - x: X is so\n    because: b.a\n",
      "b.argmap.yaml": Self.map("B"), "own.css": "text {}",
    ])
    let maps = ["a.argmap.yaml", "b.argmap.yaml"]
    func outdated(_ job: PictureJob = PictureJob()) throws -> [String] {
      try site(files, maps, job).outdated().map(\.name)
    }
    #expect(try outdated() == ["a", "b", "b-short"])
    try draw(try site(files, maps), files)
    #expect(try outdated() == [])
    // What causes redrawing: a changed import, a missing file, a drawing option, a configuration, a style sheet.
    try files.write(Self.map("Other"), to: "b.argmap.yaml")
    #expect(try outdated() == ["a", "b", "b-short"])
    try draw(try site(files, maps), files)
    files.remove("site/b.html")
    #expect(try outdated() == ["b"])
    try draw(try site(files, maps), files)
    var job = PictureJob()
    #expect(job.settings.set(RenderSettingTable.theme.about, to: "dark") == nil)
    #expect(try outdated(job).count == 3)
    try files.write("render: {css: own.css}\n", to: "argmap.yaml")
    #expect(try outdated().count == 3)
    try draw(try site(files, maps), files)
    try files.write("text { fill: red }", to: "own.css")
    #expect(try outdated().count == 3)
  }

  @Test func picturesOfMapsThatAreGoneAreDeletedAndNothingElse() throws {
    let files = FilesOnPaper(["a.argmap.yaml": Self.map("A"), "b.argmap.yaml": Self.map("B"), "site/mine.svg": "mine"])
    try draw(try site(files, ["a.argmap.yaml", "b.argmap.yaml"]), files)
    #expect(files.text("site/b.svg") != nil && files.text("site/index.html")?.contains("href=\"b.html\"") == true)
    try draw(try site(files, ["a.argmap.yaml"]), files)
    #expect(files.text("site/b.svg") == nil && files.text("site/b-short.html") == nil)
    #expect(files.text("site/mine.svg") == "mine" && files.text("site/a.svg") != nil)
    // A tampered manifest cannot reach outside the folder.
    try files.write("x\t..%2Fa.argmap\nx\t../b.argmap\n", to: "site/.argmap-site")
    try files.write("keep", to: "b.argmap.svg")
    try draw(try site(files, ["a.argmap.yaml"]), files)
    #expect(files.text("b.argmap.svg") == "keep")
  }

  @Test func whatFailedIsNotListedAndIsTriedAgain() throws {
    let files = FilesOnPaper(["a.argmap.yaml": Self.map("A"), "broken.argmap.yaml": "claims:\n  - a: A\n"])
    let all = try site(files, ["a.argmap.yaml", "broken.argmap.yaml"])
    #expect(all.faulty.map(\.map) == ["broken.argmap.yaml"])
    try files.makeFolder("site")
    for picture in all.pictures {
      for ending in ["svg", "html"] { try files.write("x", to: "site/\(picture.name).\(ending)") }
    }
    try all.finish(failed: ["a"])
    #expect(files.text("site/index.html")?.contains("a.html") == false)
    #expect(try site(files, ["a.argmap.yaml", "broken.argmap.yaml"]).outdated().map(\.name) == ["a"])
  }
}
