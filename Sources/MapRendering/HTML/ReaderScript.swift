/// The script of the interactive page. All content is in the page already, so without the script the picture and the
/// outline remain. The script derives the argument from the outline: a nested point bears on the point around it.
enum ReaderScript {
  /// The SHA-256 hash of `text` in Base64; the page's Content-Security-Policy allows no other script. `make generate`
  /// updates it.
  static let hash = "49nrZNnDJkZSt/Ju5lT32kS3ohh6ZSzASLHEOhDsoMY="

  static let text = short([view, panel, claims].joined(separator: "\n"))

  /// A script without indentation and lines of comments, since every page contains it.
  private static func short(_ script: String) -> String {
    script.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") && !$0.isEmpty }
      .joined(separator: "\n")
  }
}
