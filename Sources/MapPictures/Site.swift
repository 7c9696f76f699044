import MapConfiguration
import MapRendering
import SourceText
import Surroundings

/// A folder with pictures of many maps, and an index page that links to all of them.
package struct Site: Sendable {
  /// A map or a view to draw, with what the index page shows about it.
  package struct Picture: Sendable {
    /// The path of the map.
    package var map: String
    /// The name of the view; nil for the whole map.
    package var view: String?
    /// The path of the picture's files in the site's folder, without extension.
    package var name: String
    package var title: String
    package var question: String?
    /// The number of claims shown.
    package var claims: Int
    /// The number of unsupported claims among those shown.
    package var unsupported: Int
    /// The texts of the conclusions shown, and the number of steps for and against them.
    package var conclusions: [String]
    package var steps: (pro: Int, con: Int)
    /// The date that the map gives, if any.
    package var date: String?
    /// The ids and texts of the claims, for the search; empty for a view.
    package var texts: [(id: String, text: String)]
    /// The maps that the map imports: their aliases and paths.
    package var imports: [(alias: String, path: String)]
    /// The current state of everything that the picture depends on.
    package var key: String
  }

  /// A loaded map of the site.
  package struct Map {
    package var rendering: Rendering
    /// The paths of all files that the map's pictures depend on.
    package var files: [String]

    package init(_ rendering: Rendering, files: [String]) {
      self.rendering = rendering
      self.files = files
    }
  }

  package private(set) var pictures: [Picture] = []
  /// The maps with errors, and how many each has. They are drawn as far as they were understood.
  package private(set) var faulty: [(map: String, errors: Int)] = []
  private let folder: String
  /// The address of the site, ending in a slash; nil if it is unknown.
  private let address: String?
  private let job: PictureJob
  private let fileSystem: any FileSystem
  private static let manifest = ".argmap-site"

  /// - Parameters:
  ///   - maps: the paths of the maps; files of the site are named after these paths, relative to their common folder.
  ///   - folder: the path of the site's folder.
  ///   - job: how to draw each map; if this changes, all pictures are redrawn. Its map, view and outputs are ignored.
  ///   - load: loads one of the maps.
  package init<Failure: Error>(
    _ maps: [String], folder: String, job: PictureJob, _ fileSystem: any FileSystem,
    load: (String) throws(Failure) -> Map
  ) throws(Failure) {
    self.folder = folder
    self.address = job.place.address
    self.job = job
    self.fileSystem = fileSystem
    let common = Self.commonFolder(maps)
    // The index page has this name.
    var taken: Set = ["index"]
    /// A name that is not taken yet: the given one, or the given one with a number.
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

  /// The deepest folder that contains all the maps, with a trailing slash; empty if there is none.
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

  /// A path without the extension of a map.
  private static func name(_ path: String) -> String {
    for ending in [".argmap.yaml", ".argmap.yml", ".yaml", ".yml"] where path.hasSuffix(ending) {
      return String(path.dropLast(ending.count))
    }
    return path
  }

  /// The current state of files and of the drawing settings, as a string to compare.
  private func key(_ files: [String]) -> String {
    let css = job.settings[RenderSettingTable.css]
    let stamps = (files.sorted() + [css].compactMap(\.self)).map { path in
      "\(path)=\(fileSystem.stamp(path)?.description ?? "")"
    }
    return ([ProgramVersion.number, job.text] + stamps).joined(separator: "|")
  }

  // MARK: Drawing

  /// The pictures that are missing or out of date.
  package func outdated() -> [Picture] {
    let known = readManifest()
    return pictures.filter { picture in
      known[picture.name.percentEncodedPath] != picture.key.percentEncodedPath
        || (Self.endings + (address == nil ? [] : ["png"])).contains {
          fileSystem.kind("\(folder)/\(picture.name).\($0)") != .file
        }
    }
  }

  /// Draws pictures on all processors. Each picture is drawn in a separate process with a time limit.
  ///
  /// - Parameters:
  ///   - worker: starts the processes.
  ///   - done: called after each picture, on any thread, with the failure or nil.
  /// - Throws: `FileWritingError` if a folder cannot be created.
  package func draw(
    _ pictures: [Picture], _ worker: PictureWorker, done: @Sendable (Picture, PictureWorker.Failure?) -> Void
  ) throws(FileWritingError) {
    for picture in pictures { try fileSystem.makeFolder(PathText.folder(of: "\(folder)/\(picture.name)")) }
    let (folder, job) = (folder, job)
    Parallel.run(pictures.count, least: 2) { i in
      var own = job
      own.map = pictures[i].map
      own.part.view = pictures[i].view
      own.place = place(pictures[i])
      own.outputs = Self.endings.map { "\(folder)/\(pictures[i].name).\($0)" }
      switch worker.run(own) {
      case .success: done(pictures[i], writePreview(pictures[i]))
      case .failure(let failure): done(pictures[i], failure)
      }
    }
  }

  private static let endings = ["svg", "html"]

  /// Writes the preview picture of a page, if the site's address is known.
  private func writePreview(_ picture: Picture) -> PictureWorker.Failure? {
    if address == nil { return nil }
    let preview = PreviewCard(
      title: picture.title, question: picture.question, conclusions: picture.conclusions, steps: picture.steps)
    do {
      let png = try Converter.png(preview.svg, scale: 1, background: nil)
      try fileSystem.write(png, to: "\(folder)/\(picture.name).png")
      return nil
    } catch let failure as Converter.Failure {
      return PictureWorker.Failure(reason: failure.reason, status: 2)
    } catch let error as FileWritingError {
      return PictureWorker.Failure(reason: "cannot write \(error.path): \(error.reason)", status: 2)
    } catch {
      return PictureWorker.Failure(reason: "\(error)", status: 70)
    }
  }

  /// Where a picture's page is, and the pages to which it links: the index, the whole map, the map's views, and imports.
  private func place(_ picture: Picture) -> PagePlace {
    let up = String(repeating: "../", count: picture.name.split(separator: "/").count - 1)
    let same = pictures.filter { $0.map == picture.map }
    var place = PagePlace()
    place.address = address.map { $0 + picture.name.percentEncodedPath + ".html" }
    place.imports = picture.imports.compactMap { alias, path in
      let other = pictures.first { $0.view == nil && PathText.simple($0.map) == path }
      return other.map { PageLink(title: alias, address: up + $0.name.percentEncodedPath + ".html") }
    }
    place.pages =
      [PageLink(title: "All maps", address: up + "index.html")]
      + same.map { other in
        PageLink(
          title: other.view ?? "Whole map",
          address: other.name == picture.name ? "" : up + other.name.percentEncodedPath + ".html")
      }
    return place
  }

  // MARK: What has been drawn

  /// Decodes a name encoded by `percentEncodedPath`; nil if it is not a valid encoding or leads outside the folder.
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
    // A manifest that someone has changed must not lead outside the folder.
    let isInside = !text.hasPrefix("/") && !text.split(separator: "/").contains("..")
    return isInside && text.percentEncodedPath == name ? text : nil
  }

  /// The key with which each picture was last drawn, by the picture's name; both are percent-encoded.
  private func readManifest() -> [String: String] {
    guard let bytes = try? fileSystem.read("\(folder)/\(Self.manifest)") else { return [:] }
    var result: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 1)
      if parts.count == 2 { result[String(parts[1])] = String(parts[0]) }
    }
    return result
  }

  /// Writes the index page and the manifest, and deletes pictures of maps and views that no longer exist.
  /// - Parameter failed: the names of pictures that could not be drawn, which are left out.
  package func finish(failed: Set<String>) throws(FileWritingError) {
    let names = Set(pictures.map(\.name))
    for old in readManifest().keys.compactMap(Self.decoded) where !names.contains(old) {
      for ending in Self.endings + ["png"] { fileSystem.remove("\(folder)/\(old).\(ending)") }
    }
    let drawn = pictures.filter { !failed.contains($0.name) }
    let lines = drawn.map { "\($0.key.percentEncodedPath)\t\($0.name.percentEncodedPath)\n" }
    try fileSystem.write(lines.joined(), to: "\(folder)/\(Self.manifest)")
    // In the order of titles; the views of a map follow it.
    let titles = Dictionary(drawn.map { ($0.map, $0.title) }) { first, _ in first }
    func place(_ picture: Picture) -> (String, String) { (titles[picture.map]?.lowercased() ?? "", picture.map) }
    let ordered = drawn.enumerated().sorted {
      let (a, b) = (place($0.element), place($1.element))
      return a != b ? a < b : $0.offset < $1.offset
    }
    let cards = ordered.map(\.element).map { picture in
      IndexPage.Card(
        name: picture.name, title: picture.title, question: picture.question, claims: picture.claims,
        unsupported: picture.unsupported, conclusions: picture.conclusions, steps: picture.steps, date: picture.date,
        texts: picture.texts)
    }
    try fileSystem.write(IndexPage.render(cards, address: address), to: "\(folder)/index.html")
  }
}

extension Rendering {
  /// What the index page shows about this map or one of its views.
  fileprivate func sitePicture(_ map: String, view: String?, name: String, key: String) -> Site.Picture {
    var part = SelectionRequest()
    part.view = view
    let drawing = try? drawing(PictureRequest(), part: part)
    let claims = drawing?.boxes.filter { $0.stub == nil } ?? []
    let links = drawing?.links.filter { link in
      if case .box(let i) = link.to { drawing?.boxes[i].isConclusion == true } else { false }
    }
    return Site.Picture(
      map: map, view: view, name: name, title: drawing?.title ?? PathText.name(of: name), question: drawing?.question,
      claims: claims.count, unsupported: claims.count(where: \.isUnsupported),
      conclusions: claims.filter(\.isConclusion).map(\.shown),
      steps: (
        links?.count { $0.relation == .support && $0.hasHead } ?? 0,
        links?.count { $0.relation == .objection && $0.hasHead } ?? 0
      ), date: date, texts: view == nil ? claims.filter { !$0.isGroup }.map { ($0.elementID, $0.text) } : [],
      imports: imports(of: map), key: key)
  }
}
