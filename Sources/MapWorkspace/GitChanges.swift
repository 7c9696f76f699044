import ArgumentMap
import MapSyntax
import SourceText

/// What git says has changed since a revision: since the commit that the revision and the working tree have in common,
/// so that what others did on the revision's branch does not count.
package struct GitChanges: Sendable {
  /// The repository's folder, absolute.
  private let top: String
  private let base: String
  /// Absolute paths of files that differ or are new.
  private let paths: Set<String>

  /// Why git does not know.
  package struct Failure: Error, Sendable {
    package let reason: String
  }

  /// - Parameter folder: a folder in the repository.
  package init(since revision: String, in folder: String) throws(Failure) {
    guard let found = ChildProcess.run("git", ["-C", folder, "rev-parse", "--show-toplevel"]) else {
      throw Failure(reason: "git cannot be run")
    }
    guard found.status == 0 else { throw Failure(reason: "\(folder) is in no repository of git") }
    top = Self.line(found.output)
    guard !revision.hasPrefix("-"),
      let commit = ChildProcess.run(
        "git", ["-C", top, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]),
      commit.status == 0
    else { throw Failure(reason: "git knows no revision \(revision) here; in CI, fetch it first (fetch-depth: 0)") }
    let named = Self.line(commit.output)
    let common = ChildProcess.run("git", ["-C", top, "merge-base", named, "HEAD"])
    base = common.flatMap { $0.status == 0 ? Self.line($0.output) : nil } ?? named
    guard let changed = ChildProcess.run("git", ["-C", top, "diff", "--name-only", "--no-renames", "-z", base, "--"]),
      let new = ChildProcess.run("git", ["-C", top, "ls-files", "--others", "--exclude-standard", "-z"]),
      changed.status == 0, new.status == 0
    else { throw Failure(reason: "git does not say what has changed since \(revision)") }
    var paths: Set<String> = []
    for name in (changed.output + new.output).split(separator: 0) {
      paths.insert(top + "/" + String(decoding: name, as: UTF8.self))
    }
    self.paths = paths
  }

  private static func line(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  package func contains(_ path: String) -> Bool { paths.contains(System.realPath(path) ?? path) }

  /// A file as it was; nil where it was not there.
  func old(_ path: String) -> [UInt8]? {
    let real = System.realPath(path) ?? path
    guard real.hasPrefix(top + "/"),
      let shown = ChildProcess.run("git", ["-C", top, "show", "\(base):\(real.dropFirst(top.count + 1))"]),
      shown.status == 0
    else { return nil }
    return shown.output
  }
}

/// The claims of a map that are not what they were.
struct ChangedClaims {
  private let before: [String: Int]
  private let now: [String: Int]

  /// - Parameter old: the map as it was; nil where it is new.
  init(_ file: SourceFile, old: [UInt8]?) {
    now = Self.signatures(file)
    before = old.map { Self.signatures(SourceFile(path: file.path, bytes: $0)) } ?? [:]
  }

  /// Whether something in the argument has changed, by its subject: a claim that is new, or says, cites or rests on
  /// something else than before. What is no claim counts as changed.
  func contains(_ subject: String) -> Bool {
    guard let now = now[subject] else { return true }
    return before[subject] != now
  }

  /// Whether a finding is about something that has changed, or has its cause there: another place that explains it.
  func touches(_ finding: Diagnostic) -> Bool {
    if contains(finding.claim ?? finding.subject) || contains(finding.subject) { return true }
    // What falls with a claim is no cause.
    if finding.rule == "unsupported-claim" { return false }
    return finding.related.contains { $0.place.file == finding.place.file && contains($0.subject) }
  }

  /// By id, a hash of all that a map says of a claim itself.
  private static func signatures(_ file: SourceFile) -> [String: Int] {
    let (tree, diagnostics) = readSyntax(file, index: FileIndex(0), keyWords: languageKeyWords)
    let (graph, _) = buildGraph(tree, of: file, index: FileIndex(0), diagnostics: diagnostics)
    func hash(_ nodes: [NodeIndex?], _ more: AnyHashable...) -> Int {
      var hasher = Hasher()
      for node in nodes { hasher.combine(node.map { graph.text($0) }) }
      for value in more { hasher.combine(value) }
      return hasher.finalize()
    }
    var parts: [[Int]] = graph.claims.map { claim in
      [hash([claim.text, claim.label, claim.note, claim.standard, claim.weight, claim.basisNode], claim.isImplicit)]
    }
    // An undercut comes behind what it undercuts.
    var ofInferences = [Int](repeating: 0, count: graph.inferences.count)
    for index in graph.inferenceIndices.reversed() {
      let inference = graph.inferences[index.int]
      ofInferences[index.int] = hash(
        [inference.scheme, inference.strength, inference.note], inference.side.rawValue,
        Set(graph.premises(index).map { graph.id($0) }), Set(graph.undercuts(of: index).map { ofInferences[$0.int] }))
      if case .claim(let claim) = inference.target { parts[claim.int].append(ofInferences[index.int]) }
    }
    for citation in graph.citations {
      guard case .claim(let claim) = citation.owner else { continue }
      let reference: [String?] =
        switch citation.reference {
        case .url(let url): [url]
        case .source(let name, _, let anchor): [name, anchor]
        }
      parts[claim.int].append(hash([citation.quote, citation.note], citation.kind.rawValue, reference))
    }
    for (claim, node) in graph.tags { parts[claim.int].append(hash([node], "tag")) }
    for contradiction in graph.contradictions {
      parts[contradiction.first.int].append(hash([], "contradicts", graph.id(contradiction.second)))
    }
    return Dictionary(
      graph.claimIndices.map { (graph.id($0), hash([], Set(parts[$0.int]))) }, uniquingKeysWith: { a, _ in a })
  }
}
