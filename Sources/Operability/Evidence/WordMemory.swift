/// Remembers for each word seen which nodes of the automaton want it, so that the vocabulary is asked once a word.
struct WordMemory {
  /// The nodes of all words, one after the other.
  private var nodes: [Int32] = []

  private struct Slot {
    var hash: UInt64 = 0
    var wordStart: Int32 = 0
    var wordCount: Int32 = -1
    var nodeStart: Int32 = 0
    var nodeCount: Int32 = 0
  }

  private var slots = Array(repeating: Slot(), count: 1 << 12)
  private var letters: [UInt8] = []
  private var used = 0
  /// Words longer than this are no words of a language and not remembered.
  private static let longest = 40
  /// Beyond this many words all are forgotten, so that no input can use up the memory.
  private static let most = 1 << 19

  /// Finds the nodes that want each word.
  mutating func ranges(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: [Token], of graph: PatternGraph,
    into ranges: inout [Range<Int32>]
  ) {
    ranges.removeAll(keepingCapacity: true)
    if used >= WordMemory.most { self = WordMemory() }
    for token in tokens {
      if token.end - token.start > WordMemory.longest {
        ranges.append(0..<0)
        continue
      }
      let found = slots.withUnsafeBufferPointer { slots in
        letters.withUnsafeBufferPointer { letters in
          WordMemory.find(bytes, token, slots: slots, letters: letters)
        }
      }
      ranges.append(found ?? insert(bytes, token, of: graph))
    }
  }

  /// Calls `body` with the nodes that ranges point into.
  func withNodes(_ body: (UnsafeBufferPointer<Int32>) -> Void) { nodes.withUnsafeBufferPointer(body) }

  @inline(__always)
  private static func find(
    _ bytes: UnsafeBufferPointer<UInt8>, _ token: Token, slots: UnsafeBufferPointer<Slot>,
    letters: UnsafeBufferPointer<UInt8>
  ) -> Range<Int32>? {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: token.hash ^ (token.hash >> 29)) & mask
    let count = token.end - token.start
    while slots[index].wordCount >= 0 {
      let slot = slots[index]
      if slot.hash == token.hash, slot.wordCount == count {
        var offset = 0
        while offset < Int(count),
          letters[Int(slot.wordStart) + offset] == Tokenizer.lowered(bytes[Int(token.start) + offset])
        { offset += 1 }
        if offset == Int(count) { return slot.nodeStart..<(slot.nodeStart + slot.nodeCount) }
      }
      index = (index + 1) & mask
    }
    return nil
  }

  private mutating func insert(
    _ bytes: UnsafeBufferPointer<UInt8>, _ token: Token, of graph: PatternGraph
  ) -> Range<Int32> {
    if used * 2 >= slots.count { grow() }
    let word = token.range.map { Tokenizer.lowered(bytes[$0]) }
    let nodeStart = nodes.count
    graph.vocabulary.appendNodes(for: word, insideURL: token.classes.contains(.insideURL), to: &nodes)
    let slot = Slot(
      hash: token.hash, wordStart: Int32(letters.count), wordCount: Int32(word.count),
      nodeStart: Int32(nodeStart), nodeCount: Int32(nodes.count - nodeStart))
    letters += word
    used += 1
    place(slot)
    return slot.nodeStart..<Int32(nodes.count)
  }

  private mutating func place(_ slot: Slot) {
    var index = Int(truncatingIfNeeded: slot.hash ^ (slot.hash >> 29)) & (slots.count - 1)
    while slots[index].wordCount >= 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.wordCount >= 0 { place(slot) }
  }
}
