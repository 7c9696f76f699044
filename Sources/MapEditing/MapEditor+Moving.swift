import ArgumentMap
import MapSyntax
import SourceText

/// Where to move a claim.
package enum MoveTarget: Sendable, Hashable {
  case reason(of: String)
  case objection(to: String)
  /// An item of `claims`, in a group or outside all groups.
  case claims(group: String? = nil)
}

extension MapEditor {
  /// Takes a claim that is written where it is used and moves it into `claims`, after the outermost item around it.
  /// Everything about the claim moves with it; a reference is left behind, with the keys of the step. Throws if
  /// there is no such claim, if it is already an item of `claims`, or if it does not have a line of its own.
  package func extractClaim(_ id: String) throws(EditFailure) -> [TextEdit] {
    let number = try definition(of: id)
    let item = outline.items[number]
    if item.list.key == .claims {
      throw EditFailure("`\(id)` is already an item of `claims`", at: tree.range(item.node))
    }
    let (own, column) = try block(item)
    let steps = stepPairs(item).map { block(key: $0.key, value: $0.value) }
    let mine = own.filter { line in !steps.contains { $0.contains(line) } }
    // The keys of the step stay with the reference.
    var left = String(repeating: " ", count: column) + "- \(id)" + (steps.isEmpty ? "" : ":") + lines.lineEnd
    for step in steps { left += lines.text(step, by: 0) }
    let claim = mine.map { lines.text($0..<$0 + 1, by: -column) }.joined()
    let around = outline.items[outermost(number)]
    return try checked([
      edit(lines.start(own.lowerBound), lines.start(own.upperBound), left), try inserting(claim, behind: around),
    ])
  }

  /// Moves a claim from `claims` to where it is first used in the same group, replacing the reference there. Throws if
  /// there is no such claim, or no place to which it can be moved.
  package func inlineClaim(_ id: String) throws(EditFailure) -> [TextEdit] {
    let number = try definition(of: id)
    let item = outline.items[number]
    if item.list.key != .claims {
      throw EditFailure("`\(id)` is already written where it is used", at: tree.range(item.node))
    }
    let keys = Set(tree.pairs(of: item.node).dropFirst().compactMap { outline.keyWord($0.key) })
    var reason = "no claim uses `\(id)`; name it as a reason or objection first"
    for (other, use) in outline.items.enumerated() where use.name == id && use.list.key != .claims {
      if use.list.group != item.list.group {
        reason = "`\(id)` is used only in other groups, so it would have to leave its own group"
      } else if isInside(other, number) {
        reason = "`\(id)` is used only in items below it"
      } else if !isReference(use), (try? dash(use)) == nil || tree.nodes[use.list.value.int].isFlow {
        reason = "`\(id)` is used only in brackets; write the item there on its own line"
      } else if !stepPairs(use).isEmpty, hasReasons(item) {
        reason = "where `\(id)` is used, the keys of the step would end up next to the claim's own reasons"
      } else if tree.pairs(of: use.node).dropFirst().contains(where: {
        outline.keyWord($0.key).map(keys.contains) ?? false
      }) {
        reason = "the item where `\(id)` is used already has some of the same keys; merge them first"
      } else if isReference(use), tree.nodes[use.list.value.int].isFlow {
        reason = "`\(id)` is used only in brackets; write the item there on its own line"
      } else {
        return try checked([try inlining(item, at: use)] + removing(item))
      }
    }
    throw EditFailure(reason, at: tree.range(item.node))
  }

  /// Replaces a reference with the lines of the item that it refers to.
  private func inlining(_ item: MapOutline.Item, at use: MapOutline.Item) throws(EditFailure) -> TextEdit {
    let (own, column) = try block(item)
    let range = tree.range(use.node)
    let isBare = tree.kind(use.list.value) == .scalar
    let target: Int
    let start: Int
    if isBare {
      target = lines.column(of: tree.range(use.list.keyNode).start) + 2
      let edit = dashing(use.node, behind: use.list.keyNode, column: target)
      start = edit.place.range.start
    } else {
      let dash = try dash(use)
      target = lines.column(of: dash)
      start = lines.start(lines.number(of: dash))
    }
    let last = lastLine(use.node, from: range.start)
    var text = start > lines.start(lines.number(of: start)) ? lines.lineEnd : ""
    // A comment after the reference gets its own line.
    let behind = tree.kind(use.node) == .scalar ? range.end : tree.range(use.id!).end
    let first = lines.number(of: behind)
    if let comment = comment(from: behind, line: first) {
      text += String(repeating: " ", count: target) + comment + lines.lineEnd
    }
    text += lines.text(own, by: target - column)
    if last > first {
      let keys = lines.column(of: tree.range(use.id!).start)
      text += lines.text(first + 1..<last + 1, by: target + 2 - keys)
    }
    return edit(start, lines.start(last + 1), text)
  }

  /// The comment on a line, at or after an offset; nil if there is none.
  private func comment(from offset: Int, line: Int) -> String? {
    for token in tree.tokenKinds.indices where tree.tokenKinds[token] == .comment {
      let range = tree.tokenRange(token)
      if range.start >= offset, lines.number(of: range.start) == line { return file.text(range) }
    }
    return nil
  }

  /// Moves a claim with everything below it. If the target is a claim, the step to it replaces any step from the old
  /// place and keeps the keys of that step. References to the claim stay as they are. Throws if the claim or the target
  /// does not exist, if the target is the claim itself or below it, or if keys of the old step would be lost.
  package func moveClaim(_ id: String, to target: MoveTarget) throws(EditFailure) -> [TextEdit] {
    let number = try definition(of: id)
    let item = outline.items[number]
    let parent = item.list.item.map { outline.items[$0].name }
    let (own, column) = try block(item)
    let text = lines.text(own, by: -column)
    switch target {
    case .reason(let claim), .objection(let claim):
      let key: Key = if case .reason = target { .because } else { .but }
      if claim == id { throw EditFailure("`\(id)` cannot be a reason for or against itself; name another claim") }
      if parent == claim, item.list.key == key { return [] }
      if isInside(try definition(of: claim), number) {
        throw EditFailure("`\(claim)` is below `\(id)`; move `\(claim)` out first")
      }
      return try checked(try placing(text, key, under: claim, besides: number) + removing(item))
    case .claims(let group):
      if item.list.key == .claims, item.list.group == group { return [] }
      if let key = stepPairs(item).first?.key {
        throw EditFailure(
          "`\(file.text(tree.range(key)))` belongs to the step from `\(id)`, and that step would be lost; delete the key first, or extract the claim, which leaves a reference",
          at: tree.range(key))
      }
      return try checked(try appending(text, toClaimsOf: group) + removing(item))
    }
  }

  /// Removes an item, and its list's key if the list has no other items.
  private func removing(_ item: MapOutline.Item) throws(EditFailure) -> [TextEdit] {
    let siblings = outline.items.count { $0.list.value == item.list.value }
    if siblings > 1 { return [removing(try block(item).lines)] }
    if item.list.key == .premises, let parent = item.list.item {
      let pairs = tree.pairs(of: outline.items[parent].node)
      if pairs.count > 1 {
        throw EditFailure(
          "`\(item.name)` is the only premise of a step that has other keys; delete those keys first",
          at: tree.range(item.node))
      }
      return try removing(outline.items[parent])
    }
    let own = try block(item).lines
    let all = block(key: item.list.keyNode, value: item.list.value)
    let column = lines.column(of: tree.range(item.list.keyNode).start)
    // Comments next to the key stay.
    let notes = all.filter { !own.contains($0) }.compactMap { comment(from: lines.start($0), line: $0) }
    if notes.isEmpty { return [removing(all)] }
    let text = notes.map { String(repeating: " ", count: column) + $0 + lines.lineEnd }.joined()
    return [edit(lines.start(all.lowerBound), lines.start(all.upperBound), text)]
  }
}
