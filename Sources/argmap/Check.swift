import ArgumentParser
import KnownFindings
import MapConfiguration
import MapRepository
import MapWorkspace
import Reporting
import SourceText
import Surroundings

/// The work of `argmap check`, apart from its command-line options.
struct Check {
  var paths: [String]
  var request = CheckRequest()
  /// A git revision to compare with.
  var changedSince: String?
  var writeBaseline: String?
  var isPruning = false
  var isExitZero = false
  var showing = ShowingOptions.plain
  var workspace: Workspace

  init(paths: [String], _ workspace: Workspace) {
    self.paths = paths
    self.workspace = workspace
  }

  /// Handles calls without options. They bypass the argument parser, which takes longer than checking a small map. Nil
  /// for other calls.
  init?(plainArguments arguments: ArraySlice<String>) {
    guard arguments.first == "check",
      arguments.dropFirst().allSatisfy({ !$0.isEmpty && ($0 == "-" || $0.first != "-") })
    else { return nil }
    self.init(paths: Array(arguments.dropFirst()), ReadingOptions.standardWorkspace)
  }

  func run() throws {
    if !showing.quiet { Waiting.begin("checking maps") }
    let outcome = try outcome()
    try refuseOwnFiles(outcome)
    if let path = writeBaseline { return try write(outcome, to: path) }
    // First the files, which should be complete even if standard output is closed.
    try writeReports(outcome)
    try show(outcome)
    try tellOfBaselines(outcome)
    if isPruning, !outcome.hasBaseline { throw CommandFailure("--prune needs a baseline; name one with --baseline") }
    if outcome.failures > 0, !isExitZero { throw ExitCode(1) }
  }

  /// Throws if a report or baseline would overwrite a map, another file that the check depends on, or each other.
  private func refuseOwnFiles(_ outcome: CheckOutcome) throws {
    let targets = showing.report.map(\.path) + [writeBaseline].compactMap(\.self)
    let files = workspace.fileSystem
    for (number, target) in targets.enumerated() {
      if files.kind(target) == .other { continue }
      if targets[..<number].contains(where: { files.resolved($0) == files.resolved(target) }) {
        throw CommandFailure("two outputs cannot be written to the same file, \(target); name another file for one")
      }
      // A baseline that is written anew is not read.
      let used = outcome.paths + (writeBaseline == nil ? [request.baseline].compactMap(\.self) : [])
      if let file = used.first(where: { files.isSameFile($0, target) }) {
        throw CommandFailure("writing to \(target) would overwrite \(file), which the check reads; name another file")
      }
      try Output.refuseToReplace(target, files)
    }
  }

  func outcome() throws -> CheckOutcome {
    var request = request
    request.ignoresBaselines = writeBaseline != nil
    if writeBaseline != nil || !showing.report.isEmpty { request.namesFiles = true }
    if let changedSince {
      // git works while the maps are checked as they are now.
      let (files, places) = (workspace.fileSystem, paths.isEmpty ? ["."] : paths)
      let pending = Pending { () -> Result<Revision, Git.Failure> in
        do throws(Git.Failure) {
          return .success(try Git.revision(changedSince, files, ahead: places))
        } catch {
          return .failure(error)
        }
      }
      request.changedSince = { () throws(Git.Failure) -> Revision in try pending.value.get() }
    }
    do throws(CheckFailure) {
      return try workspace.check(paths, request)
    } catch {
      guard case .search(.path(.noMaps)) = error, var failure = CommandFailure(error) else { throw error }
      failure.message += ", or use --allow-empty"
      throw failure
    }
  }

  // MARK: Showing

  /// The lowest level of findings to show.
  private func level(_ outcome: CheckOutcome, _ format: ReportFormat) -> Level {
    showing.verbose || format.isForMachines ? .note : min(outcome.failOn, .warning)
  }

  func show(_ outcome: CheckOutcome) throws {
    var report = report(outcome, showing.format)
    let hasColor = Output.hasColor(showing.color)
    if hasColor, report.ruleAddress == nil { report.ruleAddress = Output.installedRulePage }
    if showing.statistics {
      try Output.print(showing.format == .json ? StatisticsFormat.json(report) : StatisticsFormat.text(report))
    } else {
      try Output.print(
        showing.format.print(
          report, from: level(outcome, showing.format), hasColor: hasColor,
          folds: Output.isTerminal && !showing.noFold))
    }
    if showing.format == .github, let path = Program.environment("GITHUB_STEP_SUMMARY"), !path.isEmpty {
      try Disk().append(Array(report.stepSummary().utf8), to: path)
    }
    if !showing.quiet { Output.error(summary(outcome) + "\n") }
  }

  private func report(_ outcome: CheckOutcome, _ format: ReportFormat) -> Report {
    var report = outcome.report
    if format.listsRules { report.rules = CheckOutcome.rules }
    return report
  }

  private func summary(_ outcome: CheckOutcome) -> String {
    var text = outcome.report.summary
    if outcome.knownCount > 0 { text += "; \(outcome.knownCount) known from the baseline" }
    if outcome.unchangedCount > 0 {
      text += "; \(counted(outcome.unchangedCount, "unchanged map")) left out"
    }
    let quotes = outcome.uncheckedQuotes
    if quotes.count > 0 {
      let reasons = [
        (quotes.withoutFile, "the source has no file"), (quotes.unreadable, "the source cannot be read"),
        (quotes.unknownPlace, "the place is unknown"),
      ].filter { $0.0 > 0 }
      let words = reasons.map { reasons.count > 1 ? "\($1): \($0)" : $1 }.joined(separator: ", ")
      text += "; \(counted(quotes.count, "quote")) not checked (\(words))"
    }
    return text
  }

  private func writeReports(_ outcome: CheckOutcome) throws {
    for target in showing.report {
      let text = target.format.print(
        report(outcome, target.format), from: level(outcome, target.format), hasColor: false)
      try workspace.fileSystem.write(text, to: target.path)
    }
  }

  // MARK: Baselines

  private func write(_ outcome: CheckOutcome, to path: String) throws {
    if let conflict = outcome.report.findings.first(where: { $0.rule == "conflict-marker" }) {
      let at = outcome.report.start(conflict.place)
      throw CommandFailure(
        "no baseline was written, because of an unresolved conflict: "
          + "\(outcome.report.path(conflict.place)):\(at.line):\(at.column): \(conflict.message)")
    }
    // Once the file can be read, its quotes may be wrong, and would then count as new.
    if let finding = outcome.report.findings.first(where: { ["missing-file", "unreadable-source"].contains($0.rule) }) {
      let at = outcome.report.start(finding.place)
      throw CommandFailure(
        "no baseline was written, because a file cannot be read and so not everything was checked: "
          + "\(outcome.report.path(finding.place)):\(at.line):\(at.column): \(finding.message)")
    }
    let baseline: Baseline
    do throws(Baseline.Unreadable) {
      baseline = try outcome.baseline(at: path, workspace.fileSystem)
    } catch {
      throw CommandFailure("\(error.message) to another file")
    }
    try workspace.fileSystem.write(baseline.text, to: path)
    if !showing.quiet { Output.error("wrote \(counted(baseline.count, "known finding")) to \(path)\n") }
  }

  private func tellOfBaselines(_ outcome: CheckOutcome) throws {
    for path in outcome.baselinesWithoutHistory where !showing.quiet {
      Output.error(
        "\(workspace.fileSystem.shown(path)): some entries are for maps that no longer exist; whether these were renamed "
          + "cannot be told in a shallow clone; get the rest with `git fetch --unshallow` or, in CI, with `fetch-depth: 0`\n"
      )
    }
    for (path, entries, rest) in outcome.stale {
      let shown = workspace.fileSystem.shown(path)
      if isPruning {
        try workspace.fileSystem.write(rest.text, to: path)
        if !showing.quiet { Output.error("deleted \(counted(entries.count, "entry", "entries")) from \(shown)\n") }
      } else if !showing.quiet {
        Output.error(
          "\(shown): \(counted(entries.count, "entry", "entries")) no longer needed (use --prune to delete):\n")
        for line in entries.lines { Output.error("  \(line)\n") }
      }
    }
  }

  // MARK: Settings

  func showSettings() throws {
    let path = paths.first ?? "."
    if path != "-", workspace.fileSystem.kind(path) == .missing {
      throw CommandFailure("there is no file or folder \(path)")
    }
    let map = path != "-" && workspace.fileSystem.kind(path) == .folder ? path + "/." : path
    let configuration = try workspace.configuration(path == "-" ? workspace.standardInputName ?? "-" : map)
    try Output.print(
      SettingsText.print(
        path, configuration, request.levels, failOn: request.failOn, baseline: request.baseline, workspace.fileSystem))
  }
}

extension ShowingOptions {
  /// The default options, set explicitly, since the properties of an options type cannot be read before they are set.
  static var plain: ShowingOptions {
    var options = ShowingOptions()
    options.format = .text
    options.report = []
    options.color = .auto
    options.statistics = false
    options.noFold = false
    options.quiet = false
    options.verbose = false
    return options
  }
}
