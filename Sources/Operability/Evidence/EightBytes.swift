/// Eight bytes of a text looked at together, the first one lowest; noughts beyond the text's end.
struct EightBytes {
  private let bytes: UInt64
  /// The highest bit of each byte says whether it is of the kind.
  private let wordBytes: UInt64
  private let letters: UInt64
  private let capitals: UInt64
  private let underscores: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x80 &* ones

  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
    if index + 8 <= text.count, let base = text.baseAddress {
      bytes = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
    } else {
      bytes = EightBytes.last(of: text, from: index)
    }
    // Without the highest bit, so that no sum carries into the next byte.
    let low = bytes & ~EightBytes.highest
    let small = low | (0x20 &* EightBytes.ones)
    let ascii = ~bytes & EightBytes.highest
    letters = EightBytes.within(0x61, 0x7A, small) & ascii
    capitals = EightBytes.within(0x41, 0x5A, low) & ascii
    underscores = ~((low ^ (0x5F &* EightBytes.ones)) &+ (0x7F &* EightBytes.ones)) & ascii
    let digits = EightBytes.within(0x30, 0x39, low)
    wordBytes = (letters | underscores | digits | bytes) & EightBytes.highest
  }

  private static func last(of text: UnsafeBufferPointer<UInt8>, from index: Int) -> UInt64 {
    var bytes: UInt64 = 0
    for place in index..<text.count { bytes |= UInt64(text[place]) &<< UInt64((place - index) * 8) }
    return bytes
  }

  /// Which bytes below 0x80 lie between two others, inclusive; told by their highest bits.
  @inline(__always)
  private static func within(_ first: UInt64, _ last: UInt64, _ bytes: UInt64) -> UInt64 {
    (bytes &+ (0x80 &- first) &* ones) & ~(bytes &+ (0x7F &- last) &* ones)
  }

  /// How many bytes from the first on belong to a word.
  @inline(__always)
  var wordCount: Int { (~wordBytes & EightBytes.highest).trailingZeroBitCount >> 3 }

  /// The lowest bytes of eight.
  @inline(__always)
  private static func mask(_ count: Int) -> UInt64 {
    count >= 8 ? .max : (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
  }

  /// What the first `count` bytes, all of them of a word, are.
  @inline(__always)
  func kinds(of count: Int) -> Tokenizer.Kind {
    let mask = EightBytes.mask(count)
    var kinds: Tokenizer.Kind = []
    if letters & ~capitals & mask != 0 { kinds.insert(.small) }
    if (capitals | underscores) & mask != 0 {
      if capitals & mask != 0 { kinds.insert(.capital) }
      if underscores & mask != 0 { kinds.insert(.underscore) }
    }
    return kinds
  }

  /// The first `count` bytes with their ASCII capitals in small form.
  @inline(__always)
  func lowered(_ count: Int) -> UInt64 { (bytes | (capitals >> 2)) & EightBytes.mask(count) }
}
