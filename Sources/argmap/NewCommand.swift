import ArgumentParser
import MapEditing
import MapRepository
import SourceText
import Surroundings

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "A small map with comments, to start from.",
    discussion: "A file that is there already is never written over.")

  @Argument(help: "The map's name: NAME becomes NAME.argmap.yaml; - prints the map.")
  var name: String

  func run() throws {
    let word = PathText.name(of: name)
    let isWhole = MapSearch.isMapName(name)
    let title = isWhole ? String(word.prefix { $0 != "." }) : word
    if name == "-" { return try Output.print(StartingMap.text(title: "A question of mine")) }
    guard !title.isEmpty else { throw CommandFailure("\(name) is a folder's name; add the name of a map") }
    let path = isWhole ? name : name + ".argmap.yaml"
    if Disk().kind(path) != .missing {
      throw CommandFailure("\(path) is there already; choose another name")
    }
    try Disk().write(StartingMap.text(title: title), to: path)
    Output.error("wrote \(path); next: argmap check \(path)\n")
  }
}
