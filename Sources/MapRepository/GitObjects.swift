import SourceText
import Surroundings

/// The objects of a git repository, read by a single git process.
final class GitObjects: Sendable {
  private let git: Conversation

  /// - Parameter location: options that tell git where the repository is, such as `-C` and a folder.
  init?(_ location: [String]) {
    guard let git = Conversation("git", location + ["cat-file", "--batch"]) else { return nil }
    self.git = git
  }

  /// An entry of a folder.
  struct Entry: Sendable {
    enum Kind: Sendable { case file, link, folder, submodule }
    var kind: Kind
    var id: String
  }

  /// The contents of an object; nil if there is no such object.
  /// - Parameter name: an id, or another expression that git understands.
  func read(_ name: String) -> [UInt8]? {
    git.ask(Array((name + "\n").utf8), Self.answer)
  }

  /// The contents of objects, nil for each that does not exist. This is several times as fast as reading them one by
  /// one.
  /// - Parameter ids: full ids.
  func read(_ ids: [String]) -> [[UInt8]?] {
    var contents: [[UInt8]?] = []
    var rest = ids[...]
    while !rest.isEmpty {
      // The requests must fit into a pipe, since git does not read any more while nobody reads its answers.
      let some = rest.prefix(200)
      rest = rest.dropFirst(200)
      let answers = git.ask(some.flatMap { Array($0.utf8) + [0x0A] }) { git in some.map { _ in Self.answer(git) } }
      contents += answers ?? some.map { _ in nil }
    }
    return contents
  }

  /// Reads an answer: `ID KIND SIZE`, the contents and a line feed, or `NAME missing`.
  private static func answer(_ git: Conversation) -> [UInt8]? {
    guard let head = git.line(),
      let space = head.lastIndex(of: 0x20), let size = Int(String(decoding: head[(space + 1)...], as: UTF8.self)),
      let bytes = git.bytes(size), git.bytes(1) != nil
    else { return nil }
    return bytes
  }

  /// The entries of a folder, by name; nil if there is no such folder.
  /// - Parameter name: the id of a tree, or a commit followed by `^{tree}`.
  func folder(_ name: String) -> [String: Entry]? {
    guard let bytes = read(name) else { return nil }
    // Each entry is `MODE NAME`, a zero byte, and the id as bytes. The length of ids depends on the repository.
    let idLength = name.prefix { $0.isHexDigit }.utf8.count / 2
    var entries: [String: Entry] = [:]
    var at = 0
    while let space = bytes[at...].firstIndex(of: 0x20), let end = bytes[space...].firstIndex(of: 0),
      end + idLength < bytes.count
    {
      let kind: Entry.Kind =
        switch String(decoding: bytes[at..<space], as: UTF8.self) {
        case "40000": .folder
        case "120000": .link
        case "160000": .submodule
        default: .file
        }
      let digits = bytes[(end + 1)...(end + idLength)].flatMap {
        [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]]
      }
      let name = String(decoding: bytes[(space + 1)..<end], as: UTF8.self)
      entries[name] = Entry(kind: kind, id: String(decoding: digits, as: UTF8.self))
      at = end + idLength + 1
      if at == bytes.count { break }
    }
    return entries
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
