import SourceText

/// The map that `argmap new` writes.
package enum StartingMap {
  /// The text of the map. The title is put in single quotes, so that it can be any text.
  package static func text(title: String) -> String {
    let written = unformatted(title: title)
    guard case .formatted(let bytes) = formatMap(SourceFile(path: "", text: written)) else { return written }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unformatted(title: String) -> String {
    """
    title: \(title.singleQuoted)
    question: Should the office close on Fridays?   # the question that the map answers

    # What claims cite. `file` may name a text or Markdown file beside the map, whose paragraphs are then #p1, #p2 …
    sources:
      survey:
        title: The staff survey
        date: 2026-03-01

    # What the map argues for.
    conclusions: [close]

    claims:
      - close: The office should close on Fridays      # id: text
        because:                                       # each item is a reason on its own
          - rested: People work better after three days of rest
            evidence: survey                           # what you rely on
            unless:                                    # against the step, not the claim
              - short: What is gained is lost to four overfull days
                basis: assumption                      # why it stands without a reason
          - premises:                                  # reasons that are needed together
              - empty: Hardly anyone comes on Fridays
                basis: observation
              - costly: An open office costs the same whether anyone comes or not
                basis: common-knowledge
        but:                                           # each item is an objection
          - callers: Customers call on Fridays too
            basis: observation

    """
  }
}
