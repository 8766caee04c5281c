/// How plain scalars become values: the tag resolution of YAML 1.2's core schema, section 10.3.2.
enum CoreSchema {
  static func meaning(of text: String) -> Scalar.Meaning {
    if isNull(text) { return .null }
    // Most scalars are words.
    guard let first = text.utf8.first, mayBegin(with: first) else { return .string }
    if !isDigit(first) {
      switch text {
      case "true", "True", "TRUE": return .bool(true)
      case "false", "False", "FALSE": return .bool(false)
      case ".nan", ".NaN", ".NAN": return .number(.nan)
      default: break
      }
    }
    var text = text
    return text.withUTF8(number) ?? .string
  }

  /// Whether a plain scalar is null.
  static func isNull(_ text: String) -> Bool {
    switch text.utf8.count {
    case 0: true
    case 1: text == "~"
    case 4: text == "null" || text == "Null" || text == "NULL"
    default: false
    }
  }

  /// Whether a text would be a number without its quotes.
  static func isNumber(_ text: String) -> Bool {
    switch meaning(of: text) {
    case .integer, .number: true
    default: false
    }
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>.SubSequence

  /// Longer ones are taken for text; no one writes them, and reading them takes time.
  private static let longestNumber = 400

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Scalar.Meaning? {
    guard let first = bytes.first, bytes.count <= longestNumber else { return nil }
    let isSigned = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
    let digits = bytes[(isSigned ? 1 : 0)...]
    guard let start = digits.first, isDigit(start) || start == UInt8(ascii: ".") else { return nil }

    if !isSigned, bytes.count > 2, first == UInt8(ascii: "0") {
      if bytes[1] == UInt8(ascii: "x") { return based(bytes[2...], radix: 16) }
      if bytes[1] == UInt8(ascii: "o") { return based(bytes[2...], radix: 8) }
    }
    if digits.allSatisfy(isDigit) {
      let text = String(decoding: bytes, as: UTF8.self)
      return Int(text).map(Scalar.Meaning.integer) ?? Double(text).map(Scalar.Meaning.number)
    }
    if isFloat(digits) { return decimal(bytes) }
    switch String(decoding: digits, as: UTF8.self) {
    case ".inf", ".Inf", ".INF": return .number(first == UInt8(ascii: "-") ? -.infinity : .infinity)
    default: return nil
    }
  }

  /// `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
  private static func isFloat(_ bytes: Bytes) -> Bool {
    var rest = bytes
    let whole = rest.prefix(while: isDigit).count
    rest = rest.dropFirst(whole)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(fraction)
    }
    guard whole + fraction > 0 else { return false }
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  private static func decimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Scalar.Meaning? {
    if let short = shortDecimal(bytes) { return .number(short) }
    // Swift wants digits on both sides of the point.
    var padded: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      guard byte == UInt8(ascii: ".") else {
        padded.append(byte)
        continue
      }
      if index == 0 || !isDigit(bytes[index - 1]) { padded.append(UInt8(ascii: "0")) }
      padded.append(byte)
      if index + 1 == bytes.count || !isDigit(bytes[index + 1]) { padded.append(UInt8(ascii: "0")) }
    }
    return Double(String(decoding: padded, as: UTF8.self)).map(Scalar.Meaning.number)
  }

  /// A decimal without exponent whose digits and power of ten a Double holds exactly, so that their quotient is the
  /// nearest there is; nil for any other.
  private static func shortDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var value = 0
    var scale = 1
    var isFraction = false
    for byte in bytes.drop(while: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) {
      if byte == UInt8(ascii: ".") {
        isFraction = true
      } else {
        guard isDigit(byte), value < 100_000_000_000_000, scale < 100_000_000_000_000 else { return nil }
        value = value * 10 + Int(byte - 0x30)
        if isFraction { scale *= 10 }
      }
    }
    let number = Double(value) / Double(scale)
    return bytes.first == UInt8(ascii: "-") ? -number : number
  }

  private static func based(_ digits: Bytes, radix: Int) -> Scalar.Meaning? {
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-") else { return nil }
    return Int(text, radix: radix).map(Scalar.Meaning.integer)
  }

  /// Whether anything but a string may begin with a byte.
  private static func mayBegin(with byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "."),
      UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: isDigit(byte)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
