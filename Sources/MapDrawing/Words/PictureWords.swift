/// The wording that describes a picture as a whole: its name, its description and its legend.
extension Drawing {
  /// The name of the picture: its title, else its question, else `Argument map`.
  package var name: String { title ?? question ?? "Argument map" }

  /// The question that a point answers at the top of the outline: that of the innermost group around it that has one.
  package func answered(by point: Outline.Point) -> String? {
    guard point.depth == 0, !point.isRepeated else { return nil }
    var group = point.box.flatMap { boxes[$0].group }
    while let number = group {
      if let question = groups[number].question { return question }
      group = groups[number].parent
    }
    return nil
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
    if boxes.contains(where: \.isConclusion) { result.append((.conclusion, "conclusion")) }
    if boxes.contains(where: \.isUnsupported) { result.append((.box(.unsupported), "unsupported claim")) }
    if boxes.contains(where: \.isImplicit) { result.append((.box(.implicit), "implicit claim")) }
    if boxes.contains(where: \.isGround) { result.append((.box(.basis), "stands without a reason")) }
    if boxes.contains(where: \.isGroup) { result.append((.box(.collapsed), "collapsed group")) }
    result += Tints(self, framed: framed).legend.map { (.tint($0.tint), $0.label) }
    return result
  }
}

extension Drawing.Box {
  /// The id of the box's element in a picture, page or outline, for links and scripts.
  package var elementID: String { (isGroup ? "group-" : "claim-") + id }
}
