import ArgumentMap
import MapChecks
import SourceText
import TestSupport
import Testing

/// The rules about wording: what they must find, and above all what they must leave alone.
@Suite struct WordingTests {
  /// Makes a map with each text as a claim that has a basis; returns the indices of the texts in which the rule finds
  /// something.
  static func found(_ texts: [String], language: String? = "en", only rule: String) -> [Int] {
    var map = language.map { "language: \($0)\n" } ?? ""
    map += "claims:\n"
    for (i, text) in texts.enumerated() {
      let quoted = text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      map += "  - c\(i): '\(quoted)'\n    basis: value\n"
    }
    var settings = CheckSettings.standard
    settings.select([rule])
    let result = checkMap(SourceFile(path: "test", text: map), files: FilesInMemory([:]), settings: settings)
    return result.findings.compactMap { $0.claim.flatMap { Int($0.dropFirst()) } }
  }

  static func expect(
    _ rule: String, finds: [String], leaves: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let missed = finds.indices.filter { !found([finds[$0]], only: rule).contains(0) }.map { finds[$0] }
    let wrong = leaves.filter { !found([$0], only: rule).isEmpty }
    #expect(missed.isEmpty && wrong.isEmpty, "missed \(missed), wrong \(wrong)", sourceLocation: sourceLocation)
  }

  @Test func questions() {
    Self.expect(
      "question-as-claim", finds: ["Is it so?", "Is it so?  ", "それは本当ですか？", "Is it 'so'?", "Should we?!"],
      leaves: ["He asked \"Why?\"", "It is so.", "The ? key is worn", "What matters is the ice"])
  }

  /// A claim before a question is not called a question.
  @Test(arguments: [
    ("Is it so?", nil), ("Why not? Is it so?", nil), ("It is old. Why keep it?", "Why keep it?"),
    ("It is old; why keep it?", "why keep it?"), ("It is old - why keep it?!", "why keep it?"),
    ("'It is old. Why keep it?'", "Why keep it?"), ("これは古い。本当ですか？", "本当ですか？"),
  ])
  func questionsAtTheEnd(_ text: String, _ question: String?) throws {
    let file = SourceFile(path: "test", text: "claims:\n  - c: \(text)\n    basis: value\n")
    var settings = CheckSettings.standard
    settings.select(["question-as-claim"])
    let finding = try #require(checkMap(file, files: FilesInMemory([:]), settings: settings).findings.first)
    let place = String(decoding: file.bytes[finding.place.range.indices], as: UTF8.self)
    #expect(finding.message.hasPrefix("`c` ends with a question") == (question != nil))
    #expect(place == question ?? text)
  }

  /// An objection grants a reason only if it repeats it.
  @Test(arguments: [
    ("Even if the lake did not freeze, that may be the salt", true), ("Even though lakes froze, it was cold", false),
    ("Even if the lake never froze over, that may be the salt", true),
    ("Even if the winter was mild, it was wet", false),
    ("Even if the big lake was shallow and dirty and full of salt, it was cold", false),
  ])
  func grantedReasons(_ text: String, _ isFound: Bool) {
    let map = """
      language: en
      claims:
        - mild: The winter was mild
          because:
            - lake: The lake did not freeze over
              basis: observation
            - roses: Roses flowered in all the gardens of the town
              basis: observation
          but:
            - o: \(text)
              basis: observation

      """
    var settings = CheckSettings.standard
    settings.select(["objection-to-inference"])
    let findings = checkMap(SourceFile(path: "test", text: map), files: FilesInMemory([:]), settings: settings).findings
    #expect(findings.count == (isFound ? 1 : 0))
    #expect(findings.allSatisfy { $0.message.contains("grants the reason `lake`") })
  }

  @Test func reasoning() {
    Self.expect(
      "reasoning-in-claim",
      finds: [
        "The ice is thin because it was warm", "It was warm; therefore the ice is thin", "Therefore the ice is thin",
        "Since it was warm, the ice is thin", "The ice is thin, because nobody measured it", "Hence it is thin",
        "It was warm and consequently the ice is thin",
        "Because it was warm, the ice is thin", "Since nobody skated, the ice was thin",
        "It was warm, so the ice is thin", "It was warm, thus the ice is thin", "It was warm, and thus it is thin",
        "It was warm and as a result the ice is thin", "As a result, the ice is thin", "So the ice is thin",
        "The ice should be closed because it broke", "The ice is therefore thin", "It was warm — hence the ice is thin",
        "Ice is thin, since it was warm", "It was warm,\n    so the ice is thin",
        "The ice is thin, and should therefore be left alone",
      ],
      leaves: [
        "The ice is thin because of the sun", "It is thin, but not because it was warm",
        "It is so just because he says so",
        "Since 1963 the lake has not frozen", "Since the war, prices have risen", "He said \"because\"",
        "The word because is long", "Henceforth nobody skates", "The ice has been thin ever since",
        "The because-clause is short", "Pincehence is a name", "It is thin in part because it was warm",
        // Mere causes, what others say, and what is only supposed.
        "The fish died because the lake froze", "The lake was closed because a boat sank",
        "The paper says that it was mild because nobody skated", "If it is thin because it was warm, nobody skates",
        "He left, so that nobody saw him", "The ice melts, thus making skating hard", "So many fish died",
        "It is open and therefore rarely used", "He died as a result of the cold", "Thus far it was warm",
        "Two days hence the ice is gone", "The lake was not so deep", "Because", "Therefore",
        "It is thin “because it was warm”",
      ])
    // Quotation marks change nothing.
    for text in ["Just because a law is old, it need not be good", "Simply because it is old does not mean it is good"]
    {
      for quoted in [text, "'\(text)'", "\"\(text)\""] {
        let map = "language: en\nclaims:\n  - c: \(quoted)\n    basis: value\n"
        var settings = CheckSettings.standard
        settings.select(["reasoning-in-claim"])
        let result = checkMap(SourceFile(path: "test", text: map), files: FilesInMemory([:]), settings: settings)
        #expect(result.findings.isEmpty, "\(quoted)")
      }
    }
    // English words mean nothing to the rule in another language.
    #expect(Self.found(["Das Eis ist dünn because es warm war"], language: "de", only: "reasoning-in-claim").isEmpty)
    #expect(Self.found(["Il fait chaud because"], language: nil, only: "reasoning-in-claim").isEmpty)
  }

  /// A bare "Therefore" is removed without asking only where nothing else changes with it.
  @Test(arguments: [
    ("'Therefore, the ice is thin'", Fix.Safety.safe, "'The ice is thin'"),
    ("Thus the ice is thin", .safe, "The ice is thin"), ("Because the ice is thin", .safe, "The ice is thin"),
    ("\"Therefore the \\\"ice\\\" is thin\"", .safe, "\"The \\\"ice\\\" is thin\""),
    (">-\n      Therefore the ice is thin", .safe, ">-\n      The ice is thin"),
    ("\"Therefore the \\\"lake\\\" froze\"", .unsafe, "\"The \\\"lake\\\" froze\""),
    ("So it is thin", .unsafe, "It is thin"), ("Therefore the lake froze", .unsafe, "The lake froze"),
    ("Therefore the quoted words", .unsafe, "The quoted words"), ("The ice is thus thin", .unsafe, "The ice is thin"),
  ]) func removedWord(text: String, safety: Fix.Safety, fixed: String) throws {
    let map = """
      language: en
      claims:
        - c: \(text)
          from: {source: https://example.org, quote: Therefore the quoted words}
        - lake: The lake froze
          basis: value

      """
    let rest = map.split(separator: text, maxSplits: 1)
    var settings = CheckSettings.standard
    settings.select(["reasoning-in-claim"])
    let result = checkMap(SourceFile(path: "test", text: map), files: FilesInMemory([:]), settings: settings)
    let fix = try #require(result.findings.first?.fixes.first)
    #expect(fix.safety == safety)
    #expect(fix.edits.count == 1)
    var bytes = Array(map.utf8)
    let range = fix.edits[0].place.range
    bytes.replaceSubrange(range.start..<range.end, with: fix.edits[0].text.utf8)
    #expect(String(decoding: bytes, as: UTF8.self) == rest[0] + fixed + rest[1])
  }

  @Test func pronouns() {
    Self.expect(
      "dangling-pronoun",
      finds: [
        "It did not freeze", "This shows in the gardens", "They were in blossom", "These are signs of a mild winter",
        "That would cost too much", "This argument fails", "He saw it", "It is thin", "Such lakes freeze late",
        "It's thin", "They’re thin",
      ],
      leaves: [
        "It rained", "It is raining", "It is wrong to lie", "It is known that lakes freeze",
        "It takes years to learn that",
        "This year it was mild", "Those who skate fall", "That swans are white is known", "These days nobody skates",
        "Italy is warm", "Thistles grow", "It was cold", "It seems that nobody knows",
        "It does not follow that he lied",
        "IT costs too much", "This house would ban cars", "He who skates falls", "It is Monday", "It has been raining",
        "It turns out the lake froze", "It is worth trying", "It's raining", "Theory matters", "Heat rises",
        "Shelters help",
      ])
  }

  @Test func twoClaimsInOne() {
    Self.expect(
      "compound-claim",
      finds: [
        "The winter was mild. The spring was wet", "The lake is open; nobody skates",
        "The spring was wet, and the fields were flooded", "It was mild, but it was wet",
        "The winter was mild! The spring was wet", "The spring is wet; the fields flooded early",
      ],
      leaves: [
        "Dr. Frost says so", "Few skated, e.g. The Warden", "Prof. A. Frost was there", "It costs 3.50 Euro",
        "The winter was mild, wet, and windy", "The red, the blue and the green ones", "See www.example.org. for more",
        "Sen. Frost left", "It opens at 8 p.m. Eastern time", "It was mild (2003; cf. Frost) and wet",
        "Three winters were mild: 2003, by Frost; 2007, by Snow; 2014, by Hail", "The U.S. Army left",
        "He came, and with him the frost", "Apples, pears and plums are fruit",
        // What is only granted, lists, and sentences that announce another one.
        "It may be old, but it is good", "It is certainly cold, but it is not wet", "The opposite is true; it was mild",
        "The question is not whether it was mild, but it is how mild it was", "They plan to save it; to use it wisely",
        "It is dark; left or right, far or near", "It has to balance; say a family has three boys",
      ])
  }

  @Test func longTexts() {
    let long = Array(repeating: "word", count: 41).joined(separator: " ")
    Self.expect("overlong-claim", finds: [long], leaves: [String(long.dropFirst(5))])
  }

  @Test func equalTexts() {
    func found(_ texts: [String]) -> [Int] { Self.found(texts, only: "duplicate-text") }
    #expect(found(["The lake froze", "the lake froze.", "The lake froze!", "The lake thawed"]) == [1, 2])
    #expect(found(["The lake froze", "The lakefroze", "Froze the lake", "The lake, frozen"]).isEmpty)
    #expect(found(["Übel ist das", "übel ist das"]) == [1])
    #expect(found(["湖は凍った", "湖は凍った。", "湖は凍らなかった"]) == [1])
    #expect(found(["Ünder", "Under"]).isEmpty)
    #expect(found(["It’s so", "It's so"]) == [1])
    // Texts that differ in symbols, or in case or punctuation that changes the meaning, are different texts.
    #expect(
      found([
        "C is fast", "C++ is fast", "C# is fast", "x > 0", "x < 0", "p ∧ q", "p ∨ q", "It grew by 2", "It grew by -2",
        "It is 1.5", "It is 15", "It helped us", "It helped US", "I like 👍", "I like 👎", "We're here", "Were here",
      ]).isEmpty)
    // Texts with the same words or digits in a different order are different texts.
    #expect(found(["Item 12 beats item 21", "Item 21 beats item 12", "Item 11 beats item 22"]).isEmpty)
    #expect(found(["?!", "...", "One", "One."]) == [3])
  }

  @Test func similarTexts() {
    func found(_ texts: [String]) -> [Int] { Self.found(texts, only: "similar-text") }
    #expect(found(["The big lake behind the mill froze over", "The big lake behind the old mill froze over"]) == [1])
    #expect(
      found(["The big lake behind the mill froze over", "The big lake behind the mill never froze over"]).isEmpty)
    #expect(found(["The big lake froze in the winter of 2003", "The big lake froze in the winter of 2004"]).isEmpty)
    // A word that takes the place of another makes another statement, unless both are the same word.
    for (other, isSimilar) in [
      ("The old lake behind the mill is a danger to the school", true),
      ("The old lakes behind the mill are a danger to the school", true),
      ("The old lake behind the mill was a danger for the schools", true),
      ("The old lake behind the mill was a danger of our school", true),
      ("The old lake behind the mill was a dangeer to the school", true),
      ("The old lake behind the mill was a blessing to the school", false),
      ("The old lake before the mill was a danger to the school", false),
      ("The new lake behind the mill was a danger to the school", false),
      ("Closing off the old lake behind the mill was a danger to the school", true),
      ("Banning the old lake behind the mill was a danger to the school", false),
      ("Experts say the old lake behind the mill was a danger to the school", false),
      ("Not the old lake behind the mill was a danger to the school", false),
    ] {
      let texts = ["The old lake behind the mill was a danger to the school", other]
      #expect(found(texts) == (isSimilar ? [1] : []), "\(other)")
    }
    #expect(found(["The state’s big lake froze over", "The state''s big lake froze over"]).isEmpty)
    #expect(
      found(["The law is effective in most of these cases", "The law is ineffective in most of these cases"]).isEmpty)
    #expect(
      found(["Farms could live without such illegal labor", "Farms couldn't live without such illegal labor"]).isEmpty)
  }

  // MARK: Forms of words

  @Test func formsOfOneWord() {
    for (a, b) in [
      ("prefer", "preferable"), ("mouse", "mice"), ("city", "cities"), ("run", "running"), ("stop", "stopped"),
      ("argue", "arguing"), ("child", "children"), ("decide", "decision"), ("know", "known"), ("weak", "weakness"),
      ("skate", "skaters"), ("danger", "dangerous"), ("freeze", "frozen"), ("use", "used"), ("analysis", "analyses"),
      ("true", "truth"), ("organise", "organisation"), ("quick", "quickly"), ("lie", "lying"),
      ("box", "boxes"), ("misalign", "misaligned"), ("virtue", "virtues"), ("able", "ability"), ("reduce", "reduction"),
      ("conclude", "conclusions"), ("free", "freedom"), ("democracy", "democratic"), ("explain", "explanation"),
      ("death", "deaths"), ("choice", "choices"), ("belief", "beliefs"), ("die", "dying"), ("life", "lives"),
      ("live", "living"), ("use", "using"), ("used", "using"), ("care", "caring"), ("ride", "riding"),
      ("vote", "voter"),
      ("safe", "safer"), ("tax", "taxed"), ("act", "acting"), ("aim", "aims"), ("wins", "winning"), ("fly", "flies"),
      ("try", "tried"), ("age", "aging"), ("rise", "rising"),
    ] {
      #expect(EnglishWords.areForms(a, b) && EnglishWords.areForms(b, a), "\(a) and \(b)")
    }
    for (a, b) in [
      ("cat", "dog"), ("cart", "carton"), ("plan", "planet"), ("form", "formula"), ("mean", "meander"),
      ("use", "usher"),
      ("car", "care"), ("port", "portrait"), ("inter", "interview"), ("as", "ass"), ("university", "universe"),
      ("organ", "organization"), ("police", "policy"),
      ("news", "new"), ("customs", "customer"), ("import", "important"), ("general", "generation"),
      ("car", "caring"), ("cars", "care"), ("tow", "tower"), ("bed", "bee"), ("bet", "better"), ("plan", "planes"),
      ("thing", "the"), ("rid", "riding"), ("king", "ken"),
    ] {
      #expect(!EnglishWords.areForms(a, b), "\(a) and \(b)")
    }
  }

  /// Working on hashes and bytes gives the same results as working on strings.
  @Test func hashesAgreeWithWords() {
    for word in EnglishWords.functionWords { #expect(EnglishWords.isFunctionWord(EnglishWords.Hash(word))) }
    for word in ["lake", "mice", "frozen", "überall", ""] {
      #expect(!EnglishWords.isFunctionWord(EnglishWords.Hash(word)))
    }
    #expect(EnglishWords.base(EnglishWords.Hash("mice"))?.hash == EnglishWords.Hash("mouse").value)
    #expect(EnglishWords.base(EnglishWords.Hash("lake")) == nil)
  }

  @Test func termsComeFromSomewhere() {
    func found(_ conclusion: String, _ premises: [String], rule: String) -> [String] {
      var map = "language: en\nclaims:\n  - c: '\(conclusion)'\n    because:\n      - premises:\n"
      for (i, premise) in premises.enumerated() { map += "          - p\(i): '\(premise)'\n            basis: value\n" }
      var settings = CheckSettings.standard
      settings.select([rule])
      return checkMap(SourceFile(path: "test", text: map), files: FilesInMemory([:]), settings: settings)
        .findings.map(\.message)
    }
    #expect(
      found("Mice are in danger", ["A mouse is small", "What is small is in danger"], rule: "rabbit-rule").isEmpty)
    #expect(found("Mice suffer", ["A mouse is small", "What is small is in danger"], rule: "rabbit-rule").count == 1)
    #expect(
      found("We don''t need mice", ["We do need mice", "Whoever needs mice likes mice"], rule: "rabbit-rule").isEmpty)
    #expect(
      found("Using lakes is bad", ["Who uses a lake harms it", "Whatever is used suffers"], rule: "rabbit-rule").isEmpty
    )
    #expect(found("Tweety flies", ["Birds fly", "Tweety is a bird"], rule: "rabbit-rule").isEmpty)
    #expect(found("Socrates’s death", ["Socrates is a man", "Men die"], rule: "rabbit-rule").isEmpty)
    #expect(found("Café owners gain", ["Every café gains", "Owners gain from cafés"], rule: "holding-hands").isEmpty)
    let alone = found("Mice suffer", ["A mouse suffers", "Whoever suffers is a grey mouse"], rule: "holding-hands")
    #expect(alone.count == 1 && alone[0].hasPrefix("\"grey\" is only in this premise"))
  }

  // MARK: Similar texts

  /// The edit distance, computed over the whole table and without a limit.
  static func distance(_ x: [UInt32], _ y: [UInt32]) -> Int {
    var row = Array(0...y.count)
    for i in 0..<x.count {
      var diagonal = row[0]
      row[0] = i + 1
      for j in 0..<y.count {
        let cost = diagonal + (x[i] == y[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(cost, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[y.count]
  }

  @Test func distancesAreRight() {
    var random = SeededRandom(7)
    for _ in 0..<4000 {
      func words() -> [UInt32] {
        (0..<Int.random(in: 0...9, using: &random)).map { _ in UInt32.random(in: 1...4, using: &random) }
      }
      let (x, y) = (words(), words())
      let limit = Int.random(in: 0...6, using: &random)
      let right = min(Self.distance(x, y), limit + 1)
      #expect(SimilarTexts.distance(x[...], y[...], atMost: limit) == right, "\(x) \(y) \(limit)")
    }
  }

  /// Random texts, a quarter of them copies with a word or two changed: finds at least 98% of the texts that are
  /// similar to an earlier one, and no others.
  @Test func allSimilarTextsAreFound() {
    var random = SeededRandom(11)
    var texts: [[String]] = []
    for i in 0..<600 {
      if i % 4 == 3 {
        var text = texts[Int.random(in: 0..<texts.count, using: &random)]
        for _ in 0...1 {
          text[Int.random(in: 0..<text.count, using: &random)] = "w\(Int.random(in: 0...400, using: &random))"
        }
        texts.append(text)
      } else {
        texts.append(
          (0..<Int.random(in: 6...16, using: &random)).map { _ in "w\(Int.random(in: 0...400, using: &random))" })
      }
    }
    var index = SimilarTexts(similarity: 80)
    for text in texts {
      let bytes = Array(text.joined(separator: " ").utf8)
      bytes.withUnsafeBufferPointer { index.add($0) }
    }
    let numbers = texts.map { $0.map { UInt32($0.dropFirst())! + 1 } }
    var expected: Set<Int> = []
    for later in texts.indices {
      for earlier in 0..<later {
        let allowed = max(texts[later].count, texts[earlier].count) / 5
        let distance = Self.distance(numbers[later], numbers[earlier])
        if distance > 0, distance <= allowed { expected.insert(later) }
      }
    }
    let found = Set(index.pairs().map(\.later))
    print("similar texts: \(found.intersection(expected).count) of \(expected.count) pairs found")
    #expect(found.subtracting(expected).isEmpty && expected.count > 60)
    #expect(found.count * 100 >= expected.count * 98)
  }
}
