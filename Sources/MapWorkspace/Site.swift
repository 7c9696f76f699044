import ArgumentMap
import MapChecks
import MapRendering
import SourceText

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

  package private(set) var pictures: [Picture] = []
  /// The maps with errors, with how many, which are drawn as far as they are understood.
  package private(set) var faulty: [(map: String, errors: Int)] = []
  private let folder: String
  private static let manifest = ".argmap-site"

  /// - Parameters:
  ///   - maps: paths of maps; files in the site are called by what these have beyond their common folder.
  ///   - arguments: how they are to be drawn; another way makes them anew.
  ///   - settings: what these say.
  package init(
    _ maps: [String], folder: String, arguments: [String], settings: RenderSettings, workspace: Workspace
  ) throws(Workspace.Unreadable) {
    self.folder = folder
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
    for map in maps {
      let rendering = try Rendering(map, workspace: workspace)
      let base = Self.name(String(map.dropFirst(common.count)))
      let key = Self.key(map, arguments, settings, workspace)
      if rendering.errorCount > 0 { faulty.append((map, rendering.errorCount)) }
      pictures.append(rendering.sitePicture(map, view: nil, name: free(base), key: key))
      for view in rendering.views {
        pictures.append(rendering.sitePicture(map, view: view, name: free(base + "-" + view), key: key))
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

  /// Every file that has a part in a map, as it is now, and how it is drawn.
  private static func key(
    _ map: String, _ arguments: [String], _ settings: RenderSettings, _ workspace: Workspace
  ) -> String {
    var request = CheckRequest()
    request.namesFiles = true
    let paths = (try? workspace.check([map], request))?.paths ?? [map]
    let configuration = try? workspace.configuration(map)
    let css = settings.css ?? configuration?.render.css
    let stamps = (paths.sorted() + [configuration?.path, css].compactMap(\.self)).map { path in
      path + "=" + (System.stamp(path) ?? []).map(String.init).joined(separator: ",")
    }
    return ([ProgramVersion.number] + arguments + stamps).joined(separator: "|")
  }

  // MARK: Drawing

  /// The pictures that are not there as they should be.
  package func outdated() -> [Picture] {
    let known = readManifest()
    return pictures.filter { picture in
      known[picture.name.percentEncodedPath] != picture.key.percentEncodedPath
        || Self.endings.contains { System.kind("\(folder)/\(picture.name).\($0)") != .file }
    }
  }

  /// Draws pictures on all processors, each in a process of its own, which may not take for ever.
  ///
  /// - Parameters:
  ///   - program: the path of this program.
  ///   - done: told of each picture as it is ready, from any thread, with what went wrong.
  package func draw(
    _ pictures: [Picture], program: String, arguments: [String], done: @Sendable (Picture, Failure?) -> Void
  ) throws(FileWritingError) {
    for picture in pictures { try System.makeFolder(PathText.folder(of: "\(folder)/\(picture.name)")) }
    let folder = folder
    Parallel.run(pictures.count, least: 2) { i in
      let picture = pictures[i]
      var failure: Failure?
      for ending in Self.endings where failure == nil {
        var call = ["render", "-q", picture.map, "-o", "\(folder)/\(picture.name).\(ending)"] + arguments
        if let view = picture.view { call += ["--view", view] }
        failure = Self.failure(ChildProcess.run(program, call, limit: Self.limit, keepsErrors: true))
      }
      done(picture, failure)
    }
  }

  /// What kept a picture from being drawn.
  package struct Failure: Sendable {
    package var reason: String
    /// The status of the process that was to draw it.
    package var status: Int32
  }

  private static let endings = ["svg", "html"]
  /// How many seconds a picture may take.
  private static let limit = 120

  private static func failure(_ result: ChildProcess.Finished?) -> Failure? {
    guard let result else { return Failure(reason: "another argmap cannot be started", status: 70) }
    if result.isLate { return Failure(reason: "it took over \(limit) seconds", status: 70) }
    if result.status == 0 { return nil }
    let words = String(decoding: result.output, as: UTF8.self).split(separator: "\n").last.map(String.init) ?? ""
    let prefix = ["argmap: error: ", "argmap: "].first { words.hasPrefix($0) } ?? ""
    return Failure(
      reason: words.isEmpty ? "status \(result.status)" : String(words.dropFirst(prefix.count)), status: result.status)
  }

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
    guard let bytes = try? System.read("\(folder)/\(Self.manifest)") else { return [:] }
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
      for ending in Self.endings { System.delete("\(folder)/\(old).\(ending)") }
    }
    let drawn = pictures.filter { !failed.contains($0.name) }
    let lines = drawn.map { "\($0.key.percentEncodedPath)\t\($0.name.percentEncodedPath)\n" }
    try System.write(lines.joined(), to: "\(folder)/\(Self.manifest)")
    let cards = drawn.map { picture in
      IndexPage.Card(
        name: picture.name, title: picture.title, question: picture.question, claims: picture.claims,
        unsupported: picture.unsupported)
    }
    try System.write(IndexPage.render(cards), to: "\(folder)/index.html")
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
