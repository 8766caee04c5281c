/// Reads JSON strictly as RFC 8259 has it: UTF-8 without a byte order mark, one value, no name twice in an object.
struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0

  /// How deep arrays and objects may be nested; Gerrit's answers are a tenth of it.
  static let depthLimit = 64

  /// Reads a text.
  ///
  /// - Throws: ``JSONError`` at the first byte that cannot be.
  static func read(_ bytes: some Sequence<UInt8>) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes: Array(bytes))
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == reader.bytes.count else { throw reader.error("more follows the value") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func error(_ message: String, at offset: Int? = nil) -> JSONError {
    JSONError(offset: offset ?? position, message: message)
  }

  /// The byte that comes next; 0, which can be nowhere, at the end.
  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipSpace() {
    while next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { position += 1 }
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return .object(try members(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try elements(depth: depth + 1))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw error(position < bytes.count ? "a value cannot begin so" : "a value is missing")
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let matches = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
    guard matches else { throw error("a value cannot begin so") }
    position += word.utf8CodeUnitCount
    return value
  }

  // MARK: Arrays and objects

  /// What stands between an opening bracket, which is next, and its closing one.
  private mutating func items(
    until close: Unicode.Scalar, depth: Int, _ item: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard depth <= JSONReader.depthLimit else { throw error("values are nested too deeply") }
    position += 1
    skipSpace()
    if take(close) { return }
    while true {
      try item(&self)
      skipSpace()
      if take(close) { return }
      guard take(",") else { throw error("“,” or “\(close)” is expected") }
    }
  }

  private mutating func elements(depth: Int) throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    try items(until: "]", depth: depth) { (reader) throws(JSONError) in
      elements.append(try reader.value(depth: depth))
    }
    return elements
  }

  private mutating func members(depth: Int) throws(JSONError) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    // By bytes: what Unicode takes for the same text may be two files.
    var names: Set<[UInt8]> = []
    try items(until: "}", depth: depth) { (reader) throws(JSONError) in
      reader.skipSpace()
      let start = reader.position
      guard reader.next == UInt8(ascii: "\"") else { throw reader.error("a name in quotes is expected") }
      let name = try reader.string()
      guard names.insert(Array(name.utf8)).inserted else {
        throw reader.error("a name is there twice", at: start)
      }
      reader.skipSpace()
      guard reader.take(":") else { throw reader.error("“:” is expected") }
      members.append(JSONValue.Member(name: name, value: try reader.value(depth: depth)))
    }
    return members
  }

  // MARK: Strings

  private mutating func string() throws(JSONError) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let string = String(validating: text, as: UTF8.self) else {
          throw error("the string is not UTF-8", at: start)
        }
        return string
      case UInt8(ascii: "\\"):
        position += 1
        try appendEscaped(to: &text)
      case 0..<0x20:
        throw error("a control character has to be escaped")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw error("the string is not closed", at: start)
  }

  /// What stands behind a backslash.
  private mutating func appendEscaped(to text: inout [UInt8]) throws(JSONError) {
    let escape = next
    position += 1
    switch escape {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      let start = position
      var units = [try hexadecimal()]
      if UTF16.isLeadSurrogate(units[0]), take("\\"), take("u") { units.append(try hexadecimal()) }
      guard let character = String(validating: units, as: UTF16.self) else {
        throw error("half of a pair of surrogates", at: start)
      }
      text += character.utf8
    default: throw error("there is no such escape", at: position - 1)
    }
  }

  /// Four hexadecimal digits.
  private mutating func hexadecimal() throws(JSONError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      let digit = next
      switch digit {
      case 0x30...0x39: value = value << 4 | UInt16(digit - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt16((digit | 0x20) - 0x61 + 10)
      default: throw error("four hexadecimal digits are expected")
      }
      position += 1
    }
    return value
  }

  // MARK: Numbers

  /// `-? ( 0 | [1-9] [0-9]* ) ( \. [0-9]+ )? ( [eE] [-+]? [0-9]+ )?`
  private mutating func number() throws(JSONError) -> Double {
    let start = position
    _ = take("-")
    if !take("0") { try skipDigits() }
    if take(".") { try skipDigits() }
    if take("e") || take("E") {
      if !take("-") { _ = take("+") }
      try skipDigits()
    }
    guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)) else {
      throw error("this is no number", at: start)
    }
    return number
  }

  private mutating func skipDigits() throws(JSONError) {
    let start = position
    while next &- 0x30 < 10 { position += 1 }
    guard position > start else { throw error("a digit is expected") }
  }
}
