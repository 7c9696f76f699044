import Foundation
import TestSupport
import Testing

/// Checks of what has changed since a revision, in real repositories.
@Suite struct ChangedSinceTests {
  /// Calls `body` with a new git repository, which has the files in its only commit, and with a function that runs git.
  static func withRepository(
    _ files: [String: String], _ body: (_ top: String, _ git: (String...) throws -> Void) throws -> Void
  ) throws {
    try Repository.withFolder { top in
      func git(_ arguments: String...) throws {
        let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
        let result = try Tool.run("git", ["-C", top] + identity + arguments)
        #expect(result.status == 0, "git \(arguments): \(result.errors)")
      }
      for (path, text) in files { try Repository.write(text, to: top + "/" + path) }
      try git("init", "-q")
      try git("add", ".")
      try git("commit", "-q", "-m", "first")
      try body(top, git)
    }
  }

  static func found(_ top: String, _ arguments: String...) throws -> [String] {
    let result = try Tool.run(Tool.argmap, ["check", "--format", "concise"] + arguments, in: top)
    return result.output.split(separator: "\n").map { line in
      let path = line.prefix { $0 != ":" }
      let rule = line.split(separator: "[").last!.dropLast()
      return "\(path) \(rule)"
    } + (result.status < 2 ? [] : ["status \(result.status): \(result.errors)"])
  }

  @Test func onlyWhatHasChangedIsLookedAt() throws {
    let importer = "imports: {m: m.argmap.yaml}\nclaims:\n  - x: X is so\n    because: m.b\n  - y: Y is not\n"
    try Self.withRepository([
      "m.argmap.yaml": CommandTests.sound, "old.argmap.yaml": CommandTests.gap, "importer.argmap.yaml": importer,
      "cites.argmap.yaml":
        "sources:\n  s: {title: S, file: s.txt}\nclaims:\n  - a: A is so\n    evidence: {source: s, quote: a mild day}\n  - g: G\n",
      "s.txt": "It was a mild day.\n",
    ]) { top, git in
      #expect(try Self.found(top, "--changed-since", "HEAD") == [])
      #expect(
        try Tool.argmap("check", "--changed-since", "HEAD", in: top).errors
          == "no findings in 0 maps; 4 unchanged maps left out\n")
      // A map changed in the working tree, a new map, and a map that imports the changed one.
      try Repository.write(CommandTests.gap, to: top + "/m.argmap.yaml")
      try Repository.write(CommandTests.gap, to: top + "/new.argmap.yaml")
      #expect(
        try Self.found(top, "--changed-since", "HEAD") == [
          "importer.argmap.yaml unsupported-claim", "m.argmap.yaml unsupported-claim",
          "new.argmap.yaml unsupported-claim",
        ])
      try git("add", ".")
      try git("commit", "-q", "-m", "second")
      #expect(try Self.found(top, "--changed-since", "HEAD") == [])
      #expect(try Self.found(top, "--changed-since", "HEAD~1").count == 3)
      try Repository.write("It was a cold day.\n", to: top + "/s.txt")
      #expect(
        try Self.found(top, "--changed-since", "HEAD") == [
          "cites.argmap.yaml quote-not-found", "cites.argmap.yaml unsupported-claim",
        ])
      let unknown = try Tool.argmap("check", "--changed-since", "nowhere", in: top)
      #expect(unknown.status == 2 && unknown.errors.contains("git does not know revision nowhere"))
    }
    try Repository.withFolder { top in
      try Repository.write(CommandTests.gap, to: top + "/m.argmap.yaml")
      let outside = try Tool.argmap(
        "check", "--changed-since", "HEAD", in: top, environment: ["GIT_CEILING_DIRECTORIES": "/"])
      #expect(outside.status == 2 && outside.errors.contains("not a git repository"), "\(outside.errors)")
    }
  }

  /// A file that a map names also counts as changed if it has been deleted or renamed.
  @Test func whatIsGoneHasChanged() throws {
    try Self.withRepository([
      "a.argmap.yaml": "imports: {b: sub/b.argmap.yaml}\nclaims:\n  - early: Spring came early\n    because: b.mild\n",
      "sub/b.argmap.yaml": "claims:\n  - mild: The winter was mild\n    basis: observation\n",
      "c.argmap.yaml":
        "sources:\n  s: {title: S, file: s.txt}\nclaims:\n  - a: A is so\n    evidence: {source: s, quote: a mild day}\n",
      "s.txt": "It was a mild day.\n",
      "d.argmap.yaml": "imports: {b: sub/b.argmap.yaml}\nclaims:\n  - late: Autumn came late\n    because: b.mild\n",
    ]) { top, git in
      try git("rm", "-q", "sub/b.argmap.yaml")
      let lost = ["a.argmap.yaml missing-file", "d.argmap.yaml missing-file"]
      #expect(try Self.found(top) == lost)
      for further in [[], ["--diff-only"]] {
        let found = try Tool.run(
          Tool.argmap, ["check", "--changed-since", "HEAD", "--format", "concise"] + further, in: top)
        #expect(found.status == 1 && found.output.matches(of: /missing-file/).count == 2, "\(further) \(found.output)")
      }
      try git("reset", "-q", "--hard")
      try git("mv", "sub/b.argmap.yaml", "sub/e.argmap.yaml")
      #expect(try Self.found(top, "--changed-since", "HEAD") == lost)
      try git("reset", "-q", "--hard")
      try git("rm", "-q", "s.txt")
      #expect(try Self.found(top, "--changed-since", "HEAD", "--diff-only") == ["c.argmap.yaml missing-file"])
    }
  }

  @Test func othersChangesOnTheBaseBranchDoNotCount() throws {
    try Self.withRepository(["a.argmap.yaml": CommandTests.gap, "b.argmap.yaml": CommandTests.gap]) { top, git in
      try git("checkout", "-q", "-b", "mine")
      try Repository.write(CommandTests.gap + "# mine\n", to: top + "/a.argmap.yaml")
      try git("commit", "-q", "-a", "-m", "mine")
      try git("checkout", "-q", "main")
      try Repository.write(CommandTests.gap + "# theirs\n", to: top + "/b.argmap.yaml")
      try git("commit", "-q", "-a", "-m", "theirs")
      try git("checkout", "-q", "mine")
      #expect(try Self.found(top, "--changed-since", "main") == ["a.argmap.yaml unsupported-claim"])
    }
  }

  /// If a change removes a reason, only the claim that loses its support is reported, on its line, in every format.
  @Test func whatFellIsAnnotatedAndNothingElse() throws {
    let before = """
      claims:
        - mild: The winter was mild
          because:
            - blossom: The cherries were in blossom in February
              because:
                - seen: I saw them
                  basis: observation
            - lake: The lake did not freeze
              basis: observation
        - harsh: The winter was harsh
        - spring: Spring came early
          because: blossom

      """
    let reason = "          because:\n          - seen: I saw them\n            basis: observation\n"
    try Self.withRepository(["w.argmap.yaml": before]) { top, git in
      let lines = before.components(separatedBy: "\n")
      let after = (lines[..<4] + lines[7...]).joined(separator: "\n")
      #expect(!after.contains("seen") && !reason.isEmpty)
      try Repository.write(after, to: top + "/w.argmap.yaml")
      let arguments = ["check", "--changed-since", "HEAD", "--diff-only", "--format"]
      for (format, place) in [
        ("concise", "w.argmap.yaml:4:9: error"), ("text", "w.argmap.yaml:4:9: error"),
        ("github", "file=w.argmap.yaml,line=4,col=9"), ("json", "\"line\": 4"), ("ndjson", "\"line\":4"),
        ("sarif", "\"startLine\":4,\"startColumn\":9"), ("gitlab", "\"line\": 4"), ("junit", "line=\"4\""),
        ("rdjson", "\"line\":4,\"column\":9"),
      ] {
        let result = try Tool.run(Tool.argmap, arguments + [format], in: top)
        #expect(result.status == 1, "\(format)")
        #expect(result.output.contains(place), "\(format): \(result.output)")
        #expect(result.output.contains("`blossom` has no support"), "\(format)")
        #expect(!result.output.contains("`harsh` has no support"), "\(format)")
      }
      // Without `--diff-only`, the finding that was there before is reported too.
      #expect(try Self.found(top, "--changed-since", "HEAD").count == 2)
      // Moving lines does not change a claim.
      try Repository.write("title: W\n" + before, to: top + "/w.argmap.yaml")
      #expect(try Self.found(top, "--changed-since", "HEAD", "--diff-only") == [])
    }
  }

  /// A finding about an unchanged claim is kept if a change elsewhere caused it.
  @Test func causesThatHaveChangedCount() throws {
    try Self.withRepository([
      "circle.argmap.yaml":
        "claims:\n  - a: A is so\n    because: b\n  - b: B is so\n    because: d\n  - d: D is so\n    basis: value\n",
      "quote.argmap.yaml":
        "sources:\n  s: {title: S, file: s.txt}\nclaims:\n  - a: A is so\n    evidence: {source: s, quote: a mild day}\n",
      "s.txt": "It was a mild day.\n",
    ]) { top, _ in
      let path = top + "/circle.argmap.yaml"
      let changed = try String(contentsOfFile: path, encoding: .utf8).replacingOccurrences(
        of: "because: d", with: "because: a")
      try Repository.write(changed, to: path)
      try Repository.write("It was a cold day.\n", to: top + "/s.txt")
      let found = try Self.found(top, "--changed-since", "HEAD", "--diff-only")
      #expect(found.contains("circle.argmap.yaml circular-support"), "\(found)")
      #expect(found.contains { $0.hasPrefix("quote.argmap.yaml") }, "\(found)")
    }
  }

  /// Without the common commit, nobody can say what has changed.
  @Test func aShallowCloneIsRefused() throws {
    try Self.withRepository(["old.argmap.yaml": CommandTests.gap]) { top, git in
      try git("checkout", "-q", "-b", "mine")
      try Repository.write(CommandTests.sound, to: top + "/n.argmap.yaml")
      try git("add", ".")
      try git("commit", "-q", "-m", "mine")
      try git("checkout", "-q", "main")
      try git("rm", "-q", "old.argmap.yaml")
      try git("commit", "-q", "-m", "theirs")
      let clone = top + "/clone"
      try git("clone", "-q", "--depth", "1", "--branch", "mine", "file://" + top, clone)
      try git("-C", clone, "fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main")
      let found = try Tool.run(Tool.argmap, ["check", "--changed-since", "origin/main"], in: clone)
      #expect(found.status == 2 && found.errors.contains("this clone is shallow"), "\(found.errors)")
    }
  }

  /// A map that git has only moved has no new findings.
  @Test func movingAMapIsNoNews() throws {
    try Self.withRepository(["a.argmap.yaml": CommandTests.gap]) { top, git in
      try git("mv", "a.argmap.yaml", "b.argmap.yaml")
      for further in [[], ["--diff-only"]] {
        let found = try Tool.run(Tool.argmap, ["check", "--changed-since", "HEAD"] + further, in: top)
        #expect(found.status == 0 && found.output == "", "\(further) \(found.output)")
      }
    }
  }
}
