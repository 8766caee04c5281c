/// The number of an enumerated list's item: its punctuation, its way of counting and its value.
struct Enumerator {
  /// The punctuation around the number.
  enum Format { case parentheses, rightParenthesis, period }

  /// A way of counting.
  enum Sequence { case automatic, arabic, lowerAlpha, upperAlpha, lowerRoman, upperRoman }

  var format: Format
  /// The bytes of the number itself.
  var text: Range<Int>

  /// Reads `(x)`, `x)` or `x.` at an index; the result's second part is the index behind it.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> (Enumerator, next: Int)? {
    let open = bytes[start] == 0x28
    let first = open ? start + 1 : start
    guard first < end else { return nil }
    var index = first
    let byte = bytes[first]
    if byte == 0x23 {
      index += 1
    } else if ASCII.isDigit(byte) {
      while index < end, ASCII.isDigit(bytes[index]) { index += 1 }
    } else if ASCII.isLetter(byte) {
      index += 1
      if index < end, ASCII.isLetter(bytes[index]) {
        // More than one letter can only be a Roman number, all in one case.
        index = first
        while index < end, isRoman(bytes[index]), bytes[index] & 0x20 == byte & 0x20 { index += 1 }
      }
    }
    guard index > first, index < end else { return nil }
    let text = first..<index
    if bytes[index] == 0x29 {
      return (Enumerator(format: open ? .parentheses : .rightParenthesis, text: text), index + 1)
    }
    return !open && bytes[index] == 0x2E ? (Enumerator(format: .period, text: text), index + 1) : nil
  }

  private static func isRoman(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case 0x69, 0x76, 0x78, 0x6C, 0x63, 0x64, 0x6D: return ASCII.isLetter(byte)
    default: return false
    }
  }

  /// How the number counts and its value; nil for a value that is none (`iiii`).
  ///
  /// - Parameter expected: the way of counting of the list it may belong to, tried first.
  func value(
    _ bytes: UnsafeBufferPointer<UInt8>, expected: Sequence? = nil
  ) -> (sequence: Sequence, ordinal: Int?) {
    let first = bytes[text.lowerBound]
    if first == 0x23 { return (.automatic, 1) }
    var sequence: Sequence
    if let expected, matches(expected, bytes) {
      sequence = expected
    } else if expected == nil, text.count == 1, first == 0x69 {
      sequence = .lowerRoman
    } else if expected == nil, text.count == 1, first == 0x49 {
      sequence = .upperRoman
    } else {
      sequence = .arabic
      for candidate in [Sequence.arabic, .lowerAlpha, .upperAlpha, .lowerRoman, .upperRoman]
      where matches(candidate, bytes) {
        sequence = candidate
        break
      }
    }
    switch sequence {
    case .automatic: return (sequence, 1)
    case .arabic:
      var value = 0
      for index in text where value < 1 << 50 { value = value * 10 + Int(bytes[index] &- 0x30) }
      return (sequence, value)
    case .lowerAlpha, .upperAlpha: return (sequence, Int((first | 0x20) - 0x60))
    case .lowerRoman, .upperRoman: return (sequence, Roman.value(bytes, text))
    }
  }

  private func matches(_ sequence: Sequence, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let first = bytes[text.lowerBound]
    let lower = first & 0x20 != 0
    switch sequence {
    case .automatic: return false
    case .arabic: return ASCII.isDigit(first)
    case .lowerAlpha: return ASCII.isLetter(first) && lower && text.count == 1
    case .upperAlpha: return ASCII.isLetter(first) && !lower && text.count == 1
    case .lowerRoman: return lower && text.allSatisfy { Enumerator.isRoman(bytes[$0]) }
    case .upperRoman: return !lower && text.allSatisfy { Enumerator.isRoman(bytes[$0]) }
    }
  }

  /// What the next item's line has to begin with; nil where counting ends.
  static func marker(_ ordinal: Int, _ sequence: Sequence, _ format: Format) -> [UInt8]? {
    var number: [UInt8]
    switch sequence {
    case .automatic: number = [0x23]
    case .arabic: number = Array(String(ordinal).utf8)
    case .lowerAlpha, .upperAlpha:
      guard (1...26).contains(ordinal) else { return nil }
      number = [UInt8(ordinal) + 0x60]
    case .lowerRoman, .upperRoman:
      guard let roman = Roman.number(ordinal) else { return nil }
      number = roman
    }
    if sequence == .upperAlpha || sequence == .upperRoman { number = number.map { $0 & 0xDF } }
    switch format {
    case .parentheses: return [0x28] + number + [0x29, 0x20]
    case .rightParenthesis: return number + [0x29, 0x20]
    case .period: return number + [0x2E, 0x20]
    }
  }
}

/// Roman numbers from 1 to 4999.
enum Roman {
  private static let digits: [(text: [UInt8], value: Int)] = [
    ("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40),
    ("x", 10),
    ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
  ].map { (Array($0.0.utf8), $0.1) }

  /// The number in lower case; nil if there is none.
  static func number(_ value: Int) -> [UInt8]? {
    guard (0..<5000).contains(value) else { return nil }
    var rest = value
    var result: [UInt8] = []
    for digit in digits {
      while rest >= digit.value {
        result += digit.text
        rest -= digit.value
      }
    }
    return result
  }

  /// The value of a number in either case; nil unless it is written as `number` writes it.
  static func value(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard range.count <= 15 else { return nil }
    var index = range.lowerBound
    var value = 0
    for digit in digits {
      while index + digit.text.count <= range.upperBound,
        digit.text.indices.allSatisfy({ bytes[index + $0] | 0x20 == digit.text[$0] })
      {
        value += digit.value
        index += digit.text.count
      }
    }
    guard index == range.upperBound, let written = number(value), written.count == range.count else {
      return nil
    }
    return written.indices.allSatisfy { bytes[range.lowerBound + $0] | 0x20 == written[$0] } ? value : nil
  }
}
