import ArgumentMap
import SourceText

/// The texts that a map's sources name, each file read once.
package struct SourceDocuments: Sendable {
  /// By source, in the order of the graph: its text, or why there is none; nil for a source without a file, and for files
  /// that are no text.
  package let all: [Result<SourceDocument, FileReadingError>?]

  package init(_ graph: Graph, files: any FileReading) {
    var known: [String: Result<SourceDocument, FileReadingError>?] = [:]
    all = graph.sources.map { source -> Result<SourceDocument, FileReadingError>? in
      guard let file = source.file else { return nil }
      let path = graph.text(file)
      if let document = known[path] { return document }
      let document = Self.read(path, files)
      known[path] = .some(document)
      return document
    }
  }

  private static func read(_ path: String, _ files: any FileReading) -> Result<SourceDocument, FileReadingError>? {
    do throws(FileReadingError) {
      let bytes = try files.read(path)
      return SourceDocument.isReadable(path, bytes) ? .success(SourceDocument(path: path, bytes: bytes)) : nil
    } catch {
      return .failure(error)
    }
  }

  /// The text of a source, where it can be read.
  package func document(_ source: SourceIndex) -> SourceDocument? {
    guard case .success(let document)? = all[source.raw] else { return nil }
    return document
  }

  /// The text that a citation points into, where it can be read.
  package func document(_ citation: Graph.Citation) -> SourceDocument? {
    guard case .source(_, let index?, _) = citation.reference else { return nil }
    return document(index)
  }
}
