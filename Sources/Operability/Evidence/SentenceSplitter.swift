/// Finds where sentences end.
enum SentenceSplitter {
  /// Calls `body` with the byte range of each sentence of a text, surrounding white space left out.
  static func forEachSentence(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (Range<Int>) -> Void
  ) {
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      index = nextMark(bytes, index, range.upperBound)
      guard index < range.upperBound else { break }
      var end = index + 1
      while end < range.upperBound, isCloser(bytes[end]) { end += 1 }
      guard end < range.upperBound, isSpace(bytes[end]) else {
        index += 1
        continue
      }
      var next = end
      while next < range.upperBound, isSpace(bytes[next]) { next += 1 }
      if next == range.upperBound || (opensSentence(bytes[next]) && !isAbbreviation(bytes, start, index)) {
        emit(bytes, start..<end, body)
        start = next
      }
      index = next
    }
    emit(bytes, start..<range.upperBound, body)
  }

  /// The first full stop, exclamation or question mark; the end if there is none.
  private static func nextMark(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Eight bytes at a time: a borrow into a byte's highest bit shows where a difference is nothing.
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & (ones << 7) }
    while index + 8 <= end {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = zeros(word ^ (ones &* 0x2E)) | zeros(word ^ (ones &* 0x21)) | zeros(word ^ (ones &* 0x3F))
      // Only bits above a true hit can be wrong.
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < end, bytes[index] != 0x2E, bytes[index] != 0x21, bytes[index] != 0x3F { index += 1 }
    return index
  }

  private static func emit(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (Range<Int>) -> Void
  ) {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, isSpace(bytes[low]) { low += 1 }
    while high > low, isSpace(bytes[high - 1]) { high -= 1 }
    if low < high { body(low..<high) }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  private static func isCloser(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D || byte == 0x60 || byte == 0x2A
  }

  /// A capital, a digit, a quote, a bracket or something beyond ASCII.
  private static func opensSentence(_ byte: UInt8) -> Bool {
    if byte &- 0x41 < 26 || byte &- 0x30 < 10 || byte >= 0x80 { return true }
    switch byte {
    case 0x60, 0x22, 0x27, 0x28, 0x5B, 0x3C, 0x2A, 0x24: return true
    default: return false
    }
  }

  /// Whether the dot at `dot` ends an abbreviation.
  private static func isAbbreviation(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ dot: Int) -> Bool {
    func ends(_ word: StaticString) -> Bool {
      let from = dot - word.utf8CodeUnitCount
      guard from >= start else { return false }
      for offset in 0..<word.utf8CodeUnitCount
      where Tokenizer.lowered(bytes[from + offset]) != word.utf8Start[offset] {
        return false
      }
      return from == start || !Tokenizer.isWordByte(bytes[from - 1])
    }
    guard dot > start else { return false }
    switch Tokenizer.lowered(bytes[dot - 1]) {
    case UInt8(ascii: "g"): return ends("e.g") || ends("fig")
    case UInt8(ascii: "e"): return ends("i.e")
    case UInt8(ascii: "c"): return ends("etc")
    case UInt8(ascii: "s"): return ends("vs")
    case UInt8(ascii: "f"): return ends("cf")
    case UInt8(ascii: "p"): return ends("resp")
    case UInt8(ascii: "x"): return ends("approx")
    default: return false
    }
  }
}
