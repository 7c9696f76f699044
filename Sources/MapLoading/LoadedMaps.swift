import ArgumentMap
import MapSyntax
import SourceText

/// The maps of a run: those that were asked for and, once each, those that they import, directly or not. A map that imports
/// none can be used as soon as it has been read; its graph is then given up, so that many maps take little more memory than
/// few. Where another map imports it, it is read again.
package struct LoadedMaps: Sendable {
  /// What is read of a map by itself. Shared, since a graph is large to copy.
  package final class Content: Sendable {
    package let graph: Graph
    /// What the reader and the graph report.
    package let findings: [Diagnostic]
    package let files: any FileReading
    /// The paths that its sources name, as it writes them.
    let sourceFiles: [String]
    let isWithoutGraph: Bool

    init(_ file: SourceFile, _ index: FileIndex, files: any FileReading) {
      let (tree, syntaxFindings) = readSyntax(file, index: index, keyWords: languageKeyWords)
      let (graph, findings) = buildGraph(tree, of: file, index: index, diagnostics: syntaxFindings)
      self.graph = graph
      self.findings = findings
      self.files = files
      sourceFiles = graph.sources.compactMap { $0.file.map { graph.text($0) } }
      isWithoutGraph = false
    }

    /// What is needed of a map that has been checked.
    init(without content: Content) {
      graph = Self.emptyGraph
      findings = []
      files = content.files
      sourceFiles = content.sourceFiles
      isWithoutGraph = true
    }

    private static let emptyGraph = Graph(of: SourceFile(path: "", bytes: []))
  }

  /// A map and what became of its imports.
  package struct LoadedMap: Sendable {
    package internal(set) var content: Content
    /// By import, the number of the map that it leads to; nil where it leads to none.
    package internal(set) var imports: [Int?]
    /// By import, why it leads to no map; nil where it leads to one.
    package internal(set) var importErrors: [FileReadingError?]

    init(_ content: Content) {
      self.content = content
      imports = Array(repeating: nil, count: content.graph.imports.count)
      importErrors = Array(repeating: nil, count: content.graph.imports.count)
    }
  }

  /// A map that is asked for.
  package struct Named: Sendable {
    package var file: SourceFile
    /// The same for every path to the file.
    package var identity: String
    package var files: any FileReading

    package init(_ file: SourceFile, identity: String, files: any FileReading) {
      self.file = file
      self.identity = identity
      self.files = files
    }
  }

  /// A map's number is its `FileIndex`.
  package private(set) var files = SourceFiles()
  private var maps: [LoadedMap] = []
  private var numbers: [String: Int] = [:]
  /// Rings of imports, by the map at whose import each is reported.
  private var rings: [Int: [Diagnostic]] = [:]
  /// The maps as they are joined; empty where none imports another.
  private var modules: [MapModule] = []

  /// Reads maps and everything that they import, each file once; those that are named come first, in their order.
  package init(_ named: [Named]) {
    var early: [Bool?] = []
    self.init(named, early: nil, into: &early) { count, body in (0..<count).forEach(body) }
  }

  /// Reads maps as above, on several threads.
  ///
  /// - Parameters:
  ///   - use: makes use of a map without imports as soon as it has been read, given its position among those that are
  ///     named; its graph is then given up. Nil where all graphs are to be kept.
  ///   - results: what came of that, by map; nil for a map that was kept.
  ///   - inParallel: runs a body for each number below a count, on as many threads as it likes.
  package init<Early: Sendable>(
    _ named: [Named], early use: (@Sendable (LoadedMap, Int) -> Early)?, into results: inout [Early?],
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
    findRings()
  }

  package var count: Int { maps.count }
  package subscript(number: Int) -> LoadedMap { maps[number] }

  /// The number of a map.
  package func number(of identity: String) -> Int? { numbers[identity] }

  /// The paths of the files that a map's sources name, as it writes them.
  package func sources(of number: Int) -> [String] {
    maps[number].content.sourceFiles
  }

  /// The paths of the files that a map names, as it writes them: its sources, and imports that lead to no map.
  package func filesNamed(by number: Int) -> [String] {
    let map = maps[number]
    let lost = zip(map.content.graph.imports, map.imports).compactMap { entry, target in
      target == nil ? map.content.graph.text(entry.path) : nil
    }
    return map.content.sourceFiles + lost
  }

  /// The maps that a map imports.
  package func imports(of number: Int) -> [Int] { maps[number].imports.compactMap { $0 } }

  /// By map, the ids of its claims that others refer to.
  package func idsUsedElsewhere() -> [Int: Set<String>] {
    var result: [Int: Set<String>] = [:]
    for map in maps where !map.imports.isEmpty {
      let graph = map.content.graph
      let targets = Dictionary(
        zip(graph.imports.map(\.alias), map.imports).compactMap { alias, target in target.map { (alias, $0) } },
        uniquingKeysWith: { first, _ in first })
      for claim in graph.claimIndices where graph.claims[claim.int].isImported {
        let id = graph.id(claim)
        guard let dot = id.firstIndex(of: "."), let target = targets[String(id[..<dot])] else { continue }
        result[target, default: []].insert(String(id[id.index(after: dot)...]))
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

  /// A map's graph, joined with those of the maps that it imports, and what is wrong with its references to them.
  package func join(_ number: Int) -> (Graph, [Diagnostic]) {
    if modules.isEmpty || maps[number].imports.isEmpty { return (maps[number].content.graph, []) }
    return joinGraphs(number, among: modules)
  }

  // MARK: What is wrong with imports

  /// Imports that lead to one map twice, and rings, each of which is reported once.
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
          related: [Diagnostic.Related(map.content.graph.place(entries[earlier].key), "imported here already")]))
    }
    return result
  }

  /// Finds, for each set of maps that reach one another, a shortest way from the one read first back to it.
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
            : "these maps import each other in a ring: "
              + (names.prefix(8) + (names.count > 8 ? ["…"] : []) + [names[0]]).joined(separator: " imports ")
              + "; put what they share into a map of its own",
          place: graph.place(graph.imports[first.entry].path),
          related: way.dropFirst().prefix(16).map { step in
            let other = maps[step.map].content.graph
            return Diagnostic.Related(other.place(other.imports[step.entry].path), "the ring goes on here")
          })
      ]
    }
  }

  /// The maps of a ring, each with its import that leads on; empty where there is none.
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

/// What a body gives for each number below a count, in order, whatever is ready first.
package func collect<Result: Sendable>(
  _ count: Int, _ inParallel: (Int, @escaping @Sendable (Int) -> Void) -> Void,
  _ body: @escaping @Sendable (Int) -> Result
) -> [Result] {
  Array(unsafeUninitializedCapacity: count) { buffer, initialized in
    // Each number writes its own element, so that no two threads touch the same memory.
    nonisolated(unsafe) let base = buffer.baseAddress
    inParallel(count) { i in if let base { (base + i).initialize(to: body(i)) } }
    initialized = count
  }
}
