extension Rule {
  static let longKey = Rule(
    "long-key", .syntax, .error,
    summary: "a key that is longer than 1,024 characters or spans several lines",
    why: """
      YAML does not allow longer keys. Such a key is usually text in which a colon was taken for the end of a key. In
      that case, put the text in single quotes.
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
