/// Destinations, titles and labels of links (CommonMark 0.31, sections 4.7 and 6.3).
enum LinkSyntax {
  /// The position after the link destination at `pos`, or nil. Its text, angle brackets left out, is `text`.
  ///
  /// Destinations that markdown-it refuses, such as `javascript:`, are none.
  static func destination(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> Int? {
    guard pos < end else { return nil }
    if bytes[pos] == 0x3C {
      var index = pos + 1
      while index < end {
        switch bytes[index] {
        case 0x0A, 0x3C: return nil
        case 0x3E: return isAllowed(bytes, pos + 1, index) ? index + 1 : nil
        case 0x5C where index + 1 < end: index += 2
        default: index += 1
        }
      }
      return nil
    }
    var depth = 0
    var index = pos
    scan: while index < end {
      switch bytes[index] {
      case 0...0x20, 0x7F:
        break scan
      case 0x5C where index + 1 < end:
        if bytes[index + 1] <= 0x20 {
          index += 1
          break scan
        }
        index += 1
      case 0x28:
        depth += 1
        if depth > 32 { return nil }
      case 0x29:
        if depth == 0 { break scan }
        depth -= 1
      default:
        break
      }
      index += 1
    }
    return index > pos && depth == 0 && isAllowed(bytes, pos, index) ? index : nil
  }

  /// The position after the link title that opens at `pos`, or nil if there is none or it does not end.
  static func title(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> Int? {
    guard pos < end, let marker = titleEnd(bytes[pos]) else { return nil }
    var index = pos + 1
    while index < end {
      let byte = bytes[index]
      if byte == marker { return index + 1 }
      if byte == 0x28, marker == 0x29 { return nil }
      index += byte == 0x5C ? 2 : 1
    }
    return nil
  }

  /// The byte that ends a title which opens with the given one.
  static func titleEnd(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x22, 0x27: byte
    case 0x28: 0x29
    default: nil
    }
  }

  /// A link label as it is compared: white space folded and trimmed, case folded. Empty if nothing is left.
  static func normalizedLabel(_ label: some Sequence<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    var isASCII = true
    var pendingSpace = false
    for byte in label {
      if HTMLTag.isSpace(byte) {
        pendingSpace = !folded.isEmpty
        continue
      }
      if pendingSpace {
        folded.append(0x20)
        pendingSpace = false
      }
      if byte >= 0x80 { isASCII = false }
      folded.append(byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte)
    }
    if isASCII { return folded }
    return Array(String(decoding: folded, as: UTF8.self).lowercased().uppercased().utf8)
  }

  /// The longest label, in bytes, that is looked at: the specification allows 999 characters.
  static let longestLabel = 999 * 4

  /// markdown-it makes no links to scripts, files and data other than images.
  static func isAllowed(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard start < end else { return true }
    switch bytes[start] | 0x20 {
    case 0x76, 0x6A, 0x66, 0x64: break
    default: return true
    }
    let scheme = bytes[start..<min(end, start + 24)].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    for name: StaticString in ["vbscript:", "javascript:", "file:"]
    where HTMLBlock.has(name, scheme, 0, scheme.count) {
      return false
    }
    guard HTMLBlock.has("data:", scheme, 0, scheme.count) else { return true }
    for name: StaticString in ["data:image/gif;", "data:image/png;", "data:image/jpeg;", "data:image/webp;"]
    where HTMLBlock.has(name, scheme, 0, scheme.count) {
      return true
    }
    return false
  }
}
