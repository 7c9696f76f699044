import MapConfiguration
import MapPictures
import MapWorkspace
import Surroundings

/// Redraws a map whenever a file on which its picture depends is saved. Each drawing is made by a separate process with
/// a time limit, since libgvc leaks memory with every layout, cannot be interrupted and can abort.
struct Watching {
  let render: Render
  /// The arguments of this process, including `--watch`.
  let arguments: [String]
  /// The time limit for a drawing.
  let limit: TimeLimit

  func run() -> Never {
    while true {
      let files = ObservedFiles(Disk())
      let count = read(files)
      let status = drawOnce()
      let isDrawn = status == 0 ? "drew \(render.map)" : "could not draw \(render.map) (status \(status))"
      Output.error("\(isDrawn); watching \(counted(count, "file")); press Ctrl-C to stop\n")
      files.poll()
      // An editor that replaces the map leaves it missing for a moment.
      while Disk().kind(render.map) == .missing { Program.pause(milliseconds: 50) }
    }
  }

  /// Reads what the picture depends on: the map, its imports and sources, each `argmap.yaml` and a style sheet. Returns
  /// the number of these files. Whatever is wrong with them is reported by the process that draws.
  private func read(_ files: ObservedFiles) -> Int {
    let workspace = render.workspace.reading(files)
    let settings = (try? workspace.configuration(render.map))?.render ?? RenderSettings()
    let css = render.settings.over(settings)[RenderSettingTable.css]
    if let css { _ = try? files.read(css) }
    let paths = (try? workspace.rendering(render.map))?.files ?? [render.map]
    return Set(paths + [css].compactMap(\.self)).count
  }

  /// Draws the map once and returns the exit status: 124 if it took too long, 70 if the process could not be started.
  private func drawOnce() -> Int32 {
    let result = ChildProcess.run(
      Program.path, arguments.filter { $0 != "--watch" }, limit: limit.seconds, output: .inherited)
    guard let result else { return 70 }
    return result.isLate ? 124 : result.status
  }
}
