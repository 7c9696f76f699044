#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// A new folder in `TMPDIR`, or in `/tmp`, for files that are needed for a moment.
package enum TemporaryFolder {
  /// Gives the folder's path to a body, and deletes it afterwards with the files in it.
  /// - Throws: where no folder can be made.
  package static func with<Result>(_ body: (String) -> Result) throws(FileWritingError) -> Result {
    let parent = Program.environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array((parent + "/argmap.XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw FileWritingError(parent, reason: SystemCall.lastError())
    }
    let path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    defer {
      for entry in Disk().entries(path) { unlink(path + "/" + entry.name) }
      rmdir(path)
    }
    return body(path)
  }
}
