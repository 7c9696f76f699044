extension Key {
  /// The key that another word probably stands for, if that key is allowed there: `because` for `pros`; nil for a word
  /// that people do not use in place of a key.
  static func meant(by word: String, in owner: Owner) -> Key? {
    for key in others[word.lowercased()] ?? [] where isKey(key, of: owner) { return key }
    return nil
  }

  /// For each word that people use instead of a key: the keys that it can stand for, the likeliest first.
  private static let others: [String: [Key]] = {
    var result: [String: [Key]] = [:]
    for (key, words) in [
      (Key.because, "reason reasons pro pros support supports supported-by for why since grounds arguments premise"),
      (.but, "con cons contra objection objections against attack attacks attacked-by however although counter"),
      (.but, "counterargument counterarguments rebuttal rebuttals"),
      (.unless, "undercut undercuts undercutter undercutters except exception exceptions defeater defeaters"),
      (.premises, "all-of together linked joint"),
      (.evidence, "source sources cite cites citation citations reference references proof proofs"),
      (.file, "path filename document"), (.url, "link href uri website web address"),
      (.author, "authors by writer maker"), (.date, "year published"), (.accessed, "retrieved visited"),
      (.contradicts, "contradiction contradictions conflicts conflicts-with incompatible"),
      (.note, "comment comments remark remarks notes description details"), (.tags, "tag keywords keyword"),
      (.weight, "confidence probability credence certainty"), (.strength, "weight confidence probability"),
      (.scheme, "pattern argument-scheme"), (.label, "title name short"), (.implicit, "unstated tacit enthymeme"),
      (.notAccepted, "out unaccepted"), (.title, "name label heading"),
      (.conclusions, "conclusion thesis theses main"), (.imports, "import include includes uses"),
      (.sources, "source references bibliography"), (.claims, "claim statements statement nodes arguments"),
      (.quote, "quotation cited text"), (.at, "place where anchor section"),
    ] {
      for word in words.split(separator: " ") { result[String(word), default: []].append(key) }
    }
    return result
  }()
}
