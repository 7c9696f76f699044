extension Rule {
  static let importCycle = Rule(
    "import-cycle", .references, .error,
    summary: "maps that import each other in a cycle",
    why: """
      In a cycle, it is unclear which map builds on which. Move what the maps share into a separate map that the others
      import. The cycle is reported once, in full, in the first of its maps that is read; everything else in these maps
      is still checked.
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
