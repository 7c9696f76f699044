import MapDrawing

/// Which claims a line joins, by the ids of their groups in the SVG; at a junction, the premises and the conclusion.
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
    // An undercut is about a step: it ends at the claim that the step leads to, through other undercuts too.
    var end: Drawing.End? = link.to
    var steps = 0
    while case .junction(let j)? = end, steps <= drawing.junctions.count {
      end = target[j]
      steps += 1
    }
    var to: [Int] = []
    if case .box(let i)? = end { to = [i] }
    return (from.map(id), to.map(id))
  }

  private func id(_ box: Int) -> String { (drawing.boxes[box].isGroup ? "group-" : "claim-") + drawing.boxes[box].id }
}
