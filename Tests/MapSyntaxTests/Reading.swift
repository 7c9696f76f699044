import ArgumentMap
import MapSyntax
import SourceText
import Testing

func read(_ bytes: [UInt8]) -> (SyntaxTree, [Diagnostic]) {
  parseSyntax(SourceFile(path: "test", bytes: bytes), index: FileIndex(0), keyWords: languageKeyWords)
}

func read(_ text: String) -> (SyntaxTree, [Diagnostic]) { read(Array(text.utf8)) }

/// A tree's events in the format of `LibYAML`.
func events(_ tree: SyntaxTree, _ bytes: [UInt8]) -> [String] {
  let file = SourceFile(path: "test", bytes: bytes)
  // libyaml reports no document for an empty file, and an empty scalar for a file that has only `---`.
  if tree.isAbsent(SyntaxTree.root) { return tree.tokenKinds.contains(.documentStart) ? ["---", "="] : [] }
  var result = ["---"]
  var open: [(end: NodeIndex, sign: String)] = []
  var node = SyntaxTree.root
  while node.int < tree.nodes.count {
    while let last = open.last, last.end <= node {
      result.append(last.sign)
      open.removeLast()
    }
    switch tree.kind(node) {
    case .scalar: result.append("=" + tree.value(node, in: file))
    case .mapping:
      result.append("{")
      open.append((tree.end(of: node), "}"))
    case .sequence:
      result.append("[")
      open.append((tree.end(of: node), "]"))
    }
    node = NodeIndex(node.raw + 1)
  }
  while let last = open.popLast() { result.append(last.sign) }
  return result
}

/// Checks that tokens cover the file from the first byte to the last without gaps, and that nodes nest.
func expectRoundTrip(_ tree: SyntaxTree, _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
  var joined: [UInt8] = []
  for token in tree.tokenKinds.indices {
    let range = tree.tokenRange(token)
    guard range.start <= range.end, range.end <= bytes.count else {
      Issue.record("token \(token) lies outside the file", sourceLocation: sourceLocation)
      return
    }
    joined += bytes[range.indices]
  }
  #expect(joined == bytes, sourceLocation: sourceLocation)
  for (i, node) in tree.nodes.enumerated() {
    let isSane =
      Int(node.subtreeEnd) > i && Int(node.subtreeEnd) <= tree.nodes.count && node.firstToken <= node.endToken
    if !isSane { Issue.record("node \(i) is not closed", sourceLocation: sourceLocation) }
  }
}
