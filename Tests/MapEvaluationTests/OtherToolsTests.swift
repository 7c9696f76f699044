import ArgumentMap
import Foundation
import MapEvaluation
import SourceText
import TestSupport
import Testing

/// Standing, compared with what other tools and papers say.
@Suite struct OtherToolsTests {
  /// The examples of Carneades, whose authors wrote down which statements are in and which are out.
  @Test func examplesOfCarneades() throws {
    let folder = "Tests/MapEvaluationTests/Carneades"
    var (same, count) = (0, 0)
    var differing: [String: Int] = [:]
    for path in Repository.files(under: folder, endings: [".argmap.yaml"]) {
      let graph = EvaluationTests.graph(try Repository.text(path))
      let evaluation = Evaluation(graph)
      for expectation in graph.expectations {
        count += 1
        let isAccepted = evaluation.standing(expectation.claim) == .accepted
        if isAccepted == (expectation.outcome == .accepted) {
          same += 1
        } else {
          differing[String(path.dropFirst(folder.count + 1).prefix { $0 != "." }), default: 0] += 1
        }
      }
    }
    print("\(same) of \(count) labels of Carneades agree; differing: \(differing)")
    #expect(count == 186 && same == 169)
    // What differs needs what the language does not have: steps without premises, variables, other ways of weighing.
    #expect(
      differing == [
        "basic_event_calculus": 2, "dung-attack-cycle": 2, "dung-reinstatement": 1, "jogging": 1, "lex": 2,
        "library": 1,
        "linked-convergent": 1, "mandatory-sentences": 1, "mcda-porsche": 2, "paraconsistency": 2, "rebuttal": 1,
        "reinstatement": 1,
      ])
  }

  struct Framework: Decodable {
    var name: String
    var arguments: [String]
    var attacks: [[String]]
    var grounded: [String]
  }

  /// A framework as a map: each argument is a claim, each attack an objection, and what nothing supports is granted.
  static func map(_ arguments: [String], _ attacks: [(from: String, to: String)]) -> String {
    "claims:\n"
      + arguments.map { argument in
        let against = attacks.filter { $0.to == argument && $0.from != argument }.map(\.from)
        // An argument that attacks itself is undercut by its own step, since a claim cannot object to itself.
        let attacksItself = attacks.contains { $0.from == argument && $0.to == argument }
        var text = "  - \(argument): Claim \(argument)\n"
        if !against.isEmpty || attacksItself { text += "    but:\n" }
        for other in against { text += "      - premises: [\(other)]\n" }
        if attacksItself { text += "      - premises: [\(argument), given]\n" }
        return text
      }.joined() + "  - given: Whatever is given\n    basis: value\n"
  }

  static func grounded(_ text: String) -> Set<String> {
    let graph = EvaluationTests.graph(text)
    var options = Evaluation.Options()
    options.grantsUnsupported = true
    let evaluation = Evaluation(graph, options)
    return Set(graph.claimIndices.filter { evaluation.standing($0) == .accepted }.map { graph.id($0) }).subtracting([
      "given"
    ])
  }

  /// Abstract frameworks (Dung 1995): what is accepted is the grounded extension.
  @Test func frameworksOfDung() throws {
    let path = Repository.path("Tests/MapEvaluationTests/Dung/frameworks.json")
    let frameworks = try JSONDecoder().decode([Framework].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(frameworks.count == 40)
    for framework in frameworks {
      // The ids of arguments may be numbers or words of the language.
      let attacks = framework.attacks.map { (from: "x" + $0[0], to: "x" + $0[1]) }
      let found = Self.grounded(Self.map(framework.arguments.map { "x" + $0 }, attacks))
      #expect(found == Set(framework.grounded.map { "x" + $0 }), "\(framework.name)")
    }
  }

  /// Random frameworks, compared with an answer set solver.
  @Test func frameworksInClingo() throws {
    var random = SeededRandom(23)
    var texts: [String] = []
    var programs: [[[Int]]] = []
    for _ in 0..<500 {
      let count = Int.random(in: 1...9, using: &random)
      let attacks = (0..<Int.random(in: 0...(2 * count), using: &random)).map { _ in
        [Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random)]
      }
      let pairs = Set(attacks).map { (from: "x\($0[0])", to: "x\($0[1])") }.sorted { $0 < $1 }
      texts.append(Self.map((0..<count).map { "x\($0)" }, pairs))
      programs.append([[count]] + attacks)
    }
    let done = try Tool.run(
      Repository.path(".build-python/bin/python"), ["Tests/MapEvaluationTests/Dung/grounded.py"],
      input: Array(try JSONEncoder().encode(programs)))
    #expect(done.status == 0, "\(done.errors)")
    let wanted = try JSONDecoder().decode([[Int]].self, from: Data(done.output.utf8))
    for (text, grounded) in zip(texts, wanted) {
      #expect(Self.grounded(text) == Set(grounded.map { "x\($0)" }), "\(text)")
    }
    #expect(wanted.count { !$0.isEmpty } > 100 && wanted.count(where: \.isEmpty) > 50)
  }
}
