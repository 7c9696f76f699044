#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

import SourceText

/// The system's calls that the package needs, in one place.
package enum System {
  /// The text of `errno`.
  static func lastError() -> String { String(cString: strerror(errno)) }

  /// Reads a file whole; `-` is standard input.
  /// Deletes a file, if there is one that may be deleted.
  static func delete(_ path: String) { unlink(path) }

  package static func read(_ path: String) throws(FileReadingError) -> [UInt8] {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing }
      throw .unreadable(lastError())
    }
    defer { if descriptor != 0 { close(descriptor) } }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw .unreadable(lastError()) }
    if info.st_mode & S_IFMT == S_IFDIR { throw .unreadable("it is a folder") }
    return try read(descriptor, expected: max(0, Int(info.st_size)))
  }

  private static func read(_ descriptor: Int32, expected: Int) throws(FileReadingError) -> [UInt8] {
    let limit = Int(Int32.max)
    guard expected <= limit else { throw .unreadable("it is over 2 GiB") }
    var failure: String?
    var bytes = [UInt8](unsafeUninitializedCapacity: expected + 1) { buffer, count in
      while count < buffer.count {
        let n = platformRead(descriptor, buffer.baseAddress! + count, buffer.count - count)
        if n < 0, errno == EINTR { continue }
        if n < 0 { failure = lastError() }
        if n <= 0 { return }
        count += n
      }
    }
    // A pipe, or a file that has grown.
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while failure == nil, bytes.count > expected {
      let n = chunk.withUnsafeMutableBytes { platformRead(descriptor, $0.baseAddress!, $0.count) }
      if n < 0, errno == EINTR { continue }
      if n < 0 { failure = lastError() }
      if n <= 0 { break }
      bytes.append(contentsOf: chunk[..<n])
      if bytes.count > limit { failure = "it is over 2 GiB" }
    }
    if let failure { throw .unreadable(failure) }
    return bytes
  }

  private static func platformRead(_ descriptor: Int32, _ base: UnsafeMutableRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, base, count)
    #elseif canImport(Musl)
      Musl.read(descriptor, base, count)
    #else
      Darwin.read(descriptor, base, count)
    #endif
  }

  /// Reads once, going on where a signal comes between; 0 at the end, less where it fails.
  static func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = platformRead(descriptor, buffer.baseAddress!, buffer.count)
      if count >= 0 || errno != EINTR { return count }
    }
  }

  package enum Kind: Sendable { case file, folder, other, missing }

  /// What a path leads to. Links are followed.
  package static func kind(_ path: String) -> Kind {
    var info = stat()
    guard stat(path, &info) == 0 else { return .missing }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  static func isLink(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether two paths lead to one file.
  package static func isSameFile(_ a: String, _ b: String) -> Bool {
    guard let x = realPath(a), let y = realPath(b) else { return false }
    return x == y
  }

  /// What tells one state of a file from another; nil where there is no file.
  package static func stamp(_ path: String) -> [Int]? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    #if canImport(Darwin)
      let time = info.st_mtimespec
    #else
      let time = info.st_mtim
    #endif
    return [Int(info.st_size), Int(time.tv_sec), Int(time.tv_nsec), Int(truncatingIfNeeded: info.st_ino)]
  }

  /// The names in a folder, sorted by their bytes, and what each leads to where the folder tells; of links it does not.
  static func entries(_ folder: String) -> [(name: String, kind: Kind?)] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var result: [(name: String, kind: Kind?)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let type = Int(entry.pointee.d_type)
      result.append((name, type == Int(DT_REG) ? .file : type == Int(DT_DIR) ? .folder : nil))
    }
    return result.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The absolute path with links resolved; nil where nothing is there.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static var workingFolder: String { realPath(".") ?? "." }

  static func matches(_ pattern: String, _ name: String) -> Bool { fnmatch(pattern, name, 0) == 0 }

  /// Writes a file whole or not at all: into a file of its own beside it, which then takes its place.
  ///
  /// - Throws: the reason in words.
  package static func write(_ text: String, to path: String) throws(FileWritingError) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a file whole or not at all, as above.
  package static func write(_ text: [UInt8], to path: String) throws(FileWritingError) {
    let target = realPath(path) ?? path
    if kind(target) == .file, access(target, W_OK) != 0 { throw FileWritingError(reason: lastError()) }
    if kind(target) == .other { return try writeInPlace(text, to: target) }
    // Ctrl-C waits until the new file is in its place or gone.
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    sigprocmask(SIG_BLOCK, &signals, &before)
    defer { sigprocmask(SIG_SETMASK, &before, nil) }
    var template = Array((target + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FileWritingError(reason: lastError()) }
    let temporary = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    var info = stat()
    let mode = stat(target, &info) == 0 ? info.st_mode & 0o7777 : 0o666 & ~currentMask()
    fchmod(descriptor, mode)
    let written = writeAll(text, to: descriptor)
    let reason = written ? "" : lastError()
    close(descriptor)
    guard written else {
      unlink(temporary)
      throw FileWritingError(reason: reason)
    }
    guard rename(temporary, target) == 0 else {
      let reason = lastError()
      unlink(temporary)
      throw FileWritingError(reason: reason)
    }
  }

  private static func currentMask() -> mode_t {
    let mask = umask(0o22)
    umask(mask)
    return mask
  }

  /// Adds to the end of a file, which is made where it is not there.
  package static func append(_ bytes: [UInt8], to path: String) throws(FileWritingError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileWritingError(reason: lastError()) }
    defer { close(descriptor) }
    if !writeAll(bytes, to: descriptor) { throw FileWritingError(reason: lastError()) }
  }

  /// Devices such as `/dev/null` cannot be replaced.
  private static func writeInPlace(_ text: [UInt8], to path: String) throws(FileWritingError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileWritingError(reason: lastError()) }
    defer { close(descriptor) }
    if !writeAll(text, to: descriptor) { throw FileWritingError(reason: lastError()) }
  }

  /// Gives a new folder, which is gone with all that is in it afterwards.
  static func withTemporaryFolder<T>(
    _ body: (String) throws(FileWritingError) -> T
  ) throws(Converter.Failure) -> T {
    var template = Array("/tmp/argmap.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Converter.Failure(reason: "no folder in /tmp: \(lastError())") }
    let folder = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    defer {
      for entry in entries(folder) { unlink(folder + "/" + entry.name) }
      rmdir(folder)
    }
    do throws(FileWritingError) {
      return try body(folder)
    } catch {
      throw Converter.Failure(reason: "cannot write to \(folder): \(error.reason)")
    }
  }

  /// Makes a folder, and those above it, where there is none.
  package static func makeFolder(_ path: String) throws(FileWritingError) {
    if kind(path) == .folder { return }
    let parent = PathText.folder(of: path.hasSuffix("/") ? String(path.dropLast()) : path)
    if kind(parent) == .missing { try makeFolder(parent) }
    guard mkdir(path, 0o777) == 0 || kind(path) == .folder else { throw FileWritingError(reason: lastError()) }
  }

  /// Writes everything; false where the reader has gone or the system refuses.
  package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let n = platformWrite(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if n < 0, errno == EINTR { continue }
        if n <= 0 { return false }
        done += n
      }
      return true
    }
  }

  private static func platformWrite(_ descriptor: Int32, _ base: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, base, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, base, count)
    #else
      Darwin.write(descriptor, base, count)
    #endif
  }
}

/// Why a file could not be written.
package struct FileWritingError: Error, Sendable {
  package let reason: String
}
