import ArgumentMap
import KnownFindings
import MapChecks
import MapConfiguration
import MapLoading
import MapRepository
import Reporting
import SourceText
import Surroundings

/// What a check is asked for, apart from how its findings are printed.
package struct CheckRequest: Sendable {
  package var levels = LevelRequest()
  /// The least level that makes the check fail; nil for what each map's configuration says.
  package var failOn: Level?
  package var maxWarnings: Int?
  /// A file of known findings; nil for what each map's configuration says.
  package var baseline: String?
  /// No baseline counts, for one that is to be written.
  package var ignoresBaselines = false
  /// The outcome says which files had a part in it.
  package var namesFiles = false
  package var changedSince: String?
  /// Only findings on claims that have changed.
  package var isDiffOnly = false

  package init() {}
}

/// What a check came to.
package struct CheckOutcome: Sendable {
  package var report: Report
  /// Findings that make the check fail.
  package var failures: Int
  /// The least level of all that makes it fail.
  package var failOn: Level
  /// How many findings a baseline has taken.
  package var knownCount = 0
  /// By baseline, its entries that nothing needs any longer, and what is left without them.
  package var stale: [(path: String, entries: Baseline, rest: Baseline)] = []
  /// Whether any map has a baseline.
  package var hasBaseline = false
  /// How many maps were not looked at, since they have not changed.
  package var unchangedCount = 0
  /// The maps that were looked at whole, and by which settings.
  var looked: [(map: String, settings: CheckSettings)] = []
  /// Every file that had a part in it, where that was asked for.
  package var paths: [String] = []
}

/// Why nothing could be checked.
package enum CheckFailure: Error, Sendable {
  case unreadable(Workspace.Unreadable)
  case configuration(Configurations.Problem)
  case git(GitChanges.Failure)
  case baseline(Baseline.Unreadable)

  /// What to say of it.
  package var words: String {
    switch self {
    case .unreadable(let error): "cannot read \(error.path): \(error.reason)"
    case .configuration(let problem): problem.words
    case .git(let failure): "--changed-since: \(failure.reason)"
    case .baseline(let error): error.message
    }
  }
}

extension Workspace {
  /// Checks maps and those that they import, each file read once, on all processors. Findings come in the order of the
  /// paths, whatever is ready first.
  package func check(_ paths: [String], _ request: CheckRequest = CheckRequest()) throws(CheckFailure) -> CheckOutcome {
    var early: [CheckFindings?] = []
    let maps = try read(paths, request, into: &early)
    var configurations: [Configuration] = []
    for file in maps.files.all { configurations.append(try configuration(file.path)) }
    let chosen = try chosen(maps, request)
    let results = try findings(maps, early, request, chosen.isIn)
    // In the order of the paths, which is not that in which imports were found.
    let order = maps.files.all.indices.sorted {
      let (a, b) = (maps.files.all[$0].path, maps.files.all[$1].path)
      return a != b ? a.utf8.lexicographicallyPrecedes(b.utf8) : $0 < $1
    }
    var findings: [Diagnostic] = []
    var allowed: [AllowedFinding] = []
    var looked: [(map: String, settings: CheckSettings)] = []
    var baselines = KnownFindings(request.baseline, isOff: request.ignoresBaselines, fileSystem)
    for i in order {
      guard let result = results[i] else { continue }
      let file = maps.files.all[i]
      let claims = request.isDiffOnly ? chosen.changes.map { ChangedClaims(file, old: $0.old(file.path)) } : nil
      for finding in result.findings {
        if let claims, !claims.touches(finding), !isOfChangedFile(finding, i, maps, chosen.changes) { continue }
        if try isKnown(finding, file.path, configurations[i], &baselines) { continue }
        findings.append(finding)
      }
      allowed += result.allowed
      // Where only some findings are kept, what is not found says nothing.
      if request.isDiffOnly { continue }
      let settings = settings(file.path, configurations[i], request)
      try naming(configurations[i], settings, file.path, &baselines)
      looked.append((file.path, settings))
    }
    var report = Report(
      files: maps.files, findings: findings, allowed: allowed, mapCount: chosen.isIn.count { $0 })
    complete(&report, configurations.first)
    var outcome = CheckOutcome(report: report, failures: 0, failOn: .error)
    let failOns = configurations.map { request.failOn ?? $0.failOn ?? .warning }
    outcome.failOn = failOns.min() ?? request.failOn ?? .warning
    outcome.failures = failures(findings, failOns, request.maxWarnings)
    outcome.looked = looked
    outcome.knownCount = baselines.takenCount
    outcome.hasBaseline = baselines.isAny
    outcome.stale = baselines.stale()
    outcome.unchangedCount = maps.count - chosen.isIn.count { $0 }
    if request.namesFiles { outcome.paths = filesInvolved(maps, configurations) }
    return outcome
  }

  private func isKnown(
    _ finding: Diagnostic, _ map: String, _ configuration: Configuration, _ baselines: inout KnownFindings
  ) throws(CheckFailure) -> Bool {
    do throws(Baseline.Unreadable) {
      return try baselines.take(finding, map, configuration)
    } catch {
      throw .baseline(error)
    }
  }

  private func naming(
    _ configuration: Configuration, _ settings: CheckSettings, _ map: String, _ baselines: inout KnownFindings
  ) throws(CheckFailure) {
    do throws(Baseline.Unreadable) {
      try baselines.note(map, configuration, settings)
    } catch {
      throw .baseline(error)
    }
  }

  /// Reads maps; those that import none are checked at once, unless it is not known yet whether they are looked at.
  private func read(
    _ paths: [String], _ request: CheckRequest, into early: inout [CheckFindings?]
  ) throws(CheckFailure) -> LoadedMaps {
    var all: [CheckSettings] = []
    for path in paths { all.append(try settings(path == "-" ? standardInputName ?? path : path, request)) }
    let settings = all
    let isEarly = request.changedSince == nil
    do throws(Unreadable) {
      return try load(
        paths, early: isEarly ? { @Sendable map, position in map.check(settings[position]) } : nil, into: &early)
    } catch {
      throw .unreadable(error)
    }
  }

  private func findings(
    _ maps: LoadedMaps, _ early: [CheckFindings?], _ request: CheckRequest, _ isWanted: [Bool]
  ) throws(CheckFailure) -> [CheckFindings?] {
    func known(_ i: Int) -> CheckFindings? { i < early.count ? early[i] : nil }
    var all: [CheckSettings] = []
    for (i, file) in maps.files.all.enumerated() {
      let isDone = known(i) != nil
      all.append(isDone ? .standard : try settings(file.path, request))
    }
    let settings = all
    var results = collect(maps.count, Parallel.run) { i in
      isWanted[i] ? (i < early.count ? early[i] : nil) ?? maps.check(i, settings[i]).asFindings : nil
    }
    // A claim that another map builds on is not isolated, though its own map does not know it.
    for (map, ids) in maps.idsUsedElsewhere() {
      results[map]?.findings.removeAll { $0.rule == Rule.isolatedClaim.name && $0.claim.map(ids.contains) ?? false }
    }
    return results
  }

  /// Whether a finding is about a file that the map names or about what it says, and such a file has changed.
  private func isOfChangedFile(
    _ finding: Diagnostic, _ map: Int, _ maps: LoadedMaps, _ changes: GitChanges?
  ) -> Bool {
    guard let changes, let rule = Rule.named(finding.rule),
      rule.category == .sources || finding.rule == "unknown-anchor" || finding.rule == "missing-file"
    else { return false }
    return changesFile(of: map, maps, changes)
  }

  /// Whether a file that a map names has changed: a source, or an imported map that is gone.
  private func changesFile(of map: Int, _ maps: LoadedMaps, _ changes: GitChanges) -> Bool {
    let written = PathText.absolute(PathText.folder(of: maps.files.all[map].path), in: fileSystem.workingFolder)
    let folder = fileSystem.realPath(written) ?? written
    return maps.filesNamed(by: map).contains { changes.contains(PathText.absolute($0, in: folder)) }
  }

  private func failures(_ findings: [Diagnostic], _ failOns: [Level], _ maxWarnings: Int?) -> Int {
    var failing = findings.filter { $0.level >= failOns[$0.place.file.raw] }
    guard let maxWarnings else { return failing.count }
    failing.removeAll { $0.level == .warning }
    let warnings = findings.count { $0.level == .warning }
    return failing.count + (warnings > maxWarnings ? warnings : 0)
  }

  private func settings(_ path: String, _ request: CheckRequest) throws(CheckFailure) -> CheckSettings {
    settings(path, try configuration(path), request)
  }

  private func settings(_ path: String, _ configuration: Configuration, _ request: CheckRequest) -> CheckSettings {
    request.levels.applied(to: configuration, for: fileSystem.realPath(path) ?? path)
  }

  /// What holds for a map.
  package func configuration(_ path: String) throws(CheckFailure) -> Configuration {
    do throws(Configurations.Problem) {
      return try configurations.nearest(toFile: path)
    } catch {
      throw .configuration(error)
    }
  }

  private func complete(_ report: inout Report, _ configuration: Configuration?) {
    report.version = ProgramVersion.number
    report.ruleAddress = configuration?.rulePage
  }

  /// The maps that are looked at: all, or those that have changed, that import one or cite one that has, directly or not.
  private func chosen(
    _ maps: LoadedMaps, _ request: CheckRequest
  ) throws(CheckFailure) -> (isIn: [Bool], changes: GitChanges?) {
    guard let revision = request.changedSince else { return (Array(repeating: true, count: maps.count), nil) }
    let changes: GitChanges
    do throws(GitChanges.Failure) {
      changes = try GitChanges(
        since: revision, in: maps.files.all.first.map { PathText.folder(of: $0.path) } ?? ".", fileSystem)
    } catch {
      throw .git(error)
    }
    var isIn = maps.files.all.indices.map { i in
      changes.contains(maps.files.all[i].path) || changesFile(of: i, maps, changes)
    }
    var importers: [[Int]] = Array(repeating: [], count: maps.count)
    for i in 0..<maps.count { for other in maps.imports(of: i) { importers[other].append(i) } }
    var pending = isIn.indices.filter { isIn[$0] }
    while let next = pending.popLast() {
      for importer in importers[next] where !isIn[importer] {
        isIn[importer] = true
        pending.append(importer)
      }
    }
    return (isIn, changes)
  }
}

extension CheckOutcome {
  /// What the forms say of rules, all of them.
  package static var rules: [RuleDescription] { Rule.all.map(\.reported) }

  /// A baseline of what was found, to be written to a path.
  package func baseline(at path: String, _ fileSystem: any FileSystem) throws(Baseline.Unreadable) -> Baseline {
    let least = min(failOn, .warning)
    let found = report.findings.filter { $0.level >= least }.map { finding in
      (map: report.files[finding.place.file].path, rule: finding.rule, subject: finding.subject)
    }
    return try Baseline(of: found, looked: looked, at: path, fileSystem)
  }
}

extension Rule {
  fileprivate var reported: RuleDescription {
    RuleDescription(
      name: name, category: category.rawValue, level: level, summary: summary, why: why, page: RulePages.page(self))
  }
}
