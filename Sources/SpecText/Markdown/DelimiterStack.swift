/// The runs of `*` and `_` of a text, matched as the appendix of CommonMark 0.31 describes ("process
/// emphasis").
struct DelimiterStack {
  /// A run and what is left of it.
  struct Run {
    var marker: UInt8
    /// Its length in the source.
    var length: Int
    /// How many of its bytes are text, since no emphasis has used them.
    var left: Int
    var canOpen: Bool
    var canClose: Bool
  }

  /// All runs, in order.
  private(set) var runs: [Run] = []
  /// The indices of the runs that have not been matched yet.
  private var waiting: [Int] = []

  /// How many runs wait to be matched.
  var count: Int { waiting.count }

  /// Adds the next run.
  mutating func append(_ marker: UInt8, length: Int, _ flanking: Flanking) {
    waiting.append(runs.count)
    runs.append(
      Run(
        marker: marker, length: length, left: length, canOpen: flanking.canOpen, canClose: flanking.canClose))
  }

  /// Matches the waiting runs from the `bottom`th on among themselves; then they wait no longer.
  mutating func match(from bottom: Int) {
    guard bottom < waiting.count else { return }
    // Possible openers form a chain from the closer outwards; what an emphasis encloses is dropped from it.
    var outer = Array(repeating: -1, count: waiting.count - bottom)
    var last = -1
    // Down to here no opener was found, by marker, by whether the closer may open, and by its length modulo
    // 3.
    var searched = Array(repeating: -1, count: 12)
    for closer in outer.indices {
      let index = waiting[bottom + closer]
      let run = runs[index]
      outer[closer] = last
      if run.canClose {
        let key = (run.marker == 0x2A ? 6 : 0) + (run.canOpen ? 3 : 0) + run.length % 3
        while runs[index].left > 0 {
          var opener = outer[closer]
          while opener > searched[key], !DelimiterStack.matches(runs[waiting[bottom + opener]], run) {
            opener = outer[opener]
          }
          guard opener > searched[key] else {
            searched[key] = outer[closer]
            break
          }
          let other = waiting[bottom + opener]
          let used = runs[other].left >= 2 && runs[index].left >= 2 ? 2 : 1
          runs[other].left -= used
          runs[index].left -= used
          outer[closer] = runs[other].left > 0 ? opener : outer[opener]
        }
        last = outer[closer]
      }
      if run.canOpen, runs[index].left > 0 { last = closer }
    }
    waiting.removeLast(waiting.count - bottom)
  }

  private static func matches(_ opener: Run, _ closer: Run) -> Bool {
    guard opener.marker == closer.marker else { return false }
    guard opener.canClose || closer.canOpen else { return true }
    return (opener.length + closer.length) % 3 != 0 || (opener.length % 3 == 0 && closer.length % 3 == 0)
  }
}
