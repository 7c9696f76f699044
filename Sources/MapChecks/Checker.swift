import ArgumentMap
import MapLoading
import MapSources
import MapSyntax
import SourceText

/// The result of checking one map.
package struct CheckResult: Sendable {
  package var graph: Graph
  package var support: Support
  /// The findings that no comment allows, sorted by their position in the text.
  package var findings: [Diagnostic]
  /// Findings that a comment in the map allows, in the order in which they were found.
  package var allowed: [AllowedFinding] = []
  /// The quotes that could not be compared with their sources.
  package var uncheckedQuotes = UncheckedQuotes()
}

/// The findings from checking one map, without the map's graph.
package struct CheckFindings: Sendable {
  package var findings: [Diagnostic]
  package var allowed: [AllowedFinding]
  package var uncheckedQuotes: UncheckedQuotes
}

extension CheckResult {
  package var asFindings: CheckFindings {
    CheckFindings(findings: findings, allowed: allowed, uncheckedQuotes: uncheckedQuotes)
  }
}

/// Checks a map, after reading it and the maps that it imports.
///
/// - Parameter files: reads the files that the map names.
package func checkMap(
  _ file: SourceFile, index: FileIndex = FileIndex(0), files: any FileReading, settings: CheckSettings = .standard
) -> CheckResult {
  LoadedMaps([LoadedMaps.Named(file, identity: file.path, files: files)]).check(0, settings)
}

extension LoadedMaps {
  /// Checks one of the maps, joined with those that it imports. A map is judged by its own text and its imports, never
  /// by the maps that import it. All findings are in the map's own file.
  /// - Parameter isGraphWhole: whether the graph of the result contains all claims of the imported maps, for a picture;
  ///   the findings are the same either way.
  package func check(
    _ number: Int, _ settings: CheckSettings = .standard, isGraphWhole: Bool = false
  ) -> CheckResult {
    let (graph, references) = isGraphWhole ? join(number) : joinForCheck(number)
    let further = references + importFindings(number)
    func whole() -> Graph? {
      if further.contains(where: { $0.level == .error }) || !areImportsSound(of: number) { return nil }
      return isGraphWhole ? graph : join(number).0
    }
    return self[number].check(graph, settings, further, whole: whole)
  }
}

extension LoadedMaps {
  /// Whether no map that a map imports, directly or indirectly, has an error from reading it.
  package func areImportsSound(of number: Int) -> Bool {
    var seen: Set<Int> = [number]
    var pending = [number]
    while let next = pending.popLast() {
      if self[next].importErrors.contains(where: { $0 != nil }) { return false }
      for other in imports(of: next) where seen.insert(other).inserted {
        if self[other].content.findings.contains(where: { $0.level == .error }) { return false }
        pending.append(other)
      }
    }
    return true
  }
}

extension LoadedMaps.LoadedMap {
  /// Checks a map that has no imports.
  package func check(_ settings: CheckSettings) -> CheckFindings { check(content.graph, settings).asFindings }

  /// - Parameters:
  ///   - graph: the map's graph, joined with those of the maps that it imports;
  ///   - further: findings about the map's imports and references.
  ///   - whole: see `CheckContext`.
  func check(
    _ graph: Graph, _ settings: CheckSettings, _ further: [Diagnostic] = [], whole: (() -> Graph?)? = nil
  ) -> CheckResult {
    var findings = content.findings + further
    let context = CheckContext(graph: graph, of: self, settings: settings, whole: whole)
    for rule in Rule.checks {
      // Reference counting would make the threads wait for each other.
      rule._withUnsafeGuaranteedRef { rule in
        if settings.level(rule) != .off, let check = rule.check { findings += check(rule, context) }
      }
    }
    var result = CheckResult(graph: graph, support: context.support, findings: [])
    result.uncheckedQuotes = context.documents.uncheckedQuotes(graph)
    findings = findings.filter { Self.isOn($0, settings) }
    // A mistake may hide the very finding that a comment allows.
    let isReadWhole = !content.findings.contains { $0.level == .error }
    result.findings = settings.allowed(graph, among: findings, isReadWhole: isReadWhole, &result.allowed)
    for i in result.findings.indices { Self.setLevel(&result.findings[i], settings) }
    for i in result.allowed.indices { Self.setLevel(&result.allowed[i].finding, settings) }
    result.findings.sort(by: Self.isBefore)
    nameSubjects(of: &result.findings, graph)
    nameSubjects(of: &result.allowed, graph)
    return result
  }

  private static func isOn(_ finding: Diagnostic, _ settings: CheckSettings) -> Bool {
    Rule.named(finding.rule).map { settings.level($0) != .off } ?? true
  }

  private static func setLevel(_ finding: inout Diagnostic, _ settings: CheckSettings) {
    if let rule = Rule.named(finding.rule) { finding.level = settings.level(rule) }
  }

  private static func isBefore(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    a.place != b.place ? a.place < b.place : a.rule < b.rule
  }
}

extension CheckSettings {
  /// The findings that no comment allows, plus a finding for each rule that a comment names needlessly. The findings
  /// that a comment allows are appended to `allowed`.
  fileprivate func allowed(
    _ graph: Graph, among findings: [Diagnostic], isReadWhole: Bool, _ allowed: inout [AllowedFinding]
  ) -> [Diagnostic] {
    if graph.suppressions.isEmpty { return findings }
    // If a rule is off, it is unknown whether a comment that allows it is needed, so the comment counts as used.
    var isUsed = graph.suppressions.map { suppression in
      suppression.rules.map { Rule.named($0.name).map { level($0) == .off } ?? false }
    }
    // Indexed by the start of the line, so that the cost per finding does not grow with the number of comments.
    var byLine: [Int: [Int]] = [:]
    var wholeFile: [Int] = []
    for (i, suppression) in graph.suppressions.enumerated() {
      switch suppression.scope {
      case .file: wholeFile.append(i)
      case .line(let line): byLine[line.start, default: []].append(i)
      }
    }
    let lines = LineTable(graph.file.bytes)
    var kept = findings.filter { finding in
      let line = lines.starts[lines.line(of: finding.place.range.start)]
      var reason: String?
      for i in (byLine[line] ?? []) + wholeFile {
        for (k, rule) in graph.suppressions[i].rules.enumerated() where rule.name == finding.rule {
          isUsed[i][k] = true
          reason = reason ?? graph.suppressions[i].reason
        }
      }
      if let reason { allowed.append(AllowedFinding(finding: finding, reason: reason)) }
      return reason == nil
    }
    if !isReadWhole {
      for i in isUsed.indices {
        for k in isUsed[i].indices where Rule.named(graph.suppressions[i].rules[k].name) != nil { isUsed[i][k] = true }
      }
    }
    if level(.unusedSuppression) != .off { kept += Rule.unusedSuppressions(graph, isUsed: isUsed) }
    return kept
  }
}
