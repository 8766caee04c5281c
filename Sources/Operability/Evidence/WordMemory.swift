/// Remembers for each word seen which nodes of the automaton want it, so that the vocabulary is asked once a word.
struct WordMemory {
  /// A part of the list of nodes.
  struct NodeRange {
    var start: Int32
    var end: Int32
  }

  /// The nodes of all words, one after the other.
  private var nodes: [WantingNode] = []

  private struct Slot {
    var letters: SIMD2<UInt64> = [0, 0]
    /// In bytes, with ``insideURL`` added for a word inside a URL; -1 for an empty slot.
    var count: Int32 = -1
    /// Where the letters after the first sixteen are.
    var rest: Int32 = 0
    var nodes = NodeRange(start: 0, end: 0)
  }

  private var slots = Array(repeating: Slot(), count: 1 << 8)
  /// The letters after the first sixteen of long words.
  private var rests: [UInt8] = []
  private var used = 0
  private static let insideURL: Int32 = 1 << 16
  /// Words longer than this are no words of a language and not remembered.
  private static let longest = 40
  /// Beyond this many words all are forgotten, so that no input can use up the memory.
  private static let most = 1 << 19

  /// Finds the nodes that want each word.
  mutating func ranges(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<Token>, of graph: PatternGraph,
    into ranges: inout [NodeRange]
  ) {
    ranges.removeAll(keepingCapacity: true)
    if used >= WordMemory.most { self = WordMemory() }
    while ranges.count < tokens.count {
      appendKnown(bytes, tokens, graph.tables.filter, to: &ranges)
      if ranges.count < tokens.count { ranges.append(insert(bytes, tokens[ranges.count], of: graph)) }
    }
  }

  /// Calls `body` with the nodes that ranges point into.
  func withNodes(_ body: (UnsafeBufferPointer<WantingNode>) -> Void) { nodes.withUnsafeBufferPointer(body) }

  /// Goes on up to the first word that was never seen.
  private func appendKnown(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<Token>, _ filter: WordFilter,
    to ranges: inout [NodeRange]
  ) {
    let first = ranges.count
    slots.withUnsafeBufferPointer { slots in
      ranges.append(addingCapacity: tokens.count - first) { ranges in
        let mask = slots.count - 1
        for place in first..<tokens.count {
          let token = tokens[place]
          let count = WordMemory.count(token)
          var index = WordMemory.hash(token.letters, count) & mask
          while true {
            let slot = slots[index]
            if slot.count < 0 {
              if token.count <= WordMemory.longest, filter.passes(token, bytes) { return }
              ranges.append(NodeRange(start: 0, end: 0))
              break
            }
            if slot.letters == token.letters, slot.count == count,
              token.count <= Token.mostLetters || hasRest(slot, bytes, token)
            {
              ranges.append(slot.nodes)
              break
            }
            index = (index + 1) & mask
          }
        }
      }
    }
  }

  private func hasRest(_ slot: Slot, _ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) -> Bool {
    for (offset, index) in token.range.dropFirst(Token.mostLetters).enumerated()
    where rests[Int(slot.rest) + offset] != Tokenizer.lowered(bytes[index]) {
      return false
    }
    return true
  }

  @inline(__always)
  private static func count(_ token: Token) -> Int32 {
    Int32(truncatingIfNeeded: token.count) | (token.classes.contains(.insideURL) ? insideURL : 0)
  }

  @inline(__always)
  private static func hash(_ letters: SIMD2<UInt64>, _ count: Int32) -> Int {
    let mixed = (letters[0] ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
    let hash = (mixed ^ (mixed >> 32) ^ letters[1]) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: hash >> 33)
  }

  private mutating func insert(
    _ bytes: UnsafeBufferPointer<UInt8>, _ token: Token, of graph: PatternGraph
  ) -> NodeRange {
    if used * 2 >= slots.count { grow() }
    let word = token.range.map { Tokenizer.lowered(bytes[$0]) }
    let start = Int32(nodes.count)
    let wanting = graph.vocabulary.nodes(for: word, insideURL: token.classes.contains(.insideURL))
    for node in wanting { nodes.append(WantingNode(node, graph.tables.nodes)) }
    let range = NodeRange(start: start, end: Int32(nodes.count))
    let rest = Int32(rests.count)
    rests += word.dropFirst(Token.mostLetters)
    used += 1
    place(Slot(letters: token.letters, count: WordMemory.count(token), rest: rest, nodes: range))
    return range
  }

  private mutating func place(_ slot: Slot) {
    var index = WordMemory.hash(slot.letters, slot.count) & (slots.count - 1)
    while slots[index].count >= 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.count >= 0 { place(slot) }
  }
}
