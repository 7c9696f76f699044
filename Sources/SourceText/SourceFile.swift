/// A file as it was read: the name under which findings show it, and its bytes, unchanged.
package struct SourceFile: Sendable {
  /// The path as the user gave it or as it was found, `/`-separated; `-` means standard input.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of a range; invalid UTF-8 is replaced by U+FFFD.
  package func text(_ range: ByteRange) -> String {
    let upper = min(range.end, bytes.count)
    guard range.start < upper else { return "" }
    return String(decoding: bytes[range.start..<upper], as: UTF8.self)
  }
}

/// The files of one run; a `FileIndex` is an index into `all`.
package struct SourceFiles: Sendable {
  package private(set) var all: [SourceFile] = []

  package init() {}

  package mutating func add(_ file: SourceFile) -> FileIndex {
    all.append(file)
    return FileIndex(all.count - 1)
  }

  package subscript(_ index: FileIndex) -> SourceFile { all[index.raw] }
}
