import ArgumentMap
import SourceText

extension MapEditor {
  /// What a name stands for in this map. A claim or group comes before a source, a source before an import.
  package func kind(of name: String) -> MapOutline.NameKind? {
    let kinds = outline.mentions.lazy.filter { $0.isDefinition && $0.name == name }.map(\.kind)
    for kind in [MapOutline.NameKind.claim, .group, .source, .alias] where kinds.contains(kind) { return kind }
    return nil
  }

  /// Gives a claim, a group, a source or an import another name, wherever this map writes it.
  package func rename(_ old: String, to new: String) throws(EditFailure) -> [TextEdit] {
    guard let kind = kind(of: old) else {
      if old.contains(".") { throw EditFailure("`\(old)` belongs to an imported map; rename it there") }
      throw EditFailure("nothing is called `\(old)`" + hint(old))
    }
    if old == new { return [] }
    guard ClaimID.isID(new) else {
      let proposal = ClaimID.fromWords(new)
      throw EditFailure(
        "an id is a letter, then letters, digits, `-` and `_`"
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
            ? "a \(mention.kind.rawValue) is called `\(new)` already"
            : "`\(new)` is named already, though nothing is called so; it would come to mean this",
          at: mention.range)
      }
    }
    var edits = edits(kind, old, new)
    if kind == .alias {
      for mention in outline.mentions where mention.kind == .claim && mention.name.hasPrefix(old + ".") {
        edits.append(
          edit(mention.range.start, mention.range.end, new + mention.name.dropFirst(old.count)))
      }
    }
    return try checked(edits)
  }

  /// What has to change in this map where it imports one, under an alias, in which a claim gets another name.
  package func rename(_ old: String, to new: String, imported alias: String) throws(EditFailure) -> [TextEdit] {
    try checked(edits(.claim, "\(alias).\(old)", "\(alias).\(new)"))
  }

  private func edits(_ kind: MapOutline.NameKind, _ old: String, _ new: String) -> [TextEdit] {
    outline.mentions.filter { $0.kind == kind && $0.name == old }
      .map { edit($0.range.start, $0.range.end, new) }
  }
}
