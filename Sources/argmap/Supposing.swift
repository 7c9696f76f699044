import ArgumentMap
import ArgumentParser
import MapEvaluation

/// Options for commands that evaluate a map: what to assume beyond what it says.
struct SupposingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Suppose that a claim is accepted or rejected, whatever speaks for or against it (repeatable).",
      valueName: "id=accepted|rejected"),
    completion: .claims { ["\($0)=accepted", "\($0)=rejected"] })
  var suppose: [String] = []

  @Flag(help: "Treat unsupported claims as assumptions.")
  var grantUnsupported = false

  /// What the options mean for a map.
  /// - Parameter map: the map's path, to be named in messages; nil if only one map was given.
  func options(_ graph: Graph, in map: String? = nil) throws -> Evaluation.Options {
    var options = Evaluation.Options()
    options.grantsUnsupported = grantUnsupported
    for word in suppose {
      let (claim, isAccepted) = try supposition(word, graph, map)
      if let earlier = options.supposed[claim], earlier != isAccepted {
        throw CommandFailure("--suppose: `\(graph.uniqueID(claim))` cannot be both accepted and rejected")
      }
      options.supposed[claim] = isAccepted
    }
    for pair in graph.contradictions
    where options.supposed[pair.first] == true && options.supposed[pair.second] == true {
      throw CommandFailure(
        """
        --suppose: `\(graph.uniqueID(pair.first))` and `\(graph.uniqueID(pair.second))` contradict each other; suppose \
        only one of them accepted
        """)
    }
    return options
  }

  private func supposition(_ word: String, _ graph: Graph, _ map: String?) throws -> (ClaimIndex, Bool) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let standing = Graph.Standing(rawValue: String(parts[1])), standing != .undecided else {
      throw CommandFailure("--suppose takes an id and a standing, such as an-id=rejected; got \(word)")
    }
    do throws(Selection.Problem) {
      return (try graph.claim(called: String(parts[0]), isWhole: true), standing == .accepted)
    } catch {
      throw CommandFailure("--suppose: \(map.map { "in \($0), " } ?? "")\(error.message)")
    }
  }
}

extension Graph {
  /// The claim of this map, or of one that it imports, with the given id. Throws if there is none.
  func claimToEvaluate(_ id: String) throws -> ClaimIndex {
    do throws(Selection.Problem) {
      return try claim(called: id, isWhole: true)
    } catch {
      throw CommandFailure(error.message)
    }
  }
}

extension CompletionKind {
  static let maps = CompletionKind.file(extensions: ["yaml", "yml"])
  static let claim = claims { [$0] }

  /// Completes to words made from the ids of the claims of the map that the command line names.
  static func claims(_ words: @escaping @Sendable (_ id: String) -> [String]) -> CompletionKind {
    .custom { line, _, prefix in
      for path in line where path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
        guard let graph = try? ReadingOptions.standardWorkspace.evaluated(path).graph else { continue }
        return graph.claimIndices.filter { graph.claims[$0.int].isDefined }.flatMap { words(graph.uniqueID($0)) }
          .filter { $0.hasPrefix(prefix) }
      }
      return []
    }
  }
}
