import ArgumentMap
import MapSyntax
import SourceText

extension Rule {
  static let danglingPronoun = Rule(
    "dangling-pronoun", .wording, .off,
    summary: "a claim that starts with a pronoun such as \"It\" or \"This\" and cannot be understood on its own",
    why: """
      A claim is shown in its own box and referred to from elsewhere, so the claim itself must say what "it" is. In "It
      is wrong to lie" and "It rained", "it" refers to nothing; such claims are not reported.
      """,
    breaking: [
      """
      claims:
        - mild: The winter was mild
          because:
            - open: ⟪It⟫ did not freeze
              basis: observation
            - late: ⟪This⟫ shows in the gardens
              basis: observation
            - deep: ⟪It's⟫ deep
              basis: observation
      """
    ],
    keeping: [
      """
      claims:
        - mild: The winter was mild
          because:
            - open: The lake did not freeze
              basis: observation
            - rain: It rained all winter
              basis: observation
            - said: It is known that lakes freeze late
              basis: common-knowledge
            - year: This year the cherries blossomed early
              basis: observation
            - skaters: Those who skate found no ice
              basis: observation
            - costs: IT costs more in winter
              basis: observation
      """
    ],
    check: { rule, context in
      guard context.isEnglish else { return [] }
      let graph = context.graph
      var findings: [Diagnostic] = []
      context.eachText { claim, text in
        guard let first = Pronouns.dangling(graph, text) else { return }
        let id = graph.id(claim)
        let word = String(decoding: graph.file.bytes[first.indices], as: UTF8.self)
        findings.append(
          rule.finding(
            "`\(id)` starts with \"\(word)\", so it cannot be understood on its own; say what is meant",
            graph.place(first), claim: id))
      }
      return findings
    })
}

/// Finds pronouns at the start of a claim's text that refer to something outside that text.
private enum Pronouns {
  private static let personal: Set<String> = ["it", "they", "he", "she", "its", "their", "them"]
  private static let pointing: Set<String> = ["this", "that", "these", "those", "such"]
  /// Verbs after an "it" that refers to nothing: weather, time and the like.
  private static let weather: Set<String> = [
    "rains", "rained", "snows", "snowed", "hails", "hailed", "thunders", "thundered", "pours", "poured", "dawned",
    // Verbs after an "it" that refers to what comes next in the sentence: "it seems that …".
    "turns", "turned", "seems", "seemed", "appears", "appeared", "follows", "followed", "happens",
  ]
  /// Words that, after a demonstrative, show that it refers to a time or to people, or to nothing said before.
  private static let harmless: Set<String> = [
    "year", "month", "week", "day", "days", "morning", "evening", "night", "century", "decade", "summer", "winter",
    "spring", "autumn", "time", "who", "whom", "whose", "which", "that", "of", "with", "without", "is", "in", "said",
    "map", "as", "things", "people", "house", "country", "essay", "paper", "article", "book", "debate", "motion",
    "chapter", "section",
  ]
  /// Words that, after "it", show that what it refers to comes later: "it is wrong to lie".
  private static let announcing: Set<String> = [
    "that", "to", "whether", "if", "when", "who", "for", "how", "why", "what",
  ]

  static func dangling(_ graph: Graph, _ text: NodeIndex) -> ByteRange? {
    let bytes = graph.file.bytes
    let range = graph.tree.range(text)
    var start = range.start
    if !graph.tree.isPlain(text), start < range.end, bytes[start] == 0x22 || bytes[start] == 0x27 { start += 1 }
    let lead = bytes[start..<range.end].prefix(12)
    // Return early for the many texts whose first letter rules out a pronoun.
    guard let letter = lead.first.map({ $0 | 0x20 }), [0x69, 0x74, 0x68, 0x73].contains(letter),
      let space = lead.firstIndex(where: { $0 == 0x20 })
    else { return nil }
    let written = String(decoding: bytes[start..<space], as: UTF8.self)
    // Not a pronoun: "IT departments are …".
    if written == "IT" { return nil }
    // Read "it's" as "it is".
    let split = written.lowercased().split { $0 == "'" || $0 == "’" }
    guard let first = split.first.map(String.init), personal.contains(first) || pointing.contains(first) else {
      return nil
    }
    var words = EnglishWords.words(of: String(decoding: bytes[space..<range.end], as: UTF8.self))
    if split.count > 1 { words.insert(split[1] == "s" ? "is" : String(split[1]), at: 0) }
    guard let second = words.first else { return nil }
    if first == "it" {
      if weather.contains(second) || words.dropFirst().prefix(12).contains(where: announcing.contains) { return nil }
      if second == "is" || second == "was" || second == "has" || second == "will",
        words.dropFirst().prefix(3).contains(where: isWeatherOrTime)
      {
        return nil
      }
    } else if personal.contains(first), second == "who" {
      return nil
    } else if pointing.contains(first) {
      if harmless.contains(second), !(first != "those" && first != "that" && second == "is") { return nil }
      // A conjunction or determiner, not a pronoun: "That swans are white is known."
      if first == "that",
        !["is", "was", "would", "will", "means", "shows", "makes", "has", "does", "can"].contains(second)
      {
        return nil
      }
    }
    return ByteRange(start, space)
  }

  private static let weatherOrTime: Set<String> = [
    "raining", "snowing", "cold", "warm", "hot", "dark", "late", "early", "time", "winter", "summer", "spring",
    "autumn",
    "o'clock", "foggy", "windy", "sunny", "cloudy", "rainy", "icy", "worth", "useless", "rain", "snow", "night", "day",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  private static func isWeatherOrTime(_ word: String) -> Bool {
    weatherOrTime.contains(word)
  }
}
