import SourceText

/// The JSON Schema (2020-12) of `argmap.yaml`, with the rules that there are.
package enum ConfigurationSchema {
  package static func text() -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.member("title", "The configuration of argmap")
      json.member(
        "description", "What is checked, how severe it is, and how maps are drawn. Paths are relative to the file.")
      json.member("type", ["object", "null"])
      json.member("properties") { json in
        property("rules", "The level of each rule.", &json) { reference("rules", &$0) }
        property("select", "The only rules that run.", &json) { reference("names", &$0) }
        property("ignore", "Rules that do not run.", &json) { reference("names", &$0) }
        property("fail-on", "The least level that makes a check fail.", &json) {
          $0.member("enum", ["error", "warning", "note"])
        }
        property("exclude", "Patterns of paths that are not searched for maps.", &json) { reference("texts", &$0) }
        property("root", "The folder that paths in maps may not leave.", &json) { reference("text", &$0) }
        property("baseline", "The file of findings that are known.", &json) { reference("text", &$0) }
        property("overrides", "Other levels for some paths.", &json) { json in
          json.member("type", ["array", "null"])
          json.member("items", object: override)
        }
        property("render", "Defaults of the flags of `argmap render`.", &json) { json in
          json.member("type", ["object", "null"])
          json.member("properties") { json in
            property("direction", "Where conclusions stand.", &json) { $0.member("enum", ["auto", "down", "right"]) }
          }
          json.member("additionalProperties", false)
        }
      }
      json.member("additionalProperties", false)
      json.member("$defs", object: definitions)
    }
    return json.text + "\n"
  }

  private static func reference(_ name: String, _ json: inout JSONWriter) { json.member("$ref", "#/$defs/\(name)") }

  private static func property(
    _ name: String, _ description: String, _ json: inout JSONWriter, _ value: (inout JSONWriter) -> Void
  ) {
    json.member(name) { json in
      json.member("description", description)
      value(&json)
    }
  }

  private static func override(_ json: inout JSONWriter) {
    json.member("type", "object")
    json.member("properties") { json in
      property("paths", "Patterns of the paths.", &json) { reference("texts", &$0) }
      property("rules", "The level of each rule there.", &json) { reference("rules", &$0) }
    }
    json.member("required", ["paths", "rules"])
    json.member("additionalProperties", false)
  }

  private static func definitions(_ json: inout JSONWriter) {
    json.member("text") { $0.member("type", ["string", "number", "boolean"]) }
    list("texts", of: "text", &json)
    list("names", of: "name", &json)
    json.member("name") { $0.member("enum", Rule.all.map(\.name)) }
    json.member("level") { json in
      json.key("enum")
      // Readers of YAML 1.1 take `off` for a truth value.
      json.array(["error", "warning", "note", "off", nil]) { json, word in
        if let word { json.string(word) } else { json.literal("false") }
      }
    }
    json.member("rule") { json in
      json.key("anyOf")
      json.array(0..<2) { json, number in
        json.object { json in
          if number == 0 { return reference("level", &json) }
          json.member("type", "object")
          json.member("properties") { $0.member("level") { reference("level", &$0) } }
          json.member("additionalProperties", false)
        }
      }
    }
    json.member("rules") { json in
      json.member("type", ["object", "null"])
      json.member("properties") { json in
        for rule in Rule.all {
          json.member(rule.name) { json in
            json.member("description", "\(rule.summary) (\(rule.level.rawValue))")
            reference("rule", &json)
          }
        }
      }
      json.member("additionalProperties", false)
    }
  }

  private static func list(_ name: String, of one: String, _ json: inout JSONWriter) {
    json.member(name) { json in
      json.key("anyOf")
      json.array(0..<2) { json, number in
        json.object { json in
          if number == 0 { return reference(one, &json) }
          json.member("type", "array")
          json.member("items") { reference(one, &$0) }
        }
      }
    }
  }
}
