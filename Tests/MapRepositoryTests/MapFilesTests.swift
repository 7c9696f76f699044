import MapRepository
import SourceText
import Surroundings
import TestSupport
import Testing

@Suite struct MapFilesTests {
  static let texts = [
    "/outside.txt": "x", "/repo/notes/in.txt": "y", "/repo/maps/a.argmap.yaml": "", "/repo/maps/sub/b.argmap.yaml": "",
  ]
  static let links = ["/repo/maps/link.txt": "/outside.txt"]

  func files(_ further: [String: String] = [:], root: String? = nil) -> MapFiles {
    let disk = FilesOnPaper(Self.texts.merging(further) { $1 }, links: Self.links, workingFolder: "/repo")
    return MapFiles(map: "maps/a.argmap.yaml", root: root, folders: Folders(disk))
  }

  @Test func pathsStayInsideTheRoot() throws {
    // Without a repository or configuration, the map's own folder is the root.
    #expect(throws: FileReadingError.outsideRoot("/repo/maps")) { try files().read("../notes/in.txt") }
    let configured = files(["/repo/argmap.yaml": ""])
    #expect(try configured.read("../notes/in.txt") == Array("y".utf8))
    #expect(throws: FileReadingError.outsideRoot("/repo")) { try configured.read("../../outside.txt") }
    #expect(try files(root: "/").read("../../outside.txt") == Array("x".utf8))
    #expect(throws: FileReadingError.missing) { try configured.read("../no.txt") }
    // A symbolic link cannot lead outside either.
    #expect(throws: FileReadingError.outsideRoot("/repo")) { try configured.read("link.txt") }
    #expect(throws: FileReadingError.unreadable("it is a folder")) { try configured.read("../notes") }
    // The repository takes precedence over a configuration further in.
    #expect(files(["/repo/maps/argmap.yaml": "", "/repo/.git/HEAD": ""]).rootShown == ".")
  }

  @Test func anotherMapsFilesAreItsOwn() throws {
    let located = try files(root: "/repo").locate("sub/b.argmap.yaml")
    #expect(located.identity == "/repo/maps/sub/b.argmap.yaml" && located.path == "maps/sub/b.argmap.yaml")
    #expect(try located.files.read("../../notes/in.txt") == Array("y".utf8))
    #expect(throws: FileReadingError.outsideRoot("/repo")) { try located.files.read("../../../outside.txt") }
  }
}
