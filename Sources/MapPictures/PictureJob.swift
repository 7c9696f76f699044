import MapConfiguration
import MapSyntax
import SourceText

/// A drawing job for a separate process. It is passed as JSON, which the parser for maps can read.
package struct PictureJob: Sendable, Equatable {
  package var map = ""
  package var view: String?
  /// The ids of groups to draw as a single box each.
  package var collapsed: [String] = []
  /// The settings given on the command line, which take precedence over those in `argmap.yaml`.
  package var settings = RenderSettings()
  /// The folder that paths in maps must not leave; nil for the default, which `MapFiles` determines.
  package var root: String?
  /// Whether to ignore every `argmap.yaml`.
  package var isIsolated = false
  /// The files to write, each in the format of its extension (SVG if that is unknown).
  package var outputs: [String] = []

  package init() {}

  /// The job as one line of JSON.
  package var text: String {
    var json = JSONWriter(isPretty: false)
    json.object { json in
      json.member("map", map)
      json.member("view", view)
      json.member("collapsed", collapsed)
      json.member("settings") { json in
        for setting in RenderSettingTable.all { json.member(setting.name, settings.text(setting)) }
      }
      json.member("root", root)
      json.member("isolated", isIsolated ? "yes" : "no")
      json.member("outputs", outputs)
    }
    return json.text
  }

  /// Reads a job written by `text`; nil if the bytes are anything else.
  package init?(_ bytes: [UInt8]) {
    let file = SourceFile(path: "", bytes: bytes + [0x0A])
    let (tree, found) = parseSyntax(file, index: FileIndex(0), keyWords: KeyWords([], top: [], lists: []))
    guard !found.contains(where: { $0.level == .error }), tree.kind(SyntaxTree.root) == .mapping else { return nil }
    // The exact text, including white space.
    func text(_ node: NodeIndex) -> String { tree.value(node, in: file) }
    for (key, value) in tree.pairs(of: SyntaxTree.root) {
      switch text(key) {
      case "map": map = text(value)
      case "view": view = text(value)
      case "collapsed": collapsed = tree.children(of: value).map { text($0) }
      case "settings":
        for (name, value) in tree.pairs(of: value) {
          guard let setting = RenderSettingTable.all.first(where: { $0.name == text(name) }),
            settings.set(setting, to: text(value)) == nil
          else { return nil }
        }
      case "root": root = text(value)
      case "isolated": isIsolated = text(value) == "yes"
      case "outputs": outputs = tree.children(of: value).map { text($0) }
      default: return nil
      }
    }
    if map.isEmpty { return nil }
  }
}
