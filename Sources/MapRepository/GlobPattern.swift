/// A shell pattern as git understands it (gitignore(5)): `*`, `?` and `[…]` match within a name, `**` across folders.
/// It works on bytes. Matching takes time proportional to the pattern's length times the text's.
struct GlobPattern: Sendable {
  private enum Step: Sendable {
    case byte(UInt8)
    /// Any byte but `/`.
    case any
    /// The bytes that brackets match, by value.
    case set([Bool])
    /// Any number of bytes other than `/`.
    case star
    /// Any number of bytes.
    case deep
    /// Nothing, or what the next two steps match: `deep` and a `/`.
    case folders
  }

  /// The text before the first wildcard.
  private let start: [UInt8]
  private let steps: [Step]

  /// Nil for a pattern that matches nothing, such as one with a bracket that is not closed.
  init?(_ pattern: some Collection<UInt8>) {
    let pattern = Array(pattern)
    let literal = pattern.firstIndex { [0x2A, 0x3F, 0x5B, 0x5C].contains($0) } ?? pattern.count
    start = Array(pattern[..<literal])
    var steps: [Step] = []
    var at = literal
    while at < pattern.count {
      let byte = pattern[at]
      at += 1
      switch byte {
      case 0x3F: steps.append(.any)
      case 0x5C:
        guard at < pattern.count else { return nil }
        steps.append(.byte(pattern[at]))
        at += 1
      case 0x5B:
        guard let set = Self.set(pattern, &at) else { return nil }
        steps.append(.set(set))
      case 0x2A:
        let first = at - 1
        while at < pattern.count, pattern[at] == 0x2A { at += 1 }
        // git strips the text before the first wildcard, so a `**` right after that text counts as being at the start.
        let isWhole =
          at - first > 1 && (first == literal || pattern[first - 1] == 0x2F)
          && (at == pattern.count || pattern[at] == 0x2F)
        if isWhole, at < pattern.count { steps.append(.folders) }
        steps.append(isWhole ? .deep : .star)
      default: steps.append(.byte(byte))
      }
    }
    self.steps = steps
  }

  /// The bytes that a bracket expression matches; nil if the bracket is not closed.
  /// - Parameter at: the position after the `[`; on return, after the `]`.
  private static func set(_ pattern: [UInt8], _ at: inout Int) -> [Bool]? {
    var set = [Bool](repeating: false, count: 256)
    var isNegated = false
    if at < pattern.count, pattern[at] == 0x21 || pattern[at] == 0x5E {
      isNegated = true
      at += 1
    }
    /// The previous byte, if a range can start with it.
    var low: UInt8?
    var isFirst = true
    while at < pattern.count, isFirst || pattern[at] != 0x5D {
      isFirst = false
      var byte = pattern[at]
      at += 1
      if byte == 0x2D, let from = low, at < pattern.count, pattern[at] != 0x5D {
        var to = pattern[at]
        at += 1
        if to == 0x5C {
          guard at < pattern.count else { return nil }
          to = pattern[at]
          at += 1
        }
        if from <= to { for byte in from...to { set[Int(byte)] = true } }
        low = nil
        continue
      }
      if byte == 0x5B, at < pattern.count, pattern[at] == 0x3A,
        let end = pattern[at...].firstIndex(of: 0x5D), end > at + 1, pattern[end - 1] == 0x3A
      {
        guard let isMember = classes[String(decoding: pattern[(at + 1)..<(end - 1)], as: UTF8.self)] else { return nil }
        for byte in UInt8.min...UInt8.max where isMember(byte) { set[Int(byte)] = true }
        at = end + 1
        low = nil
        continue
      }
      if byte == 0x5C {
        guard at < pattern.count else { return nil }
        byte = pattern[at]
        at += 1
      }
      set[Int(byte)] = true
      low = byte
    }
    guard at < pattern.count else { return nil }
    at += 1
    if isNegated { for i in set.indices { set[i].toggle() } }
    set[0x2F] = false
    return set
  }

  /// The character classes of brackets, such as `[:digit:]`, for ASCII.
  private static let classes: [String: @Sendable (UInt8) -> Bool] = [
    "digit": { (0x30...0x39).contains($0) },
    "lower": { (0x61...0x7A).contains($0) },
    "upper": { (0x41...0x5A).contains($0) },
    "alpha": { (0x41...0x5A).contains($0 & 0xDF) },
    "alnum": { (0x41...0x5A).contains($0 & 0xDF) || (0x30...0x39).contains($0) },
    "xdigit": { (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF) },
    "space": { $0 == 0x20 || (0x09...0x0D).contains($0) },
    "blank": { $0 == 0x20 || $0 == 0x09 },
    "cntrl": { $0 < 0x20 || $0 == 0x7F },
    "graph": { (0x21...0x7E).contains($0) },
    "print": { (0x20...0x7E).contains($0) },
    "punct": { (0x21...0x7E).contains($0) && !(0x30...0x39).contains($0) && !(0x41...0x5A).contains($0 & 0xDF) },
  ]

  /// Whether the pattern matches a whole text.
  func matches(_ text: some Collection<UInt8>) -> Bool {
    guard text.starts(with: start) else { return false }
    let rest = text.dropFirst(start.count)
    if steps.isEmpty { return rest.isEmpty }
    // The steps at which matching can continue after the bytes read so far.
    var active = [Bool](repeating: false, count: steps.count + 1)
    var next = active
    enter(0, &active)
    for byte in rest {
      for i in next.indices { next[i] = false }
      var isAny = false
      for (i, step) in steps.enumerated() where active[i] {
        let to: Int? =
          switch step {
          case .byte(let other): byte == other ? i + 1 : nil
          case .any: byte != 0x2F ? i + 1 : nil
          case .set(let set): set[Int(byte)] ? i + 1 : nil
          case .star: byte != 0x2F ? i : nil
          case .deep: i
          case .folders: nil
          }
        guard let to else { continue }
        enter(to, &next)
        isAny = true
      }
      if !isAny { return false }
      swap(&active, &next)
    }
    return active[steps.count]
  }

  /// Marks a step and the steps that can be reached from it without reading a byte.
  private func enter(_ step: Int, _ active: inout [Bool]) {
    if active[step] { return }
    active[step] = true
    guard step < steps.count else { return }
    switch steps[step] {
    case .star, .deep: enter(step + 1, &active)
    case .folders:
      enter(step + 1, &active)
      enter(step + 3, &active)
    default: break
    }
  }
}
