#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// A temporary folder in `TMPDIR` or, if that is not set, in `/tmp`.
package enum TemporaryFolder {
  /// Creates a folder, passes its path to a body, and then deletes the folder with the files in it, even if a signal
  /// ends this process.
  /// - Throws: `FileWritingError` if the folder cannot be created.
  package static func with<Result>(_ body: (String) -> Result) throws(FileWritingError) -> Result {
    let parent = Program.environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array((parent + "/argmap.XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw FileWritingError(parent, reason: SystemCall.lastError())
    }
    let path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    Interruption.add(folder: path)
    defer {
      Interruption.remove(folder: path)
      delete(path)
    }
    return body(path)
  }

  /// Deletes a folder with the files in it.
  static func delete(_ path: String) {
    for entry in (try? Disk().entries(path)) ?? [] { unlink(path + "/" + entry.name) }
    rmdir(path)
  }
}
