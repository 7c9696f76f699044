import MapChecks
import MapConfiguration
import SourceText
import Surroundings

/// The baselines used in a run. Each is read only once.
package struct KnownFindings {
  private let fileSystem: any FileSystem
  private let requested: String?
  /// For each baseline, by its path: the entries that have not been used yet.
  private var baselines: [String: Baseline] = [:]
  /// For each baseline, by its path: all its entries.
  private var originals: [String: Baseline] = [:]
  /// For each baseline, by its path: the settings of each map that was checked, by the map's path in the baseline.
  private var checked: [String: [String: CheckSettings]] = [:]
  /// How many findings matched an entry of a baseline.
  package private(set) var takenCount = 0

  private let isOff: Bool
  private let allowsMissing: Bool
  private let renames: @Sendable (String) -> [String: String]?
  /// The baselines with entries for maps that do not exist, and about which git cannot say whether they were renamed.
  package private(set) var withoutHistory: Set<String> = []
  /// Whether a baseline has been read.
  package var isAny: Bool { !baselines.isEmpty }

  /// - Parameters:
  ///   - requested: the path of a baseline; nil to use the one that each map's configuration names.
  ///   - isOff: whether to ignore all baselines.
  ///   - allowsMissing: whether a baseline that does not exist counts as empty.
  ///   - renames: returns a dictionary from old to new absolute paths: the files that were renamed since a baseline
  ///     last changed; nil if git cannot tell because a shallow clone lacks the history. Called with the baseline's path,
  ///     and only if the baseline has entries for a map that does not exist.
  package init(
    _ requested: String?, isOff: Bool, allowsMissing: Bool = false, _ fileSystem: any FileSystem,
    renames: @escaping @Sendable (_ path: String) -> [String: String]? = { _ in [:] }
  ) {
    self.fileSystem = fileSystem
    self.requested = requested
    self.isOff = isOff
    self.allowsMissing = allowsMissing
    self.renames = renames
  }

  private mutating func path(_ configuration: Configuration) throws(Baseline.Unreadable) -> String? {
    guard !isOff, let path = requested ?? configuration.baseline else { return nil }
    if baselines[path] != nil { return path }
    if allowsMissing, fileSystem.kind(path) == .missing { return nil }
    guard let bytes = try? fileSystem.read(path) else {
      let shown = fileSystem.shown(path)
      let place = requested == nil ? configuration.baselinePlace.map { $0 + ": " } ?? "" : ""
      throw Baseline.Unreadable(
        message: "\(place)cannot read the baseline \(shown); create it with --write-baseline \(shellQuoted(shown))")
    }
    var baseline = try Baseline(bytes, path: fileSystem.shown(path))
    let folder = fileSystem.resolved(PathText.folder(of: path))
    let gone = baseline.maps.filter { fileSystem.kind(PathText.absolute($0, in: folder)) == .missing }
    if !gone.isEmpty {
      let renames = renames(path)
      if renames == nil { withoutHistory.insert(path) }
      for map in gone {
        guard let new = renames?[PathText.absolute(map, in: folder)] else { continue }
        baseline.renameMap(map, to: BaselinePath.name(of: new, in: path, fileSystem))
      }
    }
    baselines[path] = baseline
    originals[path] = baseline
    return path
  }

  /// Whether a finding is in its map's baseline. Each entry matches only one finding.
  /// - Throws: `Baseline.Unreadable` if the baseline is missing or invalid.
  package mutating func take(
    _ finding: Diagnostic, _ map: String, _ configuration: Configuration
  ) throws(Baseline.Unreadable) -> Bool {
    guard let path = try path(configuration) else { return false }
    let isKnown = baselines[path]!.take(BaselinePath.name(of: map, in: path, fileSystem), finding.rule, finding.subject)
    if isKnown { takenCount += 1 }
    return isKnown
  }

  /// Records that a map was checked completely, so that the baseline's unused entries for it count as stale.
  /// - Throws: `Baseline.Unreadable` if the baseline is missing or invalid.
  package mutating func note(
    _ map: String, _ configuration: Configuration, _ settings: CheckSettings
  ) throws(Baseline.Unreadable) {
    if let path = try path(configuration) {
      checked[path, default: [:]][BaselinePath.name(of: map, in: path, fileSystem)] = settings
    }
  }

  /// For each baseline with stale entries: its path, those entries, and the baseline without them. An unused entry is
  /// stale if its map no longer exists, or if its map was checked and its rule ran or no longer exists.
  package func stale() -> [(path: String, entries: Baseline, rest: Baseline)] {
    baselines.sorted { $0.key < $1.key }.compactMap { path, left in
      let folder = PathText.absolute(PathText.folder(of: path), in: fileSystem.workingFolder)
      let stale = left.only { map, rule in
        if fileSystem.kind(PathText.absolute(map, in: folder)) == .missing { return !withoutHistory.contains(path) }
        guard let settings = checked[path]?[map] else { return false }
        return Rule.named(rule).map { settings.level($0) != .off } ?? true
      }
      guard stale.count > 0, var rest = originals[path] else { return nil }
      for (map, rules) in stale.entries {
        for (rule, subjects) in rules { for subject in subjects { _ = rest.take(map, rule, subject) } }
      }
      return (path, stale, rest)
    }
  }
}

/// The paths under which baselines list maps.
package enum BaselinePath {
  /// The path of a map relative to the folder of a baseline, independent of the working folder.
  package static func name(of map: String, in baseline: String, _ fileSystem: any FileSystem) -> String {
    let from = fileSystem.resolved(PathText.folder(of: baseline)).split(separator: "/")
    let to = fileSystem.resolved(map).split(separator: "/")
    var shared = 0
    while shared < min(from.count, to.count), from[shared] == to[shared] { shared += 1 }
    return (Array(repeating: "..", count: from.count - shared) + to[shared...].map(String.init)).joined(separator: "/")
  }
}
