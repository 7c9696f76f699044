import MapConfiguration
import MapRendering
import SourceText
import Surroundings

/// A folder of pictures of many maps, with a page that shows them all.
package struct Site: Sendable {
  /// A map, or a view of one, that is drawn.
  package struct Picture: Sendable {
    package var map: String
    package var view: String?
    /// The path of its files in the site's folder, without an ending.
    package var name: String
    package var title: String
    package var question: String?
    package var claims: Int
    package var unsupported: Int
    /// What it depends on, as it is now.
    package var key: String
  }

  /// A map of the site, as it was loaded.
  package struct Map {
    package var rendering: Rendering
    /// Every file that has a part in it.
    package var files: [String]

    package init(_ rendering: Rendering, files: [String]) {
      self.rendering = rendering
      self.files = files
    }
  }

  package private(set) var pictures: [Picture] = []
  /// The maps with errors, with how many, which are drawn as far as they are understood.
  package private(set) var faulty: [(map: String, errors: Int)] = []
  private let folder: String
  private let job: PictureJob
  private let fileSystem: any FileSystem
  private static let manifest = ".argmap-site"

  /// - Parameters:
  ///   - maps: paths of maps; files in the site are called by what these have beyond their common folder.
  ///   - job: how each is to be drawn; another way makes them anew. Its map, view and outputs do not matter.
  ///   - load: loads one of the maps.
  package init<Failure: Error>(
    _ maps: [String], folder: String, job: PictureJob, _ fileSystem: any FileSystem,
    load: (String) throws(Failure) -> Map
  ) throws(Failure) {
    self.folder = folder
    self.job = job
    self.fileSystem = fileSystem
    let common = Self.commonFolder(maps)
    // The page of all pictures is called so.
    var taken: Set = ["index"]
    /// A name that no other picture has.
    func free(_ name: String) -> String {
      var result = name
      var number = 2
      while !taken.insert(result).inserted {
        result = "\(name)-\(number)"
        number += 1
      }
      return result
    }
    for path in maps {
      let map = try load(path)
      let base = Self.name(String(path.dropFirst(common.count)))
      let key = key(map.files)
      if map.rendering.errorCount > 0 { faulty.append((path, map.rendering.errorCount)) }
      pictures.append(map.rendering.sitePicture(path, view: nil, name: free(base), key: key))
      for view in map.rendering.views {
        pictures.append(map.rendering.sitePicture(path, view: view, name: free(base + "-" + view), key: key))
      }
    }
  }

  /// The longest folder that all paths begin with, with its slash.
  private static func commonFolder(_ maps: [String]) -> String {
    guard var common = maps.first.map({ $0.split(separator: "/", omittingEmptySubsequences: false).dropLast() }) else {
      return ""
    }
    for map in maps {
      let parts = map.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      let same = zip(common, parts).prefix { $0 == $1 }.count
      common = common.prefix(same)
    }
    return common.isEmpty ? "" : common.joined(separator: "/") + "/"
  }

  private static func name(_ path: String) -> String {
    for ending in [".argmap.yaml", ".argmap.yml", ".yaml", ".yml"] where path.hasSuffix(ending) {
      return String(path.dropLast(ending.count))
    }
    return path
  }

  /// Files as they are now, and how a map is drawn.
  private func key(_ files: [String]) -> String {
    let css = job.settings[RenderSettingTable.css]
    let stamps = (files.sorted() + [css].compactMap(\.self)).map { path in
      "\(path)=\(fileSystem.stamp(path)?.description ?? "")"
    }
    return ([ProgramVersion.number, job.text] + stamps).joined(separator: "|")
  }

  // MARK: Drawing

  /// The pictures that are not there as they should be.
  package func outdated() -> [Picture] {
    let known = readManifest()
    return pictures.filter { picture in
      known[picture.name.percentEncodedPath] != picture.key.percentEncodedPath
        || Self.endings.contains { fileSystem.kind("\(folder)/\(picture.name).\($0)") != .file }
    }
  }

  /// Draws pictures on all processors, each in a process of its own, which may not take for ever.
  ///
  /// - Parameters:
  ///   - worker: starts such processes.
  ///   - done: told of each picture as it is ready, from any thread, with what went wrong.
  package func draw(
    _ pictures: [Picture], _ worker: PictureWorker, done: @Sendable (Picture, PictureWorker.Failure?) -> Void
  ) throws(FileWritingError) {
    for picture in pictures { try fileSystem.makeFolder(PathText.folder(of: "\(folder)/\(picture.name)")) }
    let (folder, job) = (folder, job)
    Parallel.run(pictures.count, least: 2) { i in
      var own = job
      own.map = pictures[i].map
      own.view = pictures[i].view
      own.outputs = Self.endings.map { "\(folder)/\(pictures[i].name).\($0)" }
      done(pictures[i], worker.run(own))
    }
  }

  private static let endings = ["svg", "html"]

  // MARK: What has been drawn

  /// A name as it was before `percentEncodedPath`; nil for what that does not give.
  private static func decoded(_ name: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Substring(name).utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let digits = String(rest.prefix(2)), let value = UInt8(digits, radix: 16) else {
        return nil
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    // A manifest that somebody has changed must not lead out of the folder.
    let isInside = !text.hasPrefix("/") && !text.split(separator: "/").contains("..")
    return isInside && text.percentEncodedPath == name ? text : nil
  }

  /// By name, what each picture depends on, both encoded.
  private func readManifest() -> [String: String] {
    guard let bytes = try? fileSystem.read("\(folder)/\(Self.manifest)") else { return [:] }
    var result: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 1)
      if parts.count == 2 { result[String(parts[1])] = String(parts[0]) }
    }
    return result
  }

  /// Writes the page of all pictures, and what they were drawn from; deletes those of maps that are gone.
  package func finish(failed: Set<String>) throws(FileWritingError) {
    let names = Set(pictures.map(\.name))
    for old in readManifest().keys.compactMap(Self.decoded) where !names.contains(old) {
      for ending in Self.endings { fileSystem.remove("\(folder)/\(old).\(ending)") }
    }
    let drawn = pictures.filter { !failed.contains($0.name) }
    let lines = drawn.map { "\($0.key.percentEncodedPath)\t\($0.name.percentEncodedPath)\n" }
    try fileSystem.write(lines.joined(), to: "\(folder)/\(Self.manifest)")
    let cards = drawn.map { picture in
      IndexPage.Card(
        name: picture.name, title: picture.title, question: picture.question, claims: picture.claims,
        unsupported: picture.unsupported)
    }
    try fileSystem.write(IndexPage.render(cards), to: "\(folder)/index.html")
  }
}

extension Rendering {
  /// What a site's page says of this map, or of a view of it.
  fileprivate func sitePicture(_ map: String, view: String?, name: String, key: String) -> Site.Picture {
    var part = SelectionRequest()
    part.view = view
    let drawing = try? drawing(PictureRequest(), part: part)
    let claims = drawing?.boxes.filter { $0.stub == nil } ?? []
    return Site.Picture(
      map: map, view: view, name: name, title: drawing?.title ?? PathText.name(of: name), question: drawing?.question,
      claims: claims.count, unsupported: claims.count(where: \.isUnsupported), key: key)
  }
}
