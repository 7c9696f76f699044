extension Rule {
  static let ambiguousStep = Rule(
    "ambiguous-step", .keys, .error,
    summary: "`unless`, `strength` or `scheme` in an item that also has `because` or `but`",
    why: """
      It is unclear whether the key belongs to the step from this claim to the one above or to the step from a reason
      below to this claim. Wrap the claim in `premises` and put the key next to `premises`, or move the key into the
      inner item.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze
              ⟪scheme⟫: sign
              because:
                - skates: Nobody skated
                  basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - premises: [lake]
              scheme: sign
        - lake: The lake did not freeze
          because:
            - skates: Nobody skated
              basis: observation
      """
    ],
    fixes: [.unsafe])
}
