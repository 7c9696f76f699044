import KnownFindings
import MapChecks
import MapConfiguration
import SourceText
import Surroundings
import TestSupport
import Testing

@Suite struct BaselineTests {
  @Test func whatIsWrittenIsRead() throws {
    var baseline = Baseline()
    for (map, rule, subject) in [
      ("b.argmap.yaml", "unused-source", "sources.s"), ("a \"b\".argmap.yaml", "unsupported-claim", "é"),
      ("b.argmap.yaml", "unused-source", ""), ("b.argmap.yaml", "unused-source", "sources.s"),
    ] { baseline.add(map, rule, subject) }
    let read = try Baseline(Array(baseline.text.utf8), path: "base.json")
    #expect(read == baseline && read.count == 4)
    #expect(
      read.lines == [
        "a \"b\".argmap.yaml: unsupported-claim é", "b.argmap.yaml: unused-source",
        "b.argmap.yaml: unused-source sources.s", "b.argmap.yaml: unused-source sources.s",
      ])
  }

  @Test func anEntryIsTakenOnce() {
    var baseline = Baseline()
    baseline.add("m", "r", "s")
    baseline.add("m", "r", "s")
    #expect(baseline.take("m", "r", "s") && baseline.take("m", "r", "s") && !baseline.take("m", "r", "s"))
    #expect(!baseline.take("m", "q", "s") && baseline == Baseline())
  }

  @Test(arguments: [
    "", "[]", "{\"version\": 2}", "{\"version\": 1, \"other\": {}}", "{\"version\": 1", "nonsense: [", "\u{0}",
  ])
  func whatIsNoBaselineIsRefused(_ text: String) {
    #expect {
      try Baseline(Array(text.utf8), path: "base.json")
    } throws: { error in
      let message = (error as? Baseline.Unreadable)?.message ?? ""
      return message.hasPrefix("base.json:1:") && message.hasSuffix("write a new one with --write-baseline")
    }
  }

  /// A map is named by its path relative to the baseline, however the map and the baseline are specified.
  @Test func mapsAreNamedFromTheBaselinesFolder() {
    let files = FilesOnPaper(["a/m.argmap.yaml": "", "b/base.json": ""], links: ["link": "a"], workingFolder: "/work")
    for map in ["a/m.argmap.yaml", "/work/a/m.argmap.yaml", "link/m.argmap.yaml", "./b/../a/m.argmap.yaml"] {
      #expect(BaselinePath.name(of: map, in: "b/base.json", files) == "../a/m.argmap.yaml")
      #expect(BaselinePath.name(of: map, in: "/work/new.json", files) == "a/m.argmap.yaml")
    }
  }
}
