/// Numbers for names that are runs of bytes of one file, without copying them. Open addressing, with the standard
/// library's seeded hash, so that no choice of ids makes it slow; nothing ever depends on its order.
struct NameTable {
  /// Number + 1, or 0 where a slot is free.
  private var slots: [UInt32]
  private var names: [(start: UInt32, end: UInt32, hash: UInt32)] = []

  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  private func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[start..<end])))
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }

  /// The number of a name, given to it now if it has none.
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> (number: Int, isNew: Bool) {
    let h = hash(bytes, start, end)
    let slot = slot(of: h, bytes, start, end)
    if slots[slot] != 0 { return (Int(slots[slot]) - 1, false) }
    names.append((UInt32(start), UInt32(end), h))
    slots[slot] = UInt32(names.count)
    if names.count * 2 > slots.count { grow() }
    return (names.count - 1, true)
  }

  /// The number of a name that has one.
  func find(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    let slot = slot(of: hash(bytes, start, end), bytes, start, end)
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  /// Takes a number for something that has no name.
  mutating func reserve() -> Int {
    names.append((0, 0, 0))
    return names.count - 1
  }

  private func slot(of h: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    let mask = slots.count - 1
    var slot = Int(h) & mask
    while slots[slot] != 0 {
      let name = names[Int(slots[slot]) - 1]
      if name.hash == h, Int(name.end - name.start) == end - start, isEqual(bytes, Int(name.start), start, end - start)
      {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isEqual(_ bytes: UnsafeBufferPointer<UInt8>, _ a: Int, _ b: Int, _ count: Int) -> Bool {
    for i in 0..<count where bytes[a + i] != bytes[b + i] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, name) in names.enumerated() where name.end > name.start {
      var slot = Int(name.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }
}
