import CGraphviz
import MapDrawing

/// Lays out drawings with libgvc's dot engine.
package enum LayoutEngine {
  /// The version of libgvc, such as `2.43.0`.
  package static var version: String { String(cString: argmapLibraryVersion()) }

  private static let mostPlans = 3

  /// Lays out a drawing. If the result misses the page's targets and the drawing has at most `FramePlan.mostBoxes`
  /// boxes, up to two of its alternative plans are laid out as well, and the best picture is returned.
  /// - Throws: `LayoutError` if libgvc returns no layout, for example because its dot plugin is missing.
  package static func layOut(_ drawing: Drawing) throws(LayoutError) -> PlacedDrawing {
    let claims = drawing.boxes.count
    let page = drawing.page
    var best = try layOutByPlan(drawing)
    if page.isMet(width: best.width, height: best.height, claims: claims) || claims > FramePlan.mostBoxes {
      return best
    }
    func cost(_ width: Double, _ height: Double) -> Double { page.cost(width: width, height: height, claims: claims) }
    var left = drawing.alternatives
    // For each direction, the actual size divided by the estimated size.
    var factor: [Drawing.Direction: (width: Double, height: Double)] = [:]
    factor[drawing.direction] = (best.width / drawing.estimate.width, best.height / drawing.estimate.height)
    for _ in 1..<mostPlans where !left.isEmpty {
      let costs = left.map { plan, width, height in
        let f = factor[plan.direction] ?? (1, 1)
        return cost(width * f.width, height * f.height)
      }
      let next = costs.indices.min { costs[$0] < costs[$1] }!
      // Another layout is not worth the time if even its estimate is not much better.
      if costs[next] > cost(best.width, best.height) * 0.9 { break }
      let (plan, width, height) = left.remove(at: next)
      let picture = try layOutByPlan(drawing.set(by: plan))
      factor[plan.direction] = (picture.width / width, picture.height / height)
      if cost(picture.width, picture.height) < cost(best.width, best.height) { best = picture }
      if page.isMet(width: best.width, height: best.height, claims: claims) { break }
    }
    return best
  }

  /// Lays out a drawing with its current plan. With the group style `auto`, groups become frames where `FramePlan`
  /// allows it, otherwise tints.
  private static func layOutByPlan(_ drawing: Drawing) throws(LayoutError) -> PlacedDrawing {
    if drawing.groupStyle == .boxes, !drawing.groups.isEmpty {
      return Placement(drawing, try place(drawing, clusters: FramePlan.all(drawing))).placed()
    }
    let plain = try place(drawing, clusters: [])
    let candidates = drawing.groupStyle == .auto ? FramePlan.candidates(drawing) : []
    guard !candidates.isEmpty else { return Placement(drawing, plain).placed() }
    var framed = candidates
    // Each round drops the groups that break the author's order. If two rounds are not enough, no group is framed.
    for _ in 0..<2 {
      let geometry = try place(drawing, clusters: framed)
      let spoilt = FramePlan.spoilt(drawing, geometry, framed: framed, than: plain)
      if spoilt.isEmpty { return Placement(drawing, geometry).placed() }
      framed.removeAll { spoilt.contains($0) }
      if framed.isEmpty { break }
    }
    return Placement(drawing, plain).placed()
  }

  /// The control points of each link as libgvc routes it, before any changes, for tests to compare with; empty for a
  /// link without a line.
  /// - Throws: `LayoutError` if libgvc returns no layout.
  package static func enginesLines(_ drawing: Drawing) throws(LayoutError) -> [[PlacedDrawing.Point]] {
    try place(drawing, clusters: []).links
  }

  /// Runs a single layout, in parts if the drawing is large.
  /// - Parameter clusters: the groups that become clusters, parents first.
  static func place(_ drawing: Drawing, clusters: [Int]) throws(LayoutError) -> Geometry {
    if drawing.boxes.count > FramePlan.mostBoxes, clusters.isEmpty { return try PieceLayout(drawing).geometry() }
    var geometry = Geometry(drawing)
    let ruler = drawing.junctions.contains { !$0.lines.isEmpty } ? PieceLayout.ruler(drawing) : []
    try EngineInput(drawing, part: Pieces.whole(drawing), clusters: clusters, ruler: ruler).run().add(
      to: &geometry, at: Geometry.Point(0, 0))
    return geometry
  }
}
