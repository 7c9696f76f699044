import Foundation
import MapRepository
import TestSupport
import Testing

@Suite struct PathPatternsTests {
  @Test(arguments: [
    ("a", "x/a", false, true), ("/a", "x/a", false, nil), ("a/", "a", false, nil), ("a/", "a", true, true),
    ("*.txt", "x/y.txt", false, true), ("a/**/b", "a/b", false, true), ("a/**/b", "a/x/y/b", false, true),
    ("a\n!a/b", "a/b", false, false), ("# a", "# a", false, nil), ("a ", "a", false, true),
    ("[ab].txt", "b.txt", false, true), ("a?", "a/", true, nil),
  ])
  func aPatternFits(_ pattern: String, _ path: String, _ isFolder: Bool, _ expected: Bool?) {
    let patterns = PathPatterns(folder: "/top", lines: pattern.split(separator: "\n").map(String.init))
    #expect(patterns.matches("/top/" + path, isFolder: isFolder) == expected)
    #expect(patterns.matches("/other/" + path, isFolder: isFolder) == nil)
  }

  @Test func whatIsInAnExcludedFolderIsExcluded() {
    let patterns = PathPatterns(folder: "/top", lines: ["a/", "!a/b"])
    #expect(PathPatterns.exclude("/top/a/b", isFolder: false, by: [patterns]))
    #expect(!PathPatterns.exclude("/top/b/c", isFolder: false, by: [patterns]))
  }

  @Test(arguments: [
    ("./drafts/", "`/drafts/`"), ("../x", "further up"), ("/top/maps/drafts", "`/drafts`"), ("{a,b}/", "`{a,b}`"),
    ("a[b", "does not start a valid set"), ("a\\", "escapes nothing"), ("a//b", "`//`"), ("x/../y", "cannot leave"),
  ])
  func aPatternThatFitsNothingIsNoticed(_ pattern: String, _ words: String) throws {
    let fault = try #require(PathPatterns.fault(of: pattern, in: "/top/maps"))
    #expect(fault.contains(words), "\(fault)")
    #expect(PathPatterns.fault(of: "!" + pattern, in: "/top/maps") == fault)
  }

  @Test(arguments: ["drafts/", "/drafts", "*.old.argmap.yaml", "a[b]", "a\\[b", "{a}", "\\{a,b}", "a..b", "**/x"])
  func otherPatternsAreFine(_ pattern: String) {
    #expect(PathPatterns.fault(of: pattern, in: "/top/maps") == nil)
  }

  /// Searches random folders with random `.gitignore` files and compares the maps found with what git does not ignore.
  @Test(.slow) func searchesFindWhatGitDoesNotIgnore() throws {
    var random = SeededRandom(21)
    let trees = ProcessInfo.processInfo.environment["ARGMAP_LONG"] == nil ? 60 : 3000
    var left = 0
    for number in 0..<trees {
      try Repository.withFolder { top in
        let names = try Self.makeTree(top, &random)
        let listed = try Tool.run(
          "git", ["ls-files", "-z", "-c", "-o", "--exclude-standard", "--", "*.argmap.yaml"], in: top,
          environment: ["GIT_CONFIG_GLOBAL": "/dev/null"])
        let wanted = Set(listed.output.split(separator: "\0").map(String.init))
        let found = try Tool.run(Tool.argmap, ["check", "--allow-empty", "--format", "json", "--exit-zero"], in: top)
        let paths = found.output.matches(of: /"path": "([^"]*)"/).map { String($0.1) }
        #expect(found.status == 0, "\(number): \(found.errors)")
        #expect(Set(paths).sorted() == wanted.sorted(), "tree \(number)")
        left += names - wanted.count
      }
    }
    // The patterns must leave something out, or nothing would be tested.
    #expect(left > trees)
  }

  /// Makes a repository with maps that have one finding each. Returns the number of maps.
  private static func makeTree(_ top: String, _ random: inout SeededRandom) throws -> Int {
    let folders = ["", "a/", "b/", "a/b/", "a/ab/", "b/a/", "a/b/a/", "ab c/"]
    let maps = ["a.argmap.yaml", "b.argmap.yaml", "ab.argmap.yaml", "c d.argmap.yaml", "é.argmap.yaml"]
    #expect(try Tool.run("git", ["init", "-q"], in: top).status == 0)
    var count = 0
    for folder in folders {
      for map in maps where Bool.random(using: &random) {
        try Repository.write("claims:\n  - m: M\n", to: top + "/" + folder + map)
        count += 1
      }
      if Int.random(in: 0..<3, using: &random) == 0 {
        try Repository.write(patterns(&random), to: top + "/" + folder + ".gitignore")
      }
    }
    if Bool.random(using: &random) { try Repository.write(patterns(&random), to: top + "/.git/info/exclude") }
    if Bool.random(using: &random) {
      // What is tracked is not ignored, whatever the patterns say.
      _ = try Tool.run("sh", ["-c", "git add -f a/*.yaml b/a ab* 2>/dev/null"], in: top)
    }
    return count
  }

  private static func patterns(_ random: inout SeededRandom) -> String {
    let parts = [
      "a", "b", "ab", "*", "**", "?", "a*", "*b", "a.argmap.yaml", "*.yaml", "[ab]", "[!a]", "[a-b].*", "c d*",
    ]
    let odd = [
      "", "#a", "\\#a", "\\!a", "a ", "a\\ ", "/", "//", "!", "**b", "a**/b", "[a", "[[:alpha:]]*", "\\a", "é*",
    ]
    var text = Bool.random(using: &random) ? "" : "\u{FEFF}"
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      var line = Int.random(in: 0..<3, using: &random) == 0 ? "!" : ""
      if Int.random(in: 0..<5, using: &random) == 0 {
        line += odd.randomElement(using: &random)!
      } else {
        if Int.random(in: 0..<3, using: &random) == 0 { line += "/" }
        let count = Int.random(in: 1...3, using: &random)
        line += (0..<count).map { _ in parts.randomElement(using: &random)! }.joined(separator: "/")
        if Int.random(in: 0..<3, using: &random) == 0 { line += "/" }
      }
      text += line + (Int.random(in: 0..<4, using: &random) == 0 ? "\r\n" : "\n")
    }
    return text
  }
}
