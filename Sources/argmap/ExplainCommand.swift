import ArgumentMap
import ArgumentParser
import MapChecks

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "What a rule finds and why; without a rule, the list of all.")

  @Argument(help: "The name of a rule, such as unsupported-claim.")
  var rule: String?

  @Option(help: "text (Markdown) or json.")
  var format = TextOrJSON.text

  @Flag(help: "Every rule's page, as Markdown; docs/checks.md is made of it.")
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
      throw CommandFailure("there is no rule \(name); \(hint ?? "argmap explain lists them")")
    }
    try Output.print(format == .json ? RulePages.json([rule]) : RulePages.page(rule))
  }
}
