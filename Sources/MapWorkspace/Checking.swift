import ArgumentMap
import KnownFindings
import MapChecks
import MapConfiguration
import MapLoading
import MapRepository
import MapSources
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
  /// Waits for an earlier state: only findings that are new since then, and those in maps that have changed or depend
  /// on changed files, are reported.
  package var changedSince: (@Sendable () throws(Git.Failure) -> Revision)?
  /// Whether to report only findings that are new since `changedSince`.
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
  /// The baselines with entries for maps that may have been renamed, which a shallow clone cannot tell.
  package var baselinesWithoutHistory: [String] = []
  /// Whether any map has a baseline.
  package var hasBaseline = false
  /// The quotes that could not be compared with their sources.
  package var uncheckedQuotes = UncheckedQuotes()
  /// How many maps were left out of the report because they have not changed and have no new findings.
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
  case search(Workspace.SearchFailure)
  case baseline(Baseline.Unreadable)
  case revision(Git.Failure)

  /// The error message.
  package var words: String {
    switch self {
    case .unreadable(let error): "cannot read \(error.path): \(error.reason)"
    case .configuration(let problem): problem.words
    case .search(.path(let problem)): problem.words
    case .search(.exclusion(let problem)): problem.words
    case .baseline(let error): error.message
    case .revision(let error): "--changed-since: \(error.reason)"
    }
  }
}

extension Workspace {
  /// Checks the maps to which paths refer and all maps that they import, on all processors. Each file is read once.
  /// Findings are sorted by path, no matter which map is finished first.
  /// - Throws: `CheckFailure` if a path, a map, a configuration or a baseline cannot be used.
  package func check(_ paths: [String], _ request: CheckRequest = CheckRequest()) throws(CheckFailure) -> CheckOutcome {
    var all = try checkAll(paths, request)
    guard let changedSince = request.changedSince else {
      return try outcome(&all, request, isIn: Array(repeating: true, count: all.maps.count)) { _, _ in true }
    }
    let revision: Revision
    do throws(Git.Failure) { revision = try changedSince() } catch { throw .revision(error) }
    var kept = newFindings(all, paths, request, since: revision)
    // Findings that are new can be in maps that have not changed themselves.
    var isIn = kept.map { request.isDiffOnly || $0.contains(true) }
    if !request.isDiffOnly {
      for (i, hasChanged) in changedMaps(all, since: revision).enumerated() where hasChanged {
        kept[i] = kept[i].map { _ in true }
        isIn[i] = true
      }
    }
    return try outcome(&all, request, isIn: isIn) { map, number in kept[map][number] }
  }

  /// The result of checking all maps to which paths refer, without those findings that a baseline contains.
  struct WholeCheck {
    let maps: LoadedMaps
    let configurations: [Configuration]
    /// For each requested map (they come first in `maps`), what was found in it alone, before baselines are applied;
    /// nil for a map that needs other maps.
    let early: [CheckFindings?]
    /// For each map, its findings, and those that comments in it allow.
    var findings: [[Diagnostic]] = []
    var allowed: [[AllowedFinding]] = []
    /// For each map, how many of its findings are in a baseline.
    var knownCounts: [Int] = []
    /// For each map, the quotes that could not be compared with their sources.
    var uncheckedQuotes: [UncheckedQuotes] = []
    var baselines: KnownFindings
  }

  /// - Parameters:
  ///   - allowsMissingBaselines: whether a baseline that does not exist counts as empty.
  ///   - known: returns the findings in a map with the given settings, or nil if it must be checked; see `LoadedMaps`.
  func checkAll(
    _ paths: [String], _ request: CheckRequest, allowsMissingBaselines: Bool = false,
    known: (@Sendable (SourceFile, CheckSettings) -> CheckFindings?)? = nil
  ) throws(CheckFailure) -> WholeCheck {
    let named: [String]
    do throws(SearchFailure) { named = try self.maps(paths) } catch { throw .search(error) }
    var early: [CheckFindings?] = []
    let maps = try read(named, request, known: known, into: &early)
    var configurations: [Configuration] = []
    for file in maps.files.all { configurations.append(try configuration(file.path)) }
    let baselines = KnownFindings(
      request.baseline, isOff: request.ignoresBaselines, allowsMissing: allowsMissingBaselines, fileSystem,
      renames: renames)
    var all = WholeCheck(maps: maps, configurations: configurations, early: early, baselines: baselines)
    for (i, result) in try findings(maps, early, request).enumerated() {
      var kept: [Diagnostic] = []
      do throws(Baseline.Unreadable) {
        for finding in result.findings
        where try !all.baselines.take(finding, maps.files.all[i].path, configurations[i]) { kept.append(finding) }
      } catch {
        throw .baseline(error)
      }
      all.knownCounts.append(result.findings.count - kept.count)
      all.findings.append(kept)
      all.allowed.append(result.allowed)
      all.uncheckedQuotes.append(result.uncheckedQuotes)
    }
    return all
  }

  /// - Parameters:
  ///   - isIn: for each map, whether it counts as checked.
  ///   - keeps: whether to report a finding, given by its map's number and its position among the map's findings.
  private func outcome(
    _ all: inout WholeCheck, _ request: CheckRequest, isIn: [Bool], keeps: (_ map: Int, _ finding: Int) -> Bool
  ) throws(CheckFailure) -> CheckOutcome {
    let maps = all.maps
    // In path order, which differs from the order in which imports were found.
    let order = maps.files.all.indices.sorted {
      let (a, b) = (maps.files.all[$0].path, maps.files.all[$1].path)
      return a != b ? a.utf8.lexicographicallyPrecedes(b.utf8) : $0 < $1
    }
    var findings: [Diagnostic] = []
    var allowed: [AllowedFinding] = []
    var looked: [(map: String, settings: CheckSettings)] = []
    for i in order where isIn[i] {
      for (number, finding) in all.findings[i].enumerated() where keeps(i, number) { findings.append(finding) }
      allowed += all.allowed[i]
      // If only some findings are kept, an unused baseline entry is not necessarily stale.
      if request.isDiffOnly { continue }
      let path = maps.files.all[i].path
      let settings = settings(path, all.configurations[i], request)
      do throws(Baseline.Unreadable) {
        try all.baselines.note(path, all.configurations[i], settings)
      } catch {
        throw .baseline(error)
      }
      looked.append((path, settings))
    }
    let count = isIn.count { $0 }
    var report = Report(files: maps.files, findings: findings, allowed: allowed, mapCount: count)
    report.isChecked = isIn
    report.isDifference = request.isDiffOnly
    complete(&report, all.configurations.first)
    report.repositoryPaths = maps.files.all.map { repositoryPath($0.path) }
    report.failLevels = all.configurations.map { request.failOn ?? $0.failOn ?? .warning }
    if let most = request.maxWarnings { report.areWarningsFailing = report.count(.warning) > most }
    var outcome = CheckOutcome(
      report: report, failures: findings.count(where: report.isFailing),
      failOn: report.failLevels.min() ?? request.failOn ?? .warning)
    outcome.looked = looked
    outcome.knownCount = order.reduce(0) { isIn[$1] ? $0 + all.knownCounts[$1] : $0 }
    outcome.hasBaseline = all.baselines.isAny
    outcome.baselinesWithoutHistory = all.baselines.withoutHistory.sorted()
    outcome.stale = request.isDiffOnly ? [] : all.baselines.stale()
    outcome.unchangedCount = maps.count - count
    for i in order where isIn[i] { outcome.uncheckedQuotes += all.uncheckedQuotes[i] }
    if request.namesFiles {
      outcome.paths = filesInvolved(maps, all.configurations)
      if !request.ignoresBaselines { outcome.paths += Set(all.configurations.compactMap(\.baseline)).sorted() }
    }
    return outcome
  }

  /// Loads maps. Maps without imports are checked as soon as they are read.
  private func read(
    _ paths: [String], _ request: CheckRequest,
    known: (@Sendable (SourceFile, CheckSettings) -> CheckFindings?)?, into early: inout [CheckFindings?]
  ) throws(CheckFailure) -> LoadedMaps {
    var all: [CheckSettings] = []
    for path in paths { all.append(try settings(path == "-" ? standardInputName ?? path : path, request)) }
    let settings = all
    do throws(Unreadable) {
      return try load(
        paths, early: { @Sendable map, position in map.check(settings[position]) },
        known: known.map { known in { @Sendable file, position in known(file, settings[position]) } }, into: &early)
    } catch {
      throw .unreadable(error)
    }
  }

  private func findings(
    _ maps: LoadedMaps, _ early: [CheckFindings?], _ request: CheckRequest
  ) throws(CheckFailure) -> [CheckFindings] {
    var all: [CheckSettings] = []
    for (i, file) in maps.files.all.enumerated() {
      let isDone = i < early.count && early[i] != nil
      all.append(isDone ? .standard : try settings(file.path, request))
    }
    let settings = all
    var results = collect(maps.count, Parallel.run) { i in
      (i < early.count ? early[i] : nil) ?? maps.check(i, settings[i]).asFindings
    }
    // A claim that another map refers to is not isolated, even if it looks so in its own map.
    for (map, ids) in maps.idsUsedElsewhere() {
      results[map].findings.removeAll { $0.rule == Rule.isolatedClaim.name && $0.claim.map(ids.contains) ?? false }
    }
    // The same goes for a source.
    for (map, names) in maps.sourcesUsedElsewhere() {
      let subjects = Set(names.map { "\(Key.sources.rawValue).\($0)" })
      results[map].findings.removeAll { $0.rule == Rule.unusedSource.name && subjects.contains($0.subject) }
    }
    return results
  }

  private func settings(_ path: String, _ request: CheckRequest) throws(CheckFailure) -> CheckSettings {
    settings(path, try configuration(path), request)
  }

  func settings(_ path: String, _ configuration: Configuration, _ request: CheckRequest) -> CheckSettings {
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
