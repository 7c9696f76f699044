import ArgumentMap
import ArgumentParser
import MapChecks
import MapConfiguration
import MapWorkspace
import Reporting
import SourceText

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report mistakes and weaknesses in maps, above all unsupported claims.",
    discussion:
      "Exit status: 0: no finding at or above --fail-on; 1: at least one; 2: the check could not be carried out.")

  @Argument(help: "Maps, folders to search for maps, or - for standard input. (default: the working directory)")
  var paths: [String] = []

  @OptionGroup(title: "What is reported") var choice: FindingOptions
  @OptionGroup(title: "How it is reported") var showing: ShowingOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var search: SearchOptions

  @Flag(help: "Allow folders without maps.")
  var allowEmpty = false

  @Flag(help: "Check again whenever a file is saved, until Ctrl-C.")
  var watch = false

  @Flag(help: "Print the settings in effect for the first path, as an argmap.yaml, without checking anything.")
  var showSettings = false

  func validate() throws {
    if watch, paths.contains("-") { throw ValidationError("--watch needs files, not standard input") }
    if watch, choice.writeBaseline != nil { throw ValidationError("--watch cannot be combined with --write-baseline") }
    if choice.diffOnly, choice.changedSince == nil { throw ValidationError("--diff-only needs --changed-since REV") }
    if showing.statistics, showing.format.isForMachines, showing.format != .json {
      throw ValidationError("--statistics needs --format text or json, not \(showing.format.rawValue)")
    }
    if let most = choice.maxWarnings, most < 0 { throw ValidationError("--max-warnings must be 0 or more") }
    if reading.stdinFilename != nil, !paths.contains("-") {
      throw ValidationError("--stdin-filename needs standard input; add - to the paths")
    }
  }

  func run() throws {
    var check = Check(paths: paths, reading.workspace)
    check.request = try choice.request
    check.changedSince = choice.changedSince
    check.writeBaseline = choice.writeBaseline
    check.isPruning = choice.prune
    check.isExitZero = choice.exitZero
    check.showing = showing
    check.workspace.search.allowsEmpty = allowEmpty
    check.workspace.search.excludesNamed = search.forceExclude
    if showSettings { return try check.showSettings() }
    if watch { try CheckWatch(check: check).run() }
    do {
      try check.run()
    } catch {
      if let failure = CommandFailure(error), let text = showing.format.failure(failure.message) {
        let places = failure.report.map { showing.format.print($0, from: .note, hasColor: false) }
        try Output.print((places ?? "") + text)
      }
      throw error
    }
  }
}

/// Options that decide which findings are reported and which of them make a check fail.
struct FindingOptions: ParsableArguments {
  @Option(
    help:
      "Run only these rules, given by name, by category such as wording, or as all, separated by commas (repeatable).")
  var select: [String] = []

  @Option(help: "Do not run these rules, given as for --select (repeatable).")
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "Set the level of a rule or category: error, warning, note, off (repeatable).", valueName: "rule=level"))
  var severity: [String] = []

  @Option(help: "The lowest level at which findings make the check fail: error, warning, note. (default: warning)")
  var failOn: Level?

  @Option(parsing: .unconditional, help: "Number of warnings allowed before the check fails.")
  var maxWarnings: Int?

  @Flag(help: "Exit with status 0 even if there are findings.")
  var exitZero = false

  @Option(help: "A baseline: a file of known findings, which are not reported.")
  var baseline: String?

  @Option(help: "Write the findings to this file as a baseline, without reporting them.")
  var writeBaseline: String?

  @Flag(help: "Delete baseline entries that are no longer needed.")
  var prune = false

  @Option(
    help:
      "Report only findings that are new since this git revision, and those in maps that have changed or depend on changed files."
  )
  var changedSince: String?

  @Flag(help: "With --changed-since, report only findings that are new.")
  var diffOnly = false

  var request: CheckRequest {
    get throws {
      var request = CheckRequest()
      if !select.isEmpty { request.levels.select = try Self.rules(select, "--select") }
      request.levels.ignore = try Self.rules(ignore, "--ignore")
      for text in severity { request.levels.levels += try Self.levels(text) }
      request.failOn = failOn
      request.maxWarnings = maxWarnings
      request.baseline = baseline
      request.isDiffOnly = diffOnly
      return request
    }
  }

  private static func rules(_ words: [String], _ option: String) throws -> Set<String> {
    var result: Set<String> = []
    if words.contains("") { throw CommandFailure("\(option) names no rule; argmap explain lists all rules") }
    for word in words.flatMap({ $0.split(separator: ",").map(String.init) }) {
      guard let rules = CheckSettings.rules(word) else { throw unknown(word, option, CheckSettings.selectors) }
      result.formUnion(rules)
    }
    return result
  }

  private static func levels(_ text: String) throws -> [(rule: Rule, level: Level)] {
    guard let sign = text.firstIndex(of: "="), let level = Level(rawValue: String(text[text.index(after: sign)...]))
    else {
      throw CommandFailure("--severity \(text): expected RULE=LEVEL, where LEVEL is error, warning, note or off")
    }
    let word = String(text[..<sign])
    guard let rules = CheckSettings.rules(word) else { throw unknown(word, "--severity", CheckSettings.selectors) }
    return rules.compactMap(Rule.named).map { ($0, level) }
  }

  private static func unknown(_ word: String, _ option: String, _ names: [String]) -> CommandFailure {
    var suggestion = Suggestion()
    let hint =
      suggestion.nearest(to: word, among: names).map { "did you mean \($0)?" } ?? "argmap explain lists all rules"
    return CommandFailure("\(option) \(word): there is no such rule; \(hint)")
  }
}

/// Options that decide how findings are reported.
struct ShowingOptions: ParsableArguments {
  @Option(help: "The format of the findings: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: ReportFormat = .text

  @Option(
    help: ArgumentHelp("Also write the findings to a file in another format (repeatable).", valueName: "format=file"),
    transform: ReportTarget.init)
  var report: [ReportTarget] = []

  @Option(help: "When to use colours: auto, always, never.")
  var color: ColorChoice = .auto

  @Flag(help: "Show how often each rule is violated, instead of the findings.")
  var statistics = false

  @Flag(help: "On a terminal, show all findings of a rule, not just the first 19.")
  var noFold = false

  @Flag(name: .shortAndLong, help: "Do not print the summary.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print notes as well.")
  var verbose = false
}

/// A report format and the file to write it to.
struct ReportTarget {
  let format: ReportFormat
  let path: String

  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw ValidationError("expected FORMAT=FILE") }
    guard let format = ReportFormat(rawValue: parts[0]) else {
      var suggestion = Suggestion()
      let names = ReportFormat.allCases.map(\.rawValue)
      let hint =
        suggestion.nearest(to: parts[0], among: names).map { "did you mean \($0)?" }
        ?? "the formats are \(names.joined(separator: ", "))"
      throw ValidationError("there is no format \(parts[0]); \(hint)")
    }
    if parts[1].isEmpty || parts[1] == "-" {
      throw ValidationError("name a file; for standard output, use --format")
    }
    self.format = format
    path = parts[1]
  }
}
