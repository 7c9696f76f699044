#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

import SourceText

extension Disk {
  /// Writes to a temporary file beside the target, then replaces the target with it. Devices are written to directly.
  package func write(_ text: [UInt8], to path: String) throws(FileWritingError) {
    let real = realPath(path)
    if real == nil, isLink(path) {
      throw FileWritingError(
        path, reason: "it is a link to a file that does not exist; delete the link, or create that file")
    }
    let target = real ?? path
    switch kind(target) {
    case .folder: throw FileWritingError(path, reason: "it is a folder")
    case .other: return try Self.writeInPlace(text, to: target)
    case .file:
      if access(target, W_OK) != 0 { throw FileWritingError(path, reason: SystemCall.lastError()) }
    case .missing: break
    }
    let folder = PathText.folder(of: target)
    Self.deleteLeftovers(in: folder)
    if let reason = Interruption.protecting({ Self.replace(target, in: folder, text) }) {
      throw FileWritingError(path, reason: reason)
    }
  }

  /// The start of the names of temporary files, followed by the id of the process that writes the file. Short enough
  /// for file systems that allow 255 bytes, however long the target's name is.
  private static let temporaryPrefix = ".argmap-"

  /// Replaces a file, or creates it if it does not exist. Returns the reason if that fails, else nil.
  private static func replace(_ target: String, in folder: String, _ text: [UInt8]) -> String? {
    var template = Array("\(folder)/\(temporaryPrefix)\(getpid())-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return "no file can be created in its folder (\(SystemCall.lastError()))" }
    let temporary = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    var info = stat()
    let mode = stat(target, &info) == 0 ? info.st_mode & 0o7777 : 0o666 & ~Self.currentMask()
    fchmod(descriptor, mode)
    var reason = SystemCall.writeAll(text, to: descriptor) ? nil : SystemCall.lastError()
    close(descriptor)
    if reason == nil, rename(temporary, target) != 0 { reason = SystemCall.lastError() }
    if reason != nil { unlink(temporary) }
    return reason
  }

  /// The folders in which leftovers have been looked for.
  private static let cleaned = Locked<Set<String>>([])

  /// Deletes temporary files that a process left behind when it was killed. Looks into each folder only once.
  private static func deleteLeftovers(in folder: String) {
    if cleaned.read({ $0.contains(folder) }) { return }
    cleaned.write { $0.insert(folder) }
    for entry in (try? Disk().entries(folder)) ?? [] where entry.name.hasPrefix(temporaryPrefix) {
      let number = entry.name.dropFirst(temporaryPrefix.utf8.count).prefix { $0 != "-" }
      guard let process = pid_t(number), process != getpid(), kill(process, 0) != 0, errno == ESRCH else { continue }
      unlink(folder + "/" + entry.name)
    }
  }

  private static func currentMask() -> mode_t {
    let mask = umask(0o22)
    umask(mask)
    return mask
  }

  /// Appends bytes to a file, which is created if it does not exist.
  package func append(_ bytes: [UInt8], to path: String) throws(FileWritingError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileWritingError(path, reason: SystemCall.lastError()) }
    defer { close(descriptor) }
    if !SystemCall.writeAll(bytes, to: descriptor) { throw FileWritingError(path, reason: SystemCall.lastError()) }
  }

  /// Writes to a device such as `/dev/null`, which cannot be replaced by a file.
  private static func writeInPlace(_ text: [UInt8], to path: String) throws(FileWritingError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileWritingError(path, reason: SystemCall.lastError()) }
    defer { close(descriptor) }
    if !SystemCall.writeAll(text, to: descriptor) { throw FileWritingError(path, reason: SystemCall.lastError()) }
  }

  package func makeFolder(_ path: String) throws(FileWritingError) {
    if kind(path) == .folder { return }
    let parent = PathText.folder(of: path.hasSuffix("/") ? String(path.dropLast()) : path)
    if kind(parent) == .missing { try makeFolder(parent) }
    guard mkdir(path, 0o777) == 0 || kind(path) == .folder else {
      throw FileWritingError(path, reason: SystemCall.lastError())
    }
  }

  package func remove(_ path: String) { unlink(path) }
}
