import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let deepNesting = Rule(
    "deep-nesting", .structure, .off,
    summary: "reasons for reasons, nested too deeply to read",
    why: """
      Deeply indented text is hard to read and to edit. Pick a claim partway down. Where it is nested, leave
      only its id (`- id`), and write the claim with its reasons further down, under `claims`. The argument stays the
      same.
      """,
    breaking: [
      """
      claims:
        - a: The winter was mild
          because:
            - b: There was no frost
              because:
                - c: The ponds were open
                  because:
                    - d: Ducks swam on them
                      because:
                        - e: Ducks were counted
                          because:
                            - f: The warden counts ducks
                              because:
                                - g: She is paid to count
                                  because:
                                    - h: Her contract says so
                                      because:
                                        - i: It was read
                                          because:
                                            - ⟪j⟫: I read it
                                              basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - a: The winter was mild
          because:
            - b: There was no frost
              because:
                - c: The ponds were open
                  because:
                    - d: Ducks swam on them
                      because:
                        - e
        - e: Ducks were counted
          because:
            - f: The warden counts ducks
              because:
                - g: She is paid to count
                  because:
                    - h: Her contract says so
                      because:
                        - i: It was read
                          because:
                            - j: I read it
                              basis: observation
      """
    ],
    fixes: [.safe],
    options: [
      Option(name: "levels", summary: "the maximum number of nested levels of reasons", standard: 8, range: 1...100)
    ],
    check: { rule, context in
      let graph = context.graph
      let tree = graph.tree
      let limit = context.settings.value("levels", of: rule)
      var findings: [Diagnostic] = []
      // The open lists of reasons, each given by the index of the first node after it.
      var open: [UInt32] = []
      var node = 0
      while node < tree.nodes.count {
        while let last = open.last, last <= node { open.removeLast() }
        let isList = tree.keyWord(NodeIndex(node)).map { Key(number: $0) }.map {
          $0 == .because || $0 == .but || $0 == .unless
        }
        node += 1
        guard isList == true, node < tree.nodes.count, tree.nodes[node].kind == .sequence else { continue }
        open.append(tree.nodes[node].subtreeEnd)
        if open.count != limit + 1 { continue }
        for item in tree.children(of: NodeIndex(node)) where tree.kind(item) == .mapping {
          findings.append(
            rule.finding(
              "this claim is nested \(limit + 1) levels deep; move it to `claims` and leave only its id here",
              context.graph.place(ofItem: item), fix: context.graph.flattening(item)))
        }
      }
      return findings
    })
}
