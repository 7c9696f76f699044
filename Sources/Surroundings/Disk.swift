#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

import SourceText

/// The file system of the operating system.
package struct Disk: FileSystem {
  package var workingFolder: String { Self.startingFolder }

  /// The working folder, determined once, when first needed, since the process never changes it.
  private static let startingFolder = realPath(".") ?? "."

  package init() {}

  package func read(_ path: String) throws(FileReadingError) -> [UInt8] {
    // Without O_NONBLOCK, opening a pipe would wait until something writes to it.
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing }
      throw .unreadable(SystemCall.lastError())
    }
    defer { if descriptor != 0 { close(descriptor) } }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw .unreadable(SystemCall.lastError()) }
    if info.st_mode & S_IFMT == S_IFDIR { throw .unreadable("it is a folder") }
    if descriptor != 0, info.st_mode & S_IFMT != S_IFREG {
      // A shell's `<(command)` is a pipe in /dev.
      if info.st_mode & S_IFMT == S_IFIFO, !path.hasPrefix("/dev/") {
        throw .unreadable(
          "it is a pipe; to read it, give - as the path and redirect the pipe to standard input (`< \(path)`)")
      }
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    }
    return try Self.read(descriptor, expected: max(0, Int(info.st_size)))
  }

  private static func read(_ descriptor: Int32, expected: Int) throws(FileReadingError) -> [UInt8] {
    let limit = Int(Int32.max)
    guard expected <= limit else { throw .unreadable("it is over 2 GiB") }
    var failure: String?
    var bytes = [UInt8](unsafeUninitializedCapacity: expected + 1) { buffer, count in
      while count < buffer.count {
        let n = SystemCall.read(descriptor, buffer.baseAddress! + count, buffer.count - count)
        if n < 0, errno == EINTR { continue }
        if n < 0 { failure = SystemCall.lastError() }
        if n <= 0 { return }
        count += n
      }
    }
    // If there is more than expected, this is a pipe, or a file that has grown since its size was read.
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while failure == nil, bytes.count > expected {
      let n = chunk.withUnsafeMutableBytes { SystemCall.read(descriptor, $0.baseAddress!, $0.count) }
      if n < 0, errno == EINTR { continue }
      if n < 0 { failure = SystemCall.lastError() }
      if n <= 0 { break }
      bytes.append(contentsOf: chunk[..<n])
      if bytes.count > limit { failure = "it is over 2 GiB" }
    }
    if let failure { throw .unreadable(failure) }
    return bytes
  }

  package func kind(_ path: String) -> FileKind {
    var info = stat()
    guard stat(path, &info) == 0 else { return .missing }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  package func isLink(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  package func stamp(_ path: String) -> FileStamp? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    #if canImport(Darwin)
      let time = info.st_mtimespec
    #else
      let time = info.st_mtim
    #endif
    return FileStamp([Int(info.st_size), Int(time.tv_sec), Int(time.tv_nsec), Int(truncatingIfNeeded: info.st_ino)])
  }

  package func entries(_ folder: String) throws(FileReadingError) -> [FolderEntry] {
    guard let stream = opendir(folder) else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing }
      throw .unreadable(SystemCall.lastError())
    }
    defer { closedir(stream) }
    var result: [FolderEntry] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let type = Int(entry.pointee.d_type)
      result.append(FolderEntry(name, type == Int(DT_REG) ? .file : type == Int(DT_DIR) ? .folder : nil))
    }
    return result.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  package func realPath(_ path: String) -> String? { Self.realPath(path) }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
