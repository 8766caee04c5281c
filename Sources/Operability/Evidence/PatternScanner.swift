/// Runs a pattern set over sentences; holds what can be reused from one to the next. Not shared between threads.
struct PatternScanner {
  let graph: PatternGraph
  /// For each node where it was last reached.
  private var places: [Place]
  /// For each frontier up to which running number a word may begin that reaches what stands behind it: most words want
  /// many nodes that nothing has made ready.
  private var ready: [Int32]
  /// The running number of the first word of the sentence; far enough ahead of the last sentence that nothing of
  /// it is in reach.
  private var base = PatternScanner.firstBase
  private var words = WordMemory()
  /// For each word of the sentence the nodes that want it.
  private var ranges: [WordMemory.NodeRange] = []

  private static let firstBase: Int32 = 1000
  /// Where the running numbers begin anew.
  private static let lastBase: Int32 = 1 << 29
  /// A sentence of more words, which takes a gigabyte, is passed over.
  private static let mostWords = 1 << 29

  /// The running numbers of the words at which a node was reached last and last but one, and of the words where
  /// that began.
  private struct Place {
    var reached: Int32 = 0
    var began: Int32 = 0
    var reachedBefore: Int32 = 0
    var beganBefore: Int32 = 0
  }

  init(_ graph: PatternGraph) {
    self.graph = graph
    places = Array(repeating: Place(), count: graph.tables.nodes.count)
    ready = graph.alwaysReady.map { $0 ? .max : 0 }
  }

  /// Appends the patterns that occur in a sentence, in the order of their last words.
  ///
  /// - Parameter masked: words that are to be passed over, by index; empty for none.
  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: [Token], masked: [Bool] = [],
    into hits: inout [PatternHit]
  ) {
    guard graph.count > 0, !tokens.isEmpty, tokens.count <= PatternScanner.mostWords else { return }
    if base > PatternScanner.lastBase { forget() }
    // As pointers, so that no reference to the words is counted.
    tokens.withUnsafeBufferPointer { run(bytes, $0, masked, &hits) }
    base += Int32(tokens.count) + 200
  }

  private mutating func run(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<Token>, _ masked: [Bool],
    _ hits: inout [PatternHit]
  ) {
    words.ranges(bytes, tokens, of: graph, into: &ranges)
    let base = base
    let tables = graph.tables
    places.withUnsafeMutableBufferPointer { places in
      ready.withUnsafeMutableBufferPointer { ready in
        ranges.withUnsafeBufferPointer { ranges in
          words.withNodes { wanted in
            var walk = Walk(tables: tables, places: places, ready: ready, base: base)
            for index in tokens.indices {
              if !masked.isEmpty, masked[index] { continue }
              walk.position = Int32(truncatingIfNeeded: index)
              walk.isLast = index == tokens.count - 1
              let now = base &+ walk.position
              var bits = tokens[index].classes.rawValue
              while bits != 0 {
                let bit = bits.trailingZeroBitCount
                bits &= bits - 1
                for place in tables.categoryNodes.places(bit) {
                  let wanting = tables.categoryNodes[place]
                  if now <= ready[Int(wanting.frontier)] { walk.visit(wanting.node, from: now, &hits) }
                }
              }
              for place in Int(ranges[index].start)..<Int(ranges[index].end)
              where now <= ready[Int(wanted[place].frontier)] {
                walk.visit(wanted[place].node, from: now, &hits)
              }
            }
          }
        }
      }
    }
  }

  private mutating func forget() {
    for node in places.indices { places[node] = Place() }
    for frontier in ready.indices where ready[frontier] != .max { ready[frontier] = 0 }
    base = PatternScanner.firstBase
  }

  /// One run over a sentence. Its methods are mutating so that it stays where it is: it is too large to be handed over.
  private struct Walk {
    let tables: PatternGraph.Tables
    let places: UnsafeMutableBufferPointer<Place>
    let ready: UnsafeMutableBufferPointer<Int32>
    let base: Int32
    var position: Int32 = 0
    var isLast = false

    /// Tries to reach a node with what begins at the running number `first` and ends at the current word.
    ///
    /// Never inlined: it is called for a few nodes of the many that the loop over a word's nodes looks at, and
    /// would take that loop's registers.
    @inline(never)
    mutating func visit(_ index: Int32, from first: Int32, _ hits: inout [PatternHit]) {
      let frontier = Int(tables.nodes[Int(index)].frontier)
      var start: Int32 = -1
      for place in Int(tables.frontierStarts[frontier])..<Int(tables.frontierStarts[frontier + 1]) {
        let predecessor = tables.predecessors[place]
        if predecessor.node < 0 {
          if predecessor.gap < 0 || first &- base <= predecessor.gap { start = max(start, first) }
        } else {
          let before = places[Int(predecessor.node)]
          guard before.reached >= base else { continue }
          let distance = first &- before.reached &- 1
          if distance > predecessor.gap { continue }
          if distance >= 0 {
            start = max(start, before.began)
          } else if before.reachedBefore >= base {
            let distanceBefore = first &- before.reachedBefore &- 1
            if distanceBefore >= 0, distanceBefore <= predecessor.gap {
              start = max(start, before.beganBefore)
            }
          }
        }
      }
      if start >= 0 { reach(Int(index), start, &hits) }
    }

    private mutating func reach(_ index: Int, _ start: Int32, _ hits: inout [PatternHit]) {
      let now = base &+ position
      let last = places[index]
      let (node, next) = (tables.nodes[index], tables.nodes[index + 1])
      if last.reached == now {
        // Reached at this word already, by another of a term's patterns: the shorter way leaves more room before.
        if start <= last.began { return }
        places[index].began = start
      } else {
        places[index] = Place(
          reached: now, began: start, reachedBefore: last.reached, beganBefore: last.began)
        for place in Int(node.successorStart)..<Int(next.successorStart) {
          let successor = tables.successors[place]
          let frontier = Int(successor.frontier)
          ready[frontier] = max(ready[frontier], now &+ successor.gap &+ 1)
        }
      }
      for place in Int(node.acceptStart)..<Int(next.acceptStart) {
        let accept = tables.accepts[place]
        if accept.atEnd, !isLast { continue }
        if accept.isTerm {
          let term = Int(accept.pattern)
          for place in tables.termNodes.places(term) {
            let wanted = tables.termNodes[place]
            if start <= ready[Int(wanted.frontier)] { visit(wanted.node, from: start, &hits) }
          }
        } else {
          hits.append(PatternHit(pattern: accept.pattern, first: start &- base, last: position))
        }
      }
    }
  }
}
