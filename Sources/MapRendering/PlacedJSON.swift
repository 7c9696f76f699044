import MapDrawing
import SourceText

/// Prints a placed drawing as JSON: `--format json`, described by `docs/picture.schema.json`.
package enum PlacedJSON {
  package static func render(_ picture: PlacedDrawing) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.member("name", picture.name)
      json.member("width", picture.width)
      json.member("height", picture.height)
      if let plan = picture.plan {
        json.key("plan")
        json.object { json in
          json.member("direction", plan.direction.rawValue)
          json.member("boxWidth", plan.boxWidth)
          json.member("stack", plan.stack)
          json.member("blocks", plan.blocks)
        }
      }
      texts("title", picture.title, to: &json)
      texts("question", picture.question, to: &json)
      json.key("claims")
      json.array(picture.boxes) { json, box in
        json.object { json in
          json.member("id", box.claim.id)
          json.member("stub", box.claim.stub?.rawValue)
          json.member("standing", box.claim.standing?.rawValue)
          if box.claim.isHinge { json.member("isHinge", true) }
          rect(box.frame, to: &json)
          texts("texts", box.texts, to: &json)
        }
      }
      json.key("junctions")
      json.array(picture.junctions) { json, junction in
        json.object { json in
          json.member("relation", junction.relation.rawValue)
          json.key("at")
          point(junction.center, to: &json)
          if let words = junction.words {
            json.member("says", words.all)
            texts("texts", junction.texts, to: &json)
          }
        }
      }
      json.key("lines")
      json.array(picture.lines) { json, line in
        json.object { json in
          json.member("relation", line.relation.rawValue)
          if !line.holds { json.member("holds", false) }
          json.member("from", line.from)
          json.member("to", line.to)
          json.key("points")
          json.array(line.points) { point($1, to: &$0) }
          json.key("tips")
          json.array(line.heads) { point($1.tip, to: &$0) }
        }
      }
      json.key("frames")
      json.array(picture.frames) { json, frame in
        json.object { json in
          rect(frame.rect, to: &json)
          texts("title", frame.title, to: &json)
        }
      }
      texts("legend", picture.legend.map(\.text), to: &json)
    }
    return json.text + "\n"
  }

  private static func point(_ p: PlacedDrawing.Point, to json: inout JSONWriter) {
    json.array([p.x, p.y]) { $0.number($1) }
  }

  private static func rect(_ r: PlacedDrawing.Rect, to json: inout JSONWriter) {
    json.member("x", r.x)
    json.member("y", r.y)
    json.member("width", r.width)
    json.member("height", r.height)
  }

  private static func texts(_ name: String, _ texts: [PlacedDrawing.Text], to json: inout JSONWriter) {
    json.key(name)
    json.array(texts) { json, text in
      json.object { json in
        json.member("text", text.text)
        json.member("x", text.at.x)
        json.member("y", text.at.y)
      }
    }
  }
}
