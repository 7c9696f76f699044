import ArgumentMap
import MapChecks
import MapRepository
import MapSyntax
import SourceText
import Surroundings

/// Reads an `argmap.yaml`. Anything invalid is reported, and what cannot be used is skipped.
struct ConfigurationParser {
  private let file: SourceFile
  private let folder: String
  private let fileSystem: any FileSystem
  private let tree: SyntaxTree
  private(set) var diagnostics: [Diagnostic]
  private(set) var configuration = Configuration()
  private var suggestion = Suggestion()
  /// The rules with options, each with the node of its key.
  private var optionKeys: [(setting: Configuration.RuleSetting, key: NodeIndex)] = []

  private static let keyWords = KeyWords(
    ConfigurationKey.allCases.map(\.rawValue) + RenderSettingTable.all.map(\.name),
    top: ConfigurationKey.top.map(\.rawValue),
    lists: [ConfigurationKey.overrides.rawValue],
    opening: "an argmap.yaml must start with a key such as `rules:` or `exclude:`")

  /// - Parameters:
  ///   - folder: the absolute path of the file's folder.
  ///   - extended: returns the configuration that the file extends, given its absolute path, or the message to report.
  init(
    _ file: SourceFile, folder: String, _ fileSystem: any FileSystem,
    extended: (_ path: String) throws(Configurations.Problem) -> Extended
  ) throws(Configurations.Problem) {
    self.file = file
    self.folder = folder
    self.fileSystem = fileSystem
    (tree, diagnostics) = parseSyntax(file, index: FileIndex(0), keyWords: Self.keyWords)
    diagnostics.removeAll { $0.level < .warning }
    try readExtended(extended)
    configuration.files.insert(PathText.absolute(PathText.name(of: file.path), in: folder), at: 0)
    readTop()
    checkOptionsWithoutLevel()
    diagnostics.sort { $0.place < $1.place }
  }

  /// The result of reading the file that another one extends.
  enum Extended {
    case configuration(Configuration)
    /// Why the file cannot be extended.
    case refused(String)
  }

  private mutating func readExtended(
    _ extended: (_ path: String) throws(Configurations.Problem) -> Extended
  ) throws(Configurations.Problem) {
    let key = tree.pairs(of: SyntaxTree.root).first { text(of: $0.key) == ConfigurationKey.extend.rawValue }
    guard let value = key?.value, let path = path(value) else { return }
    switch try extended(path) {
    case .configuration(let other): configuration = other
    case .refused(let message): report(value, message, rule: .wrongValue)
    }
  }

  private mutating func readTop() {
    if tree.isAbsent(SyntaxTree.root) { return }
    var layers: [Configuration.Layer] = []
    for (key, value) in keys(SyntaxTree.root, ConfigurationKey.top, of: "argmap.yaml") {
      switch key {
      case .extend: break
      case .rules: layers.insert(Configuration.Layer(paths: nil, rules: rules(value)), at: 0)
      case .select:
        let rules = selectors(value)
        if tree.kind(value) == .sequence, rules.isEmpty {
          report(value, "`select` names no rule; name at least one, or delete the key", rule: .missingValue)
        }
        configuration.select = (configuration.select ?? []).union(rules)
      case .ignore: configuration.ignore.formUnion(selectors(value))
      case .failOn: configuration.failOn = word(value, ConfigurationKey.failLevels).flatMap(Level.init)
      case .exclude: configuration.exclude.append(patterns(value))
      case .root:
        configuration.root = path(value)
        if let root = configuration.root, fileSystem.kind(root) != .folder {
          report(value, "there is no folder `\(text(of: value))`", rule: .wrongValue)
        }
      case .baseline:
        configuration.baseline = path(value)
        let at = LineTable(file.bytes).position(of: tree.range(value).start, in: file.bytes)
        configuration.baselinePlace = "\(file.path):\(at.line):\(at.column)"
      case .rulePage:
        configuration.rulePage = text(value)
        if let page = configuration.rulePage, !page.contains("{rule}") {
          report(value, "`rule-page` must contain `{rule}` in place of the rule's name", rule: .wrongValue)
        }
      case .overrides: layers += overrides(value)
      case .render: readRender(value)
      case .paths, .level: break
      }
    }
    configuration.layers += layers
  }

  private mutating func readRender(_ node: NodeIndex) {
    for (name, value) in entries(node, RenderSettingTable.all.map(\.name), of: "`render`") {
      guard let setting = RenderSettingTable.all.first(where: { $0.name == name }), let text = text(value) else {
        continue
      }
      if case .choice(let words) = setting.kind {
        guard word(value, words) != nil else { continue }
      } else if case .flag = setting.kind {
        guard word(value, ["yes", "no"]) != nil else { continue }
      }
      let given = if case .path = setting.kind { PathText.absolute(text, in: folder) } else { text }
      if let fault = configuration.render.set(setting, to: given) {
        report(value, "`\(name)` must be \(fault)", rule: .wrongValue)
      }
    }
  }

  private mutating func overrides(_ node: NodeIndex) -> [Configuration.Layer] {
    guard tree.kind(node) == .sequence else {
      report(node, "`overrides` must be a list of items with `paths` and `rules`", rule: .wrongValue)
      return []
    }
    var result: [Configuration.Layer] = []
    for item in Array(tree.children(of: node)) {
      var paths: PathPatterns?
      var rules: [Configuration.RuleSetting] = []
      var hasRules = false
      for (key, value) in keys(item, ConfigurationKey.ofOverride, of: "an override") {
        switch key {
        case .paths: paths = patterns(value)
        case .rules:
          rules = self.rules(value)
          hasRules = true
        default: break
        }
      }
      if tree.kind(item) == .mapping, !hasRules {
        report(item, "an override needs `rules`", rule: .missingValue)
      }
      if let paths {
        result.append(Configuration.Layer(paths: paths, rules: rules))
      } else if tree.kind(item) == .mapping {
        report(item, "an override needs `paths`", rule: .missingValue)
      }
    }
    return result
  }

  // MARK: Rules

  private mutating func rules(_ node: NodeIndex) -> [Configuration.RuleSetting] {
    guard isMapping(node, "`rules` must map rules to levels: `unsupported-claim: warning`") else { return [] }
    var result: [Configuration.RuleSetting] = []
    for (key, value) in tree.pairs(of: node) where !tree.isDamaged(key) {
      let name = text(of: key)
      guard let rule = Rule.named(name) else {
        if CheckSettings.rules(name) != nil {
          report(
            key,
            "`\(name)` stands for several rules; list them one by one, or put `\(name)` under `ignore` or `select`",
            rule: .unknownKey)
        } else {
          reportUnknown(key, name, "there is no rule `\(name)`", among: Rule.all.map(\.name))
        }
        continue
      }
      var setting = Configuration.RuleSetting(rule: rule)
      if tree.kind(value) == .mapping {
        readOptions(value, &setting)
        optionKeys.append((setting, key))
      } else {
        setting.level = word(value, ConfigurationKey.levels).flatMap(Level.init)
      }
      result.append(setting)
    }
    return result
  }

  private mutating func readOptions(_ node: NodeIndex, _ setting: inout Configuration.RuleSetting) {
    for (key, value) in tree.pairs(of: node) where !tree.isDamaged(key) {
      let name = text(of: key)
      if name == ConfigurationKey.level.rawValue {
        setting.level = word(value, ConfigurationKey.levels).flatMap(Level.init)
      } else if let option = setting.rule.options.first(where: { $0.name == name }) {
        guard let number = Int(text(value) ?? ""), option.range.contains(number) else {
          report(
            value,
            "`\(name)` must be a whole number from \(option.range.lowerBound) to \(option.range.upperBound): "
              + "\(option.summary)",
            rule: .wrongValue)
          continue
        }
        setting.options.append((option, number))
      } else {
        let names = [ConfigurationKey.level.rawValue] + setting.rule.options.map(\.name)
        reportUnknown(key, name, "`\(setting.rule.name)` has no option `\(name)`", among: names)
      }
    }
  }

  /// The names of the rules that a list selects. Its items are names of rules or categories, or `all`.
  private mutating func selectors(_ node: NodeIndex) -> [String] {
    texts(node).flatMap { node, name -> [String] in
      if let rules = CheckSettings.rules(name) { return rules }
      if name.contains(",") {
        report(node, "write several rules as a list: `[\(name)]`", rule: .wrongValue)
        return []
      }
      reportUnknown(node, name, "there is no rule `\(name)`", among: CheckSettings.selectors)
      return []
    }
  }

  private mutating func patterns(_ node: NodeIndex) -> PathPatterns {
    let lines = texts(node)
    for (node, text) in lines {
      if let fault = PathPatterns.fault(of: text, in: folder) { report(node, fault, rule: .wrongValue) }
    }
    return PathPatterns(folder: folder, lines: lines.map(\.text))
  }

  /// Reports options of a rule that is off by default and has no level: whoever sets such options probably expects the
  /// rule to run.
  private mutating func checkOptionsWithoutLevel() {
    if configuration.select != nil { return }
    let leveled = Set(configuration.layers.flatMap(\.rules).filter { $0.level != nil }.map(\.rule.name))
    for (setting, key) in optionKeys where setting.rule.level == .off && !leveled.contains(setting.rule.name) {
      report(
        key, "`\(setting.rule.name)` is off by default, so its options have no effect; add a `level` as well",
        rule: .missingValue)
    }
  }

  // MARK: Values

  private mutating func keys(
    _ node: NodeIndex, _ keys: [ConfigurationKey], of owner: String
  ) -> [(ConfigurationKey, NodeIndex)] {
    entries(node, keys.map(\.rawValue), of: owner).compactMap { name, value in
      ConfigurationKey(rawValue: name).map { ($0, value) }
    }
  }

  /// The entries of a mapping that have one of the given keys. Other keys are reported.
  private mutating func entries(
    _ node: NodeIndex, _ keys: [String], of owner: String
  ) -> [(String, NodeIndex)] {
    guard isMapping(node, "\(owner) must be a mapping; possible keys: \(Self.list(keys))") else { return [] }
    return tree.pairs(of: node).compactMap { key, value in
      let name = text(of: key)
      if keys.contains(name) { return (name, value) }
      if !tree.isDamaged(key) { reportUnknown(key, name, "`\(name)` is not a key of \(owner)", among: keys) }
      return nil
    }
  }

  private mutating func isMapping(_ node: NodeIndex, _ message: String) -> Bool {
    if tree.kind(node) == .mapping { return true }
    if tree.isAbsent(node) { _ = text(node) } else { report(node, message, rule: .wrongValue) }
    return false
  }

  private mutating func text(_ node: NodeIndex) -> String? {
    guard tree.kind(node) == .scalar else {
      report(node, "text is expected here", rule: .wrongValue)
      return nil
    }
    let text = text(of: node)
    if text.isEmpty {
      report(node, "a value is missing here; fill it in, or delete the key", rule: .missingValue)
      return nil
    }
    return text
  }

  /// The text of each item of a list, or of a single value, with its node.
  private mutating func texts(_ node: NodeIndex) -> [(node: NodeIndex, text: String)] {
    let nodes = tree.kind(node) == .sequence ? Array(tree.children(of: node)) : [node]
    return nodes.compactMap { node in text(node).map { (node, $0) } }
  }

  private mutating func word(_ node: NodeIndex, _ words: [String]) -> String? {
    guard let text = text(node) else { return nil }
    if words.contains(text) { return text }
    reportUnknown(node, text, "`\(text)` is not one of \(Self.list(words))", among: words, rule: .wrongValue)
    return nil
  }

  private mutating func path(_ node: NodeIndex) -> String? { text(node).map { PathText.absolute($0, in: folder) } }

  private func text(of node: NodeIndex) -> String { tree.text(node, in: file) }

  private static func list(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }

  // MARK: Reports

  private mutating func report(_ node: NodeIndex, _ message: String, rule: MapRule) {
    if tree.isDamaged(node) { return }
    var range = tree.range(node)
    // If a value spans several lines, mark only the first line.
    if let end = range.indices.first(where: { file.bytes[$0] == 0x0A }) { range = ByteRange(range.start, end) }
    diagnostics.append(
      Diagnostic(rule: rule.rawValue, level: .error, message: message, place: Place(FileIndex(0), range)))
  }

  private mutating func reportUnknown(
    _ node: NodeIndex, _ name: String, _ message: String, among names: [String], rule: MapRule = .unknownKey
  ) {
    let nearest = suggestion.nearest(to: name, among: names)
    var message = message
    if let nearest {
      message += "; did you mean `\(nearest)`?"
    } else if names.count < 12, rule == .unknownKey {
      message += "; possible keys: \(Self.list(names))"
    } else if names.count >= 12 {
      message += "; `argmap explain` lists the rules"
    }
    report(node, message, rule: rule)
  }
}
