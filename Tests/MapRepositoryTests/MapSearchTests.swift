import MapRepository
import SourceText
import Surroundings
import TestSupport
import Testing

@Suite struct MapSearchTests {
  private func search(_ files: [String: String], _ paths: [String] = []) throws -> [String] {
    try MapSearch(FilesOnPaper(files)).maps(paths, allowEmpty: true) { (_) throws(Never) in nil }
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
    let files = FilesOnPaper(["empty/x.txt": "", "left/out.argmap.yaml": "", "left/.gitignore": "*.yaml\n"])
    func problem(_ paths: [String], allowEmpty: Bool = false) -> MapSearch.Problem? {
      do throws(MapSearch.Failure<Never>) {
        _ = try MapSearch(files).maps(paths, allowEmpty: allowEmpty) { (_) throws(Never) in nil }
      } catch {
        if case .path(let problem) = error { return problem }
      }
      return nil
    }
    #expect(problem(["empty"]) == .noMaps("empty", areLeftOut: false))
    #expect(problem(["left"]) == .noMaps("left", areLeftOut: true))
    #expect(problem(["empty"], allowEmpty: true) == nil)
    #expect(problem(["no"], allowEmpty: true) == .missing("no"))
  }

  @Test func linksAreFollowedToMapsAndNotToFolders() throws {
    let files = FilesOnPaper(
      ["a.argmap.yaml": "", "sub/b.argmap.yaml": "", "/elsewhere/c.argmap.yaml": ""],
      links: [
        "again.argmap.yaml": "a.argmap.yaml", "far.argmap.yaml": "/elsewhere/c.argmap.yaml", "loop": "sub",
        "nowhere.argmap.yaml": "no",
      ])
    let found = try MapSearch(files).maps([], allowEmpty: false) { (_) throws(Never) in nil }
    #expect(found == ["a.argmap.yaml", "sub/b.argmap.yaml", "far.argmap.yaml"])
  }

  @Test func whatElseIsExcludedIsAskedForEachFolder() throws {
    struct Refusal: Error {}
    let files = FilesOnPaper(["a/x.argmap.yaml": "", "b/y.argmap.yaml": "", "b/z.argmap.yaml": ""])
    let patterns = PathPatterns(folder: "/work", lines: ["y.*"])
    #expect(
      try MapSearch(files).maps([], allowEmpty: false) { (_) throws(Never) in patterns }
        == ["a/x.argmap.yaml", "b/z.argmap.yaml"])
    #expect(throws: MapSearch.Failure<Refusal>.self) {
      try MapSearch(files).maps([], allowEmpty: false) { (folder) throws(Refusal) in
        if folder.hasSuffix("b") { throw Refusal() }
        return nil
      }
    }
  }

  @Test func patternsOfTheFoldersAboveHoldUpToTheRepository() throws {
    let files = FilesOnPaper([
      "/work/repo/.git/HEAD": "", "/work/repo/.gitignore": "old.*\n", "/work/.gitignore": "*\n",
      "/work/repo/in/old.argmap.yaml": "", "/work/repo/in/new.argmap.yaml": "",
    ])
    let found = try MapSearch(files).maps(["repo/in"], allowEmpty: false) { (_) throws(Never) in nil }
    #expect(found == ["repo/in/new.argmap.yaml"])
  }
}
