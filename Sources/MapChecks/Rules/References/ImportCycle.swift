extension Rule {
  static let importCycle = Rule(
    "import-cycle", .references, .error,
    summary: "maps that import each other in a ring",
    why: """
      Which of them is judged by which? Put what they share into a map of its own, which the others import. The ring is
      reported once, in the map of it that is read first, and shown whole; everything else in these maps is checked all
      the same.
      """,
    breaking: [
      Example(
        """
        imports:
          spring: ⟪spring.argmap.yaml⟫
        claims:
          - mild: The winter was mild
            because: spring.blossom
        """,
        files: [
          "spring.argmap.yaml": """
          imports:
            winter: test
          claims:
            - blossom: The cherries were in blossom in February
              basis: observation
              but: winter.mild
          """,
          "test": "",
        ])
    ],
    keeping: [
      Example(
        """
        imports:
          spring: spring.argmap.yaml
        claims:
          - mild: The winter was mild
            because: spring.blossom
        """,
        files: [
          "spring.argmap.yaml": """
          claims:
            - blossom: The cherries were in blossom in February
              basis: observation
          """
        ])
    ])
}
