/// How many of some units say something in each of the ways that signals and traits tell apart.
struct UnitTally: Sendable {
  // One place for each bit of the two sets.
  private var signals = InlineArray<32, Int32>(repeating: 0)
  private var traits = InlineArray<16, Int32>(repeating: 0)
  private(set) var codeCount = 0
  private(set) var codeAndRowCount = 0
  private(set) var nameCount = 0
  private(set) var pathCount = 0

  /// Counts a unit.
  mutating func add(_ unit: TextUnit) {
    UnitTally.count(unit.signals.rawValue, in: signals.mutableSpan)
    UnitTally.count(unit.traits.rawValue, in: traits.mutableSpan)
    if unit.kind == .code { codeCount += 1 }
    if unit.kind == .code || unit.kind == .row { codeAndRowCount += 1 }
    if !unit.traits.isDisjoint(with: .name) { nameCount += 1 }
    if !unit.traits.isDisjoint(with: [.path, .method]) { pathCount += 1 }
  }

  /// Counts the bits that are set. By a span, as an array in place would be copied for a bit that is not known beforehand.
  @inline(__always)
  private static func count(_ set: UInt32, in counts: consuming MutableSpan<Int32>) {
    var bits = set
    while bits != 0 {
      counts[bits.trailingZeroBitCount] &+= 1
      bits &= bits - 1
    }
  }

  /// Counts the units of another tally.
  mutating func add(_ other: UnitTally) {
    UnitTally.add(other.signals.span, to: signals.mutableSpan)
    UnitTally.add(other.traits.span, to: traits.mutableSpan)
    codeCount += other.codeCount
    codeAndRowCount += other.codeAndRowCount
    nameCount += other.nameCount
    pathCount += other.pathCount
  }

  /// Adds numbers of units.
  @inline(__always)
  private static func add(_ counts: Span<Int32>, to sums: consuming MutableSpan<Int32>) {
    for bit in counts.indices { sums[unchecked: bit] &+= counts[unchecked: bit] }
  }

  /// Calls `body` with the numbers of units that say something in each way, by ``Signal/bit``; as a span, since an array in
  /// place would be copied for each of them.
  func withSignals(_ body: (Span<Int32>) -> Void) { body(signals.span) }

  /// The units with a trait; only one bit may be set.
  func count(_ trait: TextUnit.Traits) -> Int { Int(traits[trait.rawValue.trailingZeroBitCount]) }
}
