/// Writes JSON (RFC 8259) as compact UTF-8, keys in the order of the calls.
///
/// Beyond what the standard asks, it escapes U+007F–U+009F, so that no terminal acts on them, and U+2028 and
/// U+2029, so that the text is valid JavaScript and each `jsonl` line is one line for every reader.
struct JSONWriter {
  /// What has been written.
  var bytes: [UInt8] = []
  private var needsComma = false

  /// Opens an object.
  mutating func beginObject() {
    separate()
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
  }

  /// Closes the innermost object.
  mutating func endObject() {
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  /// Opens an array.
  mutating func beginArray() {
    separate()
    bytes.append(UInt8(ascii: "["))
    needsComma = false
  }

  /// Closes the innermost array.
  mutating func endArray() {
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// Writes the key of the next value. It must need no escaping.
  mutating func key(_ name: StaticString) {
    name.withUTF8Buffer { name in
      bytes.append(addingCapacity: name.count + 4) { span in
        if needsComma { span.append(UInt8(ascii: ",")) }
        span.append(UInt8(ascii: "\""))
        for byte in name { span.append(byte) }
        span.append(UInt8(ascii: "\""))
        span.append(UInt8(ascii: ":"))
      }
    }
    needsComma = false
  }

  /// Writes a key that comes from data.
  mutating func key(escaping name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a string.
  mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    // In place, as long as the text is one of Swift's own, as all of Bob's are.
    if text.utf8.withContiguousStorageIfAvailable({ appendEscaped($0) }) == nil {
      var copy = text
      copy.withUTF8 { appendEscaped($0) }
    }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes an integer.
  mutating func integer(_ value: Int) {
    separate()
    FixedPoint.append(value, to: &bytes)
    needsComma = true
  }

  /// Writes a number with a fixed count of decimals, 1 to 3; what is no number counts as 0.
  mutating func decimal(_ value: Double, places: Int) {
    separate()
    FixedPoint.append(value, places: places, to: &bytes)
    needsComma = true
  }

  /// Writes `true` or `false`.
  mutating func boolean(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    needsComma = true
  }

  /// Writes `null`.
  mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < text.count {
      if index + 8 <= text.count, isPlain(text, at: index) {
        index += 8
        continue
      }
      let byte = text[index]
      // Everything from space to `~` but quote and backslash, and most lead bytes, pass as they are.
      if byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte < 0x7F {
        index += 1
        continue
      }
      let (code, length) = codeToEscape(text, at: index)
      if let code {
        append(text, start..<index)
        appendEscape(code)
        start = index + length
      }
      index += length
    }
    append(text, start..<text.count)
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
  }

  /// Whether eight bytes, taken at once as one number, are all plain ASCII that needs no escape.
  private func isPlain(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones << 7
    // A borrow into a byte's highest bit shows that the byte was below what is subtracted; bytes above 0x7F are out
    // in any case.
    func zero(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    let below = (word &- ones &* 0x20) & ~word
    let special = zero(word ^ ones &* 0x22) | zero(word ^ ones &* 0x5C) | zero(word ^ ones &* 0x7F)
    return (word | below | special) & high == 0
  }

  /// The code point at an index if it has to be escaped, and how many bytes to go on by.
  private func codeToEscape(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt16?, Int) {
    let byte = text[index]
    if byte < 0x80 { return (UInt16(byte), 1) }
    if byte == 0xC2, index + 1 < text.count, text[index + 1] < 0xA0 { return (UInt16(text[index + 1]), 2) }
    if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] & 0xFE == 0xA8 {
      return (0x2000 | UInt16(text[index + 2] & 0x3F), 3)
    }
    return (nil, 1)
  }

  private mutating func appendEscape(_ code: UInt16) {
    bytes.append(UInt8(ascii: "\\"))
    switch code {
    case 0x22: bytes.append(UInt8(ascii: "\""))
    case 0x5C: bytes.append(UInt8(ascii: "\\"))
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] { bytes.append(Hexadecimal.digit(UInt8(code >> shift & 0xF))) }
    }
  }
}

extension JSONWriter {
  /// Writes a key with a string.
  mutating func field(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a key with an integer.
  mutating func field(_ name: StaticString, _ value: Int) {
    key(name)
    integer(value)
  }

  /// Writes a key with a truth value.
  mutating func field(_ name: StaticString, _ value: Bool) {
    key(name)
    boolean(value)
  }

  /// Writes a key with a number of fixed decimals.
  mutating func field(_ name: StaticString, _ value: Double, places: Int) {
    key(name)
    decimal(value, places: places)
  }

  /// Writes a key with an array, one value for each element.
  mutating func field<Elements: Sequence>(
    _ name: StaticString, each elements: Elements, _ body: (inout JSONWriter, Elements.Element) -> Void
  ) {
    key(name)
    beginArray()
    for element in elements { body(&self, element) }
    endArray()
  }

  /// Writes an object.
  mutating func object(_ body: (inout JSONWriter) -> Void) {
    beginObject()
    body(&self)
    endObject()
  }
}
