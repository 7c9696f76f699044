import ArgumentMap
import MapEditing
import SourceText
import TestSupport
import Testing

/// Each edit of a map, first on small texts, then throughout the maps in this repository.
@Suite struct EditingTests {
  struct Case: Sendable, CustomStringConvertible {
    var name: String
    var edit: @Sendable (MapEditor) throws -> [TextEdit]
    var before: String
    var after: String
    var description: String { name }
  }

  static let garden = """
    title: A garden
    conclusions: [water]

    claims:
      # what it is about
      - water: Water in the morning
        because:
          # the main one
          - dry: Leaves dry by noon # seen
            basis: observation
            unless: # clouds
              - cloudy: On cloudy days they do not
                basis: observation
            # why it matters
            note: Wet leaves rot
          - premises:
              - cool: It is cool then
                basis: observation
              - dry
        but: early

      - early: Nobody is up so early
        basis: value

    groups:
      - tools: The tools
        claims:
          - can: A can is enough
            because: cool

    """

  static let cases: [Case] = [
    Case(
      name: "a claim gets another name", edit: { try $0.rename("dry", to: "leaves-dry") },
      before:
        "claims:\n  - a: A\n    because:\n      - 'dry': Dry\n    contradicts: [b, dry]\nexpect: {accepted: dry}\n",
      after:
        "claims:\n  - a: A\n    because:\n      - 'leaves-dry': Dry\n    contradicts: [b, leaves-dry]\nexpect: {accepted: leaves-dry}\n"
    ),
    Case(
      name: "a source gets another name", edit: { try $0.rename("s", to: "survey") },
      before: "sources: {s: {title: s}}\nclaims: [{a: s, evidence: [s#p1, {source: s}], from: https://s}]\n",
      after:
        "sources: {survey: {title: s}}\nclaims: [{a: s, evidence: [survey#p1, {source: survey}], from: https://s}]\n"),
    Case(
      name: "an import gets another name", edit: { try $0.rename("m", to: "more") },
      before: "imports: {m: m.argmap.yaml}\nclaims: [{a: A, because: [m.m, {\"m\\x2Ex\": }]}]\n",
      after: "imports: {more: m.argmap.yaml}\nclaims: [{a: A, because: [more.m, {more.x: }]}]\n"),
    Case(
      name: "a group gets another name", edit: { try $0.rename("g", to: "h") },
      before: "groups:\n  - g: G\nviews: {v: {groups: g}}\n", after: "groups:\n  - h: G\nviews: {v: {groups: h}}\n"),
    Case(
      name: "the first reason", edit: { try $0.addReason(.new(text: "It is:  mild", basis: .observation), to: "a") },
      before: "claims:\n  - a: A # x\n    # y\n    but: b\n  - b: B\n",
      after:
        "claims:\n  - a: A # x\n    because:\n      - mild: 'It is: mild'\n        basis: observation\n    # y\n    but: b\n  - b: B\n"
    ),
    Case(
      name: "a further reason", edit: { try $0.addReason(.existing("b"), to: "a") },
      before: "claims:\r\n  - a: A\r\n    because: c # x\r\n  - b: B\r\n  - c: C",
      after: "claims:\r\n  - a: A\r\n    because:\r\n      - c # x\r\n      - b\r\n  - b: B\r\n  - c: C"),
    Case(
      name: "a further reason after reasons in brackets", edit: { try $0.addReason(.existing("b"), to: "a") },
      before: "claims:\n  - a: A\n    because: [c, d,] # x\n    note: N\n  - b: B\n",
      after:
        "claims:\n  - a: A\n    because: # x\n      - c\n      - d\n      - b\n    note: N\n  - b: B\n"),
    Case(
      name: "an objection to a claim whose step has keys", edit: { try $0.addObjection(.existing("b"), to: "dry") },
      before: "claims:\n  - a: A\n    because:\n      - dry: Dry\n        strength: 0.5\n\n  - b: B\n",
      after:
        "claims:\n  - a: A\n    because:\n      - dry: Dry\n        strength: 0.5\n\n  - b: B\n\n  - dry:\n    but:\n      - b\n"
    ),
    Case(
      name: "a claim is taken out", edit: { try $0.extractClaim("dry") }, before: garden,
      after: """
        title: A garden
        conclusions: [water]

        claims:
          # what it is about
          - water: Water in the morning
            because:
              - dry:
                unless: # clouds
                  - cloudy: On cloudy days they do not
                    basis: observation
              - premises:
                  - cool: It is cool then
                    basis: observation
                  - dry
            but: early
          # the main one
          - dry: Leaves dry by noon # seen
            basis: observation
            # why it matters
            note: Wet leaves rot

          - early: Nobody is up so early
            basis: value

        groups:
          - tools: The tools
            claims:
              - can: A can is enough
                because: cool

        """),
    Case(
      name: "a claim is written where it is used", edit: { try $0.inlineClaim("early") }, before: garden,
      after: garden.replacing(
        "    but: early\n\n  - early: Nobody is up so early\n    basis: value\n",
        with: "    but:\n      - early: Nobody is up so early\n        basis: value\n")),
    Case(
      name: "a claim is written where another item adds to it", edit: { try $0.inlineClaim("b") },
      before:
        "claims:\n  - a: A\n    because:\n      - b: # here\n        strength: 0.5 # so much\n  # on b\n  - b: B # there\n    note: N\n",
      after:
        "claims:\n  - a: A\n    because:\n      # here\n      # on b\n      - b: B # there\n        note: N\n        strength: 0.5 # so much\n"
    ),
    Case(
      name: "a reason becomes an objection", edit: { try $0.moveClaim("dry", to: .objection(to: "can")) },
      before: garden,
      after: garden.replacing(
        """
              # the main one
              - dry: Leaves dry by noon # seen
                basis: observation
                unless: # clouds
                  - cloudy: On cloudy days they do not
                    basis: observation
                # why it matters
                note: Wet leaves rot

        """, with: ""
      ).replacing(
        "because: cool\n",
        with: """
          because: cool
                  but:
                    # the main one
                    - dry: Leaves dry by noon # seen
                      basis: observation
                      unless: # clouds
                        - cloudy: On cloudy days they do not
                          basis: observation
                      # why it matters
                      note: Wet leaves rot

          """)),
    Case(
      name: "a reason becomes a claim of a group",
      edit: { try $0.moveClaim("b", to: .claims(group: "g")) },
      before: "claims:\n  - a: A\n    because:\n      - b: B\n    note: N\ngroups:\n  - g: G\n",
      after: "claims:\n  - a: A\n    note: N\ngroups:\n  - g: G\n    claims:\n      - b: B\n"),
  ]

  static func apply(_ edits: [TextEdit], _ bytes: [UInt8]) -> [UInt8] { TextEdits.apply(edits, to: bytes) }

  @Test(arguments: cases)
  func changesTheTextSo(_ sample: Case) throws {
    let bytes = Array(sample.before.utf8)
    let edits = try sample.edit(MapEditor(SourceFile(path: "test", bytes: bytes)))
    #expect(String(decoding: Self.apply(edits, bytes), as: UTF8.self) == sample.after)
  }

  static let refusals: [(String, @Sendable (MapEditor) throws -> [TextEdit])] = [
    ("nothing is called `drz`; did you mean `dry`?", { try $0.rename("drz", to: "x") }),
    ("the claim `cool` already exists; choose another name", { try $0.rename("dry", to: "cool") }),
    ("the claim `cool` already exists; choose another name", { try $0.rename("tools", to: "cool") }),
    ("`note` is a key of the language and cannot be an id", { try $0.rename("dry", to: "note") }),
    (
      "an id must be a letter followed by letters, digits, `-` or `_`, such as `so-dry`",
      { try $0.rename("dry", to: "so dry") }
    ),
    ("no claim is called `x`", { try $0.addReason(.existing("x"), to: "dry") }),
    (
      "`dry` cannot be a reason for or against itself; name another claim",
      { try $0.addReason(.existing("dry"), to: "dry") }
    ),
    ("`cool` is already taken; choose another id", { try $0.addReason(.new(id: "cool", text: "T"), to: "dry") }),
    ("the text of a claim cannot be empty; write one", { try $0.addReason(.new(text: " \n"), to: "dry") }),
    ("`early` is already an item of `claims`", { try $0.extractClaim("early") }),
    ("`dry` is already written where it is used", { try $0.inlineClaim("dry") }),
    ("no claim uses `can`; name it as a reason or objection first", { try $0.inlineClaim("can") }),
    (
      "`cloudy` is below `water`; move `cloudy` out first", { try $0.moveClaim("water", to: .reason(of: "cloudy")) }
    ),
    (
      "`unless` belongs to the step from `dry`, and that step would be lost; delete the key first, or extract the claim, which leaves a reference",
      { try $0.moveClaim("dry", to: .claims()) }
    ),
  ]

  @Test(arguments: refusals.indices)
  func saysWhyNot(_ number: Int) throws {
    let (message, edit) = Self.refusals[number]
    let editor = try MapEditor(SourceFile(path: "test", text: Self.garden))
    let failure = #expect(throws: EditFailure.self) { try edit(editor) }
    #expect(failure?.message == message)
  }

  // MARK: Throughout the maps

  /// Applies an edit and compares the map's facts before and after it.
  /// - Returns: the facts that were removed, those that were added, and the new text; nil if the edit is refused or the
  ///   new text cannot be read.
  static func facts(
    _ name: String, _ bytes: [UInt8], _ edit: (MapEditor) throws -> [TextEdit]
  ) throws -> (gone: [String], come: [String], bytes: [UInt8])? {
    let editor = try MapEditor(SourceFile(path: "test", bytes: bytes))
    guard let edits = try? edit(editor) else { return nil }
    let after = apply(edits, bytes)
    func text() -> String { String(decoding: after, as: UTF8.self) }
    if Meaning.comments(bytes) != Meaning.comments(after) { Issue.record("\(name): comments are lost\n\(text())") }
    guard case .formatted(let laidOut) = formatMap(SourceFile(path: "test", bytes: after)) else {
      Issue.record("\(name): cannot be read\n\(text())")
      return nil
    }
    if laidOut != after { Issue.record("\(name): is not laid out\n\(text())") }
    let (gone, come) = Meaning.difference(bytes, after)
    return (gone, come, after)
  }

  static func claims(_ bytes: [UInt8]) -> [String] {
    Meaning.facts(bytes).compactMap { fact in
      fact.hasPrefix("claim ") ? String(fact.dropFirst(6).prefix { $0 != ":" }) : nil
    }.filter { !$0.contains(".") }
  }

  static var maps: [(String, [UInt8])] {
    get throws {
      try Repository.maps.map { ($0, try Repository.bytes($0)) } + [("garden", Array(garden.utf8))]
    }
  }

  @Test(.slow) func aNewNameIsAllThatChanges() throws {
    for (map, bytes) in try Self.maps {
      for claim in Self.claims(bytes) {
        let name = "\(map): \(claim) renamed"
        let result = try #require(try Self.facts(name, bytes) { try $0.rename(claim, to: "quite-new") })
        let back = try #require(try Self.facts(name, result.bytes) { try $0.rename("quite-new", to: claim) })
        #expect(back.bytes == bytes, "\(name)")
        #expect(!Meaning.facts(result.bytes).contains { $0.hasPrefix("claim \(claim):") })
      }
    }
  }

  @Test(.slow) func aReasonIsAllThatComes() throws {
    for (map, bytes) in try Self.maps {
      for claim in Self.claims(bytes) {
        for side in ["support", "objection"] {
          let name = "\(map): \(side) to \(claim)"
          let reason = NewReason.new(id: "quite-new", text: "It's new: so", basis: .value)
          let result = try #require(
            try Self.facts(name, bytes) {
              side == "support" ? try $0.addReason(reason, to: claim) : try $0.addObjection(reason, to: claim)
            })
          #expect(result.gone.isEmpty, "\(name)")
          #expect(result.come.count == 2, "\(name): \(result.come)")
          #expect(result.come.contains { $0.hasPrefix("step [\"quite-new\"] \(side) \(claim) |") }, "\(name)")
          #expect(result.come.contains { $0.hasPrefix("claim quite-new: It's new: so | value") }, "\(name)")
        }
      }
    }
  }

  @Test(.slow) func takingOutAndPuttingBackChangesNothing() throws {
    var count = 0
    for (map, bytes) in try Self.maps {
      for claim in Self.claims(bytes) {
        guard let out = try Self.facts("\(map): \(claim) out", bytes, { try $0.extractClaim(claim) }) else { continue }
        #expect(out.gone.isEmpty && out.come.isEmpty, "\(map): \(claim): \(out.gone) \(out.come)")
        count += 1
        guard let back = try Self.facts("\(map): \(claim) in", out.bytes, { try $0.inlineClaim(claim) }) else {
          continue
        }
        #expect(back.gone.isEmpty && back.come.isEmpty, "\(map): \(claim): \(back.gone) \(back.come)")
      }
      for claim in Self.claims(bytes) {
        guard let result = try Self.facts("\(map): \(claim) in", bytes, { try $0.inlineClaim(claim) }) else { continue }
        count += 1
        #expect(result.gone.isEmpty && result.come.isEmpty, "\(map): \(claim): \(result.gone) \(result.come)")
      }
    }
    #expect(count > 60)
  }

  @Test(.slow) func aMoveChangesOneStep() throws {
    var count = 0
    for (map, bytes) in try Self.maps {
      let claims = Self.claims(bytes)
      for (i, claim) in claims.enumerated() {
        for step in [1, 7, 19] {
          let target = claims[(i + step) % claims.count]
          let name = "\(map): \(claim) to \(target)"
          let move: MoveTarget = step == 7 ? .objection(to: target) : .reason(of: target)
          guard let result = try Self.facts(name, bytes, { try $0.moveClaim(claim, to: move) }) else { continue }
          count += 1
          // The group of every claim that moved may change too.
          func steps(_ facts: [String]) -> [String] {
            facts.filter { $0.hasPrefix("step") && !$0.contains("undercut") }
          }
          func others(_ facts: [String]) -> [String] {
            facts.filter {
              !$0.hasPrefix("step") && !$0.hasPrefix("finding") && !$0.hasPrefix("claim") && !$0.hasPrefix("from [")
            }
          }
          /// What steps cite, without the steps' premises.
          func cited(_ facts: [String]) -> [String] {
            facts.filter { $0.hasPrefix("from [") }.map { String($0.drop { $0 != "]" }) }.sorted()
          }
          #expect(steps(result.gone).count <= 2 && steps(result.come).count <= 2, "\(name): \(result)")
          #expect(others(result.gone) == [] && others(result.come) == [], "\(name): \(result)")
          #expect(cited(result.gone) == cited(result.come), "\(name): \(result)")
        }
      }
    }
    #expect(count > 100)
  }
}

extension String {
  fileprivate func replacing(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self + "not found: \(old)" }
    return self[..<range.lowerBound] + new + self[range.upperBound...]
  }
}
