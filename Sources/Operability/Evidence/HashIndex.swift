/// Finds entries of a list by a hash: open hashing with the entries of a bucket chained, the latest first.
///
/// For tables that are filled once and hold a few thousand entries, which a dictionary of arrays makes ten times as
/// costly. Who compares entries is the caller, who has them.
struct HashIndex: Sendable {
  private var buckets: [Int32]
  private var entries: [Entry] = []

  private struct Entry {
    var hash: UInt64
    /// The entry before it in its bucket, -1 for none.
    var next: Int32
  }

  /// - Parameter capacity: about how many entries are expected.
  init(capacity: Int = 64) {
    var count = 16
    while count < capacity { count *= 2 }
    buckets = Array(repeating: -1, count: count)
    entries.reserveCapacity(capacity)
  }

  /// How many entries there are; the next one gets this number.
  var count: Int { entries.count }

  /// Adds an entry.
  mutating func append(_ hash: UInt64) {
    if entries.count >= buckets.count { grow() }
    let bucket = bucket(of: hash)
    entries.append(Entry(hash: hash, next: buckets[bucket]))
    buckets[bucket] = Int32(entries.count - 1)
  }

  /// The latest entry with a hash that `fits`.
  @inline(__always)
  func last(_ hash: UInt64, where fits: (Int) -> Bool) -> Int? {
    var index = Int(buckets[bucket(of: hash)])
    while index >= 0 {
      let entry = entries[index]
      if entry.hash == hash, fits(index) { return index }
      index = Int(entry.next)
    }
    return nil
  }

  /// Calls `body` with each entry of a hash, the latest first.
  @inline(__always)
  func forEach(_ hash: UInt64, _ body: (Int) -> Void) {
    var index = Int(buckets[bucket(of: hash)])
    while index >= 0 {
      let entry = entries[index]
      if entry.hash == hash { body(index) }
      index = Int(entry.next)
    }
  }

  @inline(__always)
  private func bucket(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32) & (buckets.count - 1)
  }

  private mutating func grow() {
    buckets = Array(repeating: -1, count: buckets.count * 2)
    for index in entries.indices {
      let bucket = bucket(of: entries[index].hash)
      entries[index].next = buckets[bucket]
      buckets[bucket] = Int32(index)
    }
  }
}
