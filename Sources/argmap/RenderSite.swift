import MapPictures
import MapWorkspace
import Surroundings

/// `argmap render FOLDER -o SITE`: a page of all maps, and a picture and a page of each.
struct RenderSite {
  var maps: [String]
  var folder: String
  /// How each is drawn.
  var job: PictureJob
  var isQuiet: Bool
  var workspace: Workspace

  func run() throws {
    let site = try workspace.site(maps, folder: folder, job: job)
    try workspace.fileSystem.makeFolder(folder)
    let outdated = site.outdated()
    let progress = Progress(count: outdated.count, isShown: !isQuiet && Output.isErrorTerminal)
    try site.draw(outdated, PictureWorker(program: Program.path)) { picture, failure in
      progress.report(picture.name, failure)
    }
    let failures = progress.failures
    try site.finish(failed: Set(failures.map(\.name)))
    for (name, failure) in failures { Output.error("argmap: cannot draw \(name): \(failure.reason)\n") }
    if !isQuiet {
      for (map, errors) in site.faulty {
        Output.error("argmap: \(map) has \(counted(errors, "error")); see argmap check\n")
      }
      let rest = site.pictures.count - outdated.count
      Output.error("\(folder)/index.html: \(outdated.count - failures.count) drawn, \(rest) unchanged\n")
    }
    // The worst: a fault of ours, then of the call, then of a map.
    if let status = failures.map(\.failure.status).max() {
      throw CommandFailure("\(failures.count) of \(site.pictures.count) could not be drawn", status: status)
    }
  }

  /// How far it has come: a line on a terminal that changes, and nothing elsewhere.
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
        if isShown {
          Output.error("\r\u{1B}[K\(state.done) of \(count): \(name)" + (state.done == count ? "\r\u{1B}[K" : ""))
        }
      }
    }
  }
}
