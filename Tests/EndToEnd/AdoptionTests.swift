import Foundation
import TestSupport
import Testing

/// What a team needs to adopt the check and keep it on: thresholds, baselines, checking only changes, watching.
@Suite struct AdoptionTests {
  static let map = ConfigurationTests.map

  @Test func warningsMayBeCounted() throws {
    let map = "sources:\n  s: {title: S}\n  t: {title: T}\n" + CommandTests.sound
    for (arguments, status) in [
      ([], 1), (["--max-warnings", "1"], 1), (["--max-warnings", "2"], 0), (["--fail-on", "error"], 0),
      (["--fail-on", "error", "--max-warnings", "1"], 1), (["--exit-zero"], 0),
    ] as [([String], Int32)] {
      #expect(
        try Tool.run(Tool.argmap, ["check", "-"] + arguments, input: Array(map.utf8)).status == status, "\(arguments)")
    }
    #expect(try Tool.argmap("check", "-", "--max-warnings", "9", input: CommandTests.gap).status == 1)
  }

  @Test func statisticsCountByRule() throws {
    let map = "sources:\n  s: {title: S}\n  t: {title: T}\n" + CommandTests.gap
    let text = try Tool.argmap("check", "-", "--statistics", input: map)
    #expect(text.output == "2  unused-source (warning)\n1  unsupported-claim (error)\n" && text.status == 1)
    let json = try Tool.argmap("check", "-", "--statistics", "--format", "json", input: map).output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let rows = try #require(object["statistics"] as? [[String: Any]])
    #expect(rows.map { $0["rule"] as? String } == ["unused-source", "unsupported-claim"])
    #expect(rows[0]["count"] as? Int == 2 && object["version"] as? Int == 1)
  }

  /// A map without a finding is not good because its quotes could not be looked up.
  @Test func quotesThatAreNotCheckedAreCounted() throws {
    try Repository.withFolder { top in
      try Repository.write(
        """
        sources:
          diary: {title: Diary, url: 'https://example.org/diary'}
          notes: {title: Notes, file: notes.pdf}
        claims:
          - mild: The winter was mild
            evidence:
              - {source: diary, quote: a mild winter}
              - {source: 'https://example.org/x', quote: mild}
              - {source: notes, quote: mild}
        """, to: top + "/m.argmap.yaml")
      try Repository.write("%PDF-1.7\u{0}", to: top + "/notes.pdf")
      let found = try Tool.argmap("check", "--ignore", "unreadable-source", in: top)
      #expect(found.status == 0)
      #expect(
        found.errors == "no findings in 1 map; "
          + "3 quotes not checked (the source has no file: 2, the source cannot be read: 1)\n")
    }
  }

  /// One finding, one path, one fingerprint, from whatever folder the check runs and however the path is written.
  @Test func machineFormsDoNotDependOnTheWorkingFolder() throws {
    try ChangedSinceTests.withRepository(["proj/maps/w.argmap.yaml": CommandTests.gap]) { top, _ in
      for format in ["github", "sarif", "gitlab", "junit", "rdjson"] {
        var outputs: Set<String> = []
        for (folder, path) in [
          ("", "."), ("/proj", "."), ("/proj/maps", "../maps/w.argmap.yaml"), ("", "./proj"), ("", top + "/proj"),
          ("", "proj/../proj"), ("/..", top),
        ] {
          let found = try Tool.run(Tool.argmap, ["check", path, "--format", format], in: top + folder)
          #expect(found.status == 1 && found.output.contains("proj"), "\(format) \(folder) \(path)")
          outputs.insert(found.output)
        }
        #expect(outputs.count == 1, "\(format): \(outputs)")
      }
    }
  }

  /// git's renames are followed until the baseline is written again.
  @Test func aRenamedMapKeepsItsKnownFindings() throws {
    try ChangedSinceTests.withRepository(["a.argmap.yaml": CommandTests.gap, "argmap.yaml": "baseline: known.json\n"]) {
      top, git in
      #expect(try Tool.run(Tool.argmap, ["check", "--write-baseline", "known.json"], in: top).status == 0)
      try git("add", ".")
      try git("commit", "-q", "-m", "baseline")
      try git("mv", "a.argmap.yaml", "b.argmap.yaml")
      #expect(try ChangedSinceTests.found(top) == [])
      try git("commit", "-q", "-m", "renamed")
      let found = try Tool.run(Tool.argmap, ["check"], in: top)
      #expect(found.status == 0 && !found.errors.contains("no longer needed"), "\(found.errors)")
      try Repository.write(CommandTests.gap, to: top + "/c.argmap.yaml")
      #expect(try ChangedSinceTests.found(top).count == 1)
    }
  }

  // MARK: Baselines

  @Test func aBaselineKeepsQuietAboutWhatIsKnown() throws {
    try Repository.withFolder { top in
      func check(_ arguments: String...) throws -> Finished {
        try Tool.run(Tool.argmap, ["check"] + arguments, in: top)
      }
      try Repository.write(Self.map, to: top + "/maps/m.argmap.yaml")
      let written = try check("--write-baseline", "base.json")
      #expect(
        written.status == 0 && written.output.isEmpty && written.errors == "wrote 2 known findings to base.json\n")
      #expect(
        try String(contentsOfFile: top + "/base.json", encoding: .utf8) == """
          {
            "version": 1,
            "maps": {
              "maps/m.argmap.yaml": {
                "unsupported-claim": [
                  "b"
                ],
                "unused-source": [
                  "sources.s"
                ]
              }
            }
          }

          """)
      #expect(try check("--baseline", "base.json").status == 0)
      // The baseline can also be named in the configuration, and then applies in any working directory.
      try Repository.write("baseline: base.json\n", to: top + "/argmap.yaml")
      let inside = try Tool.argmap("check", in: top + "/maps")
      #expect(inside.status == 0 && inside.errors.contains("2 known from the baseline"), "\(inside.errors)")
      // Lines move, and another claim loses its support.
      let moved = "title: M\n\n" + Self.map.replacingOccurrences(of: "    because: b\n", with: "")
      try Repository.write(moved, to: top + "/maps/m.argmap.yaml")
      let next = try check("--format", "concise")
      #expect(next.status == 1)
      #expect(next.output.split(separator: "\n").count == 1 && next.output.contains("`a` has no support"))
      // A new baseline also includes the findings that the old one hides.
      #expect(try check("--baseline", "base.json", "--write-baseline", "base.json").status == 0)
      #expect(try check().status == 0)
      // Entries that are no longer needed are listed; `--prune` deletes them.
      try Repository.write(CommandTests.sound, to: top + "/maps/m.argmap.yaml")
      let stale = try check()
      #expect(stale.status == 0)
      #expect(
        stale.errors.contains(
          "base.json: 3 entries no longer needed (use --prune to delete):\n  maps/m.argmap.yaml: unsupported-claim a\n")
      )
      #expect(try check("--prune").errors.contains("deleted 3 entries from base.json"))
      #expect(try check().errors == "no findings in 1 map\n")
    }
  }

  /// A baseline of what could be checked would make the rest look new later.
  @Test func noBaselineIsWrittenWhileAFileCannotBeRead() throws {
    try Repository.withFolder { top in
      let map = """
        sources: {s: {title: S, file: s.txt}}
        claims:
          - a: A is so
            evidence: {source: s, quote: so}

        """
      try Repository.write(map, to: top + "/m.argmap.yaml")
      let refused = try Tool.run(Tool.argmap, ["check", "--write-baseline", "base.json"], in: top)
      #expect(refused.status == 2 && refused.errors.contains("there is no file `s.txt`"))
      #expect(!FileManager.default.fileExists(atPath: top + "/base.json"))
      try Repository.write("It is so.\n", to: top + "/s.txt")
      #expect(try Tool.run(Tool.argmap, ["check", "--write-baseline", "base.json"], in: top).status == 0)
    }
  }

  @Test func aReportDoesNotTakeThePlaceOfAMap() throws {
    try Repository.withFolder { top in
      try Repository.write(Self.map, to: top + "/m.argmap.yaml")
      // Nor of anything else that the check reads, of a map that is not checked, or of another report.
      for (path, text) in [
        ("argmap.yaml", "baseline: base.json\n"), ("base.json", #"{"version": 1, "maps": {}}"#), ("s.txt", "So.\n"),
        ("sub/n.argmap.yaml", "sources: {s: {title: S, file: ../s.txt}}\n"),
      ] { try Repository.write(text, to: top + "/" + path) }
      for arguments in [
        ["--report", "json=m.argmap.yaml"], ["--write-baseline", "./m.argmap.yaml"], ["--report", "json=argmap.yaml"],
        ["--report", "json=./s.txt"], ["--report", "json=base.json"],
        ["m.argmap.yaml", "--report", "json=sub/n.argmap.yaml"],
        ["--report", "json=x", "--report", "junit=sub/../x"], ["--write-baseline", "x", "--report", "json=./x"],
      ] {
        let result = try Tool.run(Tool.argmap, ["check"] + arguments, in: top)
        #expect(result.status == 2 && result.errors.contains("name another file"), "\(arguments): \(result.errors)")
      }
      for path in ["argmap.yaml", "sub/n.argmap.yaml"] {
        let result = try Tool.argmap("render", "m.argmap.yaml", "-o", path, "--format", "svg", in: top)
        #expect(result.status == 2 && result.errors.contains("name another file"))
      }
      #expect(
        try Tool.argmap("check", "--report", "json=/dev/null", "--report", "sarif=/dev/null", in: top).status == 1)
      #expect(try String(contentsOfFile: top + "/m.argmap.yaml", encoding: .utf8) == Self.map)
      try Repository.write("Notes", to: top + "/notes.txt")
      #expect(try Tool.argmap("check", "--write-baseline", "notes.txt", in: top).status == 2)
      #expect(try Tool.argmap("check", "--select", "", in: top).status == 2)
    }
  }

  /// A shallow clone cannot tell which maps were renamed since the baseline was written.
  @Test func aBaselineInAShallowCloneSaysWhatIsMissing() throws {
    try ChangedSinceTests.withRepository(["a.argmap.yaml": CommandTests.gap, "argmap.yaml": "baseline: base.json\n"]) {
      top, git in
      #expect(try Tool.argmap("check", "--write-baseline", "base.json", in: top).status == 0)
      try git("add", ".")
      try git("commit", "-qm", "second")
      try git("mv", "a.argmap.yaml", "b.argmap.yaml")
      try git("commit", "-qm", "third")
      #expect(try Tool.argmap("check", in: top).status == 0)
      // With two commits, the older one is that of the baseline; with three, its parent is there, too.
      for depth in ["1", "2"] {
        let clone = top + "/.clone" + depth
        try git("clone", "-q", "--depth", depth, "file://" + top, clone)
        let result = try Tool.argmap("check", "--prune", in: clone)
        #expect(result.status == 1 && result.errors.contains("cannot be told in a shallow clone"), "\(depth)")
        #expect(try String(contentsOfFile: clone + "/base.json", encoding: .utf8).contains("a.argmap.yaml"))
      }
      let whole = top + "/.whole"
      try git("clone", "-q", "file://" + top, whole)
      #expect(try Tool.argmap("check", in: whole).status == 0)
    }
  }

  @Test func aConflictIsNotAKnownFinding() throws {
    try Repository.withFolder { top in
      try Repository.write("claims:\n<<<<<<< a\n  - a: A\n=======\n  - a: B\n>>>>>>> b\n", to: top + "/m.argmap.yaml")
      let result = try Tool.argmap("check", "--write-baseline", "base.json", in: top)
      #expect(result.status == 2 && result.errors.contains("unresolved conflict: m.argmap.yaml:2:1"))
    }
  }

  @Test func aSecondFindingAtOnePlaceIsNew() throws {
    try Repository.withFolder { top in
      let map = "claims:\n  - a: A claim\n    because: [b, c]\n"
      try Repository.write(map.replacingOccurrences(of: ", c", with: ""), to: top + "/m.argmap.yaml")
      _ = try Tool.argmap("check", "--write-baseline", "base.json", in: top)
      #expect(try Tool.argmap("check", "--baseline", "base.json", in: top).status == 0)
      try Repository.write(map, to: top + "/m.argmap.yaml")
      let result = try Tool.argmap("check", "--baseline", "base.json", "--format", "concise", in: top)
      #expect(result.output.split(separator: "\n").count == 1)
    }
  }

  /// A mistake can hide the finding that a comment allows. `fix` must not delete the comment for that reason.
  @Test func commentsOutliveMistakes() throws {
    let map = """
      claims:
        - mild: The winter was mild
          because:
            # argmap: allow unsupported-claim -- the survey is due in March
            - lake: The lake did: not freeze

      """
    let fixed = try Tool.argmap("fix", "-", input: map)
    #expect(fixed.output.contains("'The lake did: not freeze'") && fixed.output.contains("due in March"))
    #expect(try Tool.argmap("check", "-", input: fixed.output).status == 0)
  }

  // MARK: Many files

  @Test func theOrderIsThatOfThePaths() throws {
    try Repository.withFolder { top in
      for i in 0..<60 {
        // Large and small maps are mixed, so that they are not finished in path order.
        let more = (0..<(i % 3 == 0 ? 400 : 1)).map { "  - c\($0): Claim \($0)\n    basis: value\n" }.joined()
        try Repository.write(CommandTests.gap + more, to: "\(top)/d\(i % 7)/m\(i).argmap.yaml")
      }
      let first = try Tool.argmap("check", "--format", "concise", in: top).output
      let paths = first.split(separator: "\n").map { String($0.prefix { $0 != ":" }) }
      #expect(paths.count == 60 && paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      for _ in 0..<4 { #expect(try Tool.argmap("check", "--format", "concise", in: top).output == first) }
    }
  }

  // MARK: Watching

  @Test func watchingChecksAgainAtEachSave() throws {
    try Repository.withFolder { top in
      let path = top + "/m.argmap.yaml"
      try Repository.write(CommandTests.sound, to: path)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Tool.argmap)
      process.arguments = ["check", "--watch", "--format", "concise"]
      process.currentDirectoryURL = URL(fileURLWithPath: top)
      let log = top + "/log"
      try Repository.write("", to: log)
      process.standardOutput = FileHandle(forWritingAtPath: log)
      process.standardError = process.standardOutput
      try process.run()
      defer { process.terminate() }
      func waitFor(_ text: String, count: Int = 1) -> Bool {
        for _ in 0..<500 {
          let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
          if said.components(separatedBy: text).count > count { return true }
          usleep(10_000)
        }
        return false
      }
      #expect(waitFor("watching 1 file"))
      try Repository.write(CommandTests.gap, to: path)
      #expect(waitFor("`b` has no support"))
      // The mistake is fixed; then another map is added.
      try Repository.write(CommandTests.sound, to: path)
      #expect(waitFor("no findings in 1 map", count: 2))
      try Repository.write(CommandTests.gap, to: top + "/n.argmap.yaml")
      #expect(waitFor("watching 2 files"))
      // A configuration is written where there was none.
      try Repository.write("rules:\n  unsupported-claim: off\n", to: top + "/argmap.yaml")
      #expect(waitFor("no findings in 2 maps"))
    }
  }
}
