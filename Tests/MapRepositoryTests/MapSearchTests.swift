import MapRepository
import SourceText
import Surroundings
import TestSupport
import Testing

@Suite struct MapSearchTests {
  private func search(_ files: [String: String], _ paths: [String] = []) throws -> [String] {
    try MapSearch(FilesOnPaper(files), .allowingNone).maps(paths) { (_) throws(Never) in [] }
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

  @Test func deeperPatternsDecide() throws {
    #expect(
      try search([
        ".gitignore": "vendor/\n", "a/.gitignore": "!vendor\n", "a/vendor/f.argmap.yaml": "",
        "vendor/g.argmap.yaml": "",
      ]) == ["a/vendor/f.argmap.yaml"])
  }

  @Test func aRepositoryInsideAnotherHasItsOwnPatterns() throws {
    #expect(
      try search([
        ".git/HEAD": "", ".git/info/exclude": "x.*\n", "x.argmap.yaml": "", "a/x.argmap.yaml": "",
        "sub/.git": "gitdir: ../.git/modules/sub\n", ".git/modules/sub/info/exclude": "y.*\n", "sub/x.argmap.yaml": "",
        "sub/y.argmap.yaml": "", "tree/.git": "gitdir: /work/.git/worktrees/tree\n",
        ".git/worktrees/tree/commondir": "../..\n", "tree/x.argmap.yaml": "", "tree/z.argmap.yaml": "",
      ]) == ["sub/x.argmap.yaml", "tree/z.argmap.yaml"])
  }

  /// git is asked once for each repository in which something is left out.
  @Test func whatGitTracksIsFoundThoughIgnored() throws {
    let asked = Locked<[String]>([])
    var options = MapSearch.Options.allowingNone
    options.trackedMaps = { (top) throws(Git.Failure) in
      asked.write { $0.append(top) }
      return ["a/old.argmap.yaml", "a/.hidden/x.argmap.yaml", "b/gone.argmap.yaml", "b/drafts/y.argmap.yaml"]
    }
    let files = FilesOnPaper([
      ".git/HEAD": "", ".gitignore": "a/\nb/\n", "a/old.argmap.yaml": "", "a/new.argmap.yaml": "",
      "a/.hidden/x.argmap.yaml": "", "b/drafts/y.argmap.yaml": "", "c.argmap.yaml": "", "a0.argmap.yaml": "",
    ])
    let drafts = [PathPatterns(folder: "/work", lines: ["drafts/"])]
    let search = MapSearch(files, options)
    #expect(
      try search.maps([]) { (_) throws(Never) in drafts } == ["a/old.argmap.yaml", "a0.argmap.yaml", "c.argmap.yaml"])
    #expect(try search.maps(["a", "b"]) { (_) throws(Never) in drafts } == ["a/old.argmap.yaml"])
    #expect(asked.read { $0 } == ["/work", "/work"])
    options.trackedMaps = { (_) throws(Git.Failure) in throw Git.Failure(reason: "dubious ownership") }
    #expect(throws: MapSearch.Failure<Never>.self) {
      try MapSearch(files, options).maps([]) { (_) throws(Never) in [] }
    }
  }

  @Test func whatCannotBeReadIsAProblem() {
    for path in ["b", "b/.gitignore"] {
      let files = FilesOnPaper(["a.argmap.yaml": "", "b/c.argmap.yaml": "", "b/.gitignore": ""])
      files.lock(path)
      do throws(MapSearch.Failure<Never>) {
        _ = try MapSearch(files).maps([]) { (_) throws(Never) in [] }
        Issue.record("nothing is said of \(path)")
      } catch {
        var problem: MapSearch.Problem?
        if case .path(let found) = error { problem = found }
        #expect(problem == .unreadable(path, reason: "Permission denied"))
      }
    }
  }

  @Test func namedFilesCanBeExcluded() throws {
    var options = MapSearch.Options()
    let files = FilesOnPaper(["drafts/d.argmap.yaml": "", "e.argmap.yaml": ""])
    let patterns = [PathPatterns(folder: "/work", lines: ["drafts/"])]
    func found(_ paths: [String]) throws -> [String] {
      try MapSearch(files, options).maps(paths) { (_) throws(Never) in patterns }
    }
    #expect(try found(["drafts/d.argmap.yaml"]) == ["drafts/d.argmap.yaml"])
    options.excludesNamed = true
    #expect(try found(["drafts/d.argmap.yaml", "e.argmap.yaml", "drafts"]) == ["e.argmap.yaml"])
    #expect(try found(["drafts/d.argmap.yaml"]) == [])
  }

  @Test func nothingFoundIsAProblem() throws {
    let files = FilesOnPaper(["empty/x.txt": "", "left/out.argmap.yaml": "", "left/.gitignore": "*.yaml\n"])
    func problem(_ paths: [String], allowEmpty: Bool = false) -> MapSearch.Problem? {
      do throws(MapSearch.Failure<Never>) {
        _ = try MapSearch(files, allowEmpty ? .allowingNone : .init()).maps(paths) { (_) throws(Never) in [] }
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
    let found = try MapSearch(files).maps([]) { (_) throws(Never) in [] }
    #expect(found == ["a.argmap.yaml", "sub/b.argmap.yaml", "far.argmap.yaml"])
  }

  @Test func whatElseIsExcludedIsAskedForEachFolder() throws {
    struct Refusal: Error {}
    let files = FilesOnPaper(["a/x.argmap.yaml": "", "b/y.argmap.yaml": "", "b/z.argmap.yaml": ""])
    let patterns = PathPatterns(folder: "/work", lines: ["y.*"])
    #expect(
      try MapSearch(files).maps([]) { (_) throws(Never) in [patterns] }
        == ["a/x.argmap.yaml", "b/z.argmap.yaml"])
    #expect(throws: MapSearch.Failure<Refusal>.self) {
      try MapSearch(files).maps([]) { (folder) throws(Refusal) in
        if folder.hasSuffix("b") { throw Refusal() }
        return []
      }
    }
  }

  @Test func patternsOfTheFoldersAboveHoldUpToTheRepository() throws {
    let files = FilesOnPaper([
      "/work/repo/.git/HEAD": "", "/work/repo/.gitignore": "old.*\n", "/work/.gitignore": "*\n",
      "/work/repo/in/old.argmap.yaml": "", "/work/repo/in/new.argmap.yaml": "",
    ])
    let found = try MapSearch(files).maps(["repo/in"]) { (_) throws(Never) in [] }
    #expect(found == ["repo/in/new.argmap.yaml"])
  }
}

extension MapSearch.Options {
  fileprivate static var allowingNone: Self {
    var options = Self()
    options.allowsEmpty = true
    return options
  }
}
