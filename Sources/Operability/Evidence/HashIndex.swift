/// Finds entries of a list by a hash: open hashing with the entries of a bucket chained, the latest first.
///
/// For tables that are filled once and hold a few thousand entries, which a dictionary of arrays makes ten times as
/// costly. Who compares entries is the caller, who has them.
struct HashIndex: Sendable {
  private var buckets: [Int32]
  private var hashes: [UInt64] = []
  private var following: [Int32] = []

  /// - Parameter capacity: about how many entries are expected.
  init(capacity: Int = 64) {
    var count = 16
    while count < capacity { count *= 2 }
    buckets = Array(repeating: -1, count: count)
    hashes.reserveCapacity(capacity)
    following.reserveCapacity(capacity)
  }

  /// How many entries there are; the next one gets this number.
  var count: Int { hashes.count }

  /// Adds an entry.
  mutating func append(_ hash: UInt64) {
    if hashes.count >= buckets.count { grow() }
    let bucket = bucket(of: hash)
    hashes.append(hash)
    following.append(buckets[bucket])
    buckets[bucket] = Int32(hashes.count - 1)
  }

  /// The latest entry with a hash that `fits`.
  @inline(__always)
  func last(_ hash: UInt64, where fits: (Int) -> Bool) -> Int? {
    var entry = buckets[bucket(of: hash)]
    while entry >= 0 {
      if hashes[Int(entry)] == hash, fits(Int(entry)) { return Int(entry) }
      entry = following[Int(entry)]
    }
    return nil
  }

  /// Calls `body` with each entry of a hash, the latest first.
  @inline(__always)
  func forEach(_ hash: UInt64, _ body: (Int) -> Void) {
    var entry = buckets[bucket(of: hash)]
    while entry >= 0 {
      if hashes[Int(entry)] == hash { body(Int(entry)) }
      entry = following[Int(entry)]
    }
  }

  @inline(__always)
  private func bucket(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32) & (buckets.count - 1)
  }

  private mutating func grow() {
    buckets = Array(repeating: -1, count: buckets.count * 2)
    for (entry, hash) in hashes.enumerated() {
      let bucket = bucket(of: hash)
      following[entry] = buckets[bucket]
      buckets[bucket] = Int32(entry)
    }
  }
}
