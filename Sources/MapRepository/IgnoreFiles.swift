import SourceText
import Surroundings

/// The files that tell git which paths to ignore: each `.gitignore`, and each repository's `info/exclude`.
struct IgnoreFiles {
  let fileSystem: any FileSystem

  /// The patterns of the `.gitignore` in a folder; nil if there is none or, as for git, if it
  /// is a link.
  /// - Parameters:
  ///   - folder: the folder's path.
  ///   - real: the folder's real path.
  func patterns(in folder: String, real: String) throws(MapSearch.Problem) -> PathPatterns? {
    let path = Self.path(".gitignore", in: folder)
    if fileSystem.isLink(path) { return nil }
    return try patterns(file: path, for: real)
  }

  /// The patterns of a repository's `info/exclude`; nil if there is none.
  /// - Parameter top: the real path of the repository's top folder.
  func exclusions(ofRepository top: String) throws(MapSearch.Problem) -> PathPatterns? {
    try patterns(file: gitFolder(top) + "/info/exclude", for: top)
  }

  /// The patterns that apply to a folder, other than those of its own `.gitignore`. They come from the `info/exclude`
  /// of its repository, then from the `.gitignore` of each folder above, topmost first. Empty if the folder is not in a
  /// repository, or is the top folder of one.
  /// - Parameter real: the real path of the folder.
  func patterns(above real: String) throws(MapSearch.Problem) -> [PathPatterns] {
    guard let top = fileSystem.nearest(to: real, with: ".git"), top != real else { return [] }
    var result: [PathPatterns] = []
    var at = real
    while at != top, at != "/" {
      at = PathText.folder(of: at)
      if let file = try patterns(in: at, real: at) { result.append(file) }
    }
    if let exclusions = try exclusions(ofRepository: top) { result.append(exclusions) }
    return result.reversed()
  }

  private func patterns(file path: String, for folder: String) throws(MapSearch.Problem) -> PathPatterns? {
    do throws(FileReadingError) {
      return PathPatterns(folder: folder, file: try fileSystem.read(path))
    } catch {
      if case .unreadable(let reason) = error, fileSystem.kind(path) == .file {
        throw .unreadable(path, reason: reason)
      }
      return nil
    }
  }

  /// The folder in which a repository keeps its settings. `.git` is a file in submodules and additional work trees.
  private func gitFolder(_ top: String) -> String {
    let path = Self.path(".git", in: top)
    guard fileSystem.kind(path) == .file, let folder = line(path), folder.hasPrefix("gitdir: ") else { return path }
    let own = PathText.absolute(String(folder.dropFirst(8)), in: top)
    return line(own + "/commondir").map { PathText.absolute($0, in: own) } ?? own
  }

  /// The first line of a file; nil if it cannot be read.
  private func line(_ path: String) -> String? {
    (try? fileSystem.read(path)).map { String(decoding: $0.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self) }
  }

  static func path(_ name: String, in folder: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
