/// Runs a pattern set over sentences; holds what can be reused from one to the next. Not shared between threads.
struct PatternScanner {
  let graph: PatternGraph
  /// For each node where it was last reached.
  private var places: [Place]
  /// The running number of the first word of the sentence; far enough ahead of the last sentence that nothing of
  /// it is in reach.
  private var base = 1000
  private var words = WordMemory()
  /// For each word of the sentence the nodes that want it.
  private var ranges: [Range<Int32>] = []

  /// The running numbers of the words at which a node was reached last and last but one, and of the words where
  /// that began.
  private struct Place {
    var reached = 0
    var began = 0
    var reachedBefore = 0
    var beganBefore = 0
  }

  init(_ graph: PatternGraph) {
    self.graph = graph
    places = Array(repeating: Place(), count: graph.nodes.count)
  }

  /// Appends the patterns that occur in a sentence, in the order of their last words.
  ///
  /// - Parameter masked: words that are to be passed over, by index; empty for none.
  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: [Token], masked: [Bool] = [], into hits: inout [PatternHit]
  ) {
    guard graph.count > 0, !tokens.isEmpty else { return }
    words.ranges(bytes, tokens, of: graph, into: &ranges)
    let base = base
    let ranges = ranges
    let graph = graph
    let categories = graph.vocabulary.categories
    places.withUnsafeMutableBufferPointer { places in
      graph.withTables { tables in
        words.withNodes { wanted in
          var walk = Walk(tables: tables, places: places, base: base)
          for index in tokens.indices {
            if !masked.isEmpty, masked[index] { continue }
            walk.position = index
            walk.isLast = index == tokens.count - 1
            let now = base + index
            var bits = tokens[index].classes.rawValue
            while bits != 0 {
              let bit = bits.trailingZeroBitCount
              bits &= bits - 1
              for node in categories[bit] { walk.visit(Int(node), from: now, &hits) }
            }
            for place in ranges[index] { walk.visit(Int(wanted[Int(place)]), from: now, &hits) }
          }
        }
      }
    }
    self.base += tokens.count + 200
  }

  /// One run over a sentence.
  private struct Walk {
    let tables: PatternGraph.Tables
    let places: UnsafeMutableBufferPointer<Place>
    let base: Int
    var position = 0
    var isLast = false

    /// Tries to reach a node with what begins at the running number `first` and ends at the current word.
    @inline(__always)
    func visit(_ index: Int, from first: Int, _ hits: inout [PatternHit]) {
      let node = tables.nodes[index]
      var start = -1
      for place in Int(node.predecessorStart)..<Int(node.predecessorEnd) {
        let predecessor = tables.predecessors[place]
        if predecessor.node < 0 {
          if predecessor.gap < 0 || first &- base <= Int(predecessor.gap) { start = max(start, first) }
        } else {
          let before = places[Int(predecessor.node)]
          guard before.reached >= base else { continue }
          let distance = first &- before.reached &- 1
          if distance > Int(predecessor.gap) { continue }
          if distance >= 0 {
            start = max(start, before.began)
          } else if before.reachedBefore >= base {
            let distanceBefore = first &- before.reachedBefore &- 1
            if distanceBefore >= 0, distanceBefore <= Int(predecessor.gap) {
              start = max(start, before.beganBefore)
            }
          }
        }
      }
      if start >= 0 { reach(index, node, start, &hits) }
    }

    private func reach(_ index: Int, _ node: PatternSet.Node, _ start: Int, _ hits: inout [PatternHit]) {
      let now = base &+ position
      let last = places[index]
      if last.reached == now {
        // Reached at this word already, by another of a term's patterns: the shorter way leaves more room before.
        if start <= last.began { return }
        places[index].began = start
      } else {
        places[index] = Place(
          reached: now, began: start, reachedBefore: last.reached, beganBefore: last.began)
      }
      for place in Int(node.acceptStart)..<Int(node.acceptEnd) {
        let accept = tables.accepts[place]
        if accept.atEnd, !isLast { continue }
        if accept.isTerm {
          let term = Int(accept.pattern)
          for wanting in tables.termStarts[term]..<tables.termStarts[term + 1] {
            visit(Int(tables.termNodes[Int(wanting)]), from: start, &hits)
          }
        } else {
          hits.append(
            PatternHit(pattern: accept.pattern, first: Int32(start &- base), last: Int32(position)))
        }
      }
    }
  }
}
