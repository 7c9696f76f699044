import MapConfiguration
import MapPictures
import MapWorkspace
import SourceText
import Surroundings
import TestSupport
import Testing

@Suite struct PictureWorkerTests {
  static var job: PictureJob {
    var job = PictureJob()
    job.map = "a \"b\"\\c: é\u{1F600}\n  d.argmap.yaml"
    job.part.view = "no"
    job.part.focus = ["a", "b: \"c\""]
    job.part.depth = 3
    job.part.tags = ["t"]
    job.part.groups = ["g"]
    job.part.path = "a..b"
    job.textLength = 12
    job.standardInputName = "- x.argmap.yaml"
    job.format = "md"
    job.collapsed = ["one", " two "]
    job.root = "/r"
    job.isIsolated = true
    job.outputs = ["x.svg", "y.html"]
    for (setting, text) in [
      (RenderSettingTable.theme.about, "dark"), (RenderSettingTable.aspect.about, "2"),
      (RenderSettingTable.sourceLinks.about, "https://e.test/{path}#L{line}"), (RenderSettingTable.strict.about, "no"),
    ] { _ = job.settings.set(setting, to: text) }
    return job
  }

  @Test func aJobIsALineThatReadsAsItself() {
    for job in [
      Self.job,
      {
        var job = PictureJob(); job.map = "m"; return job
      }(),
    ] {
      #expect(!job.text.contains("\n"))
      #expect(PictureJob(Array(job.text.utf8)) == job)
    }
    for text in ["", "{}", "[]", "{\"map\": \"\"}", "{\"map\": \"m\", \"other\": 1}", "{\"map\": \"m\"", "nonsense"] {
      #expect(PictureJob(Array(text.utf8)) == nil, "\(text)")
    }
    #expect(PictureJob(Array("{\"map\":\"m\",\"settings\":{\"theme\":\"loud\"}}".utf8)) == nil)
  }

  func run(_ script: String, limit: Double = 20) -> PictureWorker.Failure? {
    var worker = PictureWorker(program: "/bin/sh", limit: limit)
    worker.arguments = ["-c", script]
    var job = PictureJob()
    job.map = "m"
    return failure(worker.run(job))
  }

  func failure(_ result: Result<PictureWorker.Drawn, PictureWorker.Failure>) -> PictureWorker.Failure? {
    if case .failure(let failure) = result { failure } else { nil }
  }

  @Test func howAWorkerEndsIsSaid() {
    #expect(run("exit 0") == nil)
    #expect(run("echo no such view; exit 2") == .init(reason: "no such view", status: 2))
    let way = "draw parts of the map, for example with --depth"
    #expect(
      run("exit 3")
        == .init(
          reason: "cannot lay out m: the drawing process failed without a message (status 3); \(way)", status: 70))
    #expect(
      run("kill -6 $$")
        == .init(
          reason: "cannot lay out m: the drawing process crashed or ran out of memory (signal 6); \(way)", status: 70))
    #expect(
      run("while :; do echo x; sleep 0.02; done", limit: 0.5)
        == .init(
          reason: "cannot lay out m: it took more than 0.5 seconds; set another limit with --timeout, or \(way)",
          status: 70))
    #expect(
      failure(PictureWorker(program: "/no/such/program", limit: nil).run(Self.job))?.reason.hasSuffix(
        "(view no): the drawing process could not be started") == true)
  }

  @Test func whatAWorkerDrewIsReadBack() {
    for drawn in [
      PictureWorker.Drawn(), PictureWorker.Drawn(warnings: ["one", "two"]),
      PictureWorker.Drawn(output: Array("\na\n\nb".utf8)),
      PictureWorker.Drawn(warnings: ["w"], output: [0, 10, 255]),
    ] {
      #expect(PictureWorker.Drawn(drawn.bytes) == drawn)
    }
  }

  /// A program that has exceeded its limit can still clean up, for a second.
  @Test func aLateWorkerIsAskedToEndFirst() throws {
    try Repository.withFolder { folder in
      let script = "trap 'echo ended > \(folder)/end; exit' TERM; while :; do sleep 0.02; done"
      #expect(run(script, limit: 0.3) != nil)
      #expect(Disk().kind(folder + "/end") == .file)
      #expect(run("trap '' TERM; while :; do sleep 0.02; done", limit: 0.3) != nil)
    }
  }

  @Test func aJobIsDrawnWithOneReadingOfItsMap() throws {
    let files = FilesOnPaper([
      "m.argmap.yaml": SiteTests.map("M"), "bad.argmap.yaml": "claims:\n  - a: A\n",
      "argmap.yaml": "render: {theme: dark}\n",
    ])
    var job = PictureJob()
    job.map = "m.argmap.yaml"
    job.outputs = ["m.svg", "m.html", "m.md"]
    try Workspace.perform(job, files)
    #expect(files.reads("m.argmap.yaml") == 1)
    #expect(files.text("m.svg")?.hasPrefix("<svg") == true && files.text("m.html")?.contains("<!DOCTYPE html>") == true)
    #expect(files.text("m.md")?.hasPrefix("# M\n") == true)
    func failure(_ change: (inout PictureJob) -> Void) -> PictureWorker.Failure? {
      var other = job
      change(&other)
      do throws(PictureWorker.Failure) {
        try Workspace.perform(other, files)
        return nil
      } catch {
        return error
      }
    }
    #expect(failure { $0.map = "no.argmap.yaml" }?.reason == "cannot read no.argmap.yaml: there is no such file")
    #expect(failure { $0.part.view = "shrt" }?.reason.hasPrefix("m.argmap.yaml: ") == true)
    #expect(failure { $0.outputs = ["no/m.svg"] }?.reason == "cannot write no/m.svg: No such file or directory")
    let refused = failure {
      $0.map = "bad.argmap.yaml"
      _ = $0.settings.set(RenderSettingTable.strict.about, to: "yes")
    }
    let markdown = try Workspace.perform(
      {
        var other = job
        (other.outputs, other.format) = (["-"], "md")
        return other
      }(), files)
    #expect(String(decoding: markdown.output, as: UTF8.self).hasPrefix("# M\n") && markdown.warnings.isEmpty)
    #expect(refused?.status == 1 && refused?.reason.contains("has 1 error, so it is not drawn") == true)
  }

  /// Runs the program itself as a worker.
  @Test func theProgramIsAWorkerThatEndsWithItsParent() throws {
    try Repository.withFolder { folder in
      try Repository.write(SiteTests.map("M"), to: folder + "/m.argmap.yaml")
      var job = PictureJob()
      job.map = folder + "/m.argmap.yaml"
      job.outputs = [folder + "/m.svg"]
      let worker = PictureWorker(program: Tool.argmap, limit: 60)
      #expect(failure(worker.run(job)) == nil)
      #expect(Disk().kind(folder + "/m.svg") == .file)
      job.part.view = "nowhere"
      #expect(failure(worker.run(job))?.reason.contains("nowhere") == true)
      // The text that follows the job is drawn, not the file, and the picture comes back.
      let text = Array(SiteTests.map("Unsaved").utf8)
      job.part.view = nil
      job.textLength = text.count
      (job.outputs, job.format) = (["-"], "md")
      let drawn = try worker.run(job, text: text).get()
      #expect(String(decoding: drawn.output, as: UTF8.self).hasPrefix("# Unsaved\n"))
      // The map is a pipe that nobody writes to: the worker waits while its parent exits.
      let script = """
        mkfifo "$1/pipe"
        sh -c 'echo "{\\"map\\":\\"/dev/fd/9\\",\\"outputs\\":[]}"; sleep 0.5' | "$0" worker 9<> "$1/pipe"
        """
      let result = ChildProcess.run("sh", ["-c", script, Tool.argmap, folder], limit: 10)
      #expect(result?.isLate == false && result?.status == 143)
    }
  }
}
