import ArgumentMap
import SourceText

/// The text files that a map's sources name. Each file is read only once.
package struct SourceDocuments: Sendable {
  /// The document of each source, or why its file could not be read, indexed like `Graph.sources`. Nil for a source
  /// without a file, and for a file that is not text.
  package let all: [Result<SourceDocument, FileReadingError>?]

  package init(_ graph: Graph, files: any FileReading) {
    var known: [String: Result<SourceDocument, FileReadingError>?] = [:]
    all = graph.sources.map { source -> Result<SourceDocument, FileReadingError>? in
      guard let path = graph.path(of: source) else { return nil }
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

  /// The document of a source; nil if there is none or it could not be read.
  package func document(_ source: SourceIndex) -> SourceDocument? {
    guard case .success(let document)? = all[source.raw] else { return nil }
    return document
  }

  /// The document that a citation points into; nil if there is none or it could not be read.
  package func document(_ citation: Graph.Citation) -> SourceDocument? {
    guard case .source(_, let index?, _) = citation.reference else { return nil }
    return document(index)
  }
}
