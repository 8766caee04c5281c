/// Remembers for each word seen which nodes of the automaton want it, so that the vocabulary is asked once a word.
struct WordMemory {
  /// The nodes of all words, one after the other.
  private(set) var nodes: [Int32] = []

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

  /// The nodes that want a word, as a range of ``nodes``.
  mutating func entry(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, insideURL: Bool, vocabulary: Vocabulary
  ) -> Range<Int> {
    guard range.count <= WordMemory.longest else { return 0..<0 }
    var hash: UInt64 = insideURL ? 0x9E37_79B9_7F4A_7C15 : 0xCBF2_9CE4_8422_2325
    for index in range {
      hash = (hash ^ UInt64(Tokenizer.lowered(bytes[index]))) &* 0x100_0000_01B3
    }
    var index = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & (slots.count - 1)
    while slots[index].wordCount >= 0 {
      let slot = slots[index]
      if slot.hash == hash, isSame(slot, bytes, range) {
        return Int(slot.nodeStart)..<Int(slot.nodeStart + slot.nodeCount)
      }
      index = (index + 1) & (slots.count - 1)
    }
    return insert(hash, bytes, range, insideURL: insideURL, vocabulary: vocabulary)
  }

  private func isSame(_ slot: Slot, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard Int(slot.wordCount) == range.count else { return false }
    var position = Int(slot.wordStart)
    for index in range {
      if letters[position] != Tokenizer.lowered(bytes[index]) { return false }
      position += 1
    }
    return true
  }

  private mutating func insert(
    _ hash: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, insideURL: Bool,
    vocabulary: Vocabulary
  ) -> Range<Int> {
    if used >= WordMemory.most { self = WordMemory() }
    if used * 2 >= slots.count { grow() }
    let word = range.map { Tokenizer.lowered(bytes[$0]) }
    let wanted = vocabulary.nodes(for: word, insideURL: insideURL)
    let slot = Slot(
      hash: hash, wordStart: Int32(letters.count), wordCount: Int32(word.count),
      nodeStart: Int32(nodes.count), nodeCount: Int32(wanted.count))
    letters += word
    nodes += wanted
    used += 1
    place(slot)
    return Int(slot.nodeStart)..<nodes.count
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
