import ArgumentMap
import MapSyntax
import SourceText

/// All maps of one run: the requested maps and those that they import, directly or indirectly. Each map appears only
/// once. A map without imports can be used as soon as it has been read; its graph is then dropped, so that even many
/// maps need little memory. If another map imports such a map, its graph is built again.
package struct LoadedMaps: Sendable {
  /// What was read from one map alone, without its imports. A class, since a graph is expensive to copy.
  package final class Content: Sendable {
    package let graph: Graph
    /// The findings from parsing the map and from building its graph.
    package let findings: [Diagnostic]
    package let files: any FileReading
    /// The paths of the files that the map's sources name, as written in the map.
    let sourceFiles: [String]
    /// Whether the graph has been dropped.
    let isWithoutGraph: Bool

    init(_ file: SourceFile, _ index: FileIndex, files: any FileReading) {
      let (tree, syntaxFindings) = parseSyntax(file, index: index, keyWords: languageKeyWords)
      let (graph, findings) = buildGraph(tree, of: file, index: index, diagnostics: syntaxFindings)
      self.graph = graph
      self.findings = findings
      self.files = files
      sourceFiles = graph.sources.compactMap { $0.file.map { graph.text($0) } }
      isWithoutGraph = false
    }

    /// Keeps what is still needed of a map that has been checked, and drops its graph.
    convenience init(without content: Content) {
      self.init(withoutGraph: content.sourceFiles, files: content.files)
    }

    /// What is kept of a map that need not be read.
    init(withoutGraph sourceFiles: [String], files: any FileReading) {
      graph = Self.emptyGraph
      findings = []
      self.files = files
      self.sourceFiles = sourceFiles
      isWithoutGraph = true
    }

    private static let emptyGraph = Graph(withoutClaims: SourceFile(path: "", bytes: []))
  }

  /// A map and the result of loading its imports.
  package struct LoadedMap: Sendable {
    package internal(set) var content: Content
    /// For each import, the number of the map that it leads to; nil if that map could not be loaded.
    package internal(set) var imports: [Int?]
    /// For each import, why its map could not be loaded; nil if it was loaded.
    package internal(set) var importErrors: [FileReadingError?]

    /// The numbers of the imported maps, by alias.
    var targets: [String: Int] {
      Dictionary(
        zip(content.graph.imports.map(\.alias), imports).compactMap { alias, target in target.map { (alias, $0) } },
        uniquingKeysWith: { first, _ in first })
    }

    init(_ content: Content) {
      self.content = content
      imports = Array(repeating: nil, count: content.graph.imports.count)
      importErrors = Array(repeating: nil, count: content.graph.imports.count)
    }
  }

  /// A requested map.
  package struct Named: Sendable {
    package var file: SourceFile
    /// A string that is the same for every path to the file.
    package var identity: String
    package var files: any FileReading

    package init(_ file: SourceFile, identity: String, files: any FileReading) {
      self.file = file
      self.identity = identity
      self.files = files
    }
  }

  /// The files of all maps. A map's number is the `FileIndex` of its file.
  package private(set) var files = SourceFiles()
  private var maps: [LoadedMap] = []
  private var numbers: [String: Int] = [:]
  /// The findings about import cycles, by the number of the map in which each is reported.
  private var rings: [Int: [Diagnostic]] = [:]
  /// The maps as modules to be joined; empty if no map has imports.
  private var modules: [MapModule] = []
  private var summaries = ModuleSummaries([])

  /// Reads maps and everything that they import, each file once. The named maps come first, in the given order.
  package init(_ named: [Named]) {
    var early: [Bool?] = []
    self.init(named, early: nil, into: &early) { count, body in (0..<count).forEach(body) }
  }

  /// Reads maps and everything that they import, each file once, on several threads. The named maps come first, in the
  /// given order.
  ///
  /// - Parameters:
  ///   - named: the requested maps; if several have the same identity, only the first is read.
  ///   - use: called for each requested map that has no imports, as soon as it has been read, with the map and its
  ///     position in `named`; the map's graph is then dropped. Nil to keep all graphs.
  ///   - known: called for each requested map, with its position in `named`, before the map is read. If it returns a
  ///     value, that counts as the result of `use`, and the map is not read; such a map must have neither imports nor
  ///     sources with a file.
  ///   - results: set to the values of `use` or `known` for the requested maps, in the order of the maps' numbers; nil
  ///     for a map whose graph was kept.
  ///   - inParallel: calls the given closure once for each number below the given count, on any number of threads.
  package init<Early: Sendable>(
    _ named: [Named], early use: (@Sendable (LoadedMap, Int) -> Early)?,
    known: (@Sendable (SourceFile, Int) -> Early?)? = nil, into results: inout [Early?],
    inParallel: (Int, @escaping @Sendable (Int) -> Void) -> Void
  ) {
    var wanted: [(map: Named, position: Int)] = []
    for (position, map) in named.enumerated() where numbers[map.identity] == nil {
      numbers[map.identity] = wanted.count
      wanted.append((map, position))
      _ = files.add(map.file)
    }
    let first = wanted
    let read = collect(first.count, inParallel) { i -> (map: LoadedMap, early: Early?) in
      let (named, position) = first[i]
      if let early = known?(named.file, position) {
        return (LoadedMap(Content(withoutGraph: [], files: named.files)), early)
      }
      let content = Content(named.file, FileIndex(i), files: named.files)
      let map = LoadedMap(content)
      guard let use, map.imports.isEmpty else { return (map, nil) }
      let early = use(map, position)
      return (LoadedMap(Content(without: content)), early)
    }
    maps = read.map(\.map)
    results = read.map(\.early)
    var next = 0
    while next < maps.count {
      for i in maps[next].content.graph.imports.indices { follow(i, of: next) }
      next += 1
    }
    if maps.allSatisfy(\.imports.isEmpty) { return }
    modules = maps.map { MapModule(graph: $0.content.graph, imports: $0.imports) }
    summaries = ModuleSummaries(modules)
    findRings()
  }

  package var count: Int { maps.count }
  package subscript(number: Int) -> LoadedMap { maps[number] }

  /// The number of the map with the given identity; nil if that map is not loaded.
  package func number(of identity: String) -> Int? { numbers[identity] }

  /// The paths of the files that a map's sources name, as written in the map.
  package func sources(of number: Int) -> [String] {
    maps[number].content.sourceFiles
  }

  /// The file paths in a map, as written there: those of its sources, and those of its imports that could not be
  /// loaded.
  package func filesNamed(by number: Int) -> [String] {
    let map = maps[number]
    let lost = zip(map.content.graph.imports, map.imports).compactMap { entry, target in
      target == nil ? map.content.graph.text(entry.path) : nil
    }
    return map.content.sourceFiles + lost
  }

  /// The numbers of the maps that a map imports; imports that could not be loaded are left out.
  package func imports(of number: Int) -> [Int] { maps[number].imports.compactMap { $0 } }

  /// For each map, the ids of its claims that other maps refer to.
  package func idsUsedElsewhere() -> [Int: Set<String>] {
    var result: [Int: Set<String>] = [:]
    for map in maps where !map.imports.isEmpty {
      let graph = map.content.graph
      let targets = map.targets
      for claim in graph.claimIndices where graph.claims[claim.int].isImported {
        let id = graph.id(claim)
        guard let dot = id.firstIndex(of: "."), let target = targets[String(id[..<dot])] else { continue }
        result[target, default: []].insert(String(id[id.index(after: dot)...]))
      }
    }
    return result
  }

  /// For each map, the names of its sources that other maps cite.
  package func sourcesUsedElsewhere() -> [Int: Set<String>] {
    var result: [Int: Set<String>] = [:]
    for map in maps where !map.imports.isEmpty {
      let graph = map.content.graph
      let targets = map.targets
      for citation in graph.citations {
        guard case .source(let name, _, _) = citation.reference, let dot = name.firstIndex(of: "."),
          let target = targets[String(name[..<dot])]
        else { continue }
        result[target, default: []].insert(String(name[name.index(after: dot)...]))
      }
    }
    return result
  }

  private mutating func follow(_ i: Int, of number: Int) {
    let path = maps[number].content.graph.text(maps[number].content.graph.imports[i].path)
    do throws(FileReadingError) {
      let located = try maps[number].content.files.locate(path)
      if let known = numbers[located.identity] {
        maps[number].imports[i] = known
        if maps[known].content.isWithoutGraph {
          maps[known].content = Content(
            files[FileIndex(known)], FileIndex(known), files: maps[known].content.files)
        }
      } else {
        let bytes = try maps[number].content.files.read(path)
        let file = SourceFile(path: located.path, bytes: bytes)
        let index = files.add(file)
        numbers[located.identity] = index.raw
        maps.append(LoadedMap(Content(file, index, files: located.files)))
        maps[number].imports[i] = index.raw
      }
    } catch {
      maps[number].importErrors[i] = error
    }
  }

  /// A map's graph joined with the graphs of the maps that it imports, and the findings about the map's references to
  /// them.
  package func join(_ number: Int) -> (Graph, [Diagnostic]) {
    if modules.isEmpty || maps[number].imports.isEmpty { return (maps[number].content.graph, []) }
    return joinGraphs(number, among: modules)
  }

  /// Like `join`, but with only as much of the imported maps as it takes to check the map.
  package func joinForCheck(_ number: Int) -> (Graph, [Diagnostic]) {
    if modules.isEmpty || maps[number].imports.isEmpty { return (maps[number].content.graph, []) }
    return summaries.canJoinDirectly(number, modules)
      ? joinDirectly(number, among: modules, summaries) : joinGraphs(number, among: modules)
  }

  // MARK: Findings about imports

  /// The findings about a map's imports: maps imported twice, and import cycles. Each cycle is reported in only
  /// one of its maps.
  package func importFindings(_ number: Int) -> [Diagnostic] {
    let map = maps[number]
    if map.imports.isEmpty { return [] }
    var result = rings[number] ?? []
    var seen: [Int: Int] = [:]
    for (i, target) in map.imports.enumerated() {
      guard let target, target != number else { continue }
      guard let earlier = seen[target] else {
        seen[target] = i
        continue
      }
      let entries = map.content.graph.imports
      result.append(
        Diagnostic(
          rule: MapRule.duplicateValue.rawValue,
          message: "`\(entries[i].alias)` imports the same map as `\(entries[earlier].alias)`; keep one of them",
          place: map.content.graph.place(entries[i].key),
          related: [Diagnostic.Related(map.content.graph.place(entries[earlier].key), "first imported here")]))
    }
    return result
  }

  /// Finds import cycles: for each set of maps that reach each other, a shortest cycle through the map that was read
  /// first.
  private mutating func findRings() {
    let components = StrongComponents(count: maps.count, isIn: maps.map { _ in true }) {
      maps[$0].imports.compactMap { $0 }
    }
    var seen = Set<Int>()
    for start in maps.indices where seen.insert(components.of[start]).inserted {
      let way = ring(from: start) { components.of[$0] == components.of[start] }
      guard let first = way.first else { continue }
      let names = way.map { "`\(maps[$0.map].content.graph.file.path)`" }
      let graph = maps[start].content.graph
      rings[start] = [
        Diagnostic(
          rule: MapRule.importCycle.rawValue,
          message: way.count == 1
            ? "this map imports itself; delete the import"
            : "these maps import each other in a cycle: "
              + (names.prefix(8) + (names.count > 8 ? ["…"] : []) + [names[0]]).joined(separator: " imports ")
              + "; move what they share into a separate map",
          place: graph.place(graph.imports[first.entry].path),
          related: way.dropFirst().prefix(16).map { step in
            let other = maps[step.map].content.graph
            return Diagnostic.Related(other.place(other.imports[step.entry].path), "the cycle continues here")
          })
      ]
    }
  }

  /// A shortest import cycle from a map back to itself: each map in the cycle, with the position of the import that
  /// leads to the next map. Empty if there is no cycle.
  private func ring(from start: Int, within isIn: (Int) -> Bool) -> [(map: Int, entry: Int)] {
    var cameFrom: [Int: (map: Int, entry: Int)] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let map = queue[next]
      next += 1
      for (entry, target) in maps[map].imports.enumerated() {
        guard let target, isIn(target), cameFrom[target] == nil else { continue }
        cameFrom[target] = (map, entry)
        if target != start {
          queue.append(target)
          continue
        }
        var way: [(map: Int, entry: Int)] = []
        var at = start
        repeat {
          guard let step = cameFrom[at] else { break }
          way.append(step)
          at = step.map
        } while at != start
        return way.reversed()
      }
    }
    return []
  }
}

/// Calls a closure once for each number below a count, and returns the results in the order of the numbers, no matter
/// which call finishes first.
///
/// - Parameter inParallel: calls the given closure once for each number below the given count, and returns when all
///   calls have returned.
package func collect<Result: Sendable>(
  _ count: Int, _ inParallel: (Int, @escaping @Sendable (Int) -> Void) -> Void,
  _ body: @escaping @Sendable (Int) -> Result
) -> [Result] {
  Array(unsafeUninitializedCapacity: count) { buffer, initialized in
    // Each call writes its own element, so no two threads touch the same memory.
    nonisolated(unsafe) let base = buffer.baseAddress
    inParallel(count) { i in if let base { (base + i).initialize(to: body(i)) } }
    initialized = count
  }
}
