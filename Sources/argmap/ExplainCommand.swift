import ArgumentMap
import ArgumentParser
import MapChecks

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain what a rule finds and why, or list all rules.")

  @Argument(help: "The name of a rule, such as unsupported-claim.")
  var rule: String?

  @Option(help: "The output format: text (Markdown) or json.")
  var format = TextOrJSON.text

  @Flag(help: "Print the pages of all rules as Markdown, as in docs/checks.md.")
  var all = false

  func run() throws {
    if all {
      try Output.print(RulePages.document())
      return
    }
    guard let name = rule else {
      try Output.print(format == .json ? RulePages.json(Rule.all) : RulePages.list())
      return
    }
    guard let rule = Rule.named(name) else {
      var suggestion = Suggestion()
      let hint = suggestion.nearest(to: name, among: Rule.all.map(\.name)).map { "did you mean \($0)?" }
      throw CommandFailure("there is no rule \(name); \(hint ?? "argmap explain lists all rules")")
    }
    try Output.print(format == .json ? RulePages.json([rule]) : RulePages.page(rule))
  }
}
