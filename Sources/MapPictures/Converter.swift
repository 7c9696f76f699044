import Surroundings

/// Converts SVG to PNG and PDF with `rsvg-convert`, which is part of librsvg.
package enum Converter {
  /// Why a picture could not be converted, and what to do about it.
  package struct Failure: Error, Sendable {
    package let reason: String
  }

  /// - Parameters:
  ///   - scale: pixels per point.
  ///   - background: a CSS colour; nil for the SVG's own background.
  package static func png(_ svg: String, scale: Double, background: String?) throws(Failure) -> [UInt8] {
    // librsvg fails if the scaled picture has more than 32,767 pixels in either direction.
    var arguments = ["--format", "png", "--unlimited", "--zoom", number(scale)]
    if let background { arguments += ["--background-color", background] }
    return try run(arguments, [svg])
  }

  /// - Parameters:
  ///   - pages: an SVG for each page.
  ///   - background: a CSS colour; nil for the SVG's own background.
  package static func pdf(_ pages: [String], background: String?) throws(Failure) -> [UInt8] {
    var arguments = ["--format", "pdf", "--unlimited"]
    if let background { arguments += ["--background-color", background] }
    return try run(arguments, pages)
  }

  private static func number(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  private static func run(_ arguments: [String], _ svgs: [String]) throws(Failure) -> [UInt8] {
    guard ChildProcess.run("rsvg-convert", ["--version"])?.status == 0 else {
      throw Failure(
        reason:
          "png and pdf need rsvg-convert; install librsvg2-bin (Debian), librsvg2-tools (Fedora) or librsvg (brew)")
    }
    let result: Result<[UInt8], Failure>
    do throws(FileWritingError) {
      result = try TemporaryFolder.with { convert(svgs, arguments, in: $0) }
    } catch {
      throw unwritten(error)
    }
    return try result.get()
  }

  private static func convert(_ svgs: [String], _ arguments: [String], in folder: String) -> Result<[UInt8], Failure> {
    let paths = svgs.indices.map { "\(folder)/\($0).svg" }
    do throws(FileWritingError) {
      for (path, svg) in zip(paths, svgs) { try Disk().write(svg, to: path) }
    } catch {
      return .failure(unwritten(error))
    }
    let result = ChildProcess.run("rsvg-convert", arguments + paths)
    if let result, result.status == 0, !result.output.isEmpty { return .success(result.output) }
    // Run the program again for its messages, which the first run discards so that they are not mixed with the picture.
    let words = ChildProcess.run("rsvg-convert", arguments + paths, output: .keptWithErrors)
    return .failure(failure(words?.output ?? []))
  }

  /// The failure if a picture cannot be written to a file. Pictures are passed as files, since rsvg-convert reads only
  /// one picture from standard input.
  private static func unwritten(_ error: FileWritingError) -> Failure {
    Failure(reason: "cannot write to \(error.path), from which rsvg-convert would read the picture: \(error.reason)")
  }

  private static func failure(_ words: [UInt8]) -> Failure {
    let text = String(decoding: words, as: UTF8.self)
    if text.contains("color") {
      return Failure(reason: "--background must be none or a CSS colour, such as white or #eee")
    }
    let said = text.split(separator: "\n").first.map { " (\($0))" } ?? ""
    return Failure(reason: "rsvg-convert could not convert the picture\(said); a smaller --scale may help")
  }
}
