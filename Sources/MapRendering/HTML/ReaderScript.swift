/// The script of the interactive page. All content is in the page already, so without the script the picture and the
/// outline remain. The script derives the argument from the outline: a nested point bears on the point around it.
enum ReaderScript {
  /// The SHA-256 hash of `text` in Base64; the page's Content-Security-Policy allows no other script. `make generate`
  /// updates it.
  static let hash = "mTaTErS3VlolaFKuJWHOElHhBFNZshjSoOjOF8DzQ1U="

  static let text = view + "\n" + claims
}
