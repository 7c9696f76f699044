import ArgumentMap
import ArgumentParser
import MapChecks
import MapConfiguration
import MapWorkspace
import Reporting
import SourceText

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find what is wrong with maps: above all, claims that nothing supports.",
    discussion: "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 a call that cannot be carried out.")

  @Argument(help: "Maps, folders to search for maps, or - for standard input. (default: the working folder)")
  var paths: [String] = []

  @OptionGroup(title: "Which findings") var choice: ChoiceOptions
  @OptionGroup(title: "How they are shown") var showing: ShowingOptions
  @OptionGroup var reading: ReadingOptions

  @Flag(help: "It is fine if a path holds no maps.")
  var allowEmpty = false

  @Flag(help: "Check again at each save, until Ctrl-C.")
  var watch = false

  @Flag(help: "Print the settings that hold for the first of the paths, as an argmap.yaml, and check nothing.")
  var showSettings = false

  func validate() throws {
    if watch, paths.contains("-") { throw ValidationError("--watch needs files, not standard input") }
    if watch, choice.writeBaseline != nil { throw ValidationError("--write-baseline cannot be watched") }
    if choice.diffOnly, choice.changedSince == nil { throw ValidationError("--diff-only needs --changed-since REV") }
    if showing.statistics, showing.format.isForMachines, showing.format != .json {
      throw ValidationError("--statistics come as text or json, not as \(showing.format.rawValue)")
    }
    if let most = choice.maxWarnings, most < 0 { throw ValidationError("--max-warnings is 0 or more") }
    var targets: Set<String> = []
    for target in showing.report where !targets.insert(target.path).inserted {
      throw ValidationError("--report: two forms cannot go into one file, \(target.path)")
    }
    if reading.stdinFilename != nil, !paths.contains("-") {
      throw ValidationError("--stdin-filename says what standard input stands for; name - as a path too")
    }
  }

  func run() throws {
    var check = Check(paths: paths, reading.workspace)
    check.request = try choice.request
    check.writeBaseline = choice.writeBaseline
    check.isPruning = choice.prune
    check.isExitZero = choice.exitZero
    check.showing = showing
    check.allowEmpty = allowEmpty
    if showSettings { return try check.showSettings() }
    if watch { try CheckWatch(check: check).run() }
    try check.run()
  }
}

/// Options that decide which findings there are and which make a check fail.
struct ChoiceOptions: ParsableArguments {
  @Option(
    help: "The only rules that run: names, categories such as wording, or all; separated by commas. May be repeated.")
  var select: [String] = []

  @Option(help: "Rules that do not run, in the same way.")
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp("The level of a rule: error, warning, note, off. May be repeated.", valueName: "rule=level"))
  var severity: [String] = []

  @Option(help: "The level from which on findings make the check fail: error, warning, note. (default: warning)")
  var failOn: Level?

  @Option(parsing: .unconditional, help: "How many warnings do not yet make it fail.")
  var maxWarnings: Int?

  @Flag(help: "Status 0 whatever is found.")
  var exitZero = false

  @Option(help: "A file of known findings, which are not reported.")
  var baseline: String?

  @Option(help: "Write what is found into such a file, and report nothing.")
  var writeBaseline: String?

  @Flag(help: "Delete entries of the baseline that nothing needs any longer.")
  var prune = false

  @Option(help: "Only maps that git says have changed since a revision, and those that import or cite them.")
  var changedSince: String?

  @Flag(help: "With --changed-since: only findings on claims that have changed.")
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
      request.changedSince = changedSince
      request.isDiffOnly = diffOnly
      return request
    }
  }

  private static func rules(_ words: [String], _ option: String) throws -> Set<String> {
    var result: Set<String> = []
    if words.contains("") { throw CommandFailure("\(option) names no rule; argmap explain lists them") }
    for word in words.flatMap({ $0.split(separator: ",").map(String.init) }) {
      guard let rules = CheckSettings.rules(word) else { throw unknown(word, option, CheckSettings.selectors) }
      result.formUnion(rules)
    }
    return result
  }

  private static func levels(_ text: String) throws -> [(rule: Rule, level: Level)] {
    guard let sign = text.firstIndex(of: "="), let level = Level(rawValue: String(text[text.index(after: sign)...]))
    else {
      throw CommandFailure("--severity \(text): write RULE=LEVEL, the level being error, warning, note or off")
    }
    let word = String(text[..<sign])
    guard let rules = CheckSettings.rules(word) else { throw unknown(word, "--severity", CheckSettings.selectors) }
    return rules.compactMap(Rule.named).map { ($0, level) }
  }

  private static func unknown(_ word: String, _ option: String, _ names: [String]) -> CommandFailure {
    var suggestion = Suggestion()
    let hint = suggestion.nearest(to: word, among: names).map { "did you mean \($0)?" } ?? "argmap explain lists them"
    return CommandFailure("\(option) \(word): there is no such rule; \(hint)")
  }
}

/// Options that decide how findings are shown.
struct ShowingOptions: ParsableArguments {
  @Option(help: "The form of the findings: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: ReportFormat = .text

  @Option(
    help: ArgumentHelp("Write a further form into a file. May be repeated.", valueName: "format=file"),
    transform: ReportTarget.init)
  var report: [ReportTarget] = []

  @Option(help: "When to colour: auto, always, never.")
  var color: ColorChoice = .auto

  @Flag(help: "How often each rule is broken, instead of the findings.")
  var statistics = false

  @Flag(name: .shortAndLong, help: "No summary.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print notes too.")
  var verbose = false
}

/// A form and the file that it goes to.
struct ReportTarget {
  let format: ReportFormat
  let path: String

  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw ValidationError("write FORMAT=FILE") }
    guard let format = ReportFormat(rawValue: parts[0]) else {
      var suggestion = Suggestion()
      let names = ReportFormat.allCases.map(\.rawValue)
      let hint =
        suggestion.nearest(to: parts[0], among: names).map { "did you mean \($0)?" }
        ?? "there are \(names.joined(separator: ", "))"
      throw ValidationError("there is no form \(parts[0]); \(hint)")
    }
    if parts[1].isEmpty || parts[1] == "-" {
      throw ValidationError("name a file; --format says what goes to standard output")
    }
    self.format = format
    path = parts[1]
  }
}
