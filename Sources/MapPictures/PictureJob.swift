import MapConfiguration
import MapRendering
import MapSyntax
import SourceText

/// A drawing job for a separate process. It is passed as JSON, which the parser for maps can read.
package struct PictureJob: Sendable, Equatable {
  package var map = ""
  /// The length in bytes of the map's text, which follows the job; nil if the map is to be read from its path.
  package var textLength: Int?
  /// The path that standard input stands for; nil if none is given.
  package var standardInputName: String?
  package var part = SelectionRequest()
  /// The ids of groups to draw as a single box each.
  package var collapsed: [String] = []
  /// The settings given on the command line, which take precedence over those in `argmap.yaml`.
  package var settings = RenderSettings()
  /// The folder that paths in maps must not leave; nil for the default, which `MapFiles` determines.
  package var root: String?
  /// Whether to ignore every `argmap.yaml`.
  package var isIsolated = false
  /// Where the picture's page is.
  package var place = PagePlace()
  /// The files to write; `-` is standard output.
  package var outputs: [String] = []
  /// The name of the format of all outputs; nil to choose each output's format by its extension (SVG if unknown).
  package var format: String?

  package init() {}

  /// What is drawn, for messages: the map, and the view if there is one.
  package var name: String {
    let map = map == "-" ? "standard input" : map
    return part.view.map { "\(map) (view \($0))" } ?? map
  }

  /// The job as one line of JSON.
  package var text: String {
    var json = JSONWriter(isPretty: false)
    json.object { json in
      json.member("map", map)
      json.member("text-length", textLength)
      json.member("standard-input-name", standardInputName)
      json.member("view", part.view)
      json.member("focus", part.focus)
      json.member("depth", part.depth)
      json.member("tags", part.tags)
      json.member("groups", part.groups)
      json.member("path", part.path)
      json.member("collapsed", collapsed)
      json.member("settings") { json in
        for setting in RenderSettingTable.all { json.member(setting.name, settings.text(setting)) }
      }
      json.member("root", root)
      json.member("isolated", isIsolated ? "yes" : "no")
      json.member("pages", place.pages.flatMap { [$0.title, $0.address] })
      json.member("imports", place.imports.flatMap { [$0.title, $0.address] })
      json.member("address", place.address)
      json.member("whole", place.whole)
      json.member("outputs", outputs)
      json.member("format", format)
    }
    return json.text
  }

  /// Reads a job written by `text`; nil if the bytes are anything else.
  package init?(_ bytes: [UInt8]) {
    let file = SourceFile(path: "", bytes: bytes + [0x0A])
    let (tree, found) = parseSyntax(file, index: FileIndex(0), keyWords: KeyWords([], top: [], lists: []))
    guard !found.contains(where: { $0.level == .error }), tree.kind(SyntaxTree.root) == .mapping else { return nil }
    // The exact text, including whitespace.
    func text(_ node: NodeIndex) -> String { tree.value(node, in: file) }
    func list(_ node: NodeIndex) -> [String] { tree.children(of: node).map { text($0) } }
    func links(_ node: NodeIndex) -> [PageLink] {
      let texts = list(node)
      return stride(from: 0, to: texts.count - 1, by: 2).map { PageLink(title: texts[$0], address: texts[$0 + 1]) }
    }
    for (key, value) in tree.pairs(of: SyntaxTree.root) {
      switch text(key) {
      case "map": map = text(value)
      case "text-length": textLength = Int(text(value))
      case "standard-input-name": standardInputName = text(value)
      case "view": part.view = text(value)
      case "focus": part.focus = list(value)
      case "depth": part.depth = Int(text(value))
      case "tags": part.tags = list(value)
      case "groups": part.groups = list(value)
      case "path": part.path = text(value)
      case "collapsed": collapsed = list(value)
      case "settings":
        for (name, value) in tree.pairs(of: value) {
          guard let setting = RenderSettingTable.all.first(where: { $0.name == text(name) }),
            settings.set(setting, to: text(value)) == nil
          else { return nil }
        }
      case "root": root = text(value)
      case "isolated": isIsolated = text(value) == "yes"
      case "pages": place.pages = links(value)
      case "imports": place.imports = links(value)
      case "address": place.address = text(value)
      case "whole": place.whole = text(value)
      case "outputs": outputs = list(value)
      case "format": format = text(value)
      default: return nil
      }
    }
    if map.isEmpty { return nil }
  }
}
