/// A word of a text.
struct Token: Sendable {
  /// Byte range in the text it was taken from.
  var start: Int32
  var end: Int32
  var classes: WordClass
  /// Of its letters in small form, FNV-1a 64; words inside URLs have others than elsewhere.
  var hash: UInt64

  var range: Range<Int> { Int(start)..<Int(end) }
}

/// Splits text into words: runs of letters, digits and `_`, an apostrophe inside a word included. All bytes above
/// ASCII count as letters.
struct Tokenizer {
  static func isWordByte(_ byte: UInt8) -> Bool { table[Int(byte)] }

  static func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  private static let table: [Bool] = (0..<256).map { value in
    let byte = UInt8(value)
    return byte >= 0x80 || byte == 0x5F || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// Appends the words of a part of a text.
  static func tokenize(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into tokens: inout [Token]) {
    var index = range.lowerBound
    let end = range.upperBound
    var insideLiteral = false
    var urlEnd = 0
    table.withUnsafeBufferPointer { isWord in
      while index < end {
        let byte = bytes[index]
        guard isWord[Int(byte)] else {
          if byte == 0x60 { insideLiteral.toggle() }
          index += 1
          continue
        }
        let start = index
        var classes: WordClass = []
        var small = 0
        var capitals = 0
        var capitalAfterSmall = false
        var underscore = false
        var hash: UInt64 = start < urlEnd ? 0x9E37_79B9_7F4A_7C15 : SentenceHash.seed
        while index < end {
          let next = bytes[index]
          if next &- 0x61 < 26 {
            small += 1
          } else if next &- 0x41 < 26 {
            if small > 0 { capitalAfterSmall = true }
            capitals += 1
          } else if next == 0x5F {
            if index > start, index + 1 < end, isWord[Int(bytes[index + 1])] { underscore = true }
          } else if next == 0x27 {
            // An apostrophe inside a word belongs to it, as in "doesn't".
            guard index + 1 < end, (bytes[index + 1] | 0x20) &- 0x61 < 26, index > start else { break }
          } else if !isWord[Int(next)] {
            break
          }
          hash = (hash ^ UInt64(lowered(next))) &* SentenceHash.prime
          index += 1
        }
        let first = bytes[start]
        if first &- 0x30 < 10 { classes.insert(.number) }
        if insideLiteral { classes.insert(.literal) }
        if underscore, small + capitals > 0 { classes.insert(.snake) }
        if capitalAfterSmall { classes.insert(.camel) }
        if small == 0, capitals >= 2 { classes.insert(.upper) }
        if start < urlEnd {
          classes.insert(.insideURL)
        } else if start > range.lowerBound {
          let before = bytes[start - 1]
          if before == 0x2D, start - 2 >= range.lowerBound, bytes[start - 2] == 0x2D {
            if start - 3 < range.lowerBound || !isWord[Int(bytes[start - 3])] { classes.insert(.flag) }
          } else if before == 0x2F, start - 2 < range.lowerBound || beginsPath(bytes[start - 2]) {
            classes.insert(.path)
          }
        }
        // What is inside a URL begins no other: its end is looked for once.
        if index >= urlEnd, index + 2 < end, bytes[index] == 0x3A, bytes[index + 1] == 0x2F,
          bytes[index + 2] == 0x2F
        {
          classes.insert(.url)
          urlEnd = index
          while urlEnd < end, !endsURL(bytes[urlEnd]) { urlEnd += 1 }
        }
        if classes.contains(.upper), isMethod(bytes, start, index) { classes.insert(.method) }
        tokens.append(Token(start: Int32(start), end: Int32(index), classes: classes, hash: hash))
      }
    }
  }

  private static func beginsPath(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x60 || byte == 0x22 || byte == 0x27 || byte == 0x28
  }

  private static func endsURL(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x3E || byte == 0x29 || byte == 0x5D || byte == 0x60
  }

  private static func isMethod(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    switch end - start {
    case 3: spells(bytes, start, "GET") || spells(bytes, start, "PUT")
    case 4: spells(bytes, start, "POST") || spells(bytes, start, "HEAD")
    case 5: spells(bytes, start, "PATCH")
    case 6: spells(bytes, start, "DELETE")
    default: false
    }
  }

  private static func spells(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ word: StaticString) -> Bool
  {
    for offset in 0..<word.utf8CodeUnitCount where bytes[start + offset] != word.utf8Start[offset] {
      return false
    }
    return true
  }
}
