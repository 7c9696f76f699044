import Foundation
import Testing

/// Compares a text with a golden file. Recording (`make record`) writes the file and fails, so that no run passes by
/// rewriting what it is compared with; CI never records.
package func expectGolden(
  _ text: String, _ relativePath: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let environment = ProcessInfo.processInfo.environment
  let path = Repository.path(relativePath)
  if environment["ARGMAP_RECORD"] == "1", environment["CI"] == nil {
    do {
      try Repository.write(text, to: path)
      Issue.record("recorded \(relativePath); look at it and run the tests again", sourceLocation: sourceLocation)
    } catch {
      Issue.record("cannot write \(relativePath): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let kept = try? Repository.text(relativePath) else {
    Issue.record("there is no \(relativePath); `make record` writes it", sourceLocation: sourceLocation)
    return
  }
  if kept == text { return }
  let got = Repository.path(".build-golden/" + relativePath)
  try? Repository.write(text, to: got)
  Issue.record(
    "\(relativePath) differs: \(firstDifference(kept, text)). The new one is \(got); `make record` accepts it",
    sourceLocation: sourceLocation)
}

/// A description of where two texts first differ.
package func firstDifference(_ a: String, _ b: String) -> String {
  let old = a.split(separator: "\n", omittingEmptySubsequences: false)
  let new = b.split(separator: "\n", omittingEmptySubsequences: false)
  for i in 0..<max(old.count, new.count) {
    let x = i < old.count ? String(old[i]) : "(end)"
    let y = i < new.count ? String(new[i]) : "(end)"
    if x != y { return "line \(i + 1), kept: \(x.prefix(200)), now: \(y.prefix(200))" }
  }
  return "nothing"
}
