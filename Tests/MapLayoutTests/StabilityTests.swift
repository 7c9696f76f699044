import MapDrawing
import MapLayout
import TestSupport
import Testing

/// How much of a picture stays the same when its map is edited.
@Suite(.serialized) struct StabilityTests {
  enum Edit: String, CaseIterable {
    case word, added, removed
  }

  /// A map with one random change; nil where the change cannot be made at the place chosen.
  static func edited(_ text: String, _ edit: Edit, _ random: inout SeededRandom) -> String? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let claims = lines.indices.filter { lines[$0].contains(#/^\s*- [a-z0-9-]+: \S+ \S+ \S+/#) }
    guard let at = claims.randomElement(using: &random) else { return nil }
    let indent = String(lines[at].prefix { $0 == " " })
    switch edit {
    case .word:
      let start = lines[at].range(of: ": ")!.upperBound
      var words = lines[at][start...].split(separator: " ").map(String.init)
      // Skips the first word, which may begin with a quotation mark.
      let i = Int.random(in: 1..<words.count, using: &random)
      if words[i].contains(where: { !$0.isLetter }) { return nil }
      words[i] = ["of", "longer", "remarkable", "everything-else", "is"].randomElement(using: &random)!
      lines[at] = lines[at][..<start] + words.joined(separator: " ")
    case .added:
      lines.insert(
        contentsOf: [indent + "- a-new-reason: Here is another reason for it", indent + "  basis: assumption"], at: at)
    case .removed:
      let id = lines[at].drop { $0 == " " || $0 == "-" }.prefix { $0 != ":" }
      let isLeaf =
        at + 2 < lines.count && lines[at + 1].hasPrefix(indent + "  basis:")
        && !lines[at + 2].hasPrefix(indent + "  ")
      let hasSibling = at > 0 && lines[at + 2].hasPrefix(indent + "- ")
      let uses = lines.count { $0.contains(id) }
      guard isLeaf, hasSibling, uses == 1 else { return nil }
      lines.removeSubrange(at...(at + 1))
    }
    return lines.joined(separator: "\n")
  }

  /// The ids on each rank, in order.
  static func ranks(_ picture: PlacedDrawing, _ direction: Drawing.Direction) -> [[String]] {
    let claims = picture.boxes.filter { $0.claim.stub == nil }
    let isRight = direction == .right
    let byRank = Dictionary(grouping: claims) { box in
      Int((isRight ? box.frame.x : box.frame.center.y).rounded())
    }
    return byRank.sorted { $0.key < $1.key }.map { _, boxes in
      boxes.sorted { isRight ? $0.frame.y < $1.frame.y : $0.frame.x < $1.frame.x }.map(\.claim.id)
    }
  }

  /// For each claim: the ones before and after it on its rank, and the nearest one on the previous rank.
  static func neighbours(_ picture: PlacedDrawing, _ direction: Drawing.Direction) -> [String: [String?]] {
    let frames = Dictionary(uniqueKeysWithValues: picture.boxes.map { ($0.claim.id, $0.frame.center) })
    func across(_ id: String) -> Double { direction == .right ? frames[id]!.y : frames[id]!.x }
    var result: [String: [String?]] = [:]
    var last: [String] = []
    for rank in ranks(picture, direction) {
      for (i, id) in rank.enumerated() {
        let nearest = last.min { abs(across($0) - across(id)) < abs(across($1) - across(id)) }
        result[id] = [i > 0 ? rank[i - 1] : nil, i + 1 < rank.count ? rank[i + 1] : nil, nearest]
      }
      last = rank
    }
    return result
  }

  @Test(.slow) func picturesStayPut() throws {
    var random = SeededRandom(20_261_125)
    var (kept, all, edits, reordered) = (0, 0, 0, [String]())
    var byEdit: [Edit: (kept: Int, all: Int)] = [:]
    var turned = 0
    let maps = try Repository.maps.map { ($0, try Repository.text($0)) }
    let before = try maps.map { try LayoutEngine.layOut(Pictures.drawing($0.1)) }
    while edits < 200 {
      let edit = Edit.allCases[edits % 3]
      let i = Int.random(in: maps.indices, using: &random)
      guard let text = Self.edited(maps[i].1, edit, &random) else { continue }
      edits += 1
      let old = before[i]
      let new = try LayoutEngine.layOut(Pictures.drawing(text))
      if edit == .word, new.plan?.direction != old.plan?.direction { turned += 1 }
      let direction = old.plan!.direction
      let (a, b) = (Self.neighbours(old, direction), Self.neighbours(new, direction))
      var count = (kept: 0, all: 0)
      for (id, neighbours) in a {
        guard let now = b[id] else { continue }
        count.all += 1
        if now == neighbours { count.kept += 1 }
      }
      kept += count.kept
      all += count.all
      byEdit[edit, default: (0, 0)].kept += count.kept
      byEdit[edit, default: (0, 0)].all += count.all
      if edit == .word, Self.ranks(old, direction) != Self.ranks(new, new.plan!.direction) {
        reordered.append("\(maps[i].0) \(old.plan!) \(new.plan!)")
      }
    }
    func percent(_ kept: Int, _ all: Int) -> String {
      "\(kept * 1000 / max(1, all) / 10).\(kept * 1000 / max(1, all) % 10)%"
    }
    print("stays put: \(percent(kept, all)) of the remaining claims keep their neighbours over \(edits) edits")
    for edit in Edit.allCases { print("  \(edit.rawValue): \(percent(byEdit[edit]!.kept, byEdit[edit]!.all))") }
    print("  reordered by a word: \(reordered.count) of \(edits / 3 + 1); turned: \(turned)")
    #expect(Double(kept) >= 0.9 * Double(all))
    #expect(reordered.isEmpty, "\(reordered)")
    #expect(turned == 0)
  }
}
