import MapDrawing
import SourceText

/// Prints a drawing as JSON: what is drawn and how large, but nothing that the layout decides. Compared alongside
/// `PlacedJSON`, it distinguishes a change of content from a change of layout.
package enum DrawingJSON {
  package static func render(_ drawing: Drawing) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.member("title", drawing.title)
      json.member("question", drawing.question)
      json.member("language", drawing.language)
      json.member("direction", drawing.direction.rawValue)
      json.key("claims")
      json.array(drawing.boxes) { write($1, to: &$0) }
      json.key("junctions")
      json.array(drawing.junctions) { json, junction in
        json.object { json in
          json.member("relation", junction.relation.rawValue)
          json.member("group", junction.group)
        }
      }
      json.key("lines")
      json.array(drawing.links) { json, link in
        json.object { json in
          json.member("relation", link.relation.rawValue)
          json.member("from", name(of: link.from, in: drawing))
          json.member("to", name(of: link.to, in: drawing))
          json.member("head", link.hasHead)
          json.member("port", link.port)
          json.member("length", link.length)
        }
      }
      json.key("groups")
      json.array(drawing.groups) { json, group in
        json.object { json in
          json.member("id", group.id)
          json.member("title", group.title)
          json.member("parent", group.parent)
        }
      }
    }
    return json.text + "\n"
  }

  private static func write(_ box: Drawing.Box, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", box.id)
      json.member("name", box.name)
      json.member("width", box.width)
      json.member("height", box.height)
      json.member("lines", box.lines)
      json.key("marks")
      json.array(box.marks) { json, mark in
        json.object { json in
          json.member("kind", mark.kind.rawValue)
          json.member("text", mark.text)
          json.member("url", mark.url)
        }
      }
      json.member("tags", box.tags)
      json.member("conclusion", box.isConclusion)
      json.member("implicit", box.isImplicit)
      json.member("unsupported", box.isUnsupported)
      json.member("imported", box.isImported)
      json.member("stub", box.stub?.rawValue)
      json.member("group", box.group)
      json.member("note", box.note)
    }
  }

  /// A claim by its id, a junction by its number.
  private static func name(of end: Drawing.End, in drawing: Drawing) -> String {
    switch end {
    case .box(let box): drawing.boxes[box].id
    case .junction(let junction): "junction \(junction)"
    }
  }
}
