/// Goes through a text of lines whose fields are separated by tabs.
struct FieldCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The byte that comes next.
  private(set) var position = 0

  /// - Parameter bytes: have to outlive the cursor.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Whether there is nothing more.
  var isAtEnd: Bool { position >= bytes.count }

  /// The byte that comes next; a line's end at the end.
  @inline(__always)
  var next: UInt8 { position < bytes.count ? bytes[position] : UInt8(ascii: "\n") }

  /// Whether the line ends here.
  @inline(__always)
  var isAtLineEnd: Bool { next == UInt8(ascii: "\n") }

  /// Goes to the beginning of the next line.
  mutating func skipLine() {
    while !isAtLineEnd { position += 1 }
    position += 1
  }

  /// Goes past a byte, if it is the next one.
  @inline(__always)
  mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  /// Goes past the next tab.
  ///
  /// - Returns: what stands before it.
  mutating func field() -> UnsafeBufferPointer<UInt8> {
    let start = position
    while !isAtLineEnd, next != UInt8(ascii: "\t") { position &+= 1 }
    let field = UnsafeBufferPointer(rebasing: bytes[start..<position])
    _ = skip("\t")
    return field
  }

  /// Goes past the next tab if what stands before it is a word.
  mutating func skip(field word: StaticString) -> Bool {
    let end = position + word.utf8CodeUnitCount
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\t") else { return false }
    for place in position..<end where bytes[place] != word.utf8Start[place - position] { return false }
    position = end + 1
    return true
  }

  /// The text up to the next tab, which it goes past.
  mutating func text() -> String { String(decoding: field(), as: UTF8.self) }

  /// A whole number of at most nine digits; nil where there is none.
  @inline(__always)
  mutating func integer() -> Int? {
    let isNegative = skip("-")
    let start = position
    var value = 0
    while next &- 0x30 < 10, position &- start < 9 {
      value = value &* 10 &+ Int(next &- 0x30)
      position &+= 1
    }
    return position > start ? (isNegative ? -value : value) : nil
  }

  /// Sixteen hexadecimal digits in small letters; nil where something else stands there.
  mutating func hexadecimal() -> UInt64? {
    var value: UInt64 = 0
    for _ in 0..<16 {
      switch next {
      case 0x30...0x39: value = value << 4 | UInt64(next &- 0x30)
      case 0x61...0x66: value = value << 4 | UInt64(next &- 0x61 &+ 10)
      default: return nil
      }
      position += 1
    }
    return value
  }

  /// A number such as `-0.25` of at most fifteen digits, up to the next tab, which it goes past; nil where something else
  /// stands there.
  @inline(__always)
  mutating func number() -> Double? {
    guard let number = decimal(), isAtLineEnd || skip("\t") else { return nil }
    return number
  }

  /// A number such as `-0.25` of at most fifteen digits; nil where there is none.
  @inline(__always)
  mutating func decimal() -> Double? {
    let isNegative = skip("-")
    // A Double holds the digits exactly, and so it does their power of ten.
    var value = 0
    var digits = 0
    var scale = 1
    var isFraction = false
    while true {
      let byte = next
      if byte &- 0x30 < 10, digits < 15 {
        value = value &* 10 &+ Int(byte &- 0x30)
        if isFraction { scale &*= 10 }
        digits &+= 1
      } else if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else {
        break
      }
      position += 1
    }
    guard digits > 0 else { return nil }
    return Double(isNegative ? -value : value) / Double(scale)
  }
}
