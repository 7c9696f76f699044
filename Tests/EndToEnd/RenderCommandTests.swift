import Foundation
import TestSupport
import Testing

@Suite struct RenderCommandTests {
  /// A signal ends the converter too, and no temporary folder is left.
  @Test func aSignalLeavesNothingBehind() throws {
    // Not that of Ctrl-C, which programs in the background ignore.
    let signal = SIGTERM
    try Repository.withFolder { folder in
      try Repository.write(CommandTests.sound, to: folder + "/m.argmap.yaml")
      let mark = folder + "/bin/mark"
      try Repository.write("#!/bin/sh\nsleep 20 &\necho $! > \(mark)\nwait\n", to: folder + "/bin/rsvg-convert")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder + "/bin/rsvg-convert")
      try FileManager.default.createDirectory(atPath: folder + "/tmp", withIntermediateDirectories: true)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Tool.argmap)
      process.arguments = ["render", "m.argmap.yaml", "-o", "m.png"]
      process.currentDirectoryURL = URL(fileURLWithPath: folder)
      let path = folder + "/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
      process.environment = ["PATH": path, "TMPDIR": folder + "/tmp"]
      try process.run()
      var child: Int32?
      for _ in 0..<1000 where child == nil {
        usleep(10_000)
        child = (try? String(contentsOfFile: mark, encoding: .utf8)).flatMap {
          Int32($0.trimmingCharacters(in: .whitespacesAndNewlines))
        }
      }
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/tmp") == [])
      #expect(!FileManager.default.fileExists(atPath: folder + "/m.png"))
      let started = try #require(child)
      for _ in 0..<200 where kill(started, 0) == 0 && !Self.isZombie(started) { usleep(10_000) }
      #expect(kill(started, 0) != 0 || Self.isZombie(started))
    }
  }

  /// Whether a process has ended, though nobody has asked for its status yet.
  private static func isZombie(_ process: Int32) -> Bool {
    (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8))?.contains(") Z ") == true
  }

  /// A background replaces that of the theme.
  @Test func theBackgroundIsDrawn() throws {
    try Repository.withFolder { folder in
      for (color, expected) in [("#ff0000", [255, 0, 0]), ("#00ff00", [0, 255, 0])] as [(String, [UInt8])] {
        let path = folder + "/map.png"
        let done = try Tool.argmap("render", "maps/tutorial.argmap.yaml", "--background", color, "-o", path)
        let pixels = try Pixels(png: path)
        #expect(done.status == 0 && pixels.color(2, 2) == expected)
      }
    }
  }

  #if os(Linux)
    /// The library that reads Markdown is part of the program.
    @Test func cmarkIsLinkedStatically() throws {
      let libraries = try Tool.run("ldd", [Tool.argmap]).output
      #expect(libraries.contains("libgvc") && !libraries.contains("cmark"), "\(libraries)")
    }

    /// Without a layout plugin beside it, libgvc finds one through its own list and draws the same picture.
    @Test func theLayoutIsFoundTheSlowWayToo() throws {
      try Repository.withFolder { folder in
        let found = try Tool.run("sh", ["-c", "ldd \"$0\" | awk '/libgvc/ { print $3 }'", Tool.argmap]).output
        let library = URL(fileURLWithPath: found.trimmingCharacters(in: .whitespacesAndNewlines))
          .resolvingSymlinksInPath()
        try FileManager.default.copyItem(atPath: library.path, toPath: folder + "/libgvc.so.6")
        func render(_ environment: [String: String]) throws -> Finished {
          try Tool.argmap("render", "maps/tutorial.argmap.yaml", environment: environment)
        }
        let quick = try render([:])
        let slow = try render(["LD_LIBRARY_PATH": folder])
        #expect(slow.status == 0 && slow.output == quick.output)
        let none = try render(["LD_LIBRARY_PATH": folder, "GVBINDIR": folder])
        #expect(none.status == 70 && none.output.isEmpty)
        #expect(none.errors.contains("libgvc has no dot layout plugin; install"), "\(none.errors)")
      }
    }
  #endif

  @Test func writesAFileOrStandardOutput() throws {
    try Repository.withFolder { folder in
      let path = folder + "/out.svg"
      let result = try Tool.argmap("render", "maps/tutorial.argmap.yaml", "-o", path)
      #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty, "\(result.errors)")
      let printed = try Tool.argmap("render", "maps/tutorial.argmap.yaml")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == printed.output)
      #expect(printed.output.count > 1 << 14)
      #expect(try Tool.run("xmllint", ["--noout", path]).status == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out.svg"])
    }
  }

  @Test func formsFollowTheEnding() throws {
    try Repository.withFolder { folder in
      for (name, start) in [
        ("a.dot", "digraph"), ("a.gv", "digraph"), ("a.json", "{"), ("a.svg", "<svg"), ("a.md", "## "),
        ("a.mmd", "```mermaid"),
      ] {
        let result = try Tool.argmap("render", "-", "-o", folder + "/" + name, input: CommandTests.sound)
        #expect(result.status == 0)
        let written = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        #expect(written.hasPrefix(start))
      }
    }
  }

  @Test func picturesForPaperAndScreens() throws {
    try Repository.withFolder { folder in
      func render(_ name: String, _ more: String...) throws -> Finished {
        try Tool.run(Tool.argmap, ["render", "maps/cats-indoors.argmap.yaml", "-o", folder + "/" + name] + more)
      }
      func size(_ name: String) throws -> String {
        try Tool.run("sh", ["-c", "pngtopam \"$0\" | pamfile", folder + "/" + name]).output
      }
      #expect(try render("a.png").errors.isEmpty && render("b.png", "--scale", "2").errors.isEmpty)
      let (one, two) = (try size("a.png"), try size("b.png"))
      let numbers = { (text: String) in text.matches(of: #/\d{3,}/#).prefix(2).map { Int($0.0)! } }
      #expect(numbers(one).count == 2 && numbers(two) == numbers(one).map { $0 * 2 }, "\(one) \(two)")
      // Text in the PDF is selectable.
      #expect(try render("a.pdf").status == 0)
      let text = try Tool.run("pdftotext", [folder + "/a.pdf", "-"]).output
      #expect(text.contains("Cars kill many of the cats"))
      #expect(try render("b.pdf", "--paper", "a4", "--theme", "print").status == 0)
      let sheet = try Tool.run("pdfinfo", [folder + "/b.pdf"]).output
      #expect(sheet.contains("(A4)") && sheet.contains(#/Pages:\s+1\n/#), "\(sheet)")
      let many = try Tool.argmap(
        "render", "maps/claude-3-opus.argmap.yaml", "-o", folder + "/c.pdf", "--paper", "letter")
      #expect(many.status == 0)
      #expect(try Tool.run("pdfinfo", [folder + "/c.pdf"]).output.contains(#/Pages:\s+([6-9]|1\d)\n/#))
      // Without rsvg-convert, the message says what to install.
      let none = try Tool.argmap(
        "render", "maps/cats-indoors.argmap.yaml", "-o", folder + "/none.png", environment: ["PATH": folder])
      #expect(none.status == 2 && none.errors.contains("install librsvg2-bin"), "\(none.errors)")
      let color = try Tool.argmap(
        "render", "maps/cats-indoors.argmap.yaml", "--background", "notacolour", "-o", folder + "/none.png")
      #expect(
        color.status == 2 && color.errors.contains("--background must be none or a CSS colour"), "\(color.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder + "/none.png"))
    }
  }

  @Test func whatCannotBeMeantIsRefused() throws {
    for arguments in [
      ["--aspect", "9"], ["--scale", "0"], ["--theme", "blue"], ["--paper", "a9"], ["--groups", "some"],
      ["--collapse", "nothing"], ["--css", "/nowhere.css"], ["--source-links", "javascript:{line}"],
      ["--source-links", "https://example.org/"], ["-o", "x.gif"],
    ] {
      let result = try Tool.run(Tool.argmap, ["render", "maps/tutorial.argmap.yaml"] + arguments)
      #expect(result.status == 2 && result.output.isEmpty && !result.errors.isEmpty, "\(arguments)")
    }
  }

  /// The simplest command line bypasses the argument parser; equivalent ones must give the same result.
  @Test func thePlainCallIsLikeAnyOther() throws {
    let map = "maps/tutorial.argmap.yaml"
    #expect(try Tool.argmap("render", map).output == Tool.argmap("render", "--direction", "auto", map).output)
    #expect(try Tool.argmap("render", "-q", map).errors.isEmpty)
    #expect(try Tool.argmap("render", map, "extra").status == 2)
    #expect(try Tool.argmap("render").status == 2)
    #expect(try Tool.argmap("render", map, "-o", map).status == 2)
    #expect(try Tool.argmap("render", "nowhere.argmap.yaml").status == 2)
  }

  /// A group's tint is the same in every picture of its map.
  @Test func aGroupHasOneColour() throws {
    func tints(_ more: String...) throws -> [String: String] {
      let svg = try Tool.run(
        Tool.argmap, ["render", Repository.path("maps/claude-3-opus.argmap.yaml"), "--groups", "tint"] + more
      ).output
      let boxes = svg.matches(
        of: /<g id="claim-([\w-]+)"[^>]*>\s*(?:<a [^>]*>\s*)?<rect class="argmap-box argmap-tint-(\d)"/)
      return Dictionary(uniqueKeysWithValues: boxes.map { (String($0.1), String($0.2)) })
    }
    let whole = try tints()
    #expect(Set(whole.values).count == 8)
    for view in ["overview", "worker", "monks"] {
      let part = try tints("--view", view)
      #expect(part.count > 5 && part.allSatisfy { whole[$0.key] == $0.value }, "\(view): \(part)")
    }
  }

  /// Standing is shown by colour and in words.
  @Test func coloursOfStanding() throws {
    try Repository.withFolder { folder in
      try Repository.write(
        """
        claims:
          - a: A
            because: b
          - b: B
            but:
              - c: C
                basis: value
          - d: D
            because: c
          - e: E
            because: [f, f2]
          - f: F
          - f2: F2
        """, to: folder + "/m.argmap.yaml")
      func format(_ format: String) throws -> String {
        try Tool.argmap("render", "-q", "m.argmap.yaml", "--color-by", "standing", "--format", format, in: folder)
          .output
      }
      let svg = try format("svg")
      for (id, standing, tint) in [
        ("a", "undecided", 8), ("b", "rejected", 5), ("c", "accepted", 0), ("d", "accepted", 0), ("e", "undecided", 8),
      ] {
        let box = try #require(svg.components(separatedBy: "<g id=\"claim-\(id)\"").dropFirst().first)
        let element = box.components(separatedBy: "</g>")[0]
        #expect(element.contains("argmap-\(standing)") && element.contains("argmap-tint-\(tint)"), "\(element)")
        #expect(element.contains(">\(standing)"), "\(element)")
        #expect(element.contains("\(standing.capitalized)."), "\(element)")
      }
      let legend = try #require(svg.components(separatedBy: "argmap-legend").last)
      for standing in ["accepted", "rejected", "undecided"] { #expect(legend.contains(">\(standing)</text>")) }
      #expect(try format("dot").contains("fillcolor=\"#fbe7e1\""))
      #expect(try format("md").contains("(rejected"))
      #expect(try format("html").contains("accepted"))
    }
  }

  @Test func boxesLinkToTheirLines() throws {
    let result = try Tool.argmap(
      "render", "cats-indoors.argmap.yaml", "--source-links", "https://example.org/{path}#L{line}",
      in: Repository.root + "/maps")
    let lines = try Repository.text("maps/cats-indoors.argmap.yaml").split(
      separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("- traffic: ") }) + 1
    #expect(result.output.contains("<a href=\"https://example.org/maps/cats-indoors.argmap.yaml#L\(line)\""))
  }

  @Test func brokenMapsAreDrawnAsFarAsUnderstood() throws {
    let broken = CommandTests.gap + "  - c: 'It isn't\n"
    let result = try Tool.argmap("render", "-", input: broken)
    #expect(result.status == 0 && result.output.contains("claim-a") && result.errors.contains("drawn as far as"))
    let strict = try Tool.argmap("render", "-", "--strict", input: broken)
    #expect(strict.status == 1 && strict.output.isEmpty)
  }

  @Test func watchingDrawsAtEachSave() throws {
    try Repository.withFolder { folder in
      let map = folder + "/m.argmap.yaml"
      let picture = folder + "/m.svg"
      let style = folder + "/my.css"
      let imports = "imports:\n  other: other.argmap.yaml\n"
      let other = "claims:\n  - far: Far away\n    basis: value\n"
      try Repository.write(other, to: folder + "/other.argmap.yaml")
      try Repository.write(".first {}", to: style)
      try Repository.write(imports + CommandTests.sound + "  - last: The last\n    because: other.far\n", to: map)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Tool.argmap)
      process.arguments = ["render", map, "-o", picture, "--watch", "--css", style]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      defer { kill(process.processIdentifier, SIGKILL) }
      func waits(for text: String) -> Bool {
        for _ in 0..<200 {
          if let drawn = try? String(contentsOfFile: picture, encoding: .utf8), drawn.contains(text) { return true }
          usleep(50_000)
        }
        return false
      }
      #expect(waits(for: "claim-b"))
      #expect(waits(for: "Far"))
      try Repository.write(other.replacing("Far away", with: "Nearby"), to: folder + "/other.argmap.yaml")
      #expect(waits(for: "Nearby"))
      try Repository.write(".second {}", to: style)
      #expect(waits(for: ".second"))
      try Repository.write("render:\n  theme: dark\n", to: folder + "/argmap.yaml")
      #expect(waits(for: "color-scheme:dark"))
      try Repository.write(CommandTests.sound + "  - saved: Saved again\n    because: a\n", to: map)
      #expect(waits(for: "claim-saved"))
      #expect(process.isRunning)
      process.terminate()
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
    }
  }

  @Test func graphIsJSON() throws {
    let result = try Tool.argmap("graph", "maps/claude-3-opus.argmap.yaml")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["version"] as? Int == 1)
    let claims = try #require(object["claims"] as? [[String: Any]])
    #expect(claims.count >= 60 && claims.allSatisfy { $0["supported"] as? Bool == true })
    let inferences = try #require(object["inferences"] as? [[String: Any]])
    #expect(Set(inferences.compactMap { $0["side"] as? String }) == ["support", "objection", "undercut"])
  }

  @Test func aChainOfAHundredThousandClaimsIsChecked() throws {
    var text = "claims: ["
    for i in 0..<100_000 { text += "{a\(i): x, because: [" }
    text += String(repeating: "]}", count: 100_000) + "]\n"
    let result = try Tool.argmap("check", "-", "--format", "concise", input: text)
    #expect(result.status == 1)
    // The innermost claim has an empty list of reasons.
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.output.contains("`a99999`"))
  }
}
