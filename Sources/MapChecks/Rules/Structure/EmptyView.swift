import ArgumentMap
import SourceText

extension Rule {
  static let emptyView = Rule(
    "empty-view", .structure, .warning,
    summary: "a view that shows no claims",
    why: """
      A view's focus (with its depth), groups and tags each narrow what it shows. Here they leave nothing, and
      `argmap render --view` would reject the view. The message says which part is at fault.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      views:
        ⟪weather⟫: {tags: weather}
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
          tags: weather
      views:
        weather: {tags: weather}
      """
    ],
    check: { rule, context in
      context.graph.views.compactMap { view in
        if view.isDamaged { return nil }
        return Selection(view, in: context.graph).problem(in: context.graph).map { problem in
          rule.finding("this view shows nothing: \(problem.message)", context.graph.place(view.key))
        }
      }
    })
}
