import ArgumentMap
import MapSyntax
import SourceText

/// What the wording rules know about English: which words carry no content, and which words are forms of each other.
/// The word lists are short enough to review.
package enum EnglishWords {
  /// Words that connect other words but carry no content themselves.
  package static let functionWords: Set<String> = words(
    """
    a an the this that these those it its they them their theirs he him his she her hers we us our ours you your yours i me
    my mine one ones who whom whose which what when where why how there here and or but nor so yet if then else than as at
    by for from in into of off on onto out over to up down with without within through across about above below under
    between among against during before after since until while because although though unless whether not no never
    neither either both all any each every some whoever whatever whichever wherever whenever many much more most less least few fewer several such same other others
    another only also just even still too very quite rather really actually already again once twice always often
    sometimes usually mostly hardly ever is are was were be been being am do does did done doing have has had having can
    could may might must shall should will would ought need needs cannot let lets get gets got go goes make makes made
    take takes took like unlike well better best good worse worst bad new old own way ways thing things something anything
    nothing everything someone anyone nobody everybody everyone lot lots kind kinds sort sorts case cases part parts
    first second last next two three whole now today around away far near enough alone back together perhaps maybe probably
    appear appears appeared seem seems seemed simply particular particularly naturally besides surely upon able want wants
    wanted find finds found mean means meant bit course happen happens happened keep keeps kept given fact facts
    completely basically little getting come comes came coming people man men person persons cause causes caused
    considered point points view views due perhaps exist exists
    nearly almost certainly however therefore thus hence itself himself herself themselves ourselves myself yourself else
    later earlier already soon both per via true false went gone
    """)

  /// Words that negate a statement.
  static let negations: Set<String> = words("not no never none nobody nothing neither nor cannot without hardly")

  /// Common words: English text of more than a few words contains at least one of them.
  private static let signs: Set<Hash> = Set(
    words(
      "the are were and not that has have would should there they than with which this these those from been cannot"
    )
    .map { Hash($0) })

  /// Maps irregular forms, which cannot be recognized by their endings, to the first word of their row below.
  private static let irregular: [String: String] = {
    var result: [String: String] = [:]
    let rows = """
      child children|woman women|foot feet|tooth teeth|mouse mice|wife wives|knife knives|leaf leaves|thief thieves|\
      half halves|self selves|go went gone|make made|take took taken|give gave given|know knew known knowledge|\
      think thought|say said|see saw seen|leave left|lose lost loss|pay paid|sell sold sale|tell told|teach taught|\
      build built|buy bought|bring brought|catch caught|choose chose chosen choice|drive drove driven|fall fell \
      fallen|feel felt|fight fought|grow grows growing grew grown growth|hold held|lead led|meet met|run ran|rise \
      rose risen|send sent|spend spent|speak spoke spoken speech|stand stood|steal stole stolen theft|win won|write \
      wrote written|wear wore worn|break broke broken|begin began begun|become became|freeze froze frozen|die dies \
      died dying dead death|analysis analyses analyse analyze|criterion criteria|phenomenon phenomena|hypothesis \
      hypotheses|crisis crises|decide decision|live lives lived living life alive|prove proof proven|believe belief|\
      safe safety|true truth|high height|long length|strong strength|wide width|deep depth|weigh weight|lie lying \
      liar|swim swam swum|sing sang sung song|eat ate eaten|drink drank drunk|forget forgot forgotten|destroy \
      destruction|produce product production|reduce reduces reduced reducing reduction reductions|conclude \
      concludes concluded conclusion conclusions|apply applies applied applying application applications|free \
      freely freedom freedoms|responsible responsibly responsibility responsibilities|democracy democracies \
      democratic|explain explains explained explanation explanations|describe described description|permit permits \
      permitted permission|admit admits admitted admission|receive received reception|perceive perceived perception|\
      expand expands expanded expansion|extend extended extension|comprehend comprehension|succeed succeeds \
      succeeded success successful|compete competes competed competition competitor competitors competitive|repeat \
      repeated repetition|poor poorer poorest poverty|rich riches wealth wealthy|hot heat|warm warmth|able ability \
      abilities|include includes included inclusion|exclude excludes excluded exclusion|invade invades invaded \
      invasion|solve solves solved solution solutions|resolve resolves resolved resolution
      """
    for row in rows.split(separator: "|") {
      let forms = row.split(whereSeparator: \.isWhitespace).map(String.init)
      for form in forms { result[form] = forms[0] }
    }
    return result
  }()

  /// Words that look like forms of words in other rows but are not, each with the number of its row.
  private static let apart: [String: Int] = {
    let rows = """
      universe universes universal|university universities|organ organs|organize organizes organized organise \
      organised organization organizations organisation organisations|organic organically|police policing|policy \
      policies|general generally generals|generation generations|generate generates generated|generous generosity|\
      custom customs customary|customer customers|import imports imported importing|important importantly \
      importance|new newer newest|news|port ports|portion portions|portable|part parts|party parties|partial \
      partially|station stations|state states|static|statistic statistics statistical|stable stability|mass masses \
      massive|mission missions|miss misses missed missing|real really reality|realize realizes realized realise \
      realised|pass passes passed passing|passion passions|passive passively|event events|eventual eventually|author \
      authors|authority authorities|captain captains|capital capitals|capable capability|master masters|mastery|\
      matter matters|material materials|minor minors minority|minister ministers ministry|mine mines|mineral \
      minerals|moment moments|momentum|mother mothers|motion motions|motor motors|sense senses|sensor sensors|\
      sensible sensibly|sensitive sensitivity|single singles|sing singing|secret secrets secretly|secretary \
      secretaries|commune communes|communist communists communism|community communities|communicate communicates \
      communicated communication|comment comments|commerce commercial|commit commits committed|committee committees|\
      access accesses accessed|accessory accessories|interest interests interested interesting|intern interns|\
      internal internally|international internationally|nation nations national|native natives|nature natural \
      naturally|rate rates rated|ration rations|rational rationally rationality|ratio ratios|sever severs severed|\
      severe severely severity|human humans humanity|humane humanely|humid humidity|moral morals morality morally|\
      morale|physical physically|physician physicians|popular popularity|population populations|private privately \
      privacy|privation privations|proper properly|property properties|prove proves proved|proverb proverbs|province \
      provinces|process processes processed|procession|profess professes|profession professions professional|\
      professor professors|object objects|objection objections|objective objectives objectively|constitute \
      constitutes|constitution constitutions constitutional|institute institutes|institution institutions|number \
      numbers numbered|numb numbness|cat cats|cater caters|cent cents|center centers|ton tons|tone tones|plan plans \
      planned planning|plane planes|plant plants planted|planet planets|planetary|past pasts|paste pastes|test tests \
      tested testing|testament|invest invests invested investment|investigate investigates investigated \
      investigation
      """
    var result: [String: Int] = [:]
    for (number, row) in rows.split(separator: "|").enumerated() {
      for word in row.split(whereSeparator: \.isWhitespace) { result[String(word)] = number }
    }
    return result
  }()

  /// Endings that the forms of a word can have after their shared stem.
  private static let endings: Set<String> = words(
    """
    s es e ed d ing er ers or ors ly y ies ied ier iest ily est ness ment ments ion ions ation ations ition itions
    able ible ably ibly ability ity ities al ally ial ous ously ive ively ence ences ance ances ency ancy ent ant ents
    ants ism isms ian ians ory ories ist ists ful fully less en ened ening ise ises ised ising ize izes ized izing
    isation ization ic ical ically th
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// Whether two words, both in lower case, are forms of the same word: `prefer` and `preferable`, `mouse` and `mice`.
  /// Regular forms must share a stem of at least four bytes, followed by an ending or by nothing, or be forms of a short
  /// word (`WordStems`).
  package static func areForms(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let first = base(a) ?? withY(a)
    let second = base(b) ?? withY(b)
    if first == second { return true }
    if let one = apart[a], let other = apart[b], one != other { return false }
    if !WordStems.common(a, b).isEmpty { return true }
    let x = Array(first.utf8)
    let y = Array(second.utf8)
    var shared = 0
    while shared < min(x.count, y.count), x[shared] == y[shared] { shared += 1 }
    // The two endings may start with the same letters, so shorter stems are tried too.
    while shared >= 4 {
      if isEnding(x[shared...], after: x[shared - 1]), isEnding(y[shared...], after: y[shared - 1]) { return true }
      shared -= 1
    }
    return false
  }

  /// The first word of the row in which a word is, in the singular or the plural.
  private static func base(_ word: String) -> String? {
    if let base = irregular[word] { return base }
    guard word.last == "s" else { return nil }
    return irregular[String(word.dropLast())] ?? (word.hasSuffix("es") ? irregular[String(word.dropLast(2))] : nil)
  }

  /// A word with `y` in place of a final `ies` or `ied`: `city` for `cities`, `try` for `tried`.
  private static func withY(_ word: String) -> String {
    word.utf8.count > 3 && (word.hasSuffix("ies") || word.hasSuffix("ied")) ? word.dropLast(3) + "y" : word
  }

  /// Whether the rest of a word is empty, an ending, or a doubled consonant and an ending (`stop`, `stopped`).
  private static func isEnding(_ rest: ArraySlice<UInt8>, after last: UInt8) -> Bool {
    if rest.isEmpty || endings.contains(String(decoding: rest, as: UTF8.self)) { return true }
    return rest.first == last && endings.contains(String(decoding: rest.dropFirst(), as: UTF8.self))
  }

  /// Words that make the opposite of a statement, or report it as somebody's.
  private static let reversing = [
    "abolish", "anti", "against", "argue", "assert", "ban", "believe", "claim", "doubt", "end", "fail", "lack", "limit",
    "oppose", "prevent", "prohibit", "reject", "restrict", "say", "stop", "suggest", "think",
  ]

  /// Whether a word, added to a text, makes it say something else altogether.
  static func isReversing(_ word: String) -> Bool { reversing.contains { areForms(word, $0) } }

  /// Words that change little if they stand in place of each other.
  private static let grammar: Set<String> = words(
    """
    a an the this that these those its their his her our your my it they he she we you is are was were be been being has
    have had do does did done will would and or of to in at by from as which who than then so very quite rather really
    also just only still even actually for
    """)

  /// Whether a text says nearly the same with one word in place of the other: both are forms of one word, one is a
  /// misspelling of the other, or neither carries content.
  static func areInterchangeable(_ a: String, _ b: String) -> Bool {
    if grammar.contains(a), grammar.contains(b) { return true }
    if functionWords.contains(a) || functionWords.contains(b) { return false }
    if areForms(a, b) { return true }
    // A slip at the start of a word is rare; other words, and opposites, often differ there.
    return min(a.utf8.count, b.utf8.count) >= 6 && a.prefix(2) == b.prefix(2)
      && WordAlignment(a.map(String.init), b.map(String.init)).cost == 1
  }

  /// The words of the given text, in lower case and without punctuation around them.
  static func words(of text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "-") }.compactMap { word in
      var word = word
      while word.last == "'" || word.last == "-" { word.removeLast() }
      while word.first == "'" || word.first == "-" { word.removeFirst() }
      return word.isEmpty ? nil : String(word)
    }
  }

  // MARK: Lookup by hash

  /// A hash of a word, computed byte by byte (FNV-1a by Fowler, Noll and Vo).
  package struct Hash: Hashable {
    package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    package init() {}
    package init(_ word: String) { for byte in word.utf8 { add(byte) } }

    @inline(__always)
    package mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// A hash table of the hashes of all function words, indexed by their lowest bits; 0 marks a free slot.
  private static let functionHashes: [UInt64] = {
    var slots = [UInt64](repeating: 0, count: 1024)
    for word in functionWords {
      let hash = Hash(word).value
      var slot = Int(hash & 1023)
      while slots[slot] != 0 { slot = (slot + 1) & 1023 }
      slots[slot] = hash
    }
    return slots
  }()

  package static func isFunctionWord(_ hash: Hash) -> Bool {
    functionHashes.withUnsafeBufferPointer { slots in
      var slot = Int(hash.value & 1023)
      while slots[slot] != 0 {
        if slots[slot] == hash.value { return true }
        slot = (slot + 1) & 1023
      }
      return false
    }
  }

  /// A filter, indexed by a hash's lowest bits, that tells whether a word may be an irregular form, so that most words
  /// need no lookup.
  private static let mayBeIrregular: [Bool] = {
    var bits = [Bool](repeating: false, count: 4096)
    for word in irregular.keys { bits[Int(Hash(word).value & 4095)] = true }
    return bits
  }()

  private static let bases: [Hash: (hash: UInt64, head: UInt32)] = Dictionary(
    uniqueKeysWithValues: irregular.map { word, base in
      let head = base.utf8.prefix(4).enumerated().reduce(UInt32(0)) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
      return (Hash(word), (Hash(base).value, head))
    })

  /// The base word of an irregular form: its hash and its first four bytes in little-endian order. Nil for other words.
  package static func base(_ hash: Hash) -> (hash: UInt64, head: UInt32)? {
    mayBeIrregular[Int(hash.value & 4095)] ? bases[hash] : nil
  }

  /// Whether a map is in English: its `language` says so or, if it has none, at least a third of its first claims
  /// contain a typical English word.
  static func isLanguage(of graph: Graph) -> Bool {
    if let language = graph.head.language {
      let name = graph.text(language).lowercased()
      return name == "en" || name.hasPrefix("en-")
    }
    var count = 0
    var english = 0
    for claim in graph.ownClaims.prefix(80) {
      guard let text = graph.own(graph.claims[claim.int].text), !graph.claims[claim.int].isImported else { continue }
      count += 1
      if hasSign(graph.place(text).range, graph.file.bytes) { english += 1 }
      // At 40 claims the count stops, and by then a third is certain.
      if count == 40 || english * 3 >= 40 { break }
    }
    return english * 3 >= count && count > 0
  }

  private static func hasSign(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
    var hash = Hash()
    for byte in bytes[range.indices] {
      // A quotation mark, around the text or in it, is not part of a word.
      if byte <= 0x20 || byte == 0x22 || byte == 0x27 {
        if signs.contains(hash) { return true }
        hash = Hash()
      } else {
        hash.add(0x41...0x5A ~= byte ? byte | 0x20 : byte)
      }
    }
    return signs.contains(hash)
  }
}
