import ArgumentParser
import MapLayout
import MapWorkspace
import Reporting
import SourceText

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Printing. What cannot be written is an error; only a reader that has gone away (`| head`) is none.
enum Output {
  static var version: String { "argmap \(ProgramVersion.number) (libgvc \(LayoutEngine.version))" }

  static func print(_ text: String) throws { try print(Array(text.utf8)) }

  static func print(_ bytes: [UInt8]) throws {
    if System.writeAll(bytes, to: 1) || errno == EPIPE { return }
    throw CommandFailure("cannot write to standard output: \(String(cString: strerror(errno)))")
  }
  static func error(_ text: String) { _ = System.writeAll(Array(text.utf8), to: 2) }

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// The rules' pages where `make install` puts them, as an address with `{rule}` in it; nil where they are not there.
  static var installedRulePage: String? {
    guard let program = System.realPath("/proc/self/exe") else { return nil }
    let page = PathText.folder(of: PathText.folder(of: program)) + "/share/doc/argmap/checks.md"
    return System.kind(page) == .file ? "file://\(page)#{rule}" : nil
  }

  static var isTerminal: Bool { isatty(1) == 1 }
  /// Whether standard error is one.
  static var isErrorTerminal: Bool { isatty(2) == 1 }

  /// Whether to colour what goes to standard output: `--color` decides, then `NO_COLOR`, then `FORCE_COLOR`, then
  /// whether it is a terminal that can.
  static func hasColor(_ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      if let no = environment("NO_COLOR"), !no.isEmpty { return false }
      if let force = environment("FORCE_COLOR"), !force.isEmpty, force != "0" { return true }
      return isTerminal && environment("TERM") != "dumb"
    }
  }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

/// A call that cannot be carried out: status 2 unless it is our own fault (70).
struct CommandFailure: Error {
  var message: String
  var status: Int32 = 2
  /// Mistakes in an argmap.yaml, to be shown as a check shows its findings.
  var report: Report?

  /// What is printed on standard error.
  var text: String {
    let findings = report.map { ReportFormat.text.print($0, from: .note, hasColor: false) } ?? ""
    return findings + "argmap: error: \(message)\n"
  }

  init(_ message: String, status: Int32 = 2) {
    self.message = message
    self.status = status
  }

  init(_ problem: Configurations.Problem) {
    let path = problem.report.files.all[0].path
    self.init("\(path) has mistakes in it; mend it, or say --isolated to do without")
    report = problem.report
  }

  init(_ failure: CheckFailure) {
    switch failure {
    case .unreadable(let error): self.init(error)
    case .configuration(let problem): self.init(problem)
    case .git(let failure): self.init("--changed-since: \(failure.reason)")
    case .baseline(let error): self.init(error.message)
    }
  }

  init(_ error: Workspace.Unreadable) { self.init("cannot read \(error.path): \(error.reason)") }

  init(_ problem: MapSearch.Problem) {
    switch problem {
    case .missing(let path): self.init("there is no file or folder \(path)")
    case .noMaps(let path, let areLeftOut):
      let reason = areLeftOut ? " that neither exclude nor a .gitignore leaves out" : ""
      self.init("no maps (*.argmap.yaml) in \(path)\(reason); name a file, or say --allow-empty")
    }
  }
}

/// Options of every command that reads maps.
struct ReadingOptions: ParsableArguments {
  @Option(
    help:
      "The folder that paths in a map may not leave. (default: the repository, else the folder of the nearest argmap.yaml, else the map's)"
  )
  var root: String?

  @Option(help: "The path that standard input (-) stands for.")
  var stdinFilename: String?

  @Flag(help: "Read no argmap.yaml.")
  var isolated = false

  func validate() throws {
    if let root, System.kind(root) != .folder { throw ValidationError("--root \(root): there is no such folder") }
  }

  var workspace: Workspace {
    Workspace(
      root: root, standardInputName: stdinFilename, configurations: Configurations(isIsolated: isolated))
  }
}

extension ReportFormat: ExpressibleByArgument {}
extension Level: ExpressibleByArgument {
  public static var allValueStrings: [String] { [Level.error, .warning, .note].map(\.rawValue) }
  public init?(argument: String) {
    guard let level = Level(rawValue: argument), level != .off else { return nil }
    self = level
  }
}
