/// Every key of the language, and where it is allowed. Validation, the tables in the docs and the JSON Schema are all
/// made from this table.
package enum Key: String, CaseIterable, Sendable {
  // At the top level of a file
  case title, description, language, question, standard, conclusions, sources, imports, claims, groups, views, expect
  // Of a claim
  case because, but, basis, evidence, from, contradicts, implicit, weight, tags, label, note
  // Of an inference
  case premises, unless, scheme, strength
  // Of a citation
  case source, at, quote
  // Of a source
  case author, date, url, file, accessed
  // Of a view
  case focus, depth
  /// Not `walk`, which is a natural id of a claim, and no id can be a key.
  case guidedWalk = "guided-walk"
  // Of `expect`
  case accepted, rejected, undecided
  case notAccepted = "not-accepted"

  /// The kinds of mappings in the language.
  package enum Owner: String, CaseIterable, Sendable {
    case map, claim, step, linkedPremises, citation, source, group, view, expect

    /// The name of this kind of mapping in messages.
    package var name: String {
      switch self {
      case .map: "the top level of a map"
      case .claim: "a claim"
      case .step: "an item of `because`, `but` or `unless`"
      case .linkedPremises: "an item with `premises`"
      case .citation: "a citation"
      case .source: "a source"
      case .group: "a group"
      case .view: "a view"
      case .expect: "`expect`"
      }
    }
  }

  /// The keys whose value is a list of items that can have keys themselves.
  package static let lists: [Key] = [.claims, .groups, .because, .but, .unless, .premises]

  package static func isKey(_ key: Key, of owner: Owner) -> Bool {
    masks[Int(unsafeBitCast(owner, to: UInt8.self))] & 1 << UInt64(key.number) != 0
  }

  /// The spellings of the keys that are allowed in a mapping.
  static func names(of owner: Owner) -> [String] { names[Int(unsafeBitCast(owner, to: UInt8.self))] }

  private static let names = Owner.allCases.map { keys(of: $0).map(\.rawValue) }

  /// The spellings of all keys.
  static let allNames = allCases.map(\.rawValue)

  /// Indexed by owner, with a bit for each of its keys. A set of keys would be too slow: there is a lookup for every
  /// key of a map.
  private static let masks: [UInt64] = Owner.allCases.map { owner in
    keys(of: owner).reduce(0) { $0 | 1 << UInt64($1.number) }
  }

  // By default, the cases of an enumeration with string values are compared and hashed as strings, which is slow.
  package static func == (a: Key, b: Key) -> Bool { a.number == b.number }
  package func hash(into hasher: inout Hasher) { hasher.combine(number) }

  /// The key's position among the cases, which is how an enumeration without associated values is stored.
  private var number: UInt8 { unsafeBitCast(self, to: UInt8.self) }
  /// The same as `number`, for use as an index into a table.
  var index: Int { Int(number) }

  /// The key at a position among the cases.
  package init(number: Int) {
    precondition(number < Self.allNames.count, "a key's number is a position among the keys")
    self = unsafeBitCast(UInt8(number), to: Key.self)
  }
}

/// The keys of each kind of mapping, as separate types. Code that reads a mapping switches over all keys of its type;
/// when a key is added, that code does not compile until it handles the new key.
extension Key {
  enum OfMap: String, CaseIterable {
    case title, description, author, date, from, language, question, standard, conclusions, sources, imports, claims,
      groups, views, expect
  }

  enum OfClaim: String, CaseIterable {
    case because, but, basis, evidence, from, contradicts, implicit, standard, weight, tags, label, note
  }

  /// The keys of a step, in addition to those of the claim in the same item.
  enum OfStep: String, CaseIterable { case unless, scheme, strength }

  /// The keys of an item with `premises`, in addition to those of every step.
  enum OfLinkedPremises: String, CaseIterable { case premises, label, tags, implicit, note, from }

  enum OfCitation: String, CaseIterable { case source, at, quote, note }
  enum OfSource: String, CaseIterable { case title, author, date, url, file, accessed }
  enum OfGroup: String, CaseIterable { case question, claims, groups }
  enum OfView: String, CaseIterable {
    case title, focus, depth, groups, tags
    case guidedWalk = "guided-walk"
  }

  /// The keys that are allowed in a mapping, in addition to its id.
  package static func keys(of owner: Owner) -> [Key] {
    switch owner {
    case .map: all(OfMap.self)
    case .claim: all(OfClaim.self)
    case .step: all(OfClaim.self) + all(OfStep.self)
    case .linkedPremises: [.premises] + all(OfStep.self) + [.label, .tags, .implicit, .note, .from]
    case .citation: all(OfCitation.self)
    case .source: all(OfSource.self)
    case .group: all(OfGroup.self)
    case .view: all(OfView.self)
    case .expect: all(Graph.Expectation.Outcome.self)
    }
  }

  private static func all<Own: RawRepresentable & CaseIterable>(_ type: Own.Type) -> [Key]
  where Own.RawValue == String {
    type.allCases.map { Key(rawValue: $0.rawValue)! }
  }
}

// Keys are looked up by number, which is fast: `OfStep.init` and `OfClaim.init` are called for nearly every key.

extension Key.OfMap {
  private static let byNumber = Key.allCases.map { Self(rawValue: $0.rawValue) }
  init?(_ key: Key) { if let own = Self.byNumber[key.index] { self = own } else { return nil } }
}

extension Key.OfClaim {
  private static let byNumber = Key.allCases.map { Self(rawValue: $0.rawValue) }
  init?(_ key: Key) { if let own = Self.byNumber[key.index] { self = own } else { return nil } }
}

extension Key.OfStep {
  private static let byNumber = Key.allCases.map { Self(rawValue: $0.rawValue) }
  init?(_ key: Key) { if let own = Self.byNumber[key.index] { self = own } else { return nil } }
}
