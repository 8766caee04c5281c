/// A set of indices below 128: of heading roles, items or kinds of change of a checklist.
struct SmallSet: Sendable, Equatable {
  /// Indices are below this.
  static let capacity = 128

  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init() {}

  init(_ indices: some Sequence<Int>) {
    for index in indices { insert(index) }
  }

  var isEmpty: Bool { low == 0 && high == 0 }

  mutating func insert(_ index: Int) {
    if index < 64 { low |= 1 << UInt64(index) } else { high |= 1 << UInt64(index - 64) }
  }

  mutating func formUnion(_ other: SmallSet) {
    low |= other.low
    high |= other.high
  }

  func contains(_ index: Int) -> Bool {
    index < 64 ? low & (1 << UInt64(index)) != 0 : high & (1 << UInt64(index - 64)) != 0
  }

  /// Calls `body` with each index, the smallest first.
  @inline(__always)
  func forEach(_ body: (Int) -> Void) {
    var rest = low
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    rest = high
    while rest != 0 {
      body(64 + rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }

  func intersects(_ other: SmallSet) -> Bool { low & other.low != 0 || high & other.high != 0 }
}
