import ArgumentMap

/// A part of a map, as selected on the command line. Each option replaces the corresponding key of the view.
package struct SelectionRequest: Sendable, Equatable {
  /// The name of a view.
  package var view: String?
  /// The ids of claims to show with everything that bears on them.
  package var focus: [String] = []
  /// How many levels of reasons to show.
  package var depth: Int?
  package var tags: [String] = []
  package var groups: [String] = []
  /// The ids of two claims, as `FROM..TO`, to show how the first bears on the second.
  package var path: String?

  package init() {}

  /// Whether the whole map is selected.
  package var isEmpty: Bool {
    view == nil && focus.isEmpty && depth == nil && tags.isEmpty && groups.isEmpty && path == nil
  }

  /// The selection in a graph; nil if the whole map is selected.
  /// - Throws: `Selection.Problem` if a name is unknown or `path` is malformed.
  func selection(in graph: Graph) throws(Selection.Problem) -> Selection? {
    if isEmpty { return nil }
    var selection = Selection()
    if let view { selection = Selection(try graph.view(called: view), in: graph) }
    if !focus.isEmpty {
      selection.focus = []
      for id in focus { selection.focus.append(try graph.claim(called: id)) }
    }
    if let depth { selection.depth = depth }
    if !tags.isEmpty { selection.tags = tags }
    if !groups.isEmpty {
      selection.groups = []
      for id in groups { selection.groups.append(try graph.group(called: id)) }
    }
    if let path {
      guard let (from, to) = Self.ends(of: path) else {
        throw Selection.Problem(message: "`\(path)` is not a path; write FROM..TO with two ids")
      }
      selection.path = (try graph.claim(called: from), try graph.claim(called: to))
    }
    return selection
  }

  private static func ends(of path: String) -> (String, String)? {
    let bytes = Array(path.utf8)
    guard let dots = bytes.indices.dropLast().first(where: { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E }),
      dots > 0, dots + 2 < bytes.count
    else { return nil }
    return (String(decoding: bytes[..<dots], as: UTF8.self), String(decoding: bytes[(dots + 2)...], as: UTF8.self))
  }
}
