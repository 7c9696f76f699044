/// Operations on paths as plain text, without access to the file system.
package enum PathText {
  /// Everything before the last `/`; `/` if nothing is before it, and `.` if there is no `/`.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    let folder = path[..<slash]
    return folder.isEmpty ? "/" : String(folder)
  }

  /// Everything after the last `/`; the whole path if there is none.
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// A path relative to a folder if the path is inside that folder, else the path unchanged.
  /// - Parameter folder: an absolute path without a `/` at its end; empty for the root folder.
  package static func shown(_ path: String, from folder: String) -> String {
    path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.utf8.count + 1)) : path
  }

  /// A path with `.` and `..` resolved as text. A `..` with nothing before it is kept in a relative path and dropped
  /// from an absolute one.
  package static func simple(_ path: String) -> String {
    if isSimple(path) { return path }
    let isAbsolute = isAbsolute(path)
    var parts: [Substring] = []
    // Split at bytes, since a `/` and an accent after it are a single character.
    for part in path.utf8.split(separator: 0x2F).map(Substring.init) where part != "." {
      if part != ".." {
        parts.append(part)
      } else if let last = parts.last, last != ".." {
        parts.removeLast()
      } else if !isAbsolute {
        parts.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }

  /// Whether a path has neither empty components nor `.` or `..`, as most paths do.
  private static func isSimple(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { bytes in
      var start = bytes.first == 0x2F ? 1 : 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != 0x2F { end += 1 }
        let isDots = end - start <= 2 && bytes[start..<end].allSatisfy { $0 == 0x2E }
        if isDots || end == bytes.count - 1 { return false }
        start = end + 1
      }
      return true
    }
  }

  private static func isAbsolute(_ path: String) -> Bool { path.utf8.first == 0x2F }

  /// A path resolved against a folder, with `.` and `..` resolved as text. For an absolute path, the folder is ignored.
  package static func absolute(_ path: String, in folder: String) -> String {
    simple(isAbsolute(path) ? path : folder + "/" + path)
  }
}
