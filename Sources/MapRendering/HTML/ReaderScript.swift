/// The script of the page for readers. Everything that it shows is in the page already: without it there are a picture and
/// an outline. It reads the argument from the outline: a point within a point bears on it.
enum ReaderScript {
  /// What the page's Content-Security-Policy lets run: the SHA-256 of `text`, in base64. A test says the new one.
  static let hash = "7Kk8JQZ5INZP9gMqohB6FcyrqgrquZIaKcR9nkbmERQ="

  static let text = view + "\n" + claims
}
