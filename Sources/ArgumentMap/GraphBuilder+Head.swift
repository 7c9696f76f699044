import MapSyntax
import SourceText

/// The top level of a file: everything but the items of its lists of claims.
extension GraphBuilder {
  /// Reads the top-level keys. Those that others refer to (`sources` and `imports`) are read first, wherever they are.
  mutating func readMap() {
    let root = SyntaxTree.root
    switch tree.kind(root) {
    case .mapping: break
    case .scalar where tree.isAbsent(root): return
    case .scalar, .sequence:
      if !tree.isDamaged(root) {
        reportWrongValue(
          root, "a map must start with a key such as `title:` or `claims:`",
          fix: tree.kind(root) == .sequence && !tree.nodes[0].isFlow && bytes.column(of: tree.range(root).start) == 0
            ? fix("write `claims:`", .unsafe, [(ByteRange(at: tree.range(root).start), "claims:\n")]) : nil)
      }
      salvageTopList(root)
      pushFound()
      return
    }
    var entries: [(key: Key.OfMap, node: NodeIndex, value: NodeIndex)] = []
    for (node, value) in tree.pairs(of: root) {
      guard let key = meantKey(node, of: .map, item: -1) else {
        salvageTopList(value)
        continue
      }
      guard let own = Key.OfMap(key) else {
        if key == .source { areSourcesDamaged = true }
        reportMisplaced(node, key, of: .map)
        salvageTopList(value)
        continue
      }
      if tree.isDamaged(node), entries.contains(where: { $0.key == own && own != .claims && own != .groups }) {
        continue
      }
      entries.append((own, node, value))
    }
    for entry in entries where entry.key == .sources || entry.key == .imports {
      if entry.key == .sources {
        readSources(entry.value, key: entry.node)
      } else {
        readImports(entry.value, key: entry.node)
      }
    }
    for entry in entries { readTopKey(entry.key, entry.node, entry.value) }
    pushFound()
    // Views name groups and depend on which claims have text; both are known only at the end.
    laterEntries = entries.filter { $0.key == .views }
  }

  /// Reads a list under an invalid key, or under no key at all, as groups or claims, whichever its items look like.
  private mutating func salvageTopList(_ value: NodeIndex) {
    guard tree.kind(value) == .sequence else { return }
    let isGroups = tree.children(of: value).contains { item in
      tree.pairs(of: item).contains { keyWord($0.key) == .claims }
    }
    if isGroups {
      addList(value, .groups, group: nil, parent: -1, key: value)
    } else {
      salvage(nil, value, group: nil, parent: -1)
    }
  }

  private mutating func readTopKey(_ key: Key.OfMap, _ node: NodeIndex, _ value: NodeIndex) {
    switch key {
    case .title: graph.head.title = prose(value, key: node, item: -1)
    case .description: graph.head.description = prose(value, key: node, item: -1)
    case .author: graph.head.author = prose(value, key: node, item: -1)
    case .date: graph.head.date = prose(value, key: node, item: -1)
    case .from: readCitations(value, .from, .map, key: node, item: -1)
    case .question: graph.head.question = prose(value, key: node, item: -1)
    case .language: graph.head.language = language(value, key: node)
    case .standard: graph.head.standard = standard(value, key: node, item: -1)
    case .conclusions:
      for entry in wordList(value, key: node, item: -1) {
        if let claim = reference(entry) {
          graph.statedConclusions.append((claim, entry))
        } else {
          reportWrongValue(entry, "`conclusions` takes the ids of claims")
        }
      }
    case .claims: addList(value, .claims, group: nil, parent: -1, key: node)
    case .groups: addList(value, .groups, group: nil, parent: -1, key: node)
    case .expect: readExpectations(value, key: node)
    // Sources and imports have been read before the others, and views are read after them.
    case .sources, .imports, .views: break
    }
  }

  /// A value that is a language tag. Reports anything else and returns nil.
  private mutating func language(_ value: NodeIndex, key: NodeIndex) -> NodeIndex? {
    guard let node = singleWord(value, key: key, item: -1) else { return nil }
    let word = text(node)
    if LanguageTag.isTag(word) { return node }
    let meant = LanguageTag.meant(by: word)
    reportWrongValue(
      node, "`language` takes a tag such as `en`, `de` or `zh-Hant`" + (meant.map { "; write `\($0)`" } ?? ""),
      fix: replacing(tree.range(node), by: meant))
    return nil
  }

  // MARK: Sources, imports

  /// The entries of a mapping whose keys are names. Reports a value that is not a mapping, and keys that are not names.
  private mutating func namedEntries(_ value: NodeIndex, key: NodeIndex, example: String) -> [(NodeIndex, NodeIndex)] {
    guard tree.kind(value) == .mapping else {
      if tree.kind(value) != .scalar || !reportIfMissing(value, key: key) {
        reportWrongValue(value, "`\(text(key))` takes a mapping of names: `\(example)`", fix: undashing(value))
      }
      return []
    }
    return tree.pairs(of: value).filter { name, _ in
      if tree.isDamaged(name) || tree.isAbsent(name) { return false }
      guard isID(idRange(name)) else {
        report(
          .invalidID, tree.range(name),
          "a name must be a letter followed by letters, digits, `-` or `_`, such as `\(ClaimID.fromWords(text(name)))`")
        return false
      }
      return true
    }
  }

  private mutating func readSources(_ value: NodeIndex, key: NodeIndex) {
    areSourcesDamaged = tree.kind(value) != .mapping && !tree.isAbsent(value)
    for (name, value) in namedEntries(value, key: key, example: "report: {title: …, url: …}") {
      var source = Graph.Source(name: text(name), key: GraphNode(own: name))
      if tree.kind(value) == .mapping {
        for (keyNode, value) in tree.pairs(of: value) { readSourceKey(keyNode, value, &source) }
      } else if tree.kind(value) == .sequence || !reportIfMissing(value, key: name) {
        reportWrongValue(value, "a source must be a mapping: `{title: …, author: …}`")
      }
      sourceNames[source.name] = SourceIndex(graph.sources.count)
      graph.sources.append(source)
    }
  }

  private mutating func readSourceKey(_ keyNode: NodeIndex, _ value: NodeIndex, _ source: inout Graph.Source) {
    guard let key = meantKey(keyNode, of: .source, item: -1) else { return }
    guard let own = Key.OfSource(rawValue: key.rawValue) else {
      reportMisplaced(keyNode, key, of: .source)
      return
    }
    guard let value = prose(value, key: keyNode, item: -1) else { return }
    source[keyPath: Graph.Source.node(own)] = GraphNode(own: value)
    if own == .url { checkAddress(value) }
  }

  /// Reports an address that contains spaces or has no scheme: `example.org/x` would be taken for a path.
  private mutating func checkAddress(_ node: NodeIndex) {
    let address = text(node)
    let scheme = address.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    let hasScheme = scheme.count > 1 && scheme.first!.isLetter && address.dropFirst(scheme.count).first == ":"
    if hasScheme, !address.contains(" ") { return }
    var meant: String?
    if address.hasPrefix("//") { meant = "https:" + address }
    if address.hasPrefix("10."), address.contains("/") { meant = "https://doi.org/" + address }
    let host = address.prefix { $0 != "/" }
    if meant == nil, host.contains("."), host.first != ".", !host.contains("@") { meant = "https://" + address }
    if address.contains(" ") { meant = nil }
    reportWrongValue(
      node,
      "a `url` is a whole address with a scheme, and without spaces; "
        + (meant.map { "write `\($0)`" } ?? "write one such as `https://example.org/report`, or use `file` for a path"),
      fix: replacing(tree.range(node), by: meant))
  }

  private mutating func readImports(_ value: NodeIndex, key: NodeIndex) {
    for (name, value) in namedEntries(value, key: key, example: "other: other.argmap.yaml") {
      guard let path = prose(value, key: name, item: -1) else { continue }
      importNames[text(name)] = graph.imports.count
      graph.imports.append(Graph.Import(alias: text(name), key: name, path: path))
    }
  }

  // MARK: Groups

  mutating func readGroup(_ node: NodeIndex, _ frame: Frame) {
    guard tree.kind(node) == .mapping else {
      if tree.kind(node) == .scalar, reportIfEntryMissing(node) { return }
      if !tree.isDamaged(node) {
        reportWrongValue(node, "a group must have an id and a title, with its `claims` below: `- an-id: Title`")
      }
      salvage(nil, node, group: frame.group, parent: -1)
      return
    }
    var pairs = tree.pairs(of: node)
    guard !pairs.isEmpty else { return }
    let index = GroupIndex(graph.groups.count)
    var group = Graph.Group(name: tree.range(pairs[0].key), item: node, parent: frame.group)
    if keyWord(pairs[0].key) == nil {
      let (key, value) = pairs.removeFirst()
      // A question can stand in for the title.
      let hasQuestion = pairs.contains { keyWord($0.key) == .question && !tree.isAbsent($0.value) }
      readGroupName(key, value, index, &group, needsTitle: !hasQuestion)
    } else if !tree.isDamaged(pairs[0].key) {
      report(.invalidID, tree.range(pairs[0].key), "a group must start with its id and title: `- an-id: Title`")
    }
    graph.groups.append(group)
    for (key, value) in pairs {
      let meant = meantKey(key, of: .group, item: -1)
      guard let own = meant.flatMap({ Key.OfGroup(rawValue: $0.rawValue) }) else {
        if let meant { reportMisplaced(key, meant, of: .group) }
        salvage(meant, value, group: index, parent: -1)
        continue
      }
      switch own {
      case .question: graph.groups[index.raw].question = prose(value, key: key, item: -1)
      case .claims: addList(value, .claims, group: index, parent: -1, key: key)
      case .groups: addList(value, .groups, group: index, parent: -1, key: key)
      }
    }
  }

  private mutating func readGroupName(
    _ key: NodeIndex, _ value: NodeIndex, _ index: GroupIndex, _ group: inout Graph.Group, needsTitle: Bool
  ) {
    let range = idRange(key)
    group.name = range
    if isID(range) {
      let name = text(key)
      if let earlier = groupNames[name] {
        report(
          .duplicateID, tree.range(key), "there is already a group called `\(name)`; rename one of the two",
          related: [Diagnostic.Related(Place(graph.fileIndex, graph.groups[earlier.raw].name), "first defined here")])
      } else {
        groupNames[name] = index
        groupList.append(name)
      }
    } else if !tree.isDamaged(key) {
      report(
        .invalidID, tree.range(key),
        "an id must be a letter followed by letters, digits, `-` or `_`, such as `\(ClaimID.fromWords(text(key)))`")
    }
    switch tree.kind(value) {
    case .scalar:
      if !needsTitle, tree.isAbsent(value) { return }
      if !reportIfMissing(value, key: key) { group.title = value }
    case .mapping:
      let first = NodeIndex(value.raw + 1)
      report(
        .keysUnderID, tree.range(first < tree.end(of: value) ? first : value),
        "the keys of a group go beside its id, not below it; align them with the id")
      for (key, value) in tree.pairs(of: value) {
        switch keyWord(key) {
        case .claims?: addList(value, .claims, group: index, parent: -1, key: key)
        case .groups?: addList(value, .groups, group: index, parent: -1, key: key)
        case .question?: group.question = prose(value, key: key, item: -1)
        default: break
        }
      }
    case .sequence:
      reportWrongValue(value, "a group's title must be text; put the group's claims under `claims`")
      salvage(nil, value, group: index, parent: -1)
    }
  }

  // MARK: Views, expectations

  mutating func readViews() {
    for entry in laterEntries {
      for (name, value) in namedEntries(entry.value, key: entry.node, example: "overview: {focus: an-id, depth: 2}") {
        readView(name, value)
      }
    }
  }

  private mutating func readView(_ name: NodeIndex, _ value: NodeIndex) {
    var view = Graph.View(name: text(name), key: name)
    guard tree.kind(value) == .mapping else {
      if tree.kind(value) == .sequence || !reportIfMissing(value, key: name) {
        reportWrongValue(value, "a view must be a mapping: `{focus: an-id, depth: 2}`")
      }
      return
    }
    let mentioned = mentions.count
    let reported = diagnostics.count
    for (keyNode, value) in tree.pairs(of: value) {
      guard let key = meantKey(keyNode, of: .view, item: -1) else { continue }
      guard let own = Key.OfView(rawValue: key.rawValue) else {
        reportMisplaced(keyNode, key, of: .view)
        continue
      }
      switch own {
      case .title: view.title = prose(value, key: keyNode, item: -1)
      case .depth: view.depth = depth(value, key: keyNode)
      case .focus: view.focus += claimList(value, key: keyNode)
      case .guidedWalk: view.walk += claimList(value, key: keyNode)
      case .groups:
        for node in wordList(value, key: keyNode, item: -1) {
          if let group = groupNames[text(node)] {
            view.groups.append(group)
          } else {
            let hint = suggestion.nearest(to: text(node), among: groupList)
            reportWrongValue(
              node, "no group is called `\(text(node))`" + (hint.map { "; did you mean `\($0)`?" } ?? ""),
              fix: replacing(idRange(node), by: hint))
          }
        }
      case .tags: view.tags += wordList(value, key: keyNode, item: -1)
      }
    }
    view.isDamaged =
      diagnostics.count > reported
      || mentions[mentioned...].contains {
        graph.claims[$0.claim.int].text == nil && !graph.claims[$0.claim.int].isImported
      }
    graph.views.append(view)
  }

  /// The claims that a key of a view lists.
  private mutating func claimList(_ value: NodeIndex, key: NodeIndex) -> [ClaimIndex] {
    wordList(value, key: key, item: -1).compactMap { node in
      if let claim = reference(node) { return claim }
      reportWrongValue(node, "`\(text(key))` takes the ids of claims")
      return nil
    }
  }

  private mutating func depth(_ value: NodeIndex, key: NodeIndex) -> NodeIndex? {
    guard let node = singleWord(value, key: key, item: -1) else { return nil }
    let word = text(node)
    guard let number = Int(word), number >= 0 else {
      reportWrongValue(node, "`depth` must be a number of levels: 0, 1, 2 …")
      return nil
    }
    return node
  }

  private mutating func readExpectations(_ value: NodeIndex, key: NodeIndex) {
    guard tree.kind(value) == .mapping else {
      if tree.kind(value) != .scalar || !reportIfMissing(value, key: key) {
        reportWrongValue(value, "`expect` must be a mapping: `{accepted: [an-id]}`")
      }
      return
    }
    for (keyNode, value) in tree.pairs(of: value) {
      guard let key = meantKey(keyNode, of: .expect, item: -1) else { continue }
      guard let outcome = Graph.Expectation.Outcome(rawValue: key.rawValue) else {
        reportMisplaced(keyNode, key, of: .expect)
        continue
      }
      for node in wordList(value, key: keyNode, item: -1) {
        guard let claim = reference(node) else {
          reportWrongValue(node, "`\(key.rawValue)` takes the ids of claims")
          continue
        }
        graph.expectations.append(Graph.Expectation(claim: claim, outcome: outcome, node: node))
      }
    }
  }
}
