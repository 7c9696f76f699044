import Foundation
import TestSupport
import Testing

/// Layouts that take long or fail are made by a worker.
@Suite struct LargeLayoutTests {
  /// A hundred claims, each of which supports about thirty others: dot takes minutes for them.
  static let dense: String = {
    var text = "title: Dense\nclaims:\n"
    for i in 0..<100 {
      text += "  - c\(i): Claim \(i)\n"
      let reasons = (i + 1..<100).filter { ($0 &* 7919 &+ i &* 104_729) % 3 != 0 }.map { "c\($0)" }
      if !reasons.isEmpty { text += "    because: [\(reasons.joined(separator: ", "))]\n" }
    }
    return text
  }()

  /// A tree of 700 claims, laid out in a second.
  static let wide: String = {
    var text = "title: Wide\nclaims:\n"
    for i in 0..<700 {
      text += "  - c\(i): Claim \(i)\n"
      let reasons = (3 * i + 1...3 * i + 3).filter { $0 < 700 }.map { "c\($0)" }
      if !reasons.isEmpty { text += "    because: [\(reasons.joined(separator: ", "))]\n" }
    }
    return text
  }()

  @Test func aLayoutHasATimeLimit() throws {
    try Repository.withFolder { folder in
      try Repository.write(Self.dense, to: folder + "/m.argmap.yaml")
      let late = try Tool.argmap("render", "-q", "m.argmap.yaml", "-o", "m.svg", "--timeout", "0.5", in: folder)
      #expect(late.status == 70 && late.output.isEmpty)
      #expect(
        late.errors
          == "argmap: error: cannot lay out m.argmap.yaml: it took more than 0.5 seconds; set another limit with --timeout, or draw parts of the map, for example with --depth\n"
      )
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["m.argmap.yaml"])
      // An outline needs no layout, and a site leaves out only the picture that takes too long.
      #expect(
        try Tool.argmap("render", "-q", "m.argmap.yaml", "--format", "md", "--timeout", "0.5", in: folder).status == 0)
      try Repository.write(CommandTests.sound, to: folder + "/n.argmap.yaml")
      let site = try Tool.argmap("render", ".", "-o", "site", "--timeout", "3", in: folder)
      #expect(site.status == 70 && site.errors.contains("cannot lay out m.argmap.yaml: it took more than 3 seconds"))
      #expect(FileManager.default.fileExists(atPath: folder + "/site/n.svg"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/site/m.svg"))
    }
    let negative = try Tool.argmap("render", "maps/tutorial.argmap.yaml", "--timeout", "-1")
    #expect(negative.status == 2)
  }

  /// What a worker draws is what this process would have drawn, wherever the map comes from.
  @Test func aWorkerDrawsTheSame() throws {
    try Repository.withFolder { folder in
      try Repository.write(Self.wide, to: folder + "/m.argmap.yaml")
      func render(_ path: String, _ more: String..., input: String = "") throws -> String {
        let result = try Tool.run(Tool.argmap, ["render", "-q", path] + more, in: folder, input: Array(input.utf8))
        #expect(result.status == 0 && result.errors.isEmpty)
        return result.output
      }
      // Benchmarks never use a worker.
      let expected = try render("m.argmap.yaml", "--times", "2")
      #expect(try render("m.argmap.yaml") == expected)
      #expect(try render("-", input: Self.wide) == expected)
      #expect(try render("/dev/stdin", input: Self.wide).utf8.count == expected.utf8.count)
      let part = ["--focus", "c1", "--depth", "2"]
      #expect(try render("m.argmap.yaml", part[0], part[1], part[2], part[3], "--timeout", "50").contains("Claim 5<"))
      #expect(
        try render("m.argmap.yaml", "--focus", "c1", "--theme", "dark", "--timeout", "50")
          == render("m.argmap.yaml", "--focus", "c1", "--theme", "dark", "--times", "2"))
    }
  }

  #if os(Linux)
    /// The worker, found as a child of the process, is made to crash in the middle of its layout.
    @Test func aCrashIsAnErrorWithAMessage() throws {
      try Repository.withFolder { folder in
        try Repository.write(Self.dense, to: folder + "/m.argmap.yaml")
        let script = """
          "$0" render -q m.argmap.yaml -o m.svg & main=$!
          for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
            sleep 0.5; worker=$(cat /proc/$main/task/*/children); [ -n "$worker" ] && break
          done
          kill -SEGV $worker
          wait $main; echo status $?
          """
        let result = try Tool.run(
          "sh", ["-c", script, Tool.argmap], in: folder, environment: ["SWIFT_BACKTRACE": "enable=no"])
        #expect(result.output == "status 70\n")
        #expect(
          result.errors
            == "argmap: error: cannot lay out m.argmap.yaml: the drawing process crashed or ran out of memory (signal 11); draw parts of the map, for example with --depth\n"
        )
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["m.argmap.yaml"])
      }
    }

    /// On a terminal, work that takes long is named, and the line is erased afterwards.
    @Test func longWorkIsNamedOnATerminal() throws {
      try Repository.withFolder { folder in
        try Repository.write(Self.dense, to: folder + "/m.argmap.yaml")
        func shown(_ arguments: String) throws -> String {
          try Tool.run("script", ["-qec", "\(Tool.argmap) \(arguments)", "/dev/null"], in: folder).output
        }
        let long = try shown("render m.argmap.yaml -o m.svg --timeout 3")
        #expect(
          long.contains(
            "\r\u{1B}[K\u{1B}[?7llaying out 100 claims of m.argmap.yaml; Ctrl-C stops\u{1B}[?7h\r\u{1B}[Kargmap: error: "
          )
        )
        #expect(try !shown("render -q m.argmap.yaml -o m.svg --timeout 3").contains("laying out"))
        #expect(try !shown("check m.argmap.yaml").contains("Ctrl-C"))
      }
    }
  #endif
}
