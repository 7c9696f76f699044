import SourceText

/// The JSON Schema (2020-12) of map files, made from the table of keys, for editors that know YAML but not this
/// language.
///
/// It covers the structure of a file, not its meaning. In an argument map, a scalar that YAML parsers take for a
/// number, a boolean or null is still text, so the schema allows it wherever text is allowed.
package enum MapSchema {
  static let id = "[A-Za-z][A-Za-z0-9_-]*"

  package static func text() -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.member("title", "An argument map")
      json.member("description", "Claims with the reasons for and against them, as argmap reads them.")
      json.member("type", ["object", "null"])
      members(of: .map, &json)
      json.member("$defs", object: definitions)
    }
    return json.text + "\n"
  }

  private static func reference(_ name: String, _ json: inout JSONWriter) { json.member("$ref", "#/$defs/\(name)") }

  /// Allows the keys of a mapping and nothing else.
  private static func members(of owner: Key.Owner, _ json: inout JSONWriter) {
    json.member("properties", object: { properties(of: owner, &$0) })
    json.member("additionalProperties", false)
  }

  private static func properties(of owner: Key.Owner, _ json: inout JSONWriter) {
    for key in Key.keys(of: owner) {
      json.member(key.rawValue) { json in
        json.member("description", key.meaning(in: owner))
        reference(name(key.shape(in: owner)), &json)
      }
    }
  }

  private static func name(_ shape: Key.Shape) -> String {
    switch shape {
    case .text: "text"
    case .language: "language"
    case .number: "number"
    case .count: "count"
    case .yesNo: "yesNo"
    case .basis: "basis"
    case .standard: "standard"
    case .ids: "ids"
    case .words: "words"
    case .citations: "citations"
    case .claims: "claims"
    case .steps: "steps"
    case .sources: "sources"
    case .imports: "imports"
    case .groups: "groups"
    case .views: "views"
    case .expect: "expect"
    }
  }

  private static func definitions(_ json: inout JSONWriter) {
    json.member("text") { $0.member("type", ["string", "number", "boolean", "null"]) }
    json.member("language") { json in
      json.member("type", ["string", "boolean", "null"])
      json.member("pattern", "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")
    }
    json.member("number") { json in
      json.member("type", ["number", "string", "null"])
      json.member("minimum", 0)
      json.member("maximum", 1)
      json.member("pattern", "^(0|1|0\\.[0-9]+|1\\.0+)$")
    }
    json.member("count") { json in
      json.member("type", ["integer", "string", "null"])
      json.member("minimum", 0)
      json.member("pattern", "^[0-9]+$")
    }
    choice("yesNo", ["yes", "no"], others: "true, false, null", &json)
    choice("basis", Graph.Basis.allCases.map(\.rawValue), others: "null", &json)
    choice("standard", Graph.Standard.allCases.map(\.rawValue), others: "null", &json)
    // `yes`, `no` and `null` are ids like any other.
    json.member("id") { json in
      json.member("type", ["string", "boolean", "null"])
      json.member("pattern", "^\(id)(\\.\(id))?$")
    }
    oneOrMore("ids", of: "id", &json)
    oneOrMore("words", of: "text", &json)
    oneOrMore("citations", of: "citation", &json)
    oneOrMore("claims", of: "claim", scalar: "id", &json)
    oneOrMore("steps", of: "step", scalar: "id", &json)
    oneOrMore("groups", of: "group", scalar: "nothing", &json)
    json.member("nothing") { $0.member("type", "null") }
    json.member("citation") { json in
      anyOf(&json) { json in
        json.object { json in
          json.member("type", ["string", "boolean", "null"])
          json.member("pattern", "^\\S+$")
        }
      } _: { json in
        json.object { json in
          json.member("type", "object")
          members(of: .citation, &json)
          json.member("required", ["source"])
        }
      }
    }
    named("sources", &json) { json in
      json.member("type", ["object", "null"])
      members(of: .source, &json)
    }
    named("imports", &json) { reference("text", &$0) }
    named("views", &json) { json in
      json.member("type", ["object", "null"])
      members(of: .view, &json)
    }
    json.member("expect") { json in
      json.member("type", ["object", "null"])
      members(of: .expect, &json)
    }
    items(&json)
  }

  // MARK: Items

  private static func items(_ json: inout JSONWriter) {
    json.member("claim") { json in
      anyOf(&json) {
        $0.object { reference("id", &$0) }
      } _: {
        $0.object { item(.claim, &$0) }
      }
    }
    json.member("step") { json in
      anyOf(&json) {
        $0.object { reference("id", &$0) }
      } _: { json in
        json.object { item(.step, &$0) }
      } _: { json in
        json.object { json in
          json.member("type", "object")
          members(of: .linkedPremises, &json)
          json.member("required", ["premises"])
        }
      }
    }
    json.member("group") { json in
      keyedByID(.group, &json)
      reference("group-0-0", &json)
    }
    counting("count", Key.keys(of: .step), &json)
    counting("group", Key.keys(of: .group), &json)
  }

  private static func item(_ owner: Key.Owner, _ json: inout JSONWriter) {
    keyedByID(owner, &json)
    reference("count-0-0", &json)
  }

  /// A mapping that starts with an id and its text. A word that is a key in other mappings cannot be an id.
  private static func keyedByID(_ owner: Key.Owner, _ json: inout JSONWriter) {
    json.member("type", "object")
    json.member("properties") { json in
      properties(of: owner, &json)
      for key in Key.allCases where !Key.isKey(key, of: owner) { json.member(key.rawValue, false) }
    }
    json.member("patternProperties") { json in
      let keys = Key.keys(of: owner).map(\.rawValue).joined(separator: "|")
      json.member("^(?!(\(keys))$)\(id)(\\.\(id))?$") { reference("text", &$0) }
    }
    json.member("additionalProperties", false)
  }

  /// Ensures that an item has exactly one key that is not a key of the language: its id. A schema can count all the
  /// keys of an item, but not a subset of them. So these definitions go through the keys of the language one by one and
  /// count those that are present: `NAME-I-N` is for items that have N of the first I keys.
  private static func counting(_ name: String, _ keys: [Key], _ json: inout JSONWriter) {
    for i in 0...keys.count {
      for n in 0...i {
        json.member("\(name)-\(i)-\(n)") { json in
          guard i < keys.count else {
            json.member("minProperties", n + 1)
            json.member("maxProperties", n + 1)
            return
          }
          json.member("if") { $0.member("required", [keys[i].rawValue]) }
          json.member("then") { reference("\(name)-\(i + 1)-\(n + 1)", &$0) }
          json.member("else") { reference("\(name)-\(i + 1)-\(n)", &$0) }
        }
      }
    }
  }

  // MARK: Forms

  private static func choice(_ name: String, _ words: [String], others: String, _ json: inout JSONWriter) {
    json.member(name) { json in
      json.key("enum")
      json.array(words + others.split(separator: ", ").map { "\u{0}" + $0 }) { json, word in
        if word.first == "\u{0}" { json.literal(String(word.dropFirst())) } else { json.string(word) }
      }
    }
  }

  /// A list, or a single value.
  private static func oneOrMore(_ name: String, of one: String, scalar: String? = nil, _ json: inout JSONWriter) {
    json.member(name) { json in
      anyOf(&json) {
        $0.object { reference(scalar ?? one, &$0) }
      } _: { json in
        json.object { json in
          json.member("type", "array")
          json.member("items") { reference(one, &$0) }
        }
      }
    }
  }

  private static func named(_ name: String, _ json: inout JSONWriter, _ value: (inout JSONWriter) -> Void) {
    json.member(name) { json in
      json.member("type", ["object", "null"])
      json.member("propertyNames") { $0.member("pattern", "^\(id)$") }
      json.member("additionalProperties", object: value)
    }
  }

  private static func anyOf(
    _ json: inout JSONWriter, _ first: (inout JSONWriter) -> Void, _ second: (inout JSONWriter) -> Void,
    _ third: ((inout JSONWriter) -> Void)? = nil
  ) {
    json.key("anyOf")
    json.array(0..<(third == nil ? 2 : 3)) { json, number in
      switch number {
      case 0: first(&json)
      case 1: second(&json)
      default: third?(&json)
      }
    }
  }
}
