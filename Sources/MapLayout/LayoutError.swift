/// libgvc returned no layout.
package struct LayoutError: Error, Sendable {
  /// libgvc's messages, or what to do if its layout plugin is missing.
  package let reason: String
}
