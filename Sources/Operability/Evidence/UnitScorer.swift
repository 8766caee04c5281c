/// Scores units by a ``UnitModel``, whose weights it holds in tables of its own. A class so that all threads share one.
final class UnitScorer: Sendable {
  let targetCount: Int
  private let roleCount: Int
  private let base: FixedTable<Float>
  private let weights: FixedTable<UnitModel.Weight>
  private let rowStarts: FixedTable<Int32>
  private let rowOfSign: FixedTable<Int32>
  private let slots: FixedTable<UInt64>

  init(_ model: UnitModel) {
    targetCount = model.targetCount
    roleCount = model.roleCount
    base = FixedTable(model.base)
    weights = FixedTable(model.weights)
    rowStarts = FixedTable(model.rowStarts)
    rowOfSign = FixedTable(model.rowOfSign)
    slots = FixedTable(model.slots)
  }

  deinit {
    base.deallocate()
    weights.deallocate()
    rowStarts.deallocate()
    rowOfSign.deallocate()
    slots.deallocate()
  }

  /// How many rows of weights there are.
  var rowCount: Int { rowStarts.count - 1 }

  /// Appends a unit's scores; words of the template have none, which noughts stand for.
  ///
  /// - Parameters:
  ///   - seen: for each row the last unit that had it, so that a sign counts once.
  ///   - sums: room to work in, a place for each target.
  func score(
    _ unit: TextUnit, number: Int, _ tokens: [Token], seen: inout [Int32], sums: inout [Int32],
    to scores: inout [Float]
  ) {
    guard !unit.isTemplate else {
      scores.append(contentsOf: repeatElement(0, count: targetCount))
      return
    }
    sums.withUnsafeMutableBufferPointer { sums in
      sums.update(repeating: 0)
      let count = tokens.withUnsafeBufferPointer {
        add(unit, Int32(truncatingIfNeeded: number), $0, seen: &seen, to: sums)
      }
      let scale = 0.001 / Float(max(count, 1)).squareRoot()
      scores.append(addingCapacity: targetCount) { scores in
        for target in 0..<targetCount { scores.append(Float(sums[target]) * scale + base[target]) }
      }
    }
  }

  /// Adds the weights of a unit's signs.
  ///
  /// - Returns: how many signs it has.
  private func add(
    _ unit: TextUnit, _ number: Int32, _ tokens: UnsafeBufferPointer<Token>, seen: inout [Int32],
    to sums: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: tokens.count + rowOfSign.count) { rows in
      let count = find(unit, number, tokens, seen: &seen, into: rows)
      for row in rows[..<count] {
        for place in Int(rowStarts[Int(row)])..<Int(rowStarts[Int(row) + 1]) {
          sums[Int(weights[place].target)] &+= Int32(weights[place].thousandths)
        }
      }
      return count
    }
  }

  /// Finds the rows of a unit's signs, each once.
  ///
  /// Which words have weights, and which were there before, cannot be foreseen; so every word takes the same steps, and
  /// a row that is none or not new is written over by the next.
  ///
  /// - Returns: how many there are.
  private func find(
    _ unit: TextUnit, _ number: Int32, _ tokens: UnsafeBufferPointer<Token>, seen: inout [Int32],
    into rows: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    seen.withUnsafeMutableBufferPointer { seen in
      var count = 0
      seen[0] = number
      let mask = slots.count - 1
      for token in tokens {
        let stem = UnitSigns.stemKey(token)
        var slot = UnitModel.slot(of: stem) & mask
        // Ends at an empty slot and at the stem's; few words have to look at a second one.
        while min(slots[slot], (slots[slot] ^ stem) << 16) != 0 { slot = (slot &+ 1) & mask }
        let row = Int(truncatingIfNeeded: slots[slot] >> 48)
        rows[count] = Int32(truncatingIfNeeded: row)
        count &+= seen[row] == number ? 0 : 1
        seen[row] = number
      }
      UnitSigns.forEachSign(of: unit, roleCount: roleCount) { sign in
        let row = rowOfSign[sign]
        if row > 0 {
          rows[count] = row
          count &+= 1
        }
      }
      return count
    }
  }
}
