import MapSyntax

/// A single value of a claim, inference, citation or source: the key that gives it, and where its node is kept. Whatever
/// joins, compares or prints these goes by the tables below, so that a new one is known everywhere.
package struct Attribute<Owner>: Sendable {
  package let key: Key
  package let node: WritableKeyPath<Owner, NodeIndex?> & Sendable

  init(_ key: Key, _ node: WritableKeyPath<Owner, NodeIndex?> & Sendable) {
    self.key = key
    self.node = node
  }
}

extension Graph.Claim {
  package static let attributes: [Attribute<Graph.Claim>] = [
    Attribute(.label, \.label), Attribute(.note, \.note), Attribute(.basis, \.basisNode),
    Attribute(.implicit, \.implicitNode), Attribute(.standard, \.standard), Attribute(.weight, \.weight),
  ]
}

extension Graph.Inference {
  package static let attributes: [Attribute<Graph.Inference>] = [
    Attribute(.scheme, \.scheme), Attribute(.strength, \.strength), Attribute(.note, \.note),
  ]
}

extension Graph.Citation {
  package static let attributes: [Attribute<Graph.Citation>] = Key.OfCitation.allCases.compactMap { key in
    node(key).map { Attribute(key.key, $0) }
  }

  /// Where the value of a key is kept; nil for those that make up the reference.
  static func node(_ key: Key.OfCitation) -> (WritableKeyPath<Graph.Citation, NodeIndex?> & Sendable)? {
    switch key {
    case .source, .at: return nil
    case .quote: return \Graph.Citation.quote
    case .note: return \Graph.Citation.note
    }
  }
}

extension Graph.Source {
  package static let attributes: [Attribute<Graph.Source>] = Key.OfSource.allCases.map { key in
    Attribute(key.key, node(key))
  }

  static func node(_ key: Key.OfSource) -> WritableKeyPath<Graph.Source, NodeIndex?> & Sendable {
    switch key {
    case .title: \.title
    case .author: \.author
    case .date: \.date
    case .url: \.url
    case .file: \.file
    case .accessed: \.accessed
    }
  }
}
