/// Text with each run of white space as one space, none at either end.
enum FoldedText {
  /// Writes a part of a text so, and no more than the first bytes of it.
  ///
  /// - Parameter text: room for all of the part, or for `limit` bytes and eight more.
  /// - Returns: how many bytes were written; up to eight more than `limit`.
  static func write(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, limit: Int = .max - 8,
    into text: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    guard let source = bytes.baseAddress, let target = text.baseAddress else { return 0 }
    var count = 0
    var isAfterSpace = true
    var index = range.lowerBound
    while index < range.upperBound, count < limit {
      if index + 8 <= range.upperBound, count + 8 <= text.count {
        let eight = UnsafeRawPointer(source + index).loadUnaligned(as: UInt64.self)
        if isFolded(UInt64(littleEndian: eight), isAfterSpace) {
          UnsafeMutableRawPointer(target + count).storeBytes(of: eight, as: UInt64.self)
          isAfterSpace = source[index + 7] == 0x20
          count += 8
          index += 8
          continue
        }
      }
      let isSpace = SentenceSplitter.isSpace(source[index])
      if !(isSpace && isAfterSpace) {
        target[count] = isSpace ? 0x20 : source[index]
        count += 1
      }
      isAfterSpace = isSpace
      index += 1
    }
    return isAfterSpace && count > 0 ? count - 1 : count
  }

  /// Whether eight bytes, the first one lowest, hold no white space but single spaces.
  @inline(__always)
  private static func isFolded(_ bytes: UInt64, _ isAfterSpace: Bool) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones &* 0x80
    // The highest bits tell spaces exactly, and bytes below them at the least.
    let spaces = ~(((bytes ^ ones &* 0x20) & ~high &+ ones &* 0x7F) | bytes) & high
    let below = (bytes &- ones &* 0x20) & ~bytes & high
    return below == 0 && spaces & (spaces << 8 | (isAfterSpace ? 0x80 : 0)) == 0
  }
}
