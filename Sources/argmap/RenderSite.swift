import MapPictures
import MapWorkspace
import Surroundings

/// `argmap render FOLDER -o SITE`: draws an SVG and an HTML page for each map and view, and an index page.
struct RenderSite {
  var maps: [String]
  var folder: String
  /// How to draw each map.
  var job: PictureJob
  var isQuiet: Bool
  /// The time limit for each layout.
  var limit: TimeLimit
  var workspace: Workspace

  func run() throws {
    if !isQuiet { Waiting.begin("reading \(counted(maps.count, "map"))") }
    let site = try workspace.site(maps, folder: folder, job: job)
    try workspace.fileSystem.makeFolder(folder)
    let outdated = site.outdated()
    let progress = Progress(count: outdated.count, isShown: !isQuiet && Output.isErrorTerminal)
    try site.draw(outdated, PictureWorker(program: Program.path, limit: limit.seconds)) { picture, failure in
      progress.report(picture.name, failure)
    }
    Waiting.end()
    let failures = progress.failures
    try site.finish(failed: Set(failures.map(\.name)))
    for (_, failure) in failures { Output.error("argmap: \(failure.reason)\n") }
    if !isQuiet {
      for (map, errors) in site.faulty {
        Output.error("argmap: \(map) has \(counted(errors, "error")); see argmap check\n")
      }
      let rest = site.pictures.count - outdated.count
      Output.error("\(folder)/index.html: \(outdated.count - failures.count) drawn, \(rest) unchanged\n")
    }
    // The worst is an internal error (70), then invalid usage (2), then a problem with a map (1).
    if let status = failures.map(\.failure.status).max() {
      throw CommandFailure("\(failures.count) of \(site.pictures.count) pictures could not be drawn", status: status)
    }
  }

  /// Shows progress on a single line of the terminal, which is overwritten; shows nothing if there is no terminal.
  private final class Progress: Sendable {
    private let state: Locked<(done: Int, failures: [(name: String, failure: PictureWorker.Failure)])>
    private let count: Int
    private let isShown: Bool

    init(count: Int, isShown: Bool) {
      self.count = count
      self.isShown = isShown
      state = Locked((0, []))
    }

    var failures: [(name: String, failure: PictureWorker.Failure)] {
      state.read { $0.failures.sorted { $0.name < $1.name } }
    }

    func report(_ name: String, _ failure: PictureWorker.Failure?) {
      state.write { state in
        state.done += 1
        if let failure { state.failures.append((name, failure)) }
        if isShown { Waiting.show("\(state.done) of \(count): \(name)") }
      }
    }
  }
}
