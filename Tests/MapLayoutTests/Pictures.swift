import MapChecks
import MapDrawing
import MapLayout
import SourceText
import TestSupport

/// Makes drawings of maps, and random maps, for the tests.
enum Pictures {
  struct NoFiles: FileReading {
    func read(_ path: String) throws(FileReadingError) -> [UInt8] { throw .missing }
    func locate(_ path: String) throws(FileReadingError) -> LocatedFile { throw .missing }
  }

  static func drawing(_ text: String, _ direction: Drawing.Direction? = nil) -> Drawing {
    let result = checkMap(SourceFile(path: "test", text: text), index: FileIndex(0), files: NoFiles())
    return try! makeDrawing(result.graph, support: result.support, options: DrawingRequest(direction: direction))
  }

  static func kept(_ map: String, _ direction: Drawing.Direction? = nil) throws -> Drawing {
    drawing(try Repository.text(map), direction)
  }

  /// The text of a random map of about the given number of claims, which form trees.
  static func random(_ seed: UInt64, claims: Int) -> String {
    var random = SeededRandom(seed)
    var text = "title: Random \(seed)\nclaims:\n"
    var next = 0
    let words = ["winter", "lake", "frost", "mild", "swan", "blossom", "survey", "measure", "therefore", "nobody"]
    func sentence() -> String {
      (0..<Int.random(in: 3...16, using: &random)).map { _ in words.randomElement(using: &random)! }
        .joined(separator: " ")
    }
    func claim(_ indent: String, _ depth: Int) {
      text += "\(indent)- c\(next): \(sentence())\n"
      next += 1
      let inner = indent + "  "
      guard depth < 5, next < claims else {
        text += "\(inner)basis: value\n"
        return
      }
      for key in ["because", "but"] where key == "because" || Int.random(in: 0..<3, using: &random) == 0 {
        text += "\(inner)\(key):\n"
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          if Int.random(in: 0..<3, using: &random) == 0 {
            text += "\(inner)  - premises:\n"
            for _ in 0..<2 { claim(inner + "      ", depth + 1) }
            if Int.random(in: 0..<2, using: &random) == 0 {
              text += "\(inner)    unless:\n"
              claim(inner + "      ", depth + 1)
            }
          } else {
            claim(inner + "  ", depth + 1)
          }
        }
      }
    }
    while next < claims { claim("  ", 0) }
    return text
  }
}
