import SourceText

/// Words that announce a reason or a conclusion, found in the bytes of an English text.
enum ReasoningWords {
  enum Found {
    /// The word joins a conclusion and its reason within the text.
    case inference(ByteRange)
    /// The text has only one of the two: the word ties it to another claim.
    /// - Parameters:
    ///   - isFirst: whether the text starts with the word;
    ///   - isOneClause: whether the rest of the text is a single clause.
    case bare(ByteRange, isFirst: Bool, isOneClause: Bool)
  }

  static func isPronoun(_ word: Substring) -> Bool { pronouns.contains(String(word)) }

  /// The first word that joins two parts of the text, else a word that ties the text to another; nil if there is none.
  /// Takes time linear in the length of the text.
  /// - Parameters:
  ///   - range: the text without its quotation marks;
  ///   - hasEscapes: whether backslashes in the text are escapes.
  static func first(in range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>, hasEscapes: Bool) -> Found? {
    guard mayHaveWord(range, bytes, hasEscapes: hasEscapes) else { return nil }
    let text = TextWords(range, bytes, hasEscapes: hasEscapes)
    var bare: Found?
    var before = Before()
    for (i, word) in text.words.enumerated() {
      let role = word.isMentioned ? .none : role(of: i, text, before)
      let count = word.word == "as" ? 3 : 1
      if role == .joins { return .inference(text.range(i, wordCount: count)) }
      if role == .ties, bare == nil {
        bare = .bare(text.range(i, wordCount: count), isFirst: i == 0, isOneClause: text.isOneClause)
      }
      before.add(word)
    }
    return bare
  }

  // MARK: - What a word does

  private enum Role { case joins, ties, none }

  /// What the words before a word say of it.
  private struct Before {
    /// Whether the sentence is only supposed ("if … because") or said by somebody ("says that … because").
    var isReported = false
    /// Whether a sentence or a part that ends with a semicolon comes before this one.
    var hasSentence = false
    /// Whether the clause judges, and whether it tells an event.
    var judges = false
    var tells = false

    mutating func add(_ word: TextWords.Word) {
      isReported = isReported || conditions.contains(word.word) || speaking.contains(word.word)
      judges = judges || judging.contains(word.word)
      tells = tells || isEvent(word.word)
      // A single letter is part of an abbreviation: "the E.U.".
      if word.word.count > 1, word.after.contains(where: { ",;:.!?–—".contains($0) }) {
        (judges, tells) = (false, false)
      }
      if word.after.contains(where: { ";.!?".contains($0) }) { (isReported, hasSentence) = (false, true) }
    }
  }

  private static func role(of i: Int, _ text: TextWords, _ before: Before) -> Role {
    switch text.words[i].word {
    case "because": because(i, text, before)
    case "since": since(i, text, before)
    case "so": so(i, text, before)
    case "therefore", "thus", "hence", "consequently": therefore(i, text, before)
    case "as": text.word(i + 1) == "a" && text.word(i + 2) == "result" ? asAResult(i, text, before) : .none
    default: .none
    }
  }

  /// "because" gives a reason unless it is stressed, names a mere cause, or belongs to what somebody else says or to
  /// what is only supposed.
  private static func because(_ i: Int, _ text: TextWords, _ before: Before) -> Role {
    guard let next = text.word(i + 1), text.words[i].after.isEmpty, !behind.contains(next) else { return .none }
    if i == 0 { return text.hasComma ? .joins : text.isOneClause ? .ties : .none }
    guard let last = text.word(i - 1), !stressed.contains(last), !last.hasSuffix("n't"), !before.isReported else {
      return .none
    }
    // "He is blamed because …": somebody blames him for that.
    let isPassive =
      isPast(last) && !deserving.contains(last)
      && text.word(i - 2).map { ["is", "are", "was", "were"].contains($0) } == true
    // "The fish died because …": what follows is the cause of an event.
    return isPassive || before.tells && !before.judges ? .none : .joins
  }

  private static func since(_ i: Int, _ text: TextWords, _ before: Before) -> Role {
    guard let next = text.word(i + 1), subjects.contains(next) else { return .none }
    if i == 0 { return text.hasComma ? .joins : .none }
    return text.words[i - 1].after == "," && !before.isReported ? .joins : .none
  }

  private static func so(_ i: Int, _ text: TextWords, _ before: Before) -> Role {
    guard let next = text.word(i + 1), !before.isReported else { return .none }
    let isParted = i == 0 || !text.words[i - 1].after.isEmpty
    guard isParted, startsClause(next) || text.words[i].after == "," else { return .none }
    // "He left, so they could talk" gives a purpose.
    if let third = text.word(i + 2), ["can", "could", "may", "might"].contains(third) { return .none }
    return i == 0 ? .ties : .joins
  }

  /// "therefore" and the like join two clauses if they stand between them; within a clause they only point outside.
  private static func therefore(_ i: Int, _ text: TextWords, _ before: Before) -> Role {
    guard let next = text.word(i + 1), !next.hasSuffix("ing"), !next.hasSuffix("ly"), next != "far", !before.isReported
    else { return .none }
    if i == 0 { return .ties }
    let last = text.words[i - 1]
    let inside = before.hasSentence ? Role.joins : .ties
    if last.after.contains(where: { ";:.–—!?".contains($0) }) { return .joins }
    // "The ice, therefore, is thin" is one clause.
    if last.after == "," { return text.words[i].after == "," && auxiliaries.contains(next) ? inside : .joins }
    // "a legal and thus financial burden" and "it smokes and thus harms us" join no two claims.
    if last.word == "and" || last.word == "but" {
      return i == 1 ? .ties : startsClause(next) || auxiliaries.contains(next) ? .joins : .none
    }
    if next.hasSuffix("ed") { return .none }
    // "It is old and should therefore go" has a reason and a conclusion.
    if i > 2, auxiliaries.contains(last.word), ["and", "but"].contains(text.words[i - 2].word) { return .joins }
    // "two days hence"
    if ["days", "weeks", "months", "years"].contains(last.word) { return .none }
    return startsClause(next) && !auxiliaries.contains(last.word) ? .joins : inside
  }

  private static func asAResult(_ i: Int, _ text: TextWords, _ before: Before) -> Role {
    guard let next = text.word(i + 3), next != "of", next != "from", !before.isReported else { return .none }
    // "As a result, three have left" tells an event and its cause.
    var behind = Before()
    for word in text.words[(i + 3)...].prefix(20) {
      behind.judges = behind.judges || judging.contains(word.word)
      behind.tells = behind.tells || isEvent(word.word)
      if !word.after.isEmpty { break }
    }
    if behind.tells && !behind.judges { return .none }
    if i == 0 { return .ties }
    return !text.words[i - 1].after.isEmpty || text.words[i - 1].word == "and" ? .joins : .none
  }

  private static func startsClause(_ word: String) -> Bool { subjects.contains(word) || determiners.contains(word) }

  private static func isPast(_ word: String) -> Bool {
    word.count > 4 && word.hasSuffix("ed") && !notPast.contains(word)
  }

  private static func isEvent(_ word: String) -> Bool { happening.contains(word) || isPast(word) }

  // MARK: - Words

  /// Words that, before "because", show that the causal link itself is asserted or denied.
  private static let stressed: Set<String> = [
    "not", "just", "only", "simply", "merely", "mainly", "partly", "largely", "mostly", "precisely", "exactly",
    "chiefly", "primarily", "part", "even", "and", "or", "is", "was", "it's", "that's", "either", "perhaps", "probably",
    "especially", "solely", "purely",
  ]
  /// Words that, after "because", show that it names a cause or is itself being discussed.
  private static let behind: Set<String> = ["of", "is", "was", "are", "means", "in", "and", "or"]
  private static let pronouns: Set<String> = [
    "it", "they", "he", "she", "this", "that", "these", "those", "such", "its", "their", "his", "her", "it's",
  ]
  /// Words that can only be a subject: after "since", they show that it more likely gives a reason than a time.
  private static let subjects: Set<String> = [
    "it", "they", "he", "she", "we", "you", "i", "there", "nobody", "nothing", "everybody", "everyone", "everything",
  ]
  private static let determiners: Set<String> = [
    "the", "a", "an", "this", "these", "those", "no", "every", "each", "all", "some", "any", "our", "my", "your", "his",
    "her", "their", "its", "one", "if",
  ]
  private static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "should", "must", "can",
    "cannot", "could", "will", "would", "may", "might", "shall", "ought",
  ]
  private static let conditions: Set<String> = ["if", "unless", "whether", "suppose", "supposing", "provided", "when"]
  private static let speaking: Set<String> = [
    "say", "says", "said", "saying", "argue", "argues", "argued", "arguing", "claim", "claims", "claimed", "claiming",
    "think", "thinks", "thought", "believe", "believes", "believed", "believing", "assert", "asserts", "asserted",
    "suggest", "suggests", "suggested", "reports", "reported", "according", "objects", "objected", "insists",
    "insisted", "wrote", "writes", "concludes", "concluded", "explains", "explained", "fear", "fears", "feel", "feels",
    "felt",
  ]
  /// Words of a judgement: what follows "because" is then its reason, whatever else the clause tells.
  private static let judging: Set<String> = [
    "is", "are", "isn't", "aren't", "should", "shouldn't", "must", "ought", "need", "needs", "cannot", "can't", "can",
    "will", "would", "may", "might", "seems", "likely", "good", "bad", "wrong", "right", "better", "worse",
  ]
  private static let happening: Set<String> = [
    "died", "dies", "die", "froze", "fell", "lost", "won", "broke", "went", "came", "left", "rose", "grew", "sank",
    "fled", "got", "took", "gave", "made", "became", "began", "stopped", "did", "happen", "happens", "occur", "occurs",
    "survive", "survives", "melted", "fought", "chose", "shut", "quit", "rang", "drove", "burnt", "spent", "sold",
    "bought", "built", "slept", "kept", "failed", "fail", "fails", "couldn't", "didn't",
  ]
  private static let deserving: Set<String> = [
    "justified", "unjustified", "warranted", "unwarranted", "needed", "required", "protected", "permitted", "allowed",
    "limited", "biased", "flawed", "entitled", "misguided", "mistaken", "outdated", "complicated",
  ]
  private static let notPast: Set<String> = ["indeed", "speed", "exceed", "proceed", "succeed", "breed", "greed"]

  // MARK: - Search

  /// Four bytes of everything that is searched for. Those of the longer words are ones that few other words contain.
  private static let needles: [UInt32] = [
    "caus", "refo", "sequ", "henc", "thus", " so ", " so,", " so\n", " so\r", "\nso ", "esul", "sinc",
  ].map { folded(Array($0.utf8).withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }) }

  /// Four bytes without the bit that distinguishes the two cases of a letter.
  private static func folded(_ bytes: UInt32) -> UInt32 { bytes | 0x2020_2020 }

  /// For each pair of bytes, how far the search can skip ahead without missing a needle (Wu and Manber 1994).
  private static let shifts: [UInt8] = {
    var result = [UInt8](repeating: 3, count: 1 << 16)
    for needle in needles {
      let bytes = withUnsafeBytes(of: needle) { $0.map(Int.init) }
      for i in 0..<3 {
        for first in [bytes[i], bytes[i] & ~0x20] {
          for second in [bytes[i + 1], bytes[i + 1] & ~0x20] {
            result[first << 8 | second] = min(result[first << 8 | second], UInt8(2 - i))
          }
        }
      }
    }
    return result
  }()

  /// Whether one of the words may be there, so that it is worth splitting the text into words. Most texts have none.
  private static func mayHaveWord(_ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>, hasEscapes: Bool) -> Bool {
    // "So" at the start has no blank before it, and an escape may stand for one.
    if range.count > 3, bytes[range.start] | 0x20 == 0x73, bytes[range.start + 1] | 0x20 == 0x6F { return true }
    if hasEscapes, bytes[range.start..<range.end].contains(0x5C) { return true }
    return shifts.withUnsafeBufferPointer { shifts in
      var i = range.start + 3
      while i < range.end {
        let shift = Int(shifts[Int(bytes[i - 1]) << 8 | Int(bytes[i])])
        if shift > 0 {
          i += shift
        } else {
          let last = UnsafeRawPointer(bytes.baseAddress! + i - 3).loadUnaligned(as: UInt32.self)
          if needles.contains(folded(last)) { return true }
          i += 1
        }
      }
      return false
    }
  }
}
