/// Searches that look at eight bytes at a time, as one number.
enum ByteScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  private static let high: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of every byte that equals a value below 0x80; `seven` is the word without its high bits.
  @inline(__always)
  private static func equal(_ word: UInt64, _ seven: UInt64, _ value: UInt64) -> UInt64 {
    ~(((seven ^ (ones &* value)) &+ low) | word) & high
  }

  /// The first byte that can be part of inline markup, or an escaping NUL; the end if there is none.
  static func markup(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    if let base = bytes.baseAddress, end <= bytes.count {
      let raw = UnsafeRawPointer(base)
      while index + 8 <= end {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let seven = word & low
        // 0x5C to 0x60 are \ ] ^ _ and the backquote.
        let between = (seven &+ (ones &* 0x24)) & ~(seven &+ (ones &* 0x1F)) & ~word & high
        let found =
          between | equal(word, seven, 0x2A) | equal(word, seven, 0x7C) | equal(word, seven, 0)
        if found != 0 {
          let hit = index + found.trailingZeroBitCount / 8
          if bytes[hit] != 0x5D, bytes[hit] != 0x5E { return hit }
          index = hit + 1
        } else {
          index += 8
        }
      }
    }
    while index < end, !InlineMarkup.isSpecial(bytes[index]), bytes[index] != 0 { index += 1 }
    return index
  }

  /// Whether some white space is not a plain space or line end: tab, VT, FF, FS, GS, RS, NEL, LINE
  /// SEPARATOR or PARAGRAPH SEPARATOR.
  static func hasOddSpace(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let raw = UnsafeRawPointer(base)
    var index = 0
    while index + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let seven = word & low
      let control = ~((seven &+ (ones &* 0x60)) | word) & high
      if (control & ~equal(word, seven, 0x0A) & ~equal(word, seven, 0x0D)) | (word & high) != 0,
        isOddSpace(bytes, index..<index + 8)
      {
        return true
      }
      index += 8
    }
    return isOddSpace(bytes, index..<bytes.count)
  }

  private static func isOddSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range {
      switch bytes[index] {
      case 0x09, 0x0B, 0x0C, 0x1C...0x1E: return true
      case 0x85 where index > 0 && bytes[index - 1] == 0xC2: return true
      case 0xA8 where index > 1 && bytes[index - 1] == 0x80 && bytes[index - 2] == 0xE2: return true
      case 0xA9 where index > 1 && bytes[index - 1] == 0x80 && bytes[index - 2] == 0xE2: return true
      default: break
      }
    }
    return false
  }
}
