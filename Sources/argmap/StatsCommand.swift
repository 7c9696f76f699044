import ArgumentMap
import ArgumentParser
import MapWorkspace
import Reporting

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Print statistics: kinds of claims, supported claims, depth, branching and sources."
  )

  @OptionGroup var maps: MapPaths

  @Option(help: "The output format: text or json.")
  var format = TextOrJSON.text

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    var all: [(path: String, statistics: Statistics)] = []
    try reading.each(maps, "reading") { path, workspace in
      let result = try workspace.load(path)
      all.append((result.graph.file.path, Statistics(result.graph, support: result.support)))
    }
    switch format {
    case .text:
      for map in all { try Output.print(MapStatisticsFormat.text(map.path, map.statistics)) }
      if all.count > 1 {
        let total = Statistics(total: all.map(\.statistics))
        try Output.print(MapStatisticsFormat.text("total (\(all.count) maps)", total))
      }
    case .json: try Output.print(MapStatisticsFormat.json(all))
    }
  }
}
