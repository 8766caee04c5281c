/// Finds the ends of code spans in a text: runs of backquotes as long as those that began them.
///
/// Runs that are found are searched for step by step. The first search in vain makes an index of all runs by
/// their length, so that no text is searched in vain many times.
struct CodeSpanIndex {
  /// For each length of run, the positions of its runs, last to first; nil before it is needed.
  private var runs: [Int: [Int]]?

  /// Where the next run of this length begins. Positions asked for must not go backwards.
  mutating func next(_ bytes: [UInt8], length: Int, from pos: Int, to end: Int) -> Int? {
    guard runs == nil else {
      while let last = runs?[length]?.last, last < pos { runs?[length]?.removeLast() }
      return runs?[length]?.last
    }
    var index = pos
    while let run = CodeSpanIndex.nextRun(bytes, index, end) {
      if run.count == length { return run.lowerBound }
      index = run.upperBound
    }
    runs = CodeSpanIndex.index(bytes, pos, end)
    return nil
  }

  private static func index(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> [Int: [Int]] {
    var runs: [Int: [Int]] = [:]
    var index = pos
    while let run = nextRun(bytes, index, end) {
      runs[run.count, default: []].append(run.lowerBound)
      index = run.upperBound
    }
    for length in runs.keys { runs[length]?.reverse() }
    return runs
  }

  private static func nextRun(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> Range<Int>? {
    var start = pos
    while start < end, bytes[start] != 0x60 { start += 1 }
    if start >= end { return nil }
    return start..<MarkdownMarker.skipRun(bytes, start, end, of: 0x60)
  }
}
