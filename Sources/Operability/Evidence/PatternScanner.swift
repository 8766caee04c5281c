/// Runs a pattern set over sentences; holds what can be reused from one to the next. Not shared between threads.
struct PatternScanner {
  let set: PatternSet
  /// For each node the running number of the word at which it was last reached, and of the word where that began.
  private var reached: [Int]
  private var began: [Int]
  /// The running number of the first word of the sentence; far enough ahead of the last sentence that nothing of
  /// it is in reach.
  private var base = 1000
  private var words: WordMemory

  init(_ set: PatternSet) {
    self.set = set
    reached = Array(repeating: 0, count: set.nodeCount)
    began = Array(repeating: 0, count: set.nodeCount)
    words = WordMemory()
  }

  /// Appends the patterns that occur in a sentence, in the order of their last words.
  ///
  /// - Parameter masked: words that are to be passed over, by index; empty for none.
  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: ArraySlice<Token>, masked: [Bool] = [],
    into hits: inout [PatternHit]
  ) {
    guard let lastIndex = tokens.indices.last else { return }
    let offset = tokens.startIndex
    for index in tokens.indices {
      let token = tokens[index]
      if !masked.isEmpty, masked[index - offset] { continue }
      let isLast = index == lastIndex
      let position = index - offset
      if !token.classes.isEmpty {
        var bits = token.classes.rawValue
        while bits != 0 {
          let bit = bits.trailingZeroBitCount
          bits &= bits - 1
          for node in set.vocabulary.categories[bit] {
            visit(Int(node), position: position, isLast: isLast, into: &hits)
          }
        }
      }
      let insideURL = token.classes.contains(.insideURL)
      let entry = words.entry(bytes, token.range, insideURL: insideURL, vocabulary: set.vocabulary)
      for index in entry {
        visit(Int(words.nodes[index]), position: position, isLast: isLast, into: &hits)
      }
    }
    base += tokens.count + 200
  }

  @inline(__always)
  private mutating func visit(_ node: Int, position: Int, isLast: Bool, into hits: inout [PatternHit]) {
    let now = base + position
    var start = -1
    for index in Int(set.predecessorStart[node])..<Int(set.predecessorStart[node + 1]) {
      let predecessor = set.predecessors[index]
      if predecessor.node < 0 {
        if predecessor.gap < 0 || position <= Int(predecessor.gap) { start = max(start, now) }
      } else {
        let before = Int(predecessor.node)
        let distance = now - reached[before] - 1
        if distance >= 0, distance <= Int(predecessor.gap), reached[before] >= base {
          start = max(start, began[before])
        }
      }
    }
    guard start >= 0 else { return }
    reached[node] = now
    began[node] = start
    for index in Int(set.acceptStart[node])..<Int(set.acceptStart[node + 1]) {
      let accept = set.accepts[index]
      if accept.atEnd, !isLast { continue }
      hits.append(PatternHit(pattern: accept.pattern, first: Int32(start - base), last: Int32(position)))
    }
  }
}
