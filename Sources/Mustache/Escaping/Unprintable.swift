/// A character that no built-in escaping writes as it is.
struct Unprintable {
  /// How many bytes it has.
  let length: Int
  /// Whether a space stands for it, because it parts words.
  let isSpace: Bool

  /// Whether a byte may begin an unprintable character; for all others there is no need to look.
  static func mayBegin(with byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte >= 0xEF
  }

  /// Where the first unprintable character is.
  static func first(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    bytes.indices.first { mayBegin(with: bytes[$0]) && Self(at: $0, in: bytes) != nil }
  }

  /// The unprintable character at a place, or nil. Line feed and tab are not among them; carriage return is.
  ///
  /// These are the controls of ISO 646 and ISO 6429 (C0, DEL, C1), Unicode's line and paragraph separators,
  /// its bidirectional controls (UAX #9, table “Bidi_Control”) and its noncharacters, which HTML calls a
  /// parse error.
  init?(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    let byte = bytes[index]
    func next(_ distance: Int) -> UInt8 {
      index + distance < bytes.count ? bytes[index + distance] : 0
    }
    var length = 0
    var isSpace = false
    switch byte {
    case 0x0B, 0x0C:  // vertical tab, form feed
      length = 1
      isSpace = true
    case 0..<0x20 where byte != .lineFeed && byte != .tab, 0x7F:
      length = 1
    case 0xC2 where next(1) >= 0x80 && next(1) < 0xA0:  // U+0080–U+009F
      length = 2
      isSpace = next(1) == 0x85
    case 0xD8 where next(1) == 0x9C:  // U+061C
      length = 2
    case 0xE2 where next(1) == 0x80:
      switch next(2) {
      case 0x8E, 0x8F, 0xAA...0xAE: length = 3  // U+200E, U+200F, U+202A–U+202E
      case 0xA8, 0xA9:  // U+2028, U+2029
        length = 3
        isSpace = true
      default: break
      }
    case 0xE2 where next(1) == 0x81 && next(2) >= 0xA6 && next(2) <= 0xA9:  // U+2066–U+2069
      length = 3
    case 0xEF where next(1) == 0xB7 && next(2) >= 0x90 && next(2) <= 0xAF,  // U+FDD0–U+FDEF
      0xEF where next(1) == 0xBF && (next(2) == 0xBE || next(2) == 0xBF):  // U+FFFE, U+FFFF
      length = 3
    case 0xF0... where next(1) & 0x0F == 0x0F && next(2) == 0xBF && (next(3) == 0xBE || next(3) == 0xBF):
      length = 4  // U+1FFFE … U+10FFFF
    default: break
    }
    guard length > 0 else { return nil }
    self.length = length
    self.isSpace = isSpace
  }
}
