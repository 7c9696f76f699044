import MapDrawing
import MapRendering

/// The drawing settings given by the options of `argmap render` or by `render` in an `argmap.yaml`. Each is kept as the
/// text that was given, which is always valid for its setting.
package struct RenderSettings: Sendable, Hashable {
  /// The text given for each setting, by the setting's name; settings that were not given are absent.
  package private(set) var texts: [String: String] = [:]

  package init() {}

  /// The value of a setting; nil if it was not given.
  package subscript<Value>(_ setting: RenderSetting<Value>) -> Value? {
    texts[setting.about.name].flatMap(setting.value)
  }

  package func text(_ setting: RenderSettingInfo) -> String? { texts[setting.name] }

  /// Changes a setting to the value given as text, if the text is valid.
  /// - Returns: what the text should have been, as in `RenderSettingInfo.fault`; nil if it is valid.
  package mutating func set(_ setting: RenderSettingInfo, to text: String) -> String? {
    if let fault = setting.fault(text) { return fault }
    texts[setting.name] = text
    return nil
  }

  /// The settings that were given, in the order of the table.
  package var given: [RenderSettingInfo] { RenderSettingTable.all.filter { texts[$0.name] != nil } }

  /// These settings, with defaults for those that were not given.
  package func over(_ defaults: RenderSettings) -> RenderSettings {
    var result = self
    result.texts.merge(defaults.texts) { own, _ in own }
    return result
  }

  /// These settings without the given one.
  package func without(_ setting: RenderSettingInfo) -> RenderSettings {
    var result = self
    result.texts[setting.name] = nil
    return result
  }
}

/// A drawing setting without the type of its values: a key of `render` in `argmap.yaml`, and the option of
/// `argmap render` with the same name.
package struct RenderSettingInfo: Sendable {
  /// The values that a setting accepts.
  package enum Kind: Sendable {
    /// One of these words.
    case choice([String])
    /// A number in this range.
    case number(ClosedRange<Double>)
    /// A path; in `argmap.yaml`, it is relative to the folder of that file.
    case path
    /// Any text that `fault` accepts.
    case text
    /// `yes` or `no`; on the command line, a flag, with the prefix `no-` for `no`.
    case flag
  }

  package let name: String
  package let kind: Kind
  /// What the setting does, as one sentence, for `--help`, the schema and the docs.
  package let help: String
  /// A description of the default; empty if it need not be mentioned.
  package let standard: String
  /// The placeholder for the value in `--help`; nil to use the setting's name.
  package let placeholder: String?
  /// Whether the setting affects only PNG or PDF.
  package internal(set) var isForConverter = false
  /// Returns what the given text should have been, in words that can follow "must be" or "expected" in a message; nil
  /// if the text is valid.
  package let fault: @Sendable (String) -> String?
}

/// A drawing setting with typed values.
package struct RenderSetting<Value: Sendable>: Sendable {
  /// The setting without the type of its values.
  package private(set) var about: RenderSettingInfo
  /// Converts valid text to the setting's value.
  let value: @Sendable (String) -> Value?

  /// This setting, marked as affecting only PNG or PDF.
  var forConverter: RenderSetting {
    var result = self
    result.about.isForConverter = true
    return result
  }
}

extension RenderSetting where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// A setting whose value is one of a fixed set of words.
  init(_ name: String, standard: String, _ help: String) {
    let words = Value.allCases.map(\.rawValue)
    about = RenderSettingInfo(name: name, kind: .choice(words), help: help, standard: standard, placeholder: nil) {
      words.contains($0) ? nil : "one of \(words.joined(separator: ", "))"
    }
    value = { Value(rawValue: $0) }
  }
}

extension RenderSetting<Double> {
  /// A setting whose value is a number in a range.
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
    fault: @escaping @Sendable (String) -> String? = { $0.isEmpty ? "non-empty text" : nil }, _ help: String
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
