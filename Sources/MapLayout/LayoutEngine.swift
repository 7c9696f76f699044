import CGraphviz
import MapDrawing

/// Lays drawings out by libgvc's dot.
package enum LayoutEngine {
  /// libgvc's version, such as `2.43.0`.
  package static var version: String { String(cString: argmapLibraryVersion()) }

  private static let mostPlans = 3

  /// Where everything goes. Where the drawing's plan comes out worse than was thought, others are tried.
  package static func layOut(_ drawing: Drawing) throws(LayoutError) -> PlacedDrawing {
    let claims = drawing.boxes.count
    let page = drawing.page
    var best = try layOutByPlan(drawing)
    if page.isMet(width: best.width, height: best.height, claims: claims) || claims > FramePlan.mostBoxes {
      return best
    }
    func cost(_ width: Double, _ height: Double) -> Double { page.cost(width: width, height: height, claims: claims) }
    var left = drawing.alternatives
    // By direction, how many times the estimate the picture was.
    var factor: [Drawing.Direction: (width: Double, height: Double)] = [:]
    factor[drawing.direction] = (best.width / drawing.estimate.width, best.height / drawing.estimate.height)
    for _ in 1..<mostPlans where !left.isEmpty {
      let costs = left.map { plan, width, height in
        let f = factor[plan.direction] ?? (1, 1)
        return cost(width * f.width, height * f.height)
      }
      let next = costs.indices.min { costs[$0] < costs[$1] }!
      // Not worth a layout where not even the estimate is much better.
      if costs[next] > cost(best.width, best.height) * 0.9 { break }
      let (plan, width, height) = left.remove(at: next)
      let picture = try layOutByPlan(drawing.set(by: plan))
      factor[plan.direction] = (picture.width / width, picture.height / height)
      if cost(picture.width, picture.height) < cost(best.width, best.height) { best = picture }
      if page.isMet(width: best.width, height: best.height, claims: claims) { break }
    }
    return best
  }

  /// Groups become frames where the author's order allows it, else tints.
  private static func layOutByPlan(_ drawing: Drawing) throws(LayoutError) -> PlacedDrawing {
    if drawing.groupStyle == .boxes, !drawing.groups.isEmpty {
      return Placement(drawing, try place(drawing, clusters: FramePlan.all(drawing))).placed()
    }
    let plain = try place(drawing, clusters: [])
    let candidates = drawing.groupStyle == .auto ? FramePlan.candidates(drawing) : []
    guard !candidates.isEmpty else { return Placement(drawing, plain).placed() }
    var framed = candidates
    // Each round leaves out the groups that cost the author's order, so it ends soon.
    for _ in 0..<2 {
      let geometry = try place(drawing, clusters: framed)
      let spoilt = FramePlan.spoilt(drawing, geometry, framed: framed, than: plain)
      if spoilt.isEmpty { return Placement(drawing, geometry).placed() }
      framed.removeAll { spoilt.contains($0) }
      if framed.isEmpty { break }
    }
    return Placement(drawing, plain).placed()
  }

  /// The lines that libgvc draws, before anything is done to them; to compare with. By link; empty for none.
  package static func enginesLines(_ drawing: Drawing) throws(LayoutError) -> [[PlacedDrawing.Point]] {
    try place(drawing, clusters: []).links
  }

  /// One layout.
  /// - Parameter clusters: the groups that become clusters, parents first.
  static func place(_ drawing: Drawing, clusters: [Int]) throws(LayoutError) -> Geometry {
    if drawing.boxes.count > FramePlan.mostBoxes, clusters.isEmpty { return try PieceLayout(drawing).geometry() }
    var geometry = Geometry(drawing)
    try EngineInput(drawing, part: Pieces.whole(drawing), clusters: clusters).run().add(
      to: &geometry, at: Geometry.Point(0, 0))
    return geometry
  }
}
