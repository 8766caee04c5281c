/// The runs of backquotes in a text by their length, so that the end of a code span is found without a search.
struct CodeSpanIndex {
  /// For each length of run, the positions of its runs, first to last.
  private var runs: [Int: [Int]] = [:]
  /// For each length, how many of its runs are behind.
  private var passed: [Int: Int] = [:]

  /// Looks at the whole text once.
  init(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x60 else {
        index += 1
        continue
      }
      let after = MarkdownMarker.skipRun(bytes, index, bytes.count, of: 0x60)
      runs[after - index, default: []].append(index)
      index = after
    }
  }

  /// Where the next run of this length begins. Positions asked for must not go backwards.
  mutating func next(length: Int, from pos: Int) -> Int? {
    guard let positions = runs[length] else { return nil }
    var index = passed[length, default: 0]
    while index < positions.count, positions[index] < pos { index += 1 }
    passed[length] = index
    return index < positions.count ? positions[index] : nil
  }
}
