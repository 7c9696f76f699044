import ArgumentMap
import MapConfiguration
import MapPictures
import SourceText
import Surroundings

extension Workspace {
  /// Prepares a site from maps. Each map is loaded once, for the index page and to find the files that it depends on.
  /// - Throws: `Unreadable` if a map cannot be read.
  package func site(_ maps: [String], folder: String, job: PictureJob) throws(Unreadable) -> Site {
    try Site(maps, folder: folder, job: job, fileSystem) { (path) throws(Unreadable) in
      let (rendering, files) = try rendering(path)
      let css = job.settings.over((try? configuration(path))?.render ?? RenderSettings())[RenderSettingTable.css]
      return Site.Map(rendering, files: files + [css].compactMap(\.self))
    }
  }

  /// A job to draw a map with the options of this workspace.
  package func job(_ map: String) -> PictureJob {
    var job = PictureJob()
    job.map = map
    job.root = root
    job.isIsolated = configurations.isIsolated
    job.standardInputName = standardInputName
    return job
  }

  /// Carries out a drawing job and writes its files.
  /// - Parameter text: the map's text, if `textLength` of the job is set.
  @discardableResult
  package static func perform(
    _ job: PictureJob, text: [UInt8] = [], _ disk: any FileSystem
  ) throws(PictureWorker.Failure) -> PictureWorker.Drawn {
    let fileSystem: any FileSystem = job.textLength == nil ? disk : Overlay([job.map: text], over: disk)
    let workspace = Workspace(
      fileSystem, root: job.root, standardInputName: job.standardInputName, isIsolated: job.isIsolated)
    do {
      let settings = job.settings.over(try workspace.configuration(job.map).render)
      var request = try PictureRequest(settings, fileSystem)
      request.collapsed = job.collapsed
      request.place = job.place
      let (rendering, _) = try workspace.rendering(job.map)
      if settings[RenderSettingTable.strict] == true, rendering.errorCount > 0 {
        throw PictureWorker.Failure(
          reason: "\(rendering.errorWords(job.map)), so it is not drawn; see argmap check", status: 1)
      }
      let formats = job.outputs.map { job.format.flatMap(PictureFormat.named) ?? PictureFormat.ofFile($0) ?? .standard }
      let (files, warnings) = try rendering.files(try rendering.content(for: formats, request, part: job.part), request)
      var drawn = PictureWorker.Drawn(warnings: warnings)
      for (path, bytes) in zip(job.outputs, files) {
        if path == "-" { drawn.output = bytes } else { try fileSystem.write(bytes, to: path) }
      }
      return drawn
    } catch let failure as PictureWorker.Failure {
      throw failure
    } catch let error as Unreadable {
      throw PictureWorker.Failure(reason: "cannot read \(error.path): \(error.reason)", status: 2)
    } catch let error as CheckFailure {
      throw PictureWorker.Failure(reason: error.words, status: 2)
    } catch let error as FileWritingError {
      throw PictureWorker.Failure(reason: "cannot write \(error.path): \(error.reason)", status: 2)
    } catch let error as Rendering.Failure {
      throw PictureWorker.Failure(reason: error.words(job.name), status: error.isOurs ? 70 : 2)
    } catch let error as Selection.Problem {
      throw PictureWorker.Failure(reason: "\(job.map): \(error.message)", status: 2)
    } catch {
      throw PictureWorker.Failure(reason: "\(error)", status: 70)
    }
  }
}
