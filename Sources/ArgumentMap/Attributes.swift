import MapSyntax

/// A single-valued attribute of a claim, inference, citation or source: its key, and the property that holds its node.
/// Code that joins, compares or prints attributes uses the tables below, so that a new attribute is handled everywhere.
package struct Attribute<Owner, Node>: Sendable {
  package let key: Key
  package let node: WritableKeyPath<Owner, Node?> & Sendable

  init(_ key: Key, _ node: WritableKeyPath<Owner, Node?> & Sendable) {
    self.key = key
    self.node = node
  }
}

extension Graph.Claim {
  package static let attributes: [Attribute<Graph.Claim, GraphNode>] = [
    Attribute(.label, \.label), Attribute(.note, \.note), Attribute(.basis, \.basisNode),
    Attribute(.implicit, \.implicitNode), Attribute(.standard, \.standard), Attribute(.weight, \.weight),
  ]
}

extension Graph.Inference {
  package static let attributes: [Attribute<Graph.Inference, GraphNode>] = [
    Attribute(.label, \.label), Attribute(.scheme, \.scheme), Attribute(.strength, \.strength),
    Attribute(.implicit, \.implicitNode), Attribute(.note, \.note),
  ]
}

extension Graph.Citation {
  package static let attributes: [Attribute<Graph.Citation, NodeIndex>] = Key.OfCitation.allCases.compactMap { key in
    if case .value(let node) = place(key) { Attribute(Key(rawValue: key.rawValue)!, node) } else { nil }
  }

  /// Where the value of a citation's key is stored.
  enum Place {
    /// The two parts of `reference`: the source's name or URL, and the anchor in that source.
    case source, anchor
    case value(WritableKeyPath<Graph.Citation, NodeIndex?> & Sendable)
  }

  static func place(_ key: Key.OfCitation) -> Place {
    switch key {
    case .source: .source
    case .at: .anchor
    case .quote: .value(\.quote)
    case .note: .value(\.note)
    }
  }
}

extension Graph.Source {
  package static let attributes: [Attribute<Graph.Source, GraphNode>] = Key.OfSource.allCases.map { key in
    Attribute(Key(rawValue: key.rawValue)!, node(key))
  }

  static func node(_ key: Key.OfSource) -> WritableKeyPath<Graph.Source, GraphNode?> & Sendable {
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
