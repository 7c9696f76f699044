import ArgumentMap
import MapSyntax
import SourceText

/// A reason or an objection to add to a claim.
package enum NewReason: Sendable {
  /// A claim that the map already has, given by its id.
  case existing(String)
  /// A new claim. If `id` is nil, an id is made from the words of the text.
  case new(id: String? = nil, text: String, basis: Graph.Basis? = nil)
}

extension MapEditor {
  /// Adds a reason to a claim, as the last item of its `because`. Throws if the claim or the reason does not exist, if
  /// they are the same, if the new id is invalid or taken, if the new text is empty, or if the claim's lists are
  /// written in a form that cannot be extended.
  package func addReason(_ reason: NewReason, to claim: String) throws(EditFailure) -> [TextEdit] {
    try add(reason, .because, to: claim)
  }

  /// Adds an objection to a claim, as the last item of its `but`. Throws like `addReason`.
  package func addObjection(_ objection: NewReason, to claim: String) throws(EditFailure) -> [TextEdit] {
    try add(objection, .but, to: claim)
  }

  private func add(_ reason: NewReason, _ key: Key, to claim: String) throws(EditFailure) -> [TextEdit] {
    var block: [String]
    switch reason {
    case .existing(let id):
      if !id.contains(".") { _ = try definition(of: id) }
      if id == claim { throw EditFailure("`\(id)` cannot be a reason for or against itself; name another claim") }
      block = ["- \(id)"]
    case .new(let id, let text, let basis):
      let value = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if value.isEmpty { throw EditFailure("the text of a claim cannot be empty; write one") }
      let place = TokenRoles.Place(role: .value, column: 2, owner: 0, isInFlow: false)
      block = ["- \(try newID(id, for: value)): \(String(decoding: Quoting.text(value, place), as: UTF8.self))"]
      if let basis { block.append("  basis: \(basis.rawValue)") }
    }
    let text = block.map { $0 + lines.lineEnd }.joined()
    return try checked(placing(text, key, under: claim, besides: nil))
  }

  private func newID(_ wanted: String?, for text: String) throws(EditFailure) -> String {
    let taken = Set(outline.mentions.filter { $0.kind == .claim || $0.kind == .group }.map(\.name))
    guard let wanted else {
      var ids = TakenIDs(taken)
      return ClaimID.new(from: text, taken: &ids)
    }
    if !ClaimID.isID(wanted) || Key(rawValue: wanted) != nil {
      throw EditFailure(
        "`\(wanted)` cannot be an id; an id is a letter followed by letters, digits, `-` or `_`, and cannot be a key")
    }
    if taken.contains(wanted) { throw EditFailure("`\(wanted)` is already taken; choose another id") }
    return wanted
  }

  // MARK: Placing

  /// Adds an item at the end of one of a claim's lists.
  /// - Parameters:
  ///   - text: the lines of the item, with the dash in the first column.
  ///   - moved: the index of an item that is about to be removed, so nothing may be placed inside it; nil for none.
  func placing(
    _ text: String, _ key: Key, under claim: String, besides moved: Int?
  ) throws(EditFailure) -> [TextEdit] {
    if !claim.contains(".") { _ = try definition(of: claim) }
    let places = outline.items.indices.filter { number in
      let item = outline.items[number]
      if let moved, isInside(number, moved) { return false }
      return item.name == claim && !isReference(item) && stepPairs(item).isEmpty && (try? dash(item)) != nil
    }
    // Prefer the item with the claim's text to one that continues the claim.
    if let place = places.first(where: { outline.items[$0].text != nil }) ?? places.first {
      return try placing(text, key, in: outline.items[place])
    }
    // Next to a new list, the step's keys would be ambiguous, so continue the claim in a separate item.
    let item = "- \(claim):\(lines.lineEnd)  \(key.rawValue):\(lines.lineEnd)" + indented(text, by: 4)
    return try appending(item, toClaimsOf: outline.items.first { $0.name == claim && $0.text != nil }?.list.group)
  }

  private func placing(_ text: String, _ key: Key, in item: MapOutline.Item) throws(EditFailure) -> [TextEdit] {
    let pairs = tree.pairs(of: item.node)
    let column = lines.column(of: tree.range(pairs[0].key).start)
    if let pair = pairs.first(where: { outline.keyWord($0.key) == key }) {
      return try placing(text, behind: pair, column: column)
    }
    // Reasons come before objections.
    let next = key == .because ? pairs.firstIndex { outline.keyWord($0.key) == .but } : nil
    let before = next.flatMap { $0 > 0 ? pairs[$0 - 1] : nil } ?? pairs[pairs.count - 1]
    let start = tree.range(before.key).start
    let line = lines.withComments(below: lastLine(before.value, from: start), deeperThan: column)
    let head = String(repeating: " ", count: column) + key.rawValue + ":" + lines.lineEnd
    return [inserting(head + indented(text, by: column + 2), below: line)]
  }

  private func placing(
    _ text: String, behind pair: (key: NodeIndex, value: NodeIndex), column: Int
  ) throws(EditFailure) -> [TextEdit] {
    let list = pair.value
    let key = tree.range(pair.key)
    let last = lines.withComments(below: lastLine(list, from: key.start), deeperThan: column)
    let range = tree.range(list)
    if tree.isAbsent(list) { return [inserting(indented(text, by: column + 2), below: lines.number(of: key.start))] }
    switch tree.kind(list) {
    case .scalar:
      return [
        dashing(list, behind: pair.key, column: column + 2), inserting(indented(text, by: column + 2), below: last),
      ]
    case .sequence where !tree.nodes[list.int].isFlow:
      return [inserting(indented(text, by: lines.column(of: range.start)), below: last)]
    case .sequence:
      // Take the items out of their brackets.
      var edits = [edit(key.end, range.end, ":")]
      var items = ""
      for child in tree.children(of: list) {
        guard tree.kind(child) == .scalar, !range.indices.contains(where: { file.bytes[$0] == 0x23 }) else {
          throw EditFailure("the items are in brackets; write each on its own line, with a dash", at: range)
        }
        items += "- " + file.text(tree.range(child)) + lines.lineEnd
      }
      edits.append(inserting(indented(items + text, by: column + 2), below: last))
      return edits
    case .mapping:
      throw EditFailure("`\(file.text(key))` is not a list; put a dash before each of its items", at: range)
    }
  }

  /// Puts a key's only item, which was written without a dash, on its own line and adds the dash.
  func dashing(_ scalar: NodeIndex, behind key: NodeIndex, column: Int) -> TextEdit {
    var colon = tree.range(key).end
    while file.bytes[colon] != 0x3A { colon += 1 }
    let start = tree.range(scalar).start
    // A comment between the key and the item stays after the key.
    let line = lines.start(lines.number(of: start))
    let from = max(colon + 1, line)
    return edit(
      from, start, (from > line ? lines.lineEnd : "") + String(repeating: " ", count: column) + "- ")
  }

  /// Adds an item at the end of the `claims` of a group, or of the map if `group` is nil.
  func appending(_ text: String, toClaimsOf group: String?) throws(EditFailure) -> [TextEdit] {
    guard let list = outline.claimLists.last(where: { $0.group == group }) else {
      if group != nil { return try appendingToGroup(text, group!) }
      let blank = file.bytes.isEmpty ? "" : lines.lineEnd
      return [inserting("\(blank)claims:\(lines.lineEnd)" + indented(text, by: 2), below: lines.count - 1)]
    }
    let key = tree.range(list.keyNode)
    let column = lines.column(of: key.start)
    if tree.isAbsent(list.value) {
      return [inserting(indented(text, by: column + 2), below: lines.number(of: key.start))]
    }
    guard let last = outline.items.last(where: { $0.list.value == list.value }),
      tree.kind(list.value) == .sequence, !tree.nodes[list.value.int].isFlow
    else {
      throw EditFailure(
        "`claims` is not a list with one item per line; write each item on its own line, with a dash", at: key)
    }
    return [try inserting(text, behind: last)]
  }

  private func appendingToGroup(_ text: String, _ group: String) throws(EditFailure) -> [TextEdit] {
    guard let mention = outline.mentions.first(where: { $0.kind == .group && $0.isDefinition && $0.name == group })
    else { throw EditFailure("no group is called `\(group)`" + hint(group)) }
    let line = lines.number(of: mention.range.start)
    let column = lines.column(of: mention.range.start)
    let head = String(repeating: " ", count: column) + "claims:" + lines.lineEnd
    return [inserting(head + indented(text, by: column + 2), below: line)]
  }

  /// Adds an item after an existing one, separated by a blank line if the existing item has one before it.
  func inserting(_ text: String, behind item: MapOutline.Item) throws(EditFailure) -> TextEdit {
    let (block, column) = try block(item)
    let above = block.lowerBound - 1
    let isApart = above >= 0 && lines.column(above) == nil
    return inserting((isApart ? lines.lineEnd : "") + indented(text, by: column), below: block.upperBound - 1)
  }

  /// Indents lines by `count` spaces; blank lines stay blank.
  func indented(_ text: String, by count: Int) -> String {
    let own = MapLines(Array(text.utf8))
    return own.text(0..<own.count, by: count)
  }
}
