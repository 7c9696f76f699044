import MapDrawing

/// The claims that a line joins, as ids of their elements in the SVG. An end at a junction stands for the step's
/// premises or for the claim that the step leads to.
struct LinkEnds {
  private let drawing: Drawing
  private var premises: [[Int]]
  private var target: [Drawing.End?]

  init(_ drawing: Drawing) {
    self.drawing = drawing
    premises = Array(repeating: [], count: drawing.junctions.count)
    target = Array(repeating: nil, count: drawing.junctions.count)
    for link in drawing.links {
      if case .junction(let j) = link.to, !link.hasHead, case .box(let i) = link.from { premises[j].append(i) }
      if case .junction(let j) = link.from { target[j] = link.to }
    }
  }

  func of(_ link: Drawing.Link) -> (from: [String], to: [String]) {
    let from =
      switch link.from {
      case .box(let i): [i]
      case .junction(let j): premises[j]
      }
    return (from.map(id), claim(at: link.to))
  }

  func of(junction j: Int) -> (from: [String], to: [String]) {
    (premises[j].map(id), claim(at: target[j]))
  }

  /// The claim at the end of a line. If the line ends at a junction, this is the claim that the step ultimately leads
  /// to, even through undercuts of undercuts. Empty if there is none.
  private func claim(at end: Drawing.End?) -> [String] {
    var end = end
    var steps = 0
    while case .junction(let j)? = end, steps <= drawing.junctions.count {
      end = target[j]
      steps += 1
    }
    if case .box(let i)? = end { return [id(i)] }
    return []
  }

  private func id(_ box: Int) -> String { drawing.boxes[box].elementID }
}
