import MapConfiguration
import MapSyntax
import SourceText

/// A drawing to be made by a process of its own, as data. It is written as JSON, which the reader of maps reads.
package struct PictureJob: Sendable, Equatable {
  package var map = ""
  package var view: String?
  /// Ids of groups that are drawn as one box each.
  package var collapsed: [String] = []
  /// What the command line says; `argmap.yaml` has its say as well.
  package var settings = RenderSettings()
  /// The folder that maps may not leave; nil for the repository's, or what stands for it.
  package var root: String?
  /// Whether no `argmap.yaml` counts.
  package var isIsolated = false
  /// Where the drawing goes, each file in the form that its ending says.
  package var outputs: [String] = []

  package init() {}

  /// The job in a line.
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

  /// Reads what `text` wrote; nil for anything else.
  package init?(_ bytes: [UInt8]) {
    let file = SourceFile(path: "", bytes: bytes + [0x0A])
    let (tree, found) = readSyntax(file, index: FileIndex(0), keyWords: KeyWords([], top: [], lists: []))
    guard !found.contains(where: { $0.level == .error }), tree.kind(SyntaxTree.root) == .mapping else { return nil }
    // Texts as they are, white space and all.
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
