import SourceText
import Testing

@Suite struct PathTextTests {
  @Test(arguments: [
    ("", ""), ("/", "/"), ("a", "a"), ("a/b.c", "a/b.c"), ("/a/...", "/a/..."), ("a/", "a"), ("a//b", "a/b"),
    ("//a", "/a"), (".", ""), ("./a", "a"), ("a/.", "a"), ("a/./b", "a/b"), ("a/../b", "b"), ("../a", "../a"),
    ("a/../../b", "../b"), ("/..", "/"), ("/../a", "/a"), (".a/..b", ".a/..b"), ("a//\u{301}b", "a/\u{301}b"),
  ])
  func dotsAreResolvedAsText(path: String, simple: String) {
    #expect(Array(PathText.simple(path).utf8) == Array(simple.utf8))
  }

  @Test func absolutePathsIgnoreTheFolder() {
    #expect(PathText.absolute("/a/../b", in: "/c") == "/b")
    #expect(PathText.absolute("../b", in: "/c/d") == "/c/b")
  }
}
