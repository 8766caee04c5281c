/// Addresses in angle brackets (CommonMark 0.31, section 6.5).
enum Autolink {
  /// The position of the `>` that ends the autolink at `pos`, or nil.
  static func end(_ bytes: [UInt8], _ pos: Int, _ last: Int) -> Int? {
    let start = pos + 1
    var end = start
    while end < last, bytes[end] > 0x20, bytes[end] != 0x3C, bytes[end] != 0x3E { end += 1 }
    guard end > start, end < last, bytes[end] == 0x3E else { return nil }
    var index = start
    if HTMLTag.isLetter(bytes[start]) {
      index += 1
      while index < end, HTMLTag.isAlphanumeric(bytes[index]) || [0x2B, 0x2D, 0x2E].contains(bytes[index]) {
        index += 1
      }
      if (2...32).contains(index - start), index < end, bytes[index] == 0x3A {
        return LinkSyntax.isAllowed(bytes, start, end) ? end : nil
      }
    }
    return isMailAddress(bytes, start, end) ? end : nil
  }

  private static func isMailAddress(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard let at = bytes[start..<end].firstIndex(of: 0x40), at > start else { return false }
    for byte in bytes[start..<at] where !HTMLTag.isAlphanumeric(byte) {
      switch byte {
      case 0x2E, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: break
      default: return false
      }
    }
    for name in bytes[at + 1..<end].split(separator: 0x2E, omittingEmptySubsequences: false) {
      guard (1...63).contains(name.count), let first = name.first, let last = name.last,
        HTMLTag.isAlphanumeric(first), HTMLTag.isAlphanumeric(last),
        name.allSatisfy({ HTMLTag.isAlphanumeric($0) || $0 == 0x2D })
      else { return false }
    }
    return true
  }

  /// An address as it is shown: percent-encoded characters decoded, save those with a meaning in addresses.
  static func text(_ url: ArraySlice<UInt8>) -> [UInt8] {
    guard url.contains(0x25) else { return Array(url) }
    var result: [UInt8] = []
    var index = url.startIndex
    while index < url.endIndex {
      if url[index] == 0x25, index + 2 < url.endIndex, let high = hexadecimal(url[index + 1]),
        let low = hexadecimal(url[index + 2])
      {
        let byte = high << 4 | low
        if !";/?:@&=+$,#%".utf8.contains(byte) {
          result.append(byte)
          index += 3
          continue
        }
      }
      result.append(url[index])
      index += 1
    }
    return Array(String(decoding: result, as: UTF8.self).utf8)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
