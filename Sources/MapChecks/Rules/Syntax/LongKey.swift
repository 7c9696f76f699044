extension Rule {
  static let longKey = Rule(
    "long-key", .syntax, .error,
    summary: "a key over 1,024 characters, or over more than one line",
    why: """
      No YAML reader takes a longer key. It is mostly a text whose colon was taken for the end of a key: put
      the text into single quotes.
      """,
    breaking: [
      Example(
        """
        ⟪\(String(repeating: "very ", count: 210))long⟫: Winter
        claims:
          - mild: The winter was mild
            basis: observation
        """)
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          basis: observation
      """
    ])
}
