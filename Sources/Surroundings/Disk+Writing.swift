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
    let target = realPath(path) ?? path
    if kind(target) == .file, access(target, W_OK) != 0 { throw FileWritingError(path, reason: SystemCall.lastError()) }
    if kind(target) == .other { return try Self.writeInPlace(text, to: target) }
    // Delay Ctrl-C until the temporary file is in place or deleted.
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    sigprocmask(SIG_BLOCK, &signals, &before)
    defer { sigprocmask(SIG_SETMASK, &before, nil) }
    var template = Array((target + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FileWritingError(path, reason: SystemCall.lastError()) }
    let temporary = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    var info = stat()
    let mode = stat(target, &info) == 0 ? info.st_mode & 0o7777 : 0o666 & ~Self.currentMask()
    fchmod(descriptor, mode)
    let written = SystemCall.writeAll(text, to: descriptor)
    let reason = written ? "" : SystemCall.lastError()
    close(descriptor)
    guard written else {
      unlink(temporary)
      throw FileWritingError(path, reason: reason)
    }
    guard rename(temporary, target) == 0 else {
      let reason = SystemCall.lastError()
      unlink(temporary)
      throw FileWritingError(path, reason: reason)
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
