import SourceText

/// The path patterns of one file, such as a `.gitignore` or an `argmap.yaml`, in the syntax and with the meaning of
/// gitignore(5).
package struct PathPatterns: Sendable {
  private struct Pattern {
    var glob: GlobPattern
    var isNegated: Bool
    var isForFolders: Bool
    /// Whether the pattern is for names in any folder.
    var isForNames: Bool
  }

  /// The absolute path of the folder that the patterns are relative to, with a `/` at the end.
  private let prefix: String
  private let patterns: [Pattern]

  /// - Parameters:
  ///   - folder: the absolute path of the folder that the patterns are relative to.
  ///   - lines: the patterns; blank lines and comments are skipped.
  package init(folder: String, lines: [String]) {
    self.init(folder: folder, lines.map { Array($0.utf8) })
  }

  /// - Parameters:
  ///   - folder: the absolute path of the folder that the patterns are relative to.
  ///   - bytes: the contents of the file.
  package init(folder: String, file bytes: [UInt8]) {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    self.init(
      folder: folder,
      bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
        Array(line.last == 0x0D ? line.dropLast() : line)
      })
  }

  private init(folder: String, _ lines: [[UInt8]]) {
    prefix = folder.hasSuffix("/") ? folder : folder + "/"
    patterns = lines.compactMap { line in
      if line.first == 0x23 { return nil }
      var line = Self.trimmed(line)
      let isNegated = line.first == 0x21
      if isNegated { line.removeFirst() }
      let isForFolders = line.last == 0x2F
      if isForFolders { line.removeLast() }
      // A slash anywhere but at the end anchors a pattern to the folder.
      let isForNames = !line.contains(0x2F)
      if line.first == 0x2F { line.removeFirst() }
      guard !line.isEmpty, let glob = GlobPattern(line) else { return nil }
      return Pattern(glob: glob, isNegated: isNegated, isForFolders: isForFolders, isForNames: isForNames)
    }
  }

  /// A line without the spaces at its end, except one that follows a backslash.
  private static func trimmed(_ line: [UInt8]) -> ArraySlice<UInt8> {
    var end = 0
    var i = 0
    while i < line.count {
      let isEscape = line[i] == 0x5C
      i += isEscape ? 2 : 1
      if i > line.count { return line[...] }
      if isEscape || line[i - 1] != 0x20 { end = i }
    }
    return line[..<end]
  }

  /// Whether the last pattern that matches a path excludes it (`true`) or, with `!`, includes it (`false`); nil if no
  /// pattern matches. Folders above the path are not considered.
  /// - Parameter path: an absolute path.
  package func matches(_ path: String, isFolder: Bool) -> Bool? {
    guard path.hasPrefix(prefix) else { return nil }
    let inside = path.utf8.dropFirst(prefix.utf8.count)
    let name = inside.lastIndex(of: 0x2F).map { inside[inside.index(after: $0)...] } ?? inside
    for pattern in patterns.reversed() where isFolder || !pattern.isForFolders {
      if pattern.glob.matches(pattern.isForNames ? name : inside) { return !pattern.isNegated }
    }
    return nil
  }

  /// Whether a path or a folder above it is excluded by the patterns of several files; the last file with a pattern
  /// that matches decides. What is in an excluded folder cannot be included again.
  /// - Parameter path: an absolute path.
  package static func exclude(_ path: String, isFolder: Bool, by files: [PathPatterns]) -> Bool {
    for end in path.utf8.indices.dropFirst() where path.utf8[end] == 0x2F {
      if areMatched(String(path[..<end]), isFolder: true, by: files) { return true }
    }
    return areMatched(path, isFolder: isFolder, by: files)
  }

  /// Whether a path is excluded by the patterns of several files. Folders above the path are not considered.
  /// - Parameters:
  ///   - path: an absolute path.
  ///   - files: the patterns; the last file with a pattern that matches decides.
  static func areMatched(_ path: String, isFolder: Bool, by files: [PathPatterns]) -> Bool {
    for file in files.reversed() {
      if let isMatched = file.matches(path, isFolder: isFolder) { return isMatched }
    }
    return false
  }

  /// A message about a pattern that cannot match what was probably meant; nil if nothing is wrong with the pattern.
  /// - Parameter folder: the absolute path of the folder that the pattern is relative to.
  package static func fault(of pattern: String, in folder: String) -> String? {
    let body = pattern.hasPrefix("!") ? String(pattern.dropFirst()) : pattern
    if GlobPattern(body.utf8) == nil {
      return body.last == "\\"
        ? "the backslash at the end escapes nothing; delete it"
        : "this `[` does not start a valid set; write `\\[` for a literal bracket"
    }
    if body.hasPrefix("./") {
      return "a pattern that starts with `./` matches nothing; write `\(body.dropFirst(1))`"
    }
    if body == ".." || body.hasPrefix("../") || body.contains("/../") || body.hasSuffix("/..") {
      return "patterns cannot leave the folder of argmap.yaml; put this one into an argmap.yaml further up"
    }
    if body.contains("/./") || body.contains("//") {
      return "this pattern matches nothing; write the path without `/./` and `//`"
    }
    if body == folder || body.hasPrefix(folder == "/" ? "//" : folder + "/") {
      let rest = body.dropFirst(folder.utf8.count)
      return "patterns are relative to the folder of argmap.yaml; write `\(rest.isEmpty ? "*" : rest)`"
    }
    if let alternatives = braces(body) {
      return "braces have no meaning in patterns; write one pattern for each of `\(alternatives)`, or `\\{` for a brace"
    }
    return nil
  }

  /// The first alternatives in braces, such as `{a,b}`; nil if there are none.
  private static func braces(_ pattern: String) -> Substring? {
    var open: String.Index?
    var hasComma = false
    var isEscaped = false
    for i in pattern.indices {
      let sign = pattern[i]
      if !isEscaped {
        switch sign {
        case "{": (open, hasComma) = (i, false)
        case ",": hasComma = true
        case "}":
          if let open, hasComma { return pattern[open...i] }
          open = nil
        default: break
        }
      }
      isEscaped = sign == "\\" && !isEscaped
    }
    return nil
  }
}
