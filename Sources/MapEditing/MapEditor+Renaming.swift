import ArgumentMap
import SourceText

extension MapEditor {
  /// What a name refers to in this map; nil if nothing has that name. If several have it, the first of these takes
  /// precedence: claim, group, source, import, view.
  package func kind(of name: String) -> MapOutline.NameKind? {
    let kinds = outline.mentions.lazy.filter { $0.isDefinition && $0.name == name }.map(\.kind)
    for kind in [MapOutline.NameKind.claim, .group, .source, .alias, .view] where kinds.contains(kind) { return kind }
    return nil
  }

  /// Renames a claim, group, source, import or view wherever this map mentions it. Throws if nothing has the old name,
  /// or if the new name is not an id or is taken.
  package func rename(_ old: String, to new: String) throws(EditFailure) -> [TextEdit] {
    guard let kind = kind(of: old) else {
      if old.contains(".") { throw EditFailure("`\(old)` belongs to an imported map; rename it there") }
      throw EditFailure("nothing is called `\(old)`" + hint(old))
    }
    if old == new { return [] }
    guard ClaimID.isID(new) else {
      let proposal = ClaimID.fromWords(new)
      throw EditFailure(
        "an id must be a letter followed by letters, digits, `-` or `_`"
          + (ClaimID.isID(proposal) ? ", such as `\(proposal)`" : ""))
    }
    let isShared = kind == .claim || kind == .group
    if isShared, Key(rawValue: new) != nil {
      throw EditFailure("`\(new)` is a key of the language and cannot be an id")
    }
    for mention in outline.mentions where mention.name == new {
      let isTaken = isShared ? mention.kind == .claim || mention.kind == .group : mention.kind == kind
      if isTaken {
        throw EditFailure(
          mention.isDefinition
            ? "the \(mention.kind.rawValue) `\(new)` already exists; choose another name"
            : "`\(new)` is already referred to, though not defined; choose another name, or correct that reference",
          at: mention.range)
      }
    }
    var edits = edits(kind, old, new)
    if kind == .alias {
      let isForeign = { (mention: MapOutline.Mention) in
        (mention.kind == .claim || mention.kind == .source) && mention.name.hasPrefix(old + ".")
      }
      for mention in outline.mentions where isForeign(mention) {
        edits.append(
          edit(mention.range.start, mention.range.end, new + mention.name.dropFirst(old.count)))
      }
    }
    return try checked(edits)
  }

  /// The edits that this map needs when a claim or source is renamed in a map that it imports under an alias.
  package func rename(
    _ kind: MapOutline.NameKind, _ old: String, to new: String, imported alias: String
  ) throws(EditFailure) -> [TextEdit] {
    try checked(edits(kind, "\(alias).\(old)", "\(alias).\(new)"))
  }

  /// The subject of a finding (`Diagnostic.subject`) in this map after something has been renamed.
  package static func subject(
    _ subject: String, afterRenaming kind: MapOutline.NameKind, _ old: String, to new: String
  ) -> String {
    func path(_ key: String) -> String {
      let whole = "\(key).\(old)"
      guard subject == whole || subject.hasPrefix(whole + ".") else { return subject }
      return "\(key).\(new)" + subject.dropFirst(whole.count)
    }
    switch kind {
    case .claim, .group: return subject == old ? new : subject
    case .source: return path(Key.sources.rawValue)
    case .view: return path(Key.views.rawValue)
    case .alias:
      return subject.hasPrefix(old + ".") ? new + subject.dropFirst(old.count) : path(Key.imports.rawValue)
    }
  }

  private func edits(_ kind: MapOutline.NameKind, _ old: String, _ new: String) -> [TextEdit] {
    outline.mentions.filter { $0.kind == kind && $0.name == old }
      .map { edit($0.range.start, $0.range.end, new) }
  }
}
