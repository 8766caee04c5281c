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

  /// Goes past the next tab if what stands before it, or before the line's end, is a word.
  mutating func skip(field word: StaticString) -> Bool {
    skip(field: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// The same for a name that was put together.
  mutating func skip(name: String) -> Bool {
    var name = name
    return name.withUTF8 { skip(field: $0) }
  }

  @inline(__always)
  private mutating func skip(field word: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = position + word.count
    guard end <= bytes.count else { return false }
    let start = position
    var place = start
    while place < end, bytes[place] == word[place &- start] { place &+= 1 }
    guard place == end else { return false }
    position = end
    if isAtLineEnd || skip("\t") { return true }
    position = start
    return false
  }

  /// The text up to the next tab, which it goes past.
  mutating func text() -> String { String(decoding: field(), as: UTF8.self) }

  /// A whole number of at most nine digits; nil where there is none.
  @inline(__always)
  mutating func integer() -> Int? {
    let isNegative = skip("-")
    let start = position
    let value = digits(upTo: 9)
    return position > start ? (isNegative ? -value : value) : nil
  }

  /// Goes past digits, at most so many.
  ///
  /// - Returns: the number they make behind another; 0 for none.
  @inline(__always)
  private mutating func digits(upTo count: Int, behind number: Int = 0) -> Int {
    var value = number
    var place = position
    let end = min(place &+ count, bytes.count)
    while place < end {
      let digit = bytes[place] &- 0x30
      guard digit < 10 else { break }
      value = value &* 10 &+ Int(digit)
      place &+= 1
    }
    position = place
    return value
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
    let start = position
    var value = digits(upTo: 15)
    let whole = position &- start
    var fraction = 0
    if skip(".") {
      value = digits(upTo: 15 &- whole, behind: value)
      fraction = position &- start &- whole &- 1
    }
    guard whole &+ fraction > 0 else { return nil }
    // A Double holds the digits exactly, and so it does their power of ten: the quotient is the nearest there is.
    return Double(isNegative ? -value : value) / FieldCursor.powers[fraction]
  }

  /// Of ten.
  private static let powers: InlineArray<16, Double> = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
