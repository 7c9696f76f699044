/// The form of each key's value, and the key's meaning, as used in the JSON Schema and the tables in the docs.
extension Key {
  /// The form of a value.
  package enum Shape: Sendable {
    case text, language, number, count, yesNo, basis, standard
    /// Ids of claims or groups, words, citations: a single one, or a list.
    case ids, words, citations
    /// Items of `claims` or `premises`; items that are inferences.
    case claims, steps
    case sources, imports, groups, views, expect
  }

  /// The form of the key's value.
  /// - Parameter owner: the kind of mapping that the key is in.
  package func shape(in owner: Owner) -> Shape {
    switch self {
    case .title, .description, .question, .label, .note, .scheme, .source, .at, .quote, .author, .date, .url, .file,
      .accessed:
      .text
    case .language: .language
    case .standard: .standard
    case .conclusions, .contradicts, .focus, .guidedWalk, .accepted, .rejected, .undecided, .notAccepted:
      .ids
    case .groups: owner == .view ? .ids : .groups
    case .tags: .words
    case .sources: .sources
    case .imports: .imports
    case .views: .views
    case .expect: .expect
    case .claims, .premises: .claims
    case .because, .but, .unless: .steps
    case .evidence, .from: .citations
    case .basis: .basis
    case .implicit: .yesNo
    case .weight, .strength: .number
    case .depth: .count
    }
  }

  /// What the key means, in one line, for users.
  package func meaning(in owner: Owner) -> String {
    switch (self, owner) {
    case (.title, .map): "What the map is called."
    case (.title, .source): "The source's title."
    case (.title, _): "What the view is called."
    case (.description, _): "What the map is about, in more detail."
    case (.language, _):
      "The language of the map's text, as a tag such as `en`; wording checks run only for languages that they support."
    case (.author, .map): "Who made the map."
    case (.date, .map): "When the map was made."
    case (.from, .map): "The sources that the whole map is based on."
    case (.question, .group): "The question that the claims of the group answer; drawn with the group's title."
    case (.question, _): "The question that the map answers; drawn above its conclusions."
    case (.standard, .map): "What it takes to accept a claim that sets no standard itself."
    case (.standard, _): "What it takes to accept the claim."
    case (.conclusions, _): "The claims that the map argues for."
    case (.sources, _): "The sources that claims cite, each under a short name."
    case (.imports, _): "Other maps, each under an alias; their claims are written `alias.id`."
    case (.claims, .group): "The claims of the group."
    case (.claims, _): "The claims, each with the reasons for and against it."
    case (.groups, .group): "Groups inside this one."
    case (.groups, .view): "The groups that the view shows."
    case (.groups, _): "Claims that belong together, under a title."
    case (.views, _): "Parts of the map that can be drawn on their own."
    case (.expect, _): "The results that claims must have when the map is evaluated."
    case (.because, _): "How do you know? Each item supports the claim."
    case (.but, _): "What speaks against it? Each item objects to the claim."
    case (.basis, _): "Why the claim may stand without a reason."
    case (.evidence, _): "What the claim relies on: a source, or a place in one. It counts as support."
    case (.from, .linkedPremises): "The source that makes the inference."
    case (.from, _): "The source that states the claim. It does not count as support."
    case (.contradicts, _): "Claims that cannot be accepted together with this one."
    case (.implicit, .linkedPremises): "Whether the map adds the step although no source makes it."
    case (.implicit, _): "Whether the map adds the claim although nobody states it."
    case (.weight, _): "How credible the claim is on its own, from 0 to 1."
    case (.tags, .view): "The tags of the claims and steps that the view shows."
    case (.tags, .linkedPremises): "Words used to select the step in views."
    case (.tags, _): "Words used to select the claim in views and to choose its colour."
    case (.label, .linkedPremises): "The step's name, such as the title of an argument."
    case (.label, _): "Short text to show in the claim's box."
    case (.note, .citation): "A remark on the citation."
    case (.note, .linkedPremises): "A remark on the step."
    case (.note, _): "A remark, shown on demand."
    case (.premises, _): "Claims that support or object to a claim only when taken together."
    case (.unless, _): "When does the step fail? Each item objects to the step, not to a claim."
    case (.scheme, _): "The pattern of the step, such as `modus ponens`."
    case (.strength, _): "How strong the step is, from 0 to 1."
    case (.source, _): "The name of a source, with or without a place in it, or a URL."
    case (.at, _): "The place in the source, without `#`."
    case (.quote, _): "What the source says there, word for word."
    case (.author, _): "Who wrote it."
    case (.date, _): "When it was published."
    case (.url, _): "Where it can be found online."
    case (.file, _):
      "The path, relative to the map, of a file with the source's text, used to check anchors and quotes."
    case (.accessed, _): "When it was accessed."
    case (.focus, _): "The claims that the view starts from."
    case (.depth, _): "How many levels of reasons the view shows."
    case (.guidedWalk, _): "The claims at which the guided walk of the view's page stops, in order."
    case (.notAccepted, _): "Claims that are expected to be rejected or undecided."
    case (.accepted, _), (.rejected, _), (.undecided, _): "Claims that are expected to be \(rawValue)."
    }
  }
}
