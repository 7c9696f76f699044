import MapSyntax
import SourceText
import TestSupport
import Testing

@Suite struct RecoveryTests {
  @Test(.slow) func everyByteIsKeptWhateverIsDeleted() throws {
    // Every single-byte deletion in the tutorial, and a random sample of them in the other maps.
    for map in Repository.maps {
      let bytes = try Repository.bytes(map)
      var random = SeededRandom(7)
      let places =
        map.contains("tutorial")
        ? Array(bytes.indices) : (0..<1000).map { _ in Int.random(in: bytes.indices, using: &random) }
      for at in places {
        var changed = bytes
        changed.remove(at: at)
        let (tree, _) = read(changed)
        expectRoundTrip(tree, changed)
      }
    }
  }

  @Test func everyByteIsKeptWhateverIsWritten() throws {
    let bytes = try Repository.bytes("maps/tutorial.argmap.yaml")
    let signs = Array("\"'[]{}:,-?|>#&*!%@` \n\t\r".utf8) + [0, 0xFF, 0xC2, 0xA0]
    var random = SeededRandom(11)
    for _ in 0..<3000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        changed.insert(signs.randomElement(using: &random)!, at: Int.random(in: 0...changed.count, using: &random))
      }
      let (tree, _) = read(changed)
      expectRoundTrip(tree, changed)
    }
  }

  @Test func everyStartOfAFileIsRead() throws {
    let bytes = try Repository.bytes("maps/tutorial.argmap.yaml")
    for count in 0...bytes.count {
      let start = Array(bytes[..<count])
      let (tree, _) = read(start)
      expectRoundTrip(tree, start)
    }
  }

  @Test func fiveMistakesAreFiveDiagnostics() {
    let (_, findings) = read(
      """
      title: Winter
      claims:
        - mild: The winter: it was mild
          basis: observation
        - frost: &f No frost came
          basis: observation
        - lake: 'The lake didn't freeze'
          basis: observation
        - swans: Swans stayed
           basis: observation
        - ice: "No ice
          basis: observation
        - snow: No snow fell
          basis: observation
      """)
    #expect(
      findings.map(\.rule) == ["colon-in-text", "anchor", "text-after-quote", "indentation", "unclosed-quote"])
  }

  @Test func depthCostsNoStack() {
    let depth = 100_000
    var text = "claims: ["
    for i in 0..<depth { text += "{a\(i): x, because: [" }
    text += String(repeating: "]}", count: depth) + "]\n"
    let bytes = Array(text.utf8)
    let (tree, findings) = read(bytes)
    #expect(findings.isEmpty)
    expectRoundTrip(tree, bytes)
    let open = Array(String(repeating: "[", count: depth).utf8)
    expectRoundTrip(read(open).0, open)
    let dashes = Array((String(repeating: "- ", count: depth) + "a").utf8)
    expectRoundTrip(read(dashes).0, dashes)
  }
}
