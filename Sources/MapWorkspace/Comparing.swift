import MapChecks
import MapConfiguration
import MapLoading
import MapRepository
import SourceText
import Surroundings

/// What makes a finding of today the same as one of an earlier state. Words and lines do not matter.
private struct FindingIdentity: Hashable {
  var rule: String
  var level: Level
  /// The file's absolute path today, even if it had another name then.
  var file: String
  var subject: String
}

extension Workspace {
  /// For each map, which of its findings are new: those that a check of the earlier state does not find. If the earlier
  /// state has several findings with the same identity, it accounts for as many of today's.
  func newFindings(
    _ now: WholeCheck, _ paths: [String], _ request: CheckRequest, since revision: Revision
  ) -> [[Bool]] {
    var known: [FindingIdentity: Int] = [:]
    if let then = checkThen(paths, request, revision, now) {
      let renames = revision.changes().renames
      for (file, findings) in zip(then.check.maps.files.all, then.check.findings) {
        let path = then.workspace.location(file.path)
        for finding in findings { known[Self.identity(finding, renames[path] ?? path), default: 0] += 1 }
      }
    }
    return zip(now.maps.files.all, now.findings).map { file, findings in
      let path = location(file.path)
      return findings.map { finding in
        let identity = Self.identity(finding, path)
        guard let count = known[identity], count > 0 else { return true }
        known[identity] = count - 1
        return false
      }
    }
  }

  private static func identity(_ finding: Diagnostic, _ path: String) -> FindingIdentity {
    FindingIdentity(rule: finding.rule, level: finding.level, file: path, subject: finding.subject)
  }

  /// The check of the earlier state; nil if that state cannot be checked, in which case all of today's findings are
  /// new. Maps that have not changed since are not checked again if only their own text and settings decide what is
  /// found in them.
  private func checkThen(
    _ paths: [String], _ request: CheckRequest, _ revision: Revision, _ now: WholeCheck
  ) -> (check: WholeCheck, workspace: Workspace)? {
    var then = reading(revision.files)
    then.renames = { _ in [:] }
    // Everything that git holds is tracked, so nothing is ignored.
    then.search.ignores = false
    then.search.allowsEmpty = true
    let oldNames = revision.changes().oldNames
    let paths = (paths.isEmpty ? ["."] : paths).compactMap { path -> String? in
      let path = path == "-" ? standardInputName ?? path : path
      if revision.files.kind(path) != .missing { return path }
      return oldNames[location(path)]
    }
    if paths.isEmpty { return nil }
    var numbers: [String: Int] = [:]
    for (i, findings) in now.early.enumerated() where findings != nil && now.maps.sources(of: i).isEmpty {
      numbers[now.maps.files.all[i].path] = i
    }
    let (checked, workspace) = (numbers, self)
    let known = { @Sendable (file: SourceFile, settings: CheckSettings) -> CheckFindings? in
      guard let i = checked[file.path], now.maps.files.all[i].bytes == file.bytes,
        settings == workspace.settings(file.path, now.configurations[i], request)
      else { return nil }
      return now.early[i]
    }
    guard let check = try? then.checkAll(paths, request, allowsMissingBaselines: true, known: known) else { return nil }
    return (check, then)
  }

  /// For each map, whether it has changed, depends on a file that has changed, or imports such a map, directly or
  /// indirectly.
  func changedMaps(_ now: WholeCheck, since revision: Revision) -> [Bool] {
    let maps = now.maps
    let changes = revision.changes()
    let oldNames = changes.oldNames
    func hasChanged(_ path: String) -> Bool {
      if changes.paths.contains(path) { return true }
      if let old = oldNames[path] { return revision.files.kind(old) == .missing }
      return fileSystem.realPath(path) != revision.files.realPath(path)
    }
    var isIn = maps.files.all.indices.map { i in
      let path = location(maps.files.all[i].path)
      let configuration = now.configurations[i]
      let named = maps.filesNamed(by: i).map { PathText.absolute($0, in: PathText.folder(of: path)) }
      return ([path] + configuration.files + [configuration.baseline].compactMap(\.self) + named).contains(
        where: hasChanged)
    }
    var importers: [[Int]] = Array(repeating: [], count: maps.count)
    for i in 0..<maps.count { for other in maps.imports(of: i) { importers[other].append(i) } }
    var pending = isIn.indices.filter { isIn[$0] }
    while let next = pending.popLast() {
      for importer in importers[next] where !isIn[importer] {
        isIn[importer] = true
        pending.append(importer)
      }
    }
    return isIn
  }
}
