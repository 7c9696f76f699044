import Foundation
import MapWorkspace
import SourceText
import TestSupport
import Testing

@Suite struct MapSearchTests {
  private func search(_ files: [String: String], _ paths: [String] = []) throws -> [String] {
    try Repository.withFolder { folder in
      for (path, text) in files { try Repository.write(text, to: folder + "/" + path) }
      let wanted = paths.isEmpty ? [folder] : paths.map { folder + "/" + $0 }
      return try MapSearch.maps(wanted, allowEmpty: true).map { String($0.dropFirst(folder.count + 1)) }
    }
  }

  @Test func namesThatAreNotUTF8AreToldOf() {
    let error = #expect(throws: Workspace.Unreadable.self) { try Workspace().read("maps/x\u{FFFD}.argmap.yaml") }
    #expect(error?.reason == "its name is not UTF-8; rename it")
  }

  @Test func foldersAreSearchedInOrder() throws {
    #expect(
      try search([
        "b.argmap.yaml": "", "a/z.argmap.yml": "", "a/b/c.argmap.yaml": "", "d.yaml": "", ".hidden/e.argmap.yaml": "",
        "c.argmap.yaml/inside.argmap.yaml": "",
      ]) == ["a/b/c.argmap.yaml", "a/z.argmap.yml", "b.argmap.yaml", "c.argmap.yaml/inside.argmap.yaml"])
  }

  @Test func aNamedFileIsTakenOnceWhateverItsName() throws {
    #expect(try search(["odd.txt": ""], ["odd.txt", "odd.txt"]) == ["odd.txt"])
  }

  @Test func gitignoreIsRespected() throws {
    #expect(
      try search([
        ".gitignore": "# comment\nbuild/\n*.tmp.argmap.yaml\n/top.argmap.yaml\n!keep.tmp.argmap.yaml\ndocs/**/old\n",
        "build/a.argmap.yaml": "", "x.tmp.argmap.yaml": "", "keep.tmp.argmap.yaml": "", "top.argmap.yaml": "",
        "sub/top.argmap.yaml": "", "docs/a/b/old/c.argmap.yaml": "", "docs/new.argmap.yaml": "",
        "sub/.gitignore": "secret.argmap.yaml\n", "sub/secret.argmap.yaml": "", "secret.argmap.yaml": "",
      ]) == ["docs/new.argmap.yaml", "keep.tmp.argmap.yaml", "secret.argmap.yaml", "sub/top.argmap.yaml"])
  }

  @Test func nothingFoundIsAProblem() throws {
    try Repository.withFolder { folder in
      func problem(_ paths: [String], allowEmpty: Bool = false) -> MapSearch.Problem? {
        do throws(MapSearch.Failure) {
          _ = try MapSearch.maps(paths, allowEmpty: allowEmpty)
        } catch {
          if case .path(let problem) = error { return problem }
        }
        return nil
      }
      #expect(problem([folder]) == .noMaps(folder, areLeftOut: false))
      #expect(problem([folder], allowEmpty: true) == nil)
      #expect(problem([folder + "/no"], allowEmpty: true) == .missing(folder + "/no"))
    }
  }
}

@Suite struct DiskFilesTests {
  @Test func pathsStayInsideTheRoot() throws {
    try Repository.withFolder { folder in
      try Repository.write("x", to: folder + "/outside.txt")
      try Repository.write("y", to: folder + "/repo/notes/in.txt")
      try Repository.write("", to: folder + "/repo/maps/a.argmap.yaml")
      let map = folder + "/repo/maps/a.argmap.yaml"
      // Without a repository or configuration, the map's own folder is the root.
      #expect(throws: FileReadingError.outsideRoot(folder + "/repo/maps")) {
        try DiskFiles(map: map, root: nil).read("../notes/in.txt")
      }
      try Repository.write("", to: folder + "/repo/argmap.yaml")
      #expect(try DiskFiles(map: map, root: nil).read("../notes/in.txt") == Array("y".utf8))
      #expect(throws: FileReadingError.outsideRoot(folder + "/repo")) {
        try DiskFiles(map: map, root: nil).read("../../outside.txt")
      }
      #expect(try DiskFiles(map: map, root: folder).read("../../outside.txt") == Array("x".utf8))
      #expect(throws: FileReadingError.missing) { try DiskFiles(map: map, root: nil).read("../no.txt") }
      // A link does not lead out either.
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/repo/maps/link.txt", withDestinationPath: folder + "/outside.txt")
      #expect(throws: FileReadingError.outsideRoot(folder + "/repo")) {
        try DiskFiles(map: map, root: nil).read("link.txt")
      }
      #expect(throws: FileReadingError.unreadable("it is a folder")) {
        try DiskFiles(map: map, root: nil).read("../notes")
      }
    }
  }
}

@Suite struct WritingTests {
  @Test func aFileIsReplacedWholeAndKeepsItsMode() throws {
    try Repository.withFolder { folder in
      let path = folder + "/a.svg"
      try System.write("one", to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try System.write("two", to: path)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o640)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.svg"])
    }
  }

  @Test func whatCannotBeWrittenLeavesNothing() throws {
    try Repository.withFolder { folder in
      #expect(throws: FileWritingError.self) { try System.write("x", to: folder + "/no/a.svg") }
      #expect(throws: FileWritingError.self) { try System.write("x", to: folder) }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }
}
