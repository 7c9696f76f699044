import SourceText
import Surroundings

/// The path patterns of one `.gitignore` or `argmap.yaml`, relative to its folder.
package struct PathPatterns: Sendable {
  private struct Pattern {
    var parts: [String]
    var isNegated: Bool
    var isForFolders: Bool
  }

  /// The absolute path of the folder that the patterns are relative to.
  private let folder: String
  private let patterns: [Pattern]

  /// - Parameters:
  ///   - folder: the absolute path of the folder that the patterns are relative to.
  ///   - lines: the patterns in `.gitignore` syntax; blank lines and comments are skipped.
  package init(folder: String, lines: [String]) {
    self.folder = folder
    patterns = lines.compactMap { line in
      var line = line[...]
      while line.last == " ", !line.hasSuffix("\\ ") { line.removeLast() }
      if line.isEmpty || line.first == "#" { return nil }
      let isNegated = line.first == "!"
      if isNegated { line.removeFirst() }
      let isForFolders = line.last == "/"
      if isForFolders { line.removeLast() }
      // A slash anywhere but at the end anchors a pattern to the folder.
      let isAnchored = line.contains("/")
      if line.first == "/" { line.removeFirst() }
      var parts = line.split(separator: "/").map(String.init)
      if !isAnchored { parts.insert("**", at: 0) }
      return parts.isEmpty ? nil : Pattern(parts: parts, isNegated: isNegated, isForFolders: isForFolders)
    }
  }

  /// Whether a pattern has a `[` without a closing `]`, so that it does not match what was probably meant.
  package static func hasOpenBracket(_ line: String) -> Bool {
    var isOpen = false
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if !isEscaped, scalar == "[" { isOpen = true }
      if !isEscaped, scalar == "]" { isOpen = false }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return isOpen
  }

  /// Reads the `.gitignore` of a folder; nil if it cannot be read.
  init?(ignoreFileIn folder: String, _ fileSystem: any FileSystem) {
    guard let bytes = try? fileSystem.read(folder + "/.gitignore") else { return nil }
    self.init(
      folder: fileSystem.realPath(folder) ?? folder,
      lines: String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init))
  }

  /// The `.gitignore` patterns of all folders above the given one, up to the top of the repository, topmost first.
  static func above(_ folder: String, _ fileSystem: any FileSystem) -> [PathPatterns] {
    guard let real = fileSystem.realPath(folder), let root = fileSystem.nearest(to: real, with: ".git"), root != real
    else { return [] }
    var result: [PathPatterns] = []
    var at = real
    while at != root, at != "/" {
      at = PathText.folder(of: at)
      if let file = PathPatterns(ignoreFileIn: at, fileSystem) { result.append(file) }
    }
    return result.reversed()
  }

  /// Whether a path is matched by the patterns of several files. The last file with a matching pattern decides.
  /// - Parameters:
  ///   - path: an absolute path.
  ///   - files: the patterns, topmost folder first.
  static func areMatched(_ path: String, isFolder: Bool, by files: [PathPatterns]) -> Bool {
    for file in files.reversed() {
      if let isMatched = file.matches(path, isFolder: isFolder) { return isMatched }
    }
    return false
  }

  /// Whether the patterns match a path; nil if none of them does. The last pattern that matches decides: the result is
  /// false if it starts with `!`, and true otherwise. A pattern without `!` that matches a folder also matches
  /// everything in that folder.
  /// - Parameter path: an absolute path.
  package func matches(_ path: String, isFolder: Bool) -> Bool? {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    guard path.hasPrefix(prefix) else { return nil }
    let parts = path.dropFirst(prefix.count).split(separator: "/").map(String.init)
    for pattern in patterns.reversed() {
      // The path itself, or a folder above it.
      for count in (1...max(1, parts.count)).reversed() {
        if count < parts.count ? pattern.isNegated : pattern.isForFolders && !isFolder { continue }
        if Self.matches(pattern.parts[...], parts.prefix(count)) { return !pattern.isNegated }
      }
    }
    return nil
  }

  private static func matches(_ pattern: ArraySlice<String>, _ path: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    if first == "**" {
      let rest = pattern.dropFirst()
      if rest.isEmpty { return !path.isEmpty }
      return (path.startIndex...path.endIndex).contains { matches(rest, path[$0...]) }
    }
    guard let name = path.first, NamePattern.matches(first, name) else { return false }
    return matches(pattern.dropFirst(), path.dropFirst())
  }
}
