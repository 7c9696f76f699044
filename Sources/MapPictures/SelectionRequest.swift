import ArgumentMap

/// A part of a map as the command line names it. What it says replaces what its view says of the same kind.
package struct SelectionRequest: Sendable {
  package var view: String?
  package var focus: [String] = []
  package var depth: Int?
  package var tags: [String] = []
  package var groups: [String] = []
  /// `FROM..TO`.
  package var path: String?

  package init() {}

  /// Whether the whole map is asked for.
  package var isEmpty: Bool {
    view == nil && focus.isEmpty && depth == nil && tags.isEmpty && groups.isEmpty && path == nil
  }

  /// Nil where the whole map is asked for.
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
        throw Selection.Problem(message: "`\(path)` is no path; write FROM..TO with two ids")
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
