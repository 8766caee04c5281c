/// Finds the name that someone who misspelt it meant.
public enum Spelling {
  /// The known name that is nearest to a misspelt one: at most a third of its letters (but one in any case)
  /// have to be added, dropped, replaced or swapped with their neighbour. Letter case does not count, nor
  /// does `_` for `-`. The first of equally near ones; nil if none is near or the name is over 64 bytes long.
  public static func nearest(to name: String, among known: some Sequence<String>) -> String? {
    let wanted = folded(name)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in known {
      let other = folded(candidate)
      let limit = min(max(1, max(wanted.count, other.count) / 3), (best?.distance ?? Int.max) - 1)
      guard other.count <= 64, limit >= 0, abs(other.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, other)
      if distance <= limit { best = (candidate, distance) }
    }
    return best?.name
  }

  private static func folded(_ name: String) -> [UInt8] {
    name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "_"): UInt8(ascii: "-")
      default: byte
      }
    }
  }

  /// The optimal string alignment distance.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var twoBack = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var current = [i + 1]
      for j in 0..<b.count {
        var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, twoBack[j - 1] + 1) }
        current.append(cost)
      }
      twoBack = previous
      previous = current
    }
    return previous[b.count]
  }
}
