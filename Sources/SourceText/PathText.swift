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
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
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

  /// A path resolved against a folder, with `.` and `..` resolved as text. For an absolute path, the folder is ignored.
  package static func absolute(_ path: String, in folder: String) -> String {
    simple(path.hasPrefix("/") ? path : folder + "/" + path)
  }
}
