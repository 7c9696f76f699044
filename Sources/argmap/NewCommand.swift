import ArgumentParser
import MapEditing
import MapRepository
import SourceText
import Surroundings

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Create a small commented map to start from.",
    discussion: "Existing files are never overwritten.")

  @Argument(help: "The map's name: NAME becomes NAME.argmap.yaml; - prints the map.")
  var name: String

  func run() throws {
    let word = PathText.name(of: name)
    let isWhole = MapSearch.isMapName(name)
    let title = isWhole ? String(word.prefix { $0 != "." }) : word
    if name == "-" { return try Output.print(StartingMap.text(title: "My question")) }
    guard !title.isEmpty, word != ".", word != ".." else {
      throw CommandFailure(
        name.isEmpty ? "the name is empty; give the map a name" : "\(name) names a folder; add a name for the map")
    }
    let path = isWhole ? name : name + ".argmap.yaml"
    if Disk().kind(path) != .missing {
      throw CommandFailure("\(path) already exists; choose another name")
    }
    try Disk().write(StartingMap.text(title: title), to: path)
    Output.error("wrote \(path); next: argmap check \(shellQuoted(path.hasPrefix("-") ? "./" + path : path))\n")
  }
}
