import SourceText

/// Words that announce a reason or a conclusion, found in the bytes of an English text.
enum ReasoningWords {
  enum Found {
    /// The word joins a conclusion and its reason within the text.
    case inference(ByteRange)
    /// The text has only one of the two: the word ties it to another claim.
    case bare(ByteRange, isOneClause: Bool)

    var range: ByteRange {
      switch self {
      case .inference(let range), .bare(let range, _): range
      }
    }
  }

  static func isPronoun(_ word: Substring) -> Bool { pronouns.contains(String(word)) }

  /// The first word that joins two parts of the text, else a word that ties the text to another; nil if there is none.
  /// - Parameter range: the text without its quotation marks.
  static func first(in range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Found? {
    guard mayHaveWord(range, bytes) else { return nil }
    let text = TextWords(range, bytes)
    var bare: Found?
    for i in text.words.indices {
      switch role(of: i, text) {
      case .joins: return .inference(text.range(i, wordCount: text.words[i].word == "as" ? 3 : 1))
      case .ties:
        bare =
          bare ?? .bare(text.range(i, wordCount: text.words[i].word == "as" ? 3 : 1), isOneClause: text.isOneClause)
      case .none: break
      }
    }
    return bare
  }

  // MARK: - What a word does

  private enum Role { case joins, ties, none }

  private static func role(of i: Int, _ text: TextWords) -> Role {
    if text.words[i].isMentioned { return .none }
    switch text.words[i].word {
    case "because": return because(i, text)
    case "since": return since(i, text)
    case "so": return so(i, text)
    case "therefore", "thus", "hence", "consequently": return therefore(i, text)
    case "as": return text.word(i + 1) == "a" && text.word(i + 2) == "result" ? asAResult(i, text) : .none
    default: return .none
    }
  }

  /// "because" gives a reason unless it is stressed, names a mere cause, or belongs to what somebody else says or to
  /// what is only supposed.
  private static func because(_ i: Int, _ text: TextWords) -> Role {
    guard let next = text.word(i + 1), text.words[i].after.isEmpty, !behind.contains(next) else { return .none }
    if i == 0 { return text.words.contains { $0.after.contains(",") } ? .joins : text.isOneClause ? .ties : .none }
    guard let before = text.word(i - 1), !stressed.contains(before), !before.hasSuffix("n't") else { return .none }
    return isReported(i, text) || isCause(i, text) ? .none : .joins
  }

  private static func since(_ i: Int, _ text: TextWords) -> Role {
    guard let next = text.word(i + 1), subjects.contains(next) else { return .none }
    if i == 0 { return text.words.contains { $0.after.contains(",") } ? .joins : .none }
    return text.words[i - 1].after == "," && !isReported(i, text) ? .joins : .none
  }

  private static func so(_ i: Int, _ text: TextWords) -> Role {
    guard let next = text.word(i + 1) else { return .none }
    let isParted = i == 0 || !text.words[i - 1].after.isEmpty
    let startsClause = subjects.contains(next) || determiners.contains(next)
    guard isParted, startsClause || text.words[i].after == ",", !isReported(i, text) else { return .none }
    // "He left, so they could talk" gives a purpose.
    if let third = text.word(i + 2), ["can", "could", "may", "might"].contains(third) { return .none }
    return i == 0 ? .ties : .joins
  }

  /// "therefore" and its like join two clauses if they stand between them; within a clause they only point outside.
  private static func therefore(_ i: Int, _ text: TextWords) -> Role {
    guard let next = text.word(i + 1), !next.hasSuffix("ing"), !next.hasSuffix("ly"), next != "far",
      !isReported(i, text)
    else { return .none }
    if i == 0 { return .ties }
    let before = text.words[i - 1]
    let startsClause = subjects.contains(next) || determiners.contains(next)
    if before.after.contains(where: { ";:.–—!?".contains($0) }) { return .joins }
    if before.after == "," && text.words[i].after == "," {
      return auxiliaries.contains(next) ? inside(i, text) : .joins
    }
    if before.after == "," { return .joins }
    // "a legal and thus financial burden", "it smokes and thus harms us" join no two claims.
    if before.word == "and" || before.word == "but" {
      return i == 1 ? .ties : startsClause || auxiliaries.contains(next) ? .joins : .none
    }
    if next.hasSuffix("ed") { return .none }
    // "It is old and should therefore go" has a reason and a conclusion.
    if i > 2, auxiliaries.contains(before.word), ["and", "but"].contains(text.words[i - 2].word) { return .joins }
    // "two days hence", "it is the case, and thus"
    if before.word == "days" || before.word == "years" || before.word == "weeks" { return .none }
    return startsClause && !auxiliaries.contains(before.word) ? .joins : inside(i, text)
  }

  /// A word within a clause joins it to an earlier sentence of the text; without one, it points outside.
  private static func inside(_ i: Int, _ text: TextWords) -> Role {
    text.words[..<i].dropLast().contains { $0.after.contains(where: { ";.!?".contains($0) }) } ? .joins : .ties
  }

  private static func asAResult(_ i: Int, _ text: TextWords) -> Role {
    guard let next = text.word(i + 3), next != "of", next != "from", !isReported(i, text) else { return .none }
    if isEvent(text.clause(behind: i + 2)) { return .none }
    if i == 0 { return .ties }
    let before = text.words[i - 1]
    return !before.after.isEmpty || before.word == "and" ? .joins : .none
  }

  /// Whether the word stands in what is only supposed ("if … because") or said by somebody ("says that … because").
  private static func isReported(_ i: Int, _ text: TextWords) -> Bool {
    var j = i - 1
    while j >= 0, !text.words[j].after.contains(where: { ";.!?".contains($0) }) {
      let word = text.words[j].word
      if conditions.contains(word) || speaking.contains(word) { return true }
      j -= 1
    }
    return false
  }

  /// Whether the clause before tells an event, so that what follows is its cause: "the fish died because …".
  private static func isCause(_ i: Int, _ text: TextWords) -> Bool {
    let clause = text.clause(before: i)
    // "He is blamed because …": somebody blames him for that.
    if let last = clause.last, last.hasSuffix("ed"), !notPast.contains(last), !deserving.contains(last),
      clause.dropLast().last.map({ ["is", "are", "was", "were"].contains($0) }) == true
    {
      return true
    }
    return isEvent(clause)
  }

  private static func isEvent(_ clause: [String]) -> Bool {
    if clause.contains(where: { judging.contains($0) }) { return false }
    return clause.contains { happening.contains($0) || $0.count > 4 && $0.hasSuffix("ed") && !notPast.contains($0) }
  }

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
    "insisted",
    "wrote", "writes", "concludes", "concluded", "explains", "explained", "fear", "fears", "feel", "feels", "felt",
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

  /// The first four bytes of what is searched for; "since" counts only at the start or behind a comma.
  private static let beginnings: [[UInt8]] = [
    "beca", "ther", "cons", "henc", "thus", ", so", ",\nso", "; so", ". so", "as a", "sinc",
  ].map { Array($0.utf8.prefix(4)) }

  /// For each pair of bytes, how far the search can skip ahead without missing a word (Wu and Manber 1994).
  private static let shifts: [UInt8] = {
    var result = [UInt8](repeating: 3, count: 1 << 16)
    for word in beginnings {
      for i in 0..<3 {
        for first in cases(word[i]) {
          for second in cases(word[i + 1]) {
            let pair = Int(first) << 8 | Int(second)
            result[pair] = min(result[pair], UInt8(2 - i))
          }
        }
      }
    }
    return result
  }()

  private static func cases(_ byte: UInt8) -> [UInt8] {
    (0x61...0x7A).contains(byte) ? [byte, byte & ~0x20] : [byte]
  }

  /// Whether one of the words may be there, so that it is worth splitting the text into words. Most texts have none.
  private static func mayHaveWord(_ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if range.count > 3, bytes[range.start] | 0x20 == 0x73, bytes[range.start + 1] | 0x20 == 0x6F { return true }
    return shifts.withUnsafeBufferPointer { shifts in
      var i = range.start + 3
      while i < range.end {
        let shift = Int(shifts[Int(bytes[i - 1]) << 8 | Int(bytes[i])])
        if shift > 0 {
          i += shift
        } else {
          if startsWord(at: i - 3, range, bytes) { return true }
          i += 1
        }
      }
      return false
    }
  }

  private static func startsWord(at start: Int, _ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    beginnings.contains { word in
      word.indices.allSatisfy { i in
        let byte = bytes[start + i]
        return byte == word[i] || (0x41...0x5A).contains(byte) && byte | 0x20 == word[i]
      }
    }
  }
}

/// The words of an English text in lower case, each with the punctuation behind it.
struct TextWords {
  struct Word {
    var word: String
    var range: ByteRange
    /// The punctuation between this word and the next.
    var after = ""
    /// Whether the word itself is being talked about: it stands in quotation marks, alone or with others, or is part of
    /// a longer word.
    var isMentioned = false
  }
  private(set) var words: [Word] = []

  init(_ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) {
    var quotes = 0
    var i = range.start
    while i < range.end {
      let start = i
      while i < range.end, Self.isLetter(bytes[i]) || i > start && Self.isApostrophe(at: i, bytes, range) {
        i += 1
      }
      if i > start {
        add(ByteRange(start, i), bytes, &quotes)
        let isJoined =
          start > range.start && [0x2D, 0x27].contains(bytes[start - 1]) || i < range.end && bytes[i] == 0x2D
        if isJoined, !words.isEmpty { words[words.count - 1].isMentioned = true }
      } else if bytes[i] == 0x5C, i + 1 < range.end {
        // An escape of a quoted text: `\n` parts words, `\"` is a quotation mark.
        if bytes[i + 1] == 0x22 { quotes += 1 }
        i += 2
      } else {
        if bytes[i] == 0x22 { quotes += 1 }
        if bytes[i] > 0x20, !words.isEmpty { words[words.count - 1].after.append(Character(UnicodeScalar(bytes[i]))) }
        i += 1
      }
    }
  }

  /// Adds a word, or the signs beyond ASCII that stand between words.
  private mutating func add(_ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>, _ quotes: inout Int) {
    let text = String(decoding: bytes[range.start..<range.end], as: UTF8.self).lowercased()
    let word = text.split(whereSeparator: { $0 == "’" || $0 == "'" }).joined(separator: "'")
    if word.allSatisfy({ !$0.isLetter && !$0.isNumber }) {
      if !words.isEmpty { words[words.count - 1].after += word }
    } else {
      words.append(Word(word: word, range: range, isMentioned: quotes % 2 == 1))
    }
    quotes += text.count { $0 == "“" || $0 == "”" || $0 == "„" }
  }

  /// Whether the text has no sign or word that parts clauses, except behind its first word and at its end.
  var isOneClause: Bool {
    !words.dropFirst().dropLast().contains { $0.after.contains(where: { ",;:.!?".contains($0) }) }
      && !words.dropFirst().contains { ["because", "therefore", "since", "so", "if"].contains($0.word) }
  }

  func word(_ i: Int) -> String? { words.indices.contains(i) ? words[i].word : nil }

  /// The words of the same clause before the given word, and those behind it.
  func clause(before i: Int) -> [String] {
    let start = words[..<i].dropLast().lastIndex(where: Self.endsClause).map { $0 + 1 } ?? 0
    return words[start..<i].map(\.word)
  }
  func clause(behind i: Int) -> [String] {
    let end = words[(i + 1)...].firstIndex(where: Self.endsClause) ?? words.count - 1
    return words[(i + 1)...max(i, end)].map(\.word)
  }

  /// Whether a sign behind the word ends a clause; a single letter is part of an abbreviation ("the E.U.").
  private static func endsClause(_ word: Word) -> Bool {
    word.word.count > 1 && word.after.contains { ",;:.!?–—".contains($0) }
  }

  /// The bytes of some words, from the first to the last.
  func range(_ i: Int, wordCount: Int) -> ByteRange {
    ByteRange(words[i].range.start, words[i + wordCount - 1].range.end)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte >= 0x80
  }

  /// Whether an apostrophe, single or doubled, stands between two letters.
  private static func isApostrophe(at i: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
    guard bytes[i] == 0x27 else { return false }
    let next = i + 1 < range.end && bytes[i + 1] == 0x27 ? i + 2 : i + 1
    return next < range.end && isLetter(bytes[next])
  }
}
