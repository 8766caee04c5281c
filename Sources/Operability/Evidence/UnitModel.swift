/// Weights, as they are read, of the signs of a unit for all that a unit may show: an answer to an item, a thin one, or a change.
///
/// A unit's score for a target is the sum of the weights of its signs, each counted once, divided by the square root
/// of their number, plus the target's base: what a ridge regression on 0 and 1 predicts. ``UnitScorer`` scores them.
struct UnitModel: Sendable {
  /// How many targets a unit is scored for: items answered, items thin, kinds of change, in this order.
  let targetCount: Int
  let itemCount: Int
  private(set) var base: [Float]
  /// The weights of all rows, one row after the other; most signs speak for a few targets only.
  private(set) var weights: [Weight] = []
  /// Where each row begins; the next one's begin ends it. The first row, of signs without weights, is empty.
  private(set) var rowStarts: [Int32] = [0, 0]
  /// For each sign that is no word its row.
  private(set) var rowOfSign: [Int32]
  let roleCount: Int
  /// A hash table from stems to rows. A stem has 48 bits, which leaves 16 for its row: half the memory that is
  /// looked into at random.
  private(set) var slots: [UInt64] = Array(repeating: 0, count: 1 << 13)
  private static let stemMask: UInt64 = 1 << 48 - 1
  private let signs: [String: Int]
  /// A table that is half full is full; the rest of the words are passed over.
  private static let mostWords = 1 << 12
  private var wordCount = 0

  /// What a sign says of a target.
  struct Weight: Sendable {
    let target: UInt16
    /// In thousandths, so that the order of sums makes no difference.
    let thousandths: Int16

    init(target: Int32, thousandths: Int) {
      self.target = UInt16(truncatingIfNeeded: target)
      self.thousandths = Int16(clamping: thousandths)
    }
  }

  /// The names of the targets.
  static func targetNames(_ checklist: Checklist) -> [String] {
    checklist.items.map { "answer.\($0.id)" } + checklist.items.map { "thin.\($0.id)" }
      + checklist.changes.map { "change.\($0.id)" }
  }

  init(_ checklist: Checklist) {
    itemCount = checklist.items.count
    targetCount = 2 * itemCount + checklist.changes.count
    base = Array(repeating: 0, count: targetCount)
    roleCount = checklist.roles.count
    let names = UnitSigns.names(checklist)
    rowOfSign = Array(repeating: 0, count: names.count)
    var signs: [String: Int] = [:]
    for (index, name) in names.enumerated() where !name.isEmpty { signs[name] = index }
    self.signs = signs
  }

  /// Takes weights for bases.
  mutating func setBase(_ row: [Weight]) {
    for weight in row { base[Int(weight.target)] = Float(weight.thousandths) / 1000 }
  }

  /// Adds the weights of a sign by its name, which for a word is its stem after a prefix. One that is not known, or too
  /// many, is passed over.
  mutating func addRow(_ name: UnsafeBufferPointer<UInt8>, _ row: [Weight]) {
    let index = Int32(rowStarts.count - 1)
    if let stem = UnitSigns.stemKey(ofSignNamed: name) {
      guard wordCount < UnitModel.mostWords else { return }
      wordCount += 1
      var slot = UnitModel.slot(of: stem) & (slots.count - 1)
      while slots[slot] != 0, slots[slot] & UnitModel.stemMask != stem {
        slot = (slot + 1) & (slots.count - 1)
      }
      slots[slot] = UInt64(index) << 48 | stem
    } else {
      guard let sign = signs[String(decoding: name, as: UTF8.self)] else { return }
      rowOfSign[sign] = index
    }
    weights += row
    rowStarts.append(Int32(weights.count))
  }

  /// Where to look for a stem first.
  @inline(__always)
  static func slot(of stem: UInt64) -> Int {
    Int(truncatingIfNeeded: (stem &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }
}
