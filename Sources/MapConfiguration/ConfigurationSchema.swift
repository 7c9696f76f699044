import MapChecks
import SourceText

/// The JSON Schema (2020-12) of `argmap.yaml`. It lists all rules with their options.
package enum ConfigurationSchema {
  package static func text() -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.member("title", "The configuration of argmap")
      json.member(
        "description",
        "What is checked, how severe findings are, and how maps are drawn. Paths are relative to the file.")
      json.member("type", ["object", "null"])
      properties(ConfigurationKey.top, &json)
      json.member("additionalProperties", false)
      json.member("$defs", object: definitions)
    }
    return json.text + "\n"
  }

  private static func reference(_ name: String, _ json: inout JSONWriter) { json.member("$ref", "#/$defs/\(name)") }

  private static func properties(_ keys: [ConfigurationKey], _ json: inout JSONWriter) {
    json.member("properties") { json in
      for key in keys {
        json.member(key.rawValue) { json in
          json.member("description", key.summary)
          value(of: key, &json)
        }
      }
    }
  }

  private static func value(of key: ConfigurationKey, _ json: inout JSONWriter) {
    switch key {
    case .rules: reference("rules", &json)
    case .select, .ignore: reference("names", &json)
    case .failOn: json.member("enum", ConfigurationKey.failLevels)
    case .exclude, .paths: reference("texts", &json)
    case .extend, .root, .baseline, .rulePage: reference("text", &json)
    case .level: reference("level", &json)
    case .overrides:
      json.member("type", "array")
      json.member("items") { json in
        json.member("type", "object")
        properties(ConfigurationKey.ofOverride, &json)
        json.member("required", ConfigurationKey.ofOverride.map(\.rawValue))
        json.member("additionalProperties", false)
      }
    case .render:
      json.member("type", "object")
      json.member("properties") { json in
        for setting in RenderSettingTable.all {
          json.member(setting.name) { json in
            json.member("description", setting.help)
            value(of: setting, &json)
          }
        }
      }
      json.member("additionalProperties", false)
    }
  }

  private static func value(of setting: RenderSettingInfo, _ json: inout JSONWriter) {
    switch setting.kind {
    case .choice(let words): json.member("enum", words)
    case .number(let range):
      json.member("type", "number")
      json.member("minimum", range.lowerBound)
      json.member("maximum", range.upperBound)
    case .path, .text: reference("text", &json)
    // YAML 1.1 parsers read these words as booleans.
    case .flag: words(["yes", "no"], "true", "false", json: &json)
    }
  }

  private static func words(_ words: [String], _ literals: String..., json: inout JSONWriter) {
    json.key("enum")
    json.array(words + literals) { json, word in
      if literals.contains(word) { json.literal(word) } else { json.string(word) }
    }
  }

  private static func definitions(_ json: inout JSONWriter) {
    json.member("text") { $0.member("type", ["string", "number", "boolean"]) }
    list("texts", of: "text", &json)
    list("names", of: "name", &json)
    json.member("name") { $0.member("enum", CheckSettings.selectors) }
    // YAML 1.1 parsers read `off` as a boolean.
    json.member("level") { words(ConfigurationKey.levels, "false", json: &$0) }
    json.member("rules") { json in
      json.member("type", "object")
      json.member("properties") { json in for rule in Rule.all { json.member(rule.name) { define(rule, &$0) } } }
      json.member("additionalProperties", false)
    }
  }

  /// A level, or a mapping with the level and the rule's options.
  private static func define(_ rule: Rule, _ json: inout JSONWriter) {
    json.member("description", "\(rule.summary) (\(rule.level.rawValue))")
    json.key("anyOf")
    json.array(0..<2) { json, number in
      json.object { json in
        if number == 0 { return reference("level", &json) }
        json.member("type", "object")
        json.member("properties") { json in
          json.member("level") { reference("level", &$0) }
          for option in rule.options {
            json.member(option.name) { json in
              json.member("description", "\(option.summary) (\(option.standard))")
              json.member("type", "integer")
              json.member("minimum", option.range.lowerBound)
              json.member("maximum", option.range.upperBound)
            }
          }
        }
        json.member("additionalProperties", false)
      }
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
