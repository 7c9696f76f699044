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
    job.view = "no"
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
    return worker.run(Self.job)
  }

  @Test func howAWorkerEndsIsSaid() {
    #expect(run("exit 0") == nil)
    #expect(run("echo no such view; exit 2") == .init(reason: "no such view", status: 2))
    #expect(run("exit 3") == .init(reason: "the drawing process exited with status 3", status: 3))
    #expect(run("kill -6 $$") == .init(reason: "the drawing process was terminated by signal 6", status: 70))
    #expect(
      run("while :; do echo x; sleep 0.02; done", limit: 0.5)
        == .init(reason: "it took more than 0.5 seconds", status: 70))
    #expect(
      PictureWorker(program: "/no/such/program").run(Self.job)
        == .init(reason: "cannot start the drawing process", status: 70))
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
    #expect(failure { $0.view = "shrt" }?.reason.hasPrefix("m.argmap.yaml: ") == true)
    #expect(failure { $0.outputs = ["no/m.svg"] }?.reason == "cannot write no/m.svg: No such file or directory")
    let refused = failure {
      $0.map = "bad.argmap.yaml"
      _ = $0.settings.set(RenderSettingTable.strict.about, to: "yes")
    }
    #expect(refused?.status == 1 && refused?.reason.contains("has 1 error, so it is not drawn") == true)
  }

  /// Runs the program itself as a worker.
  @Test func theProgramIsAWorkerThatEndsWithItsParent() throws {
    try Repository.withFolder { folder in
      try Repository.write(SiteTests.map("M"), to: folder + "/m.argmap.yaml")
      var job = PictureJob()
      job.map = folder + "/m.argmap.yaml"
      job.outputs = [folder + "/m.svg"]
      #expect(PictureWorker(program: Tool.argmap).run(job) == nil)
      #expect(Disk().kind(folder + "/m.svg") == .file)
      job.view = "nowhere"
      #expect(PictureWorker(program: Tool.argmap).run(job)?.reason.contains("nowhere") == true)
      // The map is a pipe that nobody writes to: the worker waits while its parent exits.
      let script = """
        mkfifo "$1/pipe"
        sh -c 'echo "{\\"map\\":\\"/dev/fd/9\\",\\"outputs\\":[]}"; sleep 0.5' | "$0" worker 9<> "$1/pipe"
        """
      let result = ChildProcess.run("sh", ["-c", script, Tool.argmap, folder], limit: 10)
      #expect(result?.isLate == false && result?.status == 70)
    }
  }
}
