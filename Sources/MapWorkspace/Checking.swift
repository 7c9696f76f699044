import ArgumentMap
import KnownFindings
import MapChecks
import MapConfiguration
import MapLoading
import MapRepository
import Reporting
import SourceText
import Surroundings

/// The options of a check, apart from how its findings are printed.
package struct CheckRequest: Sendable {
  package var levels = LevelRequest()
  /// The lowest level at which findings make the check fail; nil to use each map's configuration.
  package var failOn: Level?
  /// How many warnings are allowed before they make the check fail; nil to let `failOn` decide.
  package var maxWarnings: Int?
  /// The path of a baseline; nil to use the one that each map's configuration names.
  package var baseline: String?
  /// Whether to ignore all baselines, because one will be written.
  package var ignoresBaselines = false
  /// Whether to set `CheckOutcome.paths`.
  package var namesFiles = false
  /// A git revision: only maps that have changed since then, or depend on changed files, are checked.
  package var changedSince: String?
  /// Whether to keep only findings that are about changed claims or caused by changed files.
  package var isDiffOnly = false

  package init() {}
}

/// The result of a check.
package struct CheckOutcome: Sendable {
  package var report: Report
  /// The number of findings that make the check fail; 0 if it passes.
  package var failures: Int
  /// The lowest level at which findings make the check fail, across all maps.
  package var failOn: Level
  /// How many findings were left out because a baseline contains them.
  package var knownCount = 0
  /// For each baseline with entries that are no longer needed: those entries, and the baseline without them.
  package var stale: [(path: String, entries: Baseline, rest: Baseline)] = []
  /// Whether any map has a baseline.
  package var hasBaseline = false
  /// How many maps were skipped because they have not changed.
  package var unchangedCount = 0
  /// The maps that were checked completely, with their settings.
  var looked: [(map: String, settings: CheckSettings)] = []
  /// The paths of all files that the findings depend on; empty unless `CheckRequest.namesFiles` is set.
  package var paths: [String] = []
}

/// Why a check could not be carried out.
package enum CheckFailure: Error, Sendable {
  case unreadable(Workspace.Unreadable)
  case configuration(Configurations.Problem)
  case git(GitChanges.Failure)
  case baseline(Baseline.Unreadable)

  /// The error message.
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
  /// Checks the given maps and all maps that they import, on all processors. Each file is read once. Findings are
  /// sorted by path, no matter which map is finished first.
  /// - Throws: `CheckFailure` if a map, a configuration or a baseline cannot be read, or if git fails.
  package func check(_ paths: [String], _ request: CheckRequest = CheckRequest()) throws(CheckFailure) -> CheckOutcome {
    var early: [CheckFindings?] = []
    let maps = try read(paths, request, into: &early)
    var configurations: [Configuration] = []
    for file in maps.files.all { configurations.append(try configuration(file.path)) }
    let chosen = try chosen(maps, request)
    let results = try findings(maps, early, request, chosen.isIn)
    // In path order, which differs from the order in which imports were found.
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
        let relatesCauses = Rule.named(finding.rule)?.relatesConsequences != true
        if let claims, !claims.touches(finding, relatesCauses: relatesCauses),
          !isOfChangedFile(finding, i, maps, chosen.changes)
        {
          continue
        }
        if try isKnown(finding, file.path, configurations[i], &baselines) { continue }
        findings.append(finding)
      }
      allowed += result.allowed
      // If only some findings are kept, an unused baseline entry is not necessarily stale.
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

  /// Loads maps. Maps without imports are checked as soon as they are read, unless only changed maps are to be checked.
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
    // A claim that another map refers to is not isolated, even if it looks so in its own map.
    for (map, ids) in maps.idsUsedElsewhere() {
      results[map]?.findings.removeAll { $0.rule == Rule.isolatedClaim.name && $0.claim.map(ids.contains) ?? false }
    }
    return results
  }

  /// Whether a finding is about files that the map names, or about their content, and one of those files has changed.
  private func isOfChangedFile(
    _ finding: Diagnostic, _ map: Int, _ maps: LoadedMaps, _ changes: GitChanges?
  ) -> Bool {
    guard let changes, let rule = Rule.named(finding.rule), rule.isAboutFiles else { return false }
    return changesFile(of: map, maps, changes)
  }

  /// Whether a file that a map names has changed: a source, or an imported map that could not be loaded.
  private func changesFile(of map: Int, _ maps: LoadedMaps, _ changes: GitChanges) -> Bool {
    let written = PathText.absolute(PathText.folder(of: maps.files.all[map].path), in: fileSystem.workingFolder)
    let folder = fileSystem.resolved(written)
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
    request.levels.applied(to: configuration, for: fileSystem.resolved(path))
  }

  /// The configuration that applies to a map.
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

  /// Which maps to check: all maps or, if a revision is given, only those that have changed, that name a changed file,
  /// or that import such a map, directly or indirectly.
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
  /// Descriptions of all rules, for report formats that list them.
  package static var rules: [RuleDescription] { Rule.all.map(\.reported) }

  /// A baseline with the findings of the check, to be written to a path. Notes are included only if they make the check
  /// fail.
  /// - Throws: `Baseline.Unreadable` if there is a file at `path` that is not a baseline.
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
