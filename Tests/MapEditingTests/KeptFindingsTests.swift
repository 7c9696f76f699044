import ArgumentMap
import Foundation
import MapChecks
import MapEditing
import SourceText
import TestSupport
import Testing

/// Edits that keep the meaning keep the findings: comments that allow some stay with what they are about.
@Suite struct KeptFindingsTests {
  struct Identity: Hashable, CustomStringConvertible {
    var rule: String
    var level: Level
    var claim: String
    var description: String { "\(rule) \(level) \(claim)" }
  }

  private static let settings: CheckSettings = {
    var settings = CheckSettings.standard
    settings.select(CheckSettings.rules("all").map { Set($0) } ?? [])
    return settings
  }()

  private static func check(_ text: [UInt8]) -> CheckResult {
    checkMap(SourceFile(path: "test", bytes: text), files: FilesInMemory([:]), settings: settings)
  }

  private static func counted(_ result: CheckResult) -> [Identity: Int] {
    result.findings.reduce(into: [:]) { counts, finding in
      let claim = finding.claim ?? ""
      counts[Identity(rule: finding.rule, level: finding.level, claim: claim), default: 0] += 1
    }
  }

  /// All texts that are tried: maps, fixtures, examples, and random maps.
  private static func texts() throws -> [(name: String, bytes: [UInt8])] {
    var result = try Repository.maps.map { ($0, try Repository.bytes($0)) }
    for path in Repository.files(under: "Tests", endings: [".cases"]) {
      for example in try CaseFile(path).cases { result.append((path + ": " + example.name, example.bytes)) }
    }
    for rule in Rule.all {
      for example in rule.breaking + rule.keeping { result.append((rule.name, Array(example.map.utf8))) }
    }
    let isLong = ProcessInfo.processInfo.environment["ARGMAP_LONG"] != nil
    for seed in 0..<(isLong ? 20_000 : 3000) as Range<UInt64> {
      result.append(("random map \(seed)", Array(RandomMap.text(seed, hasMistakes: seed % 2 == 0).utf8)))
    }
    return result
  }

  @Test(.slow) func formattingKeepsFindings() throws {
    var count = 0
    for (name, bytes) in try Self.texts() {
      guard case .formatted(let formatted) = formatMap(SourceFile(path: "test", bytes: bytes)), formatted != bytes
      else {
        continue
      }
      count += 1
      var before = Self.counted(Self.check(bytes))
      // This is what the formatter mends.
      before = before.filter { $0.key.rule != "sorted-keys" }
      let after = Self.counted(Self.check(formatted))
      if before != after {
        Issue.record(
          "\(name): \(Self.difference(before, after))\n\(String(decoding: bytes, as: UTF8.self))\n--\n\(String(decoding: formatted, as: UTF8.self))"
        )
      }
    }
    #expect(count > 1000)
  }

  private static func difference(_ before: [Identity: Int], _ after: [Identity: Int]) -> String {
    Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
      .map { "\($0): \(before[$0] ?? 0) -> \(after[$0] ?? 0)" }.sorted().joined(separator: ", ")
  }

  /// The rules that find nothing in a map that has an error which may change what it says.
  private static let rulesOnStanding: Set = ["unexpected-standing", "unanswered-objection", "idle-reason"]

  /// A safe fix may bring findings to light only where a mistake hid them: about a claim that was damaged, or that rests
  /// on one that was.
  @Test(.slow) func safeFixesUncoverOnlyWhatMistakesHid() throws {
    var count = 0
    for (name, bytes) in try Self.texts() {
      let fixed = fixMap(
        SourceFile(path: "test", bytes: bytes), files: FilesInMemory([:]), isUnsafeToo: false, settings: Self.settings)
      if fixed.count == 0 { continue }
      count += 1
      let before = Self.check(bytes)
      let after = Self.check(fixed.bytes)
      let counts = Self.counted(before)
      let new = Self.counted(after).filter { $0.value > counts[$0.key] ?? 0 }.keys
      // A finding about two claims is hidden if the other one is.
      var partners: [Identity: Set<String>] = [:]
      for finding in after.findings {
        let identity = Identity(rule: finding.rule, level: finding.level, claim: finding.claim ?? "")
        for claim in after.graph.claimIndices
        where finding.related.contains(where: { $0.place == after.graph.place(of: claim) }) {
          partners[identity, default: []].insert(after.graph.id(claim))
        }
      }
      let hidden = Self.hidden(before.graph, after.graph)
      // The whole map was hidden from rules that look at what stands, if it had an error.
      let isAllHidden = before.findings.contains { $0.level == .error }
      let claims = Set(after.graph.claimIndices.map { after.graph.id($0) })
      let wrong = new.filter { identity in
        claims.contains(identity.claim) && !(isAllHidden && Self.rulesOnStanding.contains(identity.rule))
          && hidden.isDisjoint(with: partners[identity, default: []].union([identity.claim]))
      }
      if !wrong.isEmpty {
        Issue.record(
          "\(name): \(wrong)\n\(String(decoding: bytes, as: UTF8.self))\n--\n\(String(decoding: fixed.bytes, as: UTF8.self))"
        )
      }
    }
    #expect(count > 1000)
  }

  /// The ids of claims about which a mistake could hide something: those that were damaged or not there, those that rest
  /// on these, and those on which these rest.
  private static func hidden(_ before: Graph, _ after: Graph) -> Set<String> {
    var states: [String: Bool] = [:]
    for claim in before.claimIndices where !before.claims[claim.int].isAnonymous {
      states[before.id(claim)] = before.claims[claim.int].isDamaged || !before.claims[claim.int].isDefined
    }
    for inference in before.inferenceIndices where before.inferences[inference.int].isDamaged {
      for premise in before.premises(inference) { states[before.id(premise)] = true }
      if case .claim(let target) = before.inferences[inference.int].target { states[before.id(target)] = true }
    }
    let damaged: [ClaimIndex] = after.claimIndices.filter { states[after.id($0)] ?? true }
    var above = Set(damaged)
    var pending = damaged
    while let claim = pending.popLast() {
      for use in after.uses[claim.int] {
        if case .claim(let target) = after.inferences[Int(use)].target, above.insert(target).inserted {
          pending.append(target)
        }
      }
    }
    var below = Set(damaged)
    pending = damaged
    while let claim = pending.popLast() {
      // An undercut bears on the step, and so on what the step is for.
      var inferences = Array(after.inferences(on: claim))
      while let inference = inferences.popLast() {
        inferences += after.undercuts(of: inference)
        for premise in after.premises(inference) where below.insert(premise).inserted { pending.append(premise) }
      }
    }
    return Set(above.union(below).map { after.id($0) })
  }
}
