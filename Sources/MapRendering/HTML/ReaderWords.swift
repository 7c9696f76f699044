import SourceText

/// The words of the page for readers, from the table of the map's language or, if there is none, the English one.
struct ReaderWords {
  private let table: [String: String]

  /// - Parameter language: a language tag (RFC 5646), of which the first part counts; nil for English.
  init(language: String?) {
    let primary = (language ?? "en").prefix { $0 != "-" && $0 != "_" }.lowercased()
    table = ReaderFiles.words[primary] ?? ReaderFiles.words["en"] ?? [:]
  }

  /// A text, with values in its places, such as `{n}`.
  func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
    var text = table[key] ?? key
    for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
    return text
  }

  /// A text that depends on a number.
  func count(_ key: String, _ number: Int) -> String {
    self(key + (number == 1 ? ".one" : ".other"), ["n": String(number)])
  }

  /// The table as JSON, for the script, which does not need the keys that begin with `page.`.
  var json: String {
    var json = JSONWriter(isPretty: false)
    json.object { json in
      for (key, text) in table.sorted(by: { $0.key < $1.key }) where !key.hasPrefix("page.") { json.member(key, text) }
    }
    return json.text
  }
}
