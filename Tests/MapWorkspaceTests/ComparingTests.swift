import Foundation
import MapRepository
import MapWorkspace
import SourceText
import TestSupport
import Testing

/// The law of `--changed-since`: with `--diff-only`, a check reports what a whole check finds now and a whole check of
/// the earlier state does not; without, at least that.
@Suite struct ComparingTests {
  /// The findings of a whole check, counted; empty if the check cannot be carried out.
  private static func whole(_ top: String, renames: [String: String] = [:]) -> [String: Int] {
    guard let outcome = try? check(top) else { return [:] }
    return counted(outcome, top, renames)
  }

  private static func check(_ top: String, since: Revision? = nil, isDiffOnly: Bool = false) throws -> CheckOutcome {
    var workspace = Workspace(FilesAt(top))
    workspace.search.allowsEmpty = true
    workspace.search.trackedMaps = Git.ignoredTrackedMaps
    var request = CheckRequest()
    if let since { request.changedSince = { since } }
    request.isDiffOnly = isDiffOnly
    return try workspace.check([], request)
  }

  private static func counted(
    _ outcome: CheckOutcome, _ top: String, _ renames: [String: String] = [:]
  ) -> [String: Int] {
    var result: [String: Int] = [:]
    for finding in outcome.report.findings {
      // A map can be reached through a link to its folder, but it is the same map.
      let whole = top + "/" + outcome.report.files[finding.place.file].path as NSString
      let folder = URL(fileURLWithPath: whole.deletingLastPathComponent).resolvingSymlinksInPath().path
      let path = String((folder + "/" + whole.lastPathComponent).dropFirst(top.count + 1))
      result["\(renames[path] ?? path) \(finding.rule) \(finding.level) \(finding.subject)", default: 0] += 1
    }
    return result
  }

  /// git's renames since the first commit, relative to the top folder.
  private static func renames(_ repository: RandomRepository, _ first: String) throws -> [String: String] {
    var result: [String: String] = [:]
    func add(_ output: String, _ prefix: String) {
      var words = output.split(separator: "\0").map(String.init)[...]
      while let status = words.popFirst(), let old = words.popFirst() {
        guard status.hasPrefix("R"), let new = words.popFirst() else { continue }
        result[prefix + old] = prefix + new
      }
    }
    add(try repository.git("diff", "--name-status", "-z", "-M", first), "")
    let inner = try repository.git("ls-tree", first, "sub").split(separator: "\t").first?.split(separator: " ").last
    if let inner, FileManager.default.fileExists(atPath: repository.top + "/sub/.git") {
      add(try repository.git("-C", "sub", "diff", "--name-status", "-z", "-M", String(inner)), "sub/")
    }
    return result
  }

  @Test(.slow) func whatIsNewIsReportedAndNothingElse() throws {
    let isLong = ProcessInfo.processInfo.environment["ARGMAP_LONG"] != nil
    var differing = 0
    let seeds = ProcessInfo.processInfo.environment["ARGMAP_SEED"].flatMap { Int($0) }.map { $0..<($0 + 1) }
    let count = isLong ? 5000 : 100
    for seed in seeds ?? 0..<count {
      try Repository.withFolder { folder in
        var repository = try RandomRepository(folder, seed: UInt64(seed))
        let first = try repository.git("rev-parse", "HEAD").trimmingCharacters(in: .whitespacesAndNewlines)
        try repository.change()
        try repository.clone(to: folder + "/then")
        guard let now = try? Self.check(repository.top) else { return }
        let then = Self.whole(folder + "/then", renames: try Self.renames(repository, first))
        let wanted = Self.counted(now, repository.top).reduce(into: [String: Int]()) { result, entry in
          let new = entry.value - (then[entry.key] ?? 0)
          if new > 0 { result[entry.key] = new }
        }
        // Whether files are read ahead makes no difference.
        let revision = try Git.revision(first, FilesAt(repository.top), ahead: seed.isMultiple(of: 2) ? ["."] : [])
        let found = Self.counted(
          try Self.check(repository.top, since: revision, isDiffOnly: true), repository.top)
        #expect(found == wanted, "seed \(seed)")
        let more = Self.counted(try Self.check(repository.top, since: revision), repository.top)
        #expect(wanted.allSatisfy { more[$0.key, default: 0] >= $0.value }, "seed \(seed)")
        if !wanted.isEmpty { differing += 1 }
      }
    }
    #expect(differing * 3 > count, "\(differing) of \(count) have a difference")
    print("\(differing) of \(count) repositories have new findings")
  }
}
