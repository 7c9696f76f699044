/// Language tags (BCP 47), such as `en`, `de-CH` or `zh-Hant`.
enum LanguageTag {
  /// Whether a text has the form of a tag: two or three letters, then any number of parts of one to eight letters and
  /// digits, joined by hyphens. Longer first parts are reserved.
  static func isTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.enumerated().allSatisfy { number, part in
      number == 0
        ? (2...3).contains(part.utf8.count) && part.utf8.allSatisfy(isLetter)
        : (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

  /// The tag that a text probably means: `en-GB` for `en_GB`, `de` for `German` or `Deutsch`; nil if there is none.
  static func meant(by text: String) -> String? {
    let joined = String(text.map { $0 == "_" ? "-" : $0 }.prefix { $0 != "." })
    if isTag(joined) { return joined }
    return names[text.lowercased()]
  }

  /// The tags of common languages, by their names in English and in the language itself.
  private static let names: [String: String] = [
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "francais": "fr",
    "spanish": "es", "español": "es", "espanol": "es", "italian": "it", "italiano": "it", "portuguese": "pt",
    "português": "pt", "portugues": "pt", "dutch": "nl", "nederlands": "nl", "swedish": "sv", "svenska": "sv",
    "danish": "da", "dansk": "da", "norwegian": "no", "norsk": "no", "finnish": "fi", "suomi": "fi", "polish": "pl",
    "polski": "pl", "czech": "cs", "čeština": "cs", "hungarian": "hu", "magyar": "hu", "romanian": "ro", "română": "ro",
    "greek": "el", "ελληνικά": "el", "turkish": "tr", "türkçe": "tr", "russian": "ru", "русский": "ru",
    "ukrainian": "uk", "українська": "uk", "arabic": "ar", "العربية": "ar", "hebrew": "he", "עברית": "he",
    "hindi": "hi", "हिन्दी": "hi", "chinese": "zh", "中文": "zh", "japanese": "ja", "日本語": "ja", "korean": "ko",
    "한국어": "ko", "latin": "la", "esperanto": "eo",
  ]
}
