import ArgumentMap
import SourceText
import Testing

@Suite struct GraphTests {
  @Test func theExampleOfTheLanguage() throws {
    let (graph, findings) = build(
      """
      title: What makes Claude 3 Opus misaligned
      sources:
        janus: {title: what makes Claude 3 Opus misaligned, author: janus}
      conclusions: [poor-worker]
      claims:
        - poor-worker: C3O is a poor coding worker
          from: janus#p6
          because:
            - no-care: It does not care about helping anyone write code
              evidence: janus#p6
              unless:
                - raw-ability: Fluid intelligence can stand in for a cultivated skill
                  basis: assumption
            - premises:
                - cultivated: A mind cultivates only the skills it has cared about
                  basis: assumption
                  implicit: yes
                - never-cared
          but:
            - once-sota: At its release it led the coding benchmarks
              evidence: janus#p10
              unless:
                - no-rivals: Its only public rival then was a weakened GPT-4
                  evidence: janus#p10
      groups:
        - upbringing: How it grew
          claims:
            - never-cared: It never cared enough about helping others code to learn how
              because: no-care
      """)
    #expect(findings.isEmpty)
    #expect(
      graph.shown == [
        "poor-worker <- no-care", "(poor-worker <- no-care) <-x raw-ability",
        "poor-worker <- cultivated + never-cared", "poor-worker <-not once-sota",
        "(poor-worker <-not once-sota) <-x no-rivals", "never-cared <- no-care",
      ])
    let implicit = try #require(graph.claim("cultivated"))
    #expect(graph.claims[implicit.int].isImplicit)
    #expect(graph.claims[implicit.int].basis == .assumption)
    let grouped = try #require(graph.claim("never-cared"))
    #expect(graph.claims[grouped.int].group.map { graph.name($0) } == "upbringing")
    #expect(graph.conclusions.map { graph.id($0) } == ["poor-worker"])
    #expect(graph.citations.count == 4)
    #expect(Support(graph).isSupported.allSatisfy { $0 })
  }

  @Test func escapesInCitationsAreDecoded() {
    let (graph, findings) = build(
      """
      sources:
        diary: {title: A diary}
      claims:
        - a: A
          evidence: {source: diary, at: "\\u00e9t\\u00e9"}
          because:
            - b: B
              evidence: "diary#\\u00e9t\\u00e9"
            - c: C
              evidence: {source: "d\\u0069ary", at: "#\\u00e9t\\u00e9"}
      """)
    #expect(findings.isEmpty)
    #expect(
      graph.citations.map(\.reference)
        == Array(repeating: .source("diary", SourceIndex(0), anchor: "été"), count: 3))
  }

  @Test func anInferenceWrittenAgainIsTheSameOne() {
    let (graph, findings) = build(
      """
      claims:
        - a: First
          because:
            - premises: [b, c]
              scheme: sign
        - b: Second
          basis: value
        - c: Third
          basis: value
        - a:
          because:
            - premises: [c, b]
              strength: 0.7
              unless: d
            - b
            - b
        - d: Fourth
          basis: value
      """)
    #expect(findings.isEmpty)
    #expect(graph.shown == ["a <- b + c", "(a <- b + c) <-x d", "a <- b"])
    #expect(graph.inferences[0].scheme != nil && graph.inferences[0].strength != nil)
  }

  @Test func undercutsGoToAnyDepth() {
    let (graph, findings) = build(
      """
      claims:
        - a: First
          because:
            - b: Second
              basis: value
              unless:
                - c: Third
                  basis: value
                  unless:
                    - d: Fourth
                      basis: value
                      unless: e
        - e: Fifth
          basis: value
      """)
    #expect(findings.isEmpty)
    #expect(graph.shown.last == "(((a <- b) <-x c) <-x d) <-x e")
  }

  @Test func textIsFoldedAndIdsKeepTheirCase() throws {
    let (graph, _) = build(
      "claims:\n  - A: \"One\\n  two\"\n    basis: value\n    because: a\n  - a: >-\n      Three\n\n      four\n    basis: value\n"
    )
    #expect(graph.claims.count == 2)
    #expect(graph.text(of: try #require(graph.claim("A"))) == "One two")
    #expect(graph.text(of: try #require(graph.claim("a"))) == "Three four")
  }

  @Test func theRestOfTheLanguageIsKept() throws {
    let (graph, findings) = build(
      """
      title: T
      description: D
      language: zh-Hant
      question: Q?
      standard: scintilla
      conclusions: a
      sources:
        s: {title: S, url: 'https://example.org', date: 2025-07-10}
      imports:
        other: other.argmap.yaml
      views:
        v: {title: V, focus: a, depth: 2, groups: [g], tags: x}
      expect:
        accepted: [a, other.b]
      claims:
        - a: First
          contradicts: [c]
          tags: [x, y]
          label: short
          note: long
          weight: 0.5
          standard: preponderance
          evidence:
            - s#p1
            - https://example.org/page
            - {source: s, at: p2, quote: words, note: why}
          because:
            - other.b:
              scheme: sign
              strength: 1
      groups:
        - g: Group
          groups:
            - h: Inner
              claims:
                - c: Third
                  basis: value
      """)
    #expect(findings.isEmpty)
    #expect(graph.imports.map(\.alias) == ["other"])
    #expect(graph.views.first?.groups.count == 1)
    #expect(graph.expectations.count == 2)
    #expect(graph.citations.count == 3)
    #expect(graph.citations[2].quote.map { graph.text($0) } == "words")
    #expect(graph.contradictions.count == 1)
    #expect(graph.groups.map(\.parent) == [nil, GroupIndex(0)])
    let imported = try #require(graph.claim("other.b"))
    #expect(graph.claims[imported.int].isImported)
    #expect(Support(graph).isSupported[imported.int])
  }

  @Test func stepsMapsAndGroupsSayMoreAboutThemselves() throws {
    let (graph, findings) = build(
      """
      author: A. Frost
      date: 2024-03-05
      from: [s#p1, https://example.org/]
      sources:
        s: {title: S}
      expect:
        not-accepted: b
      claims:
        - a: First
          because:
            - premises: [b, c]
              label: The argument from b
              tags: [x, y]
              implicit: yes
              scheme: Universal instantiation, modus ponens
            - premises: [c, b]
              tags: z
        - b: Second
          basis: value
      groups:
        - g: Group
          question: Which is it?
          claims:
            - c: Third
              basis: value
      """)
    #expect(findings.isEmpty)
    #expect(graph.head.author.map { graph.text($0) } == "A. Frost")
    #expect(graph.head.date.map { graph.text($0) } == "2024-03-05")
    #expect(graph.citations.filter { $0.owner == .map && $0.kind == .from }.count == 2)
    #expect(graph.expectations.map(\.outcome) == [.notAccepted])
    #expect(graph.groups[0].question.map { graph.text($0) } == "Which is it?")
    // The step is written twice; its keys add up.
    let step = try #require(graph.inferences.first)
    #expect(graph.inferences.count == 1 && step.isImplicit)
    #expect(step.label.map { graph.text($0) } == "The argument from b")
    #expect(step.scheme.map { graph.text($0) } == "Universal instantiation, modus ponens")
    #expect(graph.stepTags.map { graph.text($0.node) } == ["x", "y", "z"])
  }

  @Test func numbers() {
    for (text, value) in [("0", 0.0), ("1", 1), ("0.7", 0.7), ("1.0", 1), ("0.25", 0.25)] as [(String, Double)] {
      #expect(Graph.number(text) == value)
    }
    for text in ["", "2", "1.1", ".5", "0.", "-0", "1e-1", "0x1", "٠", "0,5"] { #expect(Graph.number(text) == nil) }
  }

  @Test func aClaimIsInTheGroupThatHoldsItsTextOrElseNamesIt() throws {
    let (graph, findings) = build(
      """
      claims:
        - a: One
          basis: value
      groups:
        - g: First
          claims: [a, b]
        - h: Second
          claims:
            - b: Two
              basis: value
      """)
    #expect(findings.isEmpty)
    func group(_ id: String) throws -> String? {
      graph.claims[try #require(graph.claim(id)).int].group.map { graph.name($0) }
    }
    #expect(try group("a") == "g")
    #expect(try group("b") == "h")
  }
}
