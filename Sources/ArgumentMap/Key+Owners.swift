/// The keys of each kind of mapping, as types of their own: whoever reads one goes through its keys one by one, so that a
/// new key does not compile until it is read.
extension Key {
  enum OfMap: String, CaseIterable {
    case title, description, language, question, standard, conclusions, sources, imports, claims, groups, views, expect
  }

  enum OfClaim: String, CaseIterable {
    case because, but, basis, evidence, from, contradicts, implicit, standard, weight, tags, label, note
  }

  /// The keys of a step beside those of the claim in the same item.
  enum OfStep: String, CaseIterable { case unless, scheme, strength }

  /// The keys of an item with `premises` beside those of every step.
  enum OfLinkedPremises: String, CaseIterable { case premises, note, from }

  enum OfCitation: String, CaseIterable { case source, at, quote, note }
  enum OfSource: String, CaseIterable { case title, author, date, url, file, accessed }
  enum OfGroup: String, CaseIterable { case claims, groups }
  enum OfView: String, CaseIterable { case title, focus, depth, groups, tags }

  /// The keys that may stand in a mapping, besides its id.
  package static func keys(of owner: Owner) -> [Key] {
    switch owner {
    case .map: all(OfMap.self)
    case .claim: all(OfClaim.self)
    case .step: all(OfClaim.self) + all(OfStep.self)
    case .linkedPremises: [.premises] + all(OfStep.self) + [.note, .from]
    case .citation: all(OfCitation.self)
    case .source: all(OfSource.self)
    case .group: all(OfGroup.self)
    case .view: all(OfView.self)
    case .expect: Graph.Standing.allCases.map { Key(rawValue: $0.rawValue)! }
    }
  }

  private static func all<Own: RawRepresentable & CaseIterable>(_ type: Own.Type) -> [Key]
  where Own.RawValue == String {
    type.allCases.map { Key(rawValue: $0.rawValue)! }
  }
}

// Keys are looked up by their numbers, since that of a claim is asked for every key of a map.

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
