import SourceText

/// Widths of text in Helvetica, Arial and Liberation Sans, which have the same metrics. The tables are part of the
/// source, so line breaks do not depend on installed fonts.
package enum TextMetrics {
  package enum Weight: String, Sendable { case regular, bold }

  private static let unitsPerEm = 2048.0

  /// Widths of U+0000 to U+03FF in font units, for fast lookup.
  private static let lowRegular = low(\.regular)
  private static let lowBold = low(\.bold)

  private static func low(_ path: KeyPath<Widths, [UInt16]>) -> [UInt16] {
    var result = [UInt16](repeating: 0, count: 0x400)
    for run in table {
      for (k, width) in run[keyPath: path].enumerated() where Int(run.first) + k < 0x400 {
        result[Int(run.first) + k] = width
      }
    }
    return result
  }

  /// The width of a scalar in ems: 0 for combining marks, joiners and characters below U+0020. Other scalars missing
  /// from the fonts get a default: 1 for CJK and emoji, otherwise 0.6.
  package static func width(_ scalar: Unicode.Scalar, _ weight: Weight) -> Double {
    let value = scalar.value
    var units: UInt16 = 0
    if value < 0x400 {
      units = (weight == .bold ? lowBold : lowRegular)[Int(value)]
    } else if let run = table.last(where: { $0.first <= value }) {
      let widths = weight == .bold ? run.bold : run.regular
      let at = Int(value - run.first)
      if at < widths.count { units = widths[at] }
    }
    if units > 0, !DisplayWidth.isZeroWidth(scalar) { return Double(units) / unitsPerEm }
    switch DisplayWidth.columns(scalar) {
    case 0: return 0
    case 2: return 1
    default: return value < 0x20 ? 0 : 0.6
    }
  }

  /// Whether text runs from right to left, as decided by its first letter (Unicode Standard Annex #9, rule P2).
  package static func isRightToLeft(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
        if scalar.properties.isAlphabetic { return true }
      default: if scalar.properties.isAlphabetic { return false }
      }
    }
    return false
  }

  /// The width of the given text, in the same unit as `size`.
  package static func width(_ text: some StringProtocol, size: Double, weight: Weight = .regular) -> Double {
    text.unicodeScalars.reduce(0) { $0 + width($1, weight) } * size
  }
}
