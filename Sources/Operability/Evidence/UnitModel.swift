/// Weights of the signs of a unit for all that a unit may show: an answer to an item, a thin one, or a change.
///
/// A unit's score for a target is the sum of the weights of its signs, each counted once, divided by the square root
/// of their number, plus the target's base: what a ridge regression on 0 and 1 predicts.
struct UnitModel: Sendable {
  /// How many targets a unit is scored for: items answered, items thin, kinds of change, in this order.
  let targetCount: Int
  let itemCount: Int
  private(set) var base: [Float]
  /// The rows of weights, one after the other.
  private var weights: [Float] = []
  /// For each sign that is no word its row, or -1.
  private var rowOfSign: [Int32]
  private let roleCount: Int
  /// A hash table from stems to rows.
  private var slots: [(stem: UInt64, row: Int32)] = Array(repeating: (0, -1), count: 1 << 13)
  private let signs: [String: Int]
  /// A table that is half full is full; the rest of the words are passed over.
  private static let mostWords = 1 << 12
  private var wordCount = 0
  /// Room for what Bob's own model has, so that its rows are not moved as they come.
  private static let usualRows = 2500

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
    rowOfSign = Array(repeating: -1, count: names.count)
    var signs: [String: Int] = [:]
    for (index, name) in names.enumerated() where !name.isEmpty { signs[name] = index }
    self.signs = signs
    weights.reserveCapacity(UnitModel.usualRows * targetCount)
  }

  func answerTarget(_ item: Int) -> Int { item }
  func thinTarget(_ item: Int) -> Int { itemCount + item }
  func changeTarget(_ kind: Int) -> Int { 2 * itemCount + kind }

  mutating func setBase(_ target: Int, _ weight: Float) { base[target] = weight }

  /// A row for a word's stem, or for another sign by its name; nil for a sign that is not known.
  mutating func addRow(_ name: ArraySlice<UInt8>, isWord: Bool) -> Int? {
    let row = weights.count / max(targetCount, 1)
    if isWord {
      guard wordCount < UnitModel.mostWords else { return nil }
      wordCount += 1
      let stem = UnitSigns.key(ofStem: name)
      var slot = UnitModel.slot(of: stem) & (slots.count - 1)
      while slots[slot].row >= 0, slots[slot].stem != stem { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = (stem, Int32(row))
    } else {
      guard let sign = signs[String(decoding: name, as: UTF8.self)] else { return nil }
      rowOfSign[sign] = Int32(row)
    }
    weights.append(contentsOf: repeatElement(0, count: targetCount))
    return row
  }

  mutating func setWeight(_ row: Int, _ target: Int, _ weight: Float) {
    weights[row * targetCount + target] = weight
  }

  /// Appends a unit's scores; nothing but noughts for words of the template.
  ///
  /// - Parameter seen: for each row the last unit that had it, so that a sign counts once; as long as there are rows.
  func score(
    _ unit: TextUnit, number: Int, _ tokens: [Token],
    seen: inout [Int32],
    into scores: inout [Float]
  ) {
    let start = scores.count
    scores.append(contentsOf: repeatElement(0, count: targetCount))
    guard !unit.isTemplate else { return }
    var count = 0
    scores.withUnsafeMutableBufferPointer { scores in
      weights.withUnsafeBufferPointer { weights in
        seen.withUnsafeMutableBufferPointer { seen in
          slots.withUnsafeBufferPointer { slots in
            let sums = scores.baseAddress! + start
            func add(_ row: Int32) {
              guard row >= 0, seen[Int(row)] != Int32(truncatingIfNeeded: number) else { return }
              seen[Int(row)] = Int32(truncatingIfNeeded: number)
              count += 1
              let from = weights.baseAddress! + Int(row) * targetCount
              for target in 0..<targetCount { sums[target] += from[target] }
            }
            for token in tokens {
              let stem = UnitSigns.stemKey(token)
              var slot = UnitModel.slot(of: stem) & (slots.count - 1)
              while slots[slot].row >= 0, slots[slot].stem != stem { slot = (slot + 1) & (slots.count - 1) }
              add(slots[slot].row)
            }
            UnitSigns.forEachSign(of: unit, roleCount: roleCount) { add(rowOfSign[$0]) }
          }
        }
      }
      let scale = 1 / Float(max(count, 1)).squareRoot()
      for target in 0..<targetCount {
        scores[start + target] = scores[start + target] * scale + base[target]
      }
    }
  }

  @inline(__always)
  private static func slot(of stem: UInt64) -> Int {
    Int(truncatingIfNeeded: (stem &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }

  var rowCount: Int { rowOfSign.isEmpty ? 0 : weights.count / max(targetCount, 1) }
}
