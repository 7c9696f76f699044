import Foundation

/// The result of a program that has exited.
package struct Finished: Sendable {
  package var status: Int32
  package var output: String
  package var errors: String
}

/// Runs programs as a user would.
package enum Tool {
  /// The path of the binary to test: the one that `ARGMAP_BINARY` names, or else the one built with the tests.
  package static let argmap: String = {
    if let named = ProcessInfo.processInfo.environment["ARGMAP_BINARY"] { return named }
    return Repository.path(".build-release/release/argmap")
  }()

  /// Runs a program; standard output and error are both read while it runs, so that neither pipe fills up.
  package static func run(
    _ program: String, _ arguments: [String] = [], in folder: String = Repository.root, input: [UInt8] = [],
    environment: [String: String] = [:]
  ) throws -> Finished {
    guard isInstalled(program) else { throw Missing(program: program) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program.hasPrefix("/") ? program : "/usr/bin/env")
    process.arguments = program.hasPrefix("/") ? arguments : [program] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var all = ProcessInfo.processInfo.environment
    for name in ["NO_COLOR", "FORCE_COLOR", "CI"] { all[name] = nil }
    process.environment = all.merging(environment) { $1 }
    let output = Pipe()
    let errors = Pipe()
    let stdin = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = stdin
    // A program that exits without reading its input must not kill the test process.
    signal(SIGPIPE, SIG_IGN)
    try process.run()
    let readers = DispatchGroup()
    let texts = Texts()
    for (pipe, isOutput) in [(output, true), (errors, false)] {
      let handle = pipe.fileHandleForReading
      DispatchQueue.global().async(group: readers) {
        texts.set(handle.readDataToEndOfFile(), isOutput: isOutput)
      }
    }
    DispatchQueue.global().async(group: readers) {
      try? stdin.fileHandleForWriting.write(contentsOf: Data(input))
      try? stdin.fileHandleForWriting.close()
    }
    readers.wait()
    process.waitUntilExit()
    return Finished(status: process.terminationStatus, output: texts.output, errors: texts.errors)
  }

  /// A program that the tests need is missing.
  package struct Missing: Error, CustomStringConvertible {
    package let program: String
    package var description: String {
      program.hasSuffix("/argmap")
        ? "\(program) does not exist; set ARGMAP_BINARY to a build of the program, such as .build/debug/argmap"
        : "\(program) is not installed; run `Scripts/setup test`"
    }
  }

  /// Whether a program exists, given its path or its name on `PATH`.
  package static func isInstalled(_ program: String) -> Bool {
    if program.hasPrefix("/") { return FileManager.default.isExecutableFile(atPath: program) }
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  package static func argmap(
    _ arguments: String..., in folder: String = Repository.root, input: String = "", environment: [String: String] = [:]
  ) throws -> Finished {
    try run(argmap, arguments, in: folder, input: Array(input.utf8), environment: environment)
  }

  private final class Texts: @unchecked Sendable {
    private let lock = NSLock()
    private var data: [Bool: Data] = [:]
    func set(_ value: Data, isOutput: Bool) { lock.withLock { data[isOutput] = value } }
    var output: String { lock.withLock { String(decoding: data[true] ?? Data(), as: UTF8.self) } }
    var errors: String { lock.withLock { String(decoding: data[false] ?? Data(), as: UTF8.self) } }
  }
}
