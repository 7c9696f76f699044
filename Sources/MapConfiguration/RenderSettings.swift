import MapDrawing
import MapRendering

/// How maps are drawn, as far as the flags of `argmap render` or the `render` of an `argmap.yaml` say it: by setting, the
/// text that it was given as, which is always one that the setting takes.
package struct RenderSettings: Sendable, Hashable {
  package private(set) var texts: [String: String] = [:]

  package init() {}

  /// What a setting was given; nil where it was left open.
  package subscript<Value>(_ setting: RenderSetting<Value>) -> Value? {
    texts[setting.about.name].flatMap(setting.value)
  }

  package func text(_ setting: RenderSettingInfo) -> String? { texts[setting.name] }

  /// Gives a setting a text.
  /// - Returns: what is wrong with the text, in which case nothing changes; nil if nothing is.
  package mutating func set(_ setting: RenderSettingInfo, to text: String) -> String? {
    if let fault = setting.fault(text) { return fault }
    texts[setting.name] = text
    return nil
  }

  /// The settings that were given.
  package var given: [RenderSettingInfo] { RenderSettingTable.all.filter { texts[$0.name] != nil } }

  /// These settings, with others for what they leave open.
  package func over(_ defaults: RenderSettings) -> RenderSettings {
    var result = self
    result.texts.merge(defaults.texts) { own, _ in own }
    return result
  }

  /// These settings without one.
  package func without(_ setting: RenderSettingInfo) -> RenderSettings {
    var result = self
    result.texts[setting.name] = nil
    return result
  }
}

/// A setting of how maps are drawn, for whoever does not know its type: a key of `render` in `argmap.yaml`, and a flag of
/// `argmap render` of the same name.
package struct RenderSettingInfo: Sendable {
  /// What may be given.
  package enum Kind: Sendable {
    case choice([String])
    case number(ClosedRange<Double>)
    /// A path; in `argmap.yaml`, relative to the file.
    case path
    /// Any text that the setting finds no fault with.
    case text
    /// `yes` or `no`; on the command line a flag, with `no-` in front for `no`.
    case flag
  }

  package let name: String
  package let kind: Kind
  /// What it does, in a sentence, for `--help`, the schema and the docs.
  package let help: String
  /// What holds where it is not given, in words; empty where nothing needs to be said.
  package let standard: String
  /// What stands for its value in `--help`; nil for its name.
  package let placeholder: String?
  /// Whether only PNG or PDF look at it.
  package internal(set) var isForConverter = false
  /// What is wrong with a text, after the setting's name; nil if nothing is.
  package let fault: @Sendable (String) -> String?
}

/// A setting whose values have a type.
package struct RenderSetting<Value: Sendable>: Sendable {
  package private(set) var about: RenderSettingInfo
  /// The value of a text that the setting takes.
  let value: @Sendable (String) -> Value?

  /// This setting, as one that only PNG or PDF look at.
  var forConverter: RenderSetting {
    var result = self
    result.about.isForConverter = true
    return result
  }
}

extension RenderSetting where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of some words.
  init(_ name: String, standard: String, _ help: String) {
    let words = Value.allCases.map(\.rawValue)
    about = RenderSettingInfo(name: name, kind: .choice(words), help: help, standard: standard, placeholder: nil) {
      words.contains($0) ? nil : "one of \(words.joined(separator: ", "))"
    }
    value = { Value(rawValue: $0) }
  }
}

extension RenderSetting<Double> {
  /// A number in a range.
  init(_ name: String, in range: ClosedRange<Double>, standard: String, _ help: String) {
    about = RenderSettingInfo(name: name, kind: .number(range), help: help, standard: standard, placeholder: nil) {
      Self.number($0).map(range.contains) == true ? nil : "a number from \(range.lowerBound) to \(range.upperBound)"
    }
    value = { Self.number($0) }
  }

  private static func number(_ text: String) -> Double? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E } ? Double(text) : nil
  }
}

extension RenderSetting<String> {
  init(
    _ name: String, _ kind: RenderSettingInfo.Kind, placeholder: String, standard: String = "",
    fault: @escaping @Sendable (String) -> String? = { $0.isEmpty ? "a text" : nil }, _ help: String
  ) {
    about = RenderSettingInfo(
      name: name, kind: kind, help: help, standard: standard, placeholder: placeholder, fault: fault)
    value = { $0 }
  }
}

extension RenderSetting<Bool> {
  init(_ name: String, _ help: String) {
    about = RenderSettingInfo(name: name, kind: .flag, help: help, standard: "", placeholder: nil) {
      $0 == "yes" || $0 == "no" ? nil : "yes or no"
    }
    value = { $0 == "yes" }
  }
}
