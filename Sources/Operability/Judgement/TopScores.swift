/// The best few of some numbers, the best first.
struct TopScores {
  private(set) var first: Float = 0
  private(set) var second: Float = 0
  private(set) var third: Float = 0
  private(set) var count = 0

  mutating func add(_ score: Float) {
    count += 1
    if count == 1 || score > first {
      if count > 1 {
        third = second
        second = first
      }
      first = score
    } else if count == 2 || score > second {
      third = second
      second = score
    } else if count == 3 || score > third {
      third = score
    }
  }
}
