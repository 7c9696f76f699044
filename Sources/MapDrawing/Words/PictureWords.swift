import ArgumentMap

/// The wording that describes a picture as a whole: its name, its description and its legend.
extension Drawing {
  /// The name of the picture: its title, else its question, else `Argument map`.
  package var name: String { title ?? question ?? "Argument map" }

  /// For some boxes, the questions of groups that the outline says there: each at the first claim of its group.
  package func questions(in outline: Outline) -> [Int: [String]] {
    var result: [Int: [String]] = [:]
    var isSaid = groups.map { $0.question == nil }
    for point in outline.points where !point.isRepeated {
      guard let box = point.box, !boxes[box].isGroup else { continue }
      var group = boxes[box].group
      while let number = group {
        if !isSaid[number], let question = groups[number].question { result[box, default: []].insert(question, at: 0) }
        isSaid[number] = true
        group = groups[number].parent
      }
    }
    return result
  }

  /// For each box, the boxes that it contradicts.
  package var contradictions: [Int: [Int]] {
    var result: [Int: [Int]] = [:]
    for link in links where link.relation == .contradiction {
      guard case .box(let a) = link.from, case .box(let b) = link.to else { continue }
      result[a, default: []].append(b)
      result[b, default: []].append(a)
    }
    return result
  }

  /// A description of the whole picture, for screen readers.
  package var summary: String {
    func count(_ n: Int, _ what: String) -> String { "\(n) \(what)\(n == 1 ? "" : "s")" }
    let conclusions = boxes.filter(\.isConclusion).count
    let unsupported = boxes.filter(\.isUnsupported).count
    var text =
      "An argument map of \(count(boxes.count { $0.stub == nil }, "claim"))"
      + (conclusions > 0 ? ", including \(count(conclusions, "conclusion"))." : ".")
    if unsupported > 0 { text += " \(count(unsupported, "claim")) \(unsupported == 1 ? "is" : "are") unsupported." }
    let fallen = boxes.filter(\.isFallen).count
    if fallen > 0 {
      text += " \(count(fallen, unsupported > 0 ? "more claim" : "claim")) \(fallen == 1 ? "lacks" : "lack") support."
    }
    for standing in [Graph.Standing.undecided, .rejected] {
      let count = boxes.count { $0.isConclusion && $0.standing == standing }
      if count > 0 {
        text += " \(count) \(count == 1 ? "conclusion is" : "conclusions are") \(standing.rawValue)."
      }
    }
    if let question = question { text += " Question: \(question)" }
    if let description = description { text += " \(description)" }
    return text
  }

  /// The entries of the legend, each with a sample: everything in the picture that needs an explanation.
  /// - Parameter framed: the groups that have a frame and so need no colour, as indices into `groups`.
  package func legend(framed: Set<Int>) -> [(PlacedDrawing.Sample, String)] {
    var result: [(PlacedDrawing.Sample, String)] = []
    let relations = Set(links.map(\.relation))
    let words: [(Relation, String)] = [
      (.support, "supports"), (.objection, "objects to"), (.undercut, "undercuts the step"),
      (.contradiction, "contradict each other"),
    ]
    for (relation, word) in words where relations.contains(relation) { result.append((.line(relation), word)) }
    let joined = Dictionary(grouping: links.filter { !$0.hasHead }, by: \.to)
    if joined.values.contains(where: { $0.count > 1 }) { result.append((.linked, "premises needed together")) }
    if links.contains(where: \.isImplicit) { result.append((.implicitStep, "implicit step")) }
    if links.contains(where: { !$0.holds }) { result.append((.failingStep, "does not hold")) }
    if boxes.contains(where: \.isConclusion) { result.append((.conclusion, "conclusion")) }
    for standing in [Graph.Standing.undecided, .rejected]
    where boxes.contains(where: { $0.isConclusion && $0.standing == standing }) {
      result.append((.standing(standing), "\(standing.rawValue) conclusion"))
    }
    if boxes.contains(where: \.isHinge) { result.append((.box(.hinge), "a conclusion hinges on it")) }
    if boxes.contains(where: \.isUnsupported) { result.append((.box(.unsupported), "unsupported claim")) }
    if boxes.contains(where: \.isImplicit) { result.append((.box(.implicit), "implicit claim")) }
    if boxes.contains(where: \.isGround) { result.append((.box(.basis), "taken as given")) }
    if boxes.contains(where: \.isGroup) { result.append((.box(.collapsed), "collapsed group")) }
    result += Tints(self, framed: framed).legend.map { (.tint($0.tint), $0.label) }
    return result
  }
}

extension Drawing.Box {
  /// The id of the box's element in a picture, page or outline, for links and scripts.
  package var elementID: String { (isGroup ? "group-" : "claim-") + id }
}
