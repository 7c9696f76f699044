/// Something that libgvc could not do.
package struct LayoutError: Error, Sendable {
  /// In libgvc's words.
  package let reason: String
}
