import ArgumentMap
import ArgumentParser
import MapConfiguration
import MapPictures

extension PictureFormat: ExpressibleByArgument {
  public init?(argument: String) {
    guard let format = PictureFormat.named(argument) else { return nil }
    self = format
  }

  public static var allValueStrings: [String] { all.map(\.name) }
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
  public var defaultValueDescription: String { name }
}

/// The drawing settings as options, one for each entry of `RenderSettingTable`.
struct LookOptions: ParsableArguments {
  private typealias Table = RenderSettingTable

  @Option(Table.direction) var direction: String?
  @Option(Table.aspect) var aspect: String?
  @Option(Table.groups) var groups: String?
  @Option(Table.colorBy) var colorBy: String?
  @Flag(inversion: .prefixedNo, help: ArgumentHelp(Table.hinges.about.help)) var hinges: Bool?
  @Option(Table.theme) var theme: String?
  @Option(Table.css) var css: String?
  @Option(Table.sourceLinks) var sourceLinks: String?
  @Option(Table.idPrefix) var idPrefix: String?
  @Option(Table.scale) var scale: String?
  @Option(Table.background) var background: String?
  @Option(Table.paper) var paper: String?
  @Flag(inversion: .prefixedNo, help: ArgumentHelp(Table.strict.about.help)) var strict: Bool?

  var settings: RenderSettings {
    get throws {
      let given: [(RenderSettingInfo, String?)] = [
        (Table.direction.about, direction), (Table.aspect.about, aspect), (Table.groups.about, groups),
        (Table.colorBy.about, colorBy), (Table.hinges.about, hinges.map { $0 ? "yes" : "no" }),
        (Table.theme.about, theme), (Table.css.about, css),
        (Table.sourceLinks.about, sourceLinks), (Table.idPrefix.about, idPrefix), (Table.scale.about, scale),
        (Table.background.about, background),
        (Table.paper.about, paper), (Table.strict.about, strict.map { $0 ? "yes" : "no" }),
      ]
      var settings = RenderSettings()
      for case (let setting, let text?) in given {
        guard let fault = settings.set(setting, to: text) else { continue }
        var suggestion = Suggestion()
        var hint: String?
        if case .choice(let words) = setting.kind { hint = suggestion.nearest(to: text, among: words) }
        throw ValidationError(
          "--\(setting.name) \(text): expected \(fault)" + (hint.map { "; did you mean \($0)?" } ?? ""))
      }
      return settings
    }
  }
}

extension Option where Value == String? {
  fileprivate init<Choice>(_ setting: RenderSetting<Choice>) {
    let about = setting.about
    var completion: CompletionKind?
    switch about.kind {
    case .choice(let words): completion = .list(words)
    case .path: completion = .file()
    case .number, .text, .flag: break
    }
    let standard = about.standard.isEmpty ? "" : " (default: \(about.standard))"
    self.init(
      name: .customLong(about.name),
      help: ArgumentHelp(about.help + standard, valueName: about.placeholder ?? about.name),
      completion: completion)
  }
}

/// Options that select the part of a map to draw. Each narrows what is drawn; what is left out is shown as a stub.
struct PartOptions: ParsableArguments {
  @Option(help: "The view with this name; the other options narrow it further or replace its keys.")
  var view: String?

  @Option(help: "A claim, by its id, and what bears on it (repeatable).")
  var focus: [String] = []

  @Option(help: "Number of levels of reasons below the focus or the conclusions.")
  var depth: Int?

  @Option(help: "Claims with this tag, and the claims of steps with it (repeatable; one matching tag is enough).")
  var tag: [String] = []

  @Option(help: "Claims in this group (repeatable; one matching group is enough).")
  var group: [String] = []

  @Option(help: "The paths by which one claim bears on another, as FROM..TO.")
  var path: String?

  func validate() throws {
    if let depth, depth < 0 { throw ValidationError("--depth must be 0 or more") }
  }

  var request: SelectionRequest {
    var request = SelectionRequest()
    request.view = view
    request.focus = focus
    request.depth = depth
    request.tags = tag
    request.groups = group
    request.path = path
    return request
  }
}
