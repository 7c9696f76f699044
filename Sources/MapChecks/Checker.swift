import ArgumentMap
import MapSyntax
import SourceText

/// What a check of one map came to.
package struct CheckResult: Sendable {
  package var graph: Graph
  package var support: Support
  /// In the order of the text.
  package var findings: [Diagnostic]
}

/// Reads a map, with those that it imports, and checks it by every rule.
///
/// - Parameters:
///   - files: where the files that the map names come from.
package func checkMap(_ file: SourceFile, index: FileIndex = FileIndex(0), files: any FileReading) -> CheckResult {
  var maps = LoadedMaps()
  return maps.check(maps.add(file, identity: file.path, files: files))
}

extension LoadedMaps {
  /// Checks one of the maps by every rule, joined with those that it imports: a map is judged by itself and what it
  /// imports, never by what imports it. What is found lies in the map's own file.
  package mutating func check(_ number: Int) -> CheckResult {
    let map = self[number]
    let (graph, references) = join(number)
    var findings = map.findings + references + importFindings(number)
    let context = CheckContext(graph: graph, files: map.files, imports: map.importErrors)
    for i in findings.indices {
      if let rule = Rule.named(findings[i].rule) { findings[i].level = rule.level }
    }
    for rule in Rule.all {
      if let check = rule.check { findings += check(rule, context) }
    }
    findings = applySuppressions(graph, to: findings)
    findings.sort { $0.place != $1.place ? $0.place < $1.place : $0.rule < $1.rule }
    return CheckResult(graph: graph, support: context.support, findings: findings)
  }
}

/// Takes out the findings that a comment allows, and adds the comments that allow nothing.
private func applySuppressions(_ graph: Graph, to findings: [Diagnostic]) -> [Diagnostic] {
  if graph.suppressions.isEmpty { return findings }
  var isUsed = graph.suppressions.map { [Bool](repeating: false, count: $0.rules.count) }
  // By rule and by the start of the line, so that many comments cost no more than few.
  var byLine: [Int: [Int]] = [:]
  var wholeFile: [Int] = []
  for (i, suppression) in graph.suppressions.enumerated() {
    switch suppression.scope {
    case .file: wholeFile.append(i)
    case .line(let line): byLine[line.start, default: []].append(i)
    }
  }
  let lines = LineTable(graph.file.bytes)
  let kept = findings.filter { finding in
    let line = lines.starts[lines.line(of: finding.place.range.start)]
    var isAllowed = false
    for i in (byLine[line] ?? []) + wholeFile {
      for (k, rule) in graph.suppressions[i].rules.enumerated() where rule.name == finding.rule {
        isUsed[i][k] = true
        isAllowed = true
      }
    }
    return !isAllowed
  }
  return kept + Rule.unusedSuppressions(graph, isUsed: isUsed)
}
