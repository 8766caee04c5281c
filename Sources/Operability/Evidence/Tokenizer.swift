/// A word of a text.
struct Token: Sendable {
  /// Byte range in the text it was taken from.
  var start: Int32
  var end: Int32
  var classes: WordClass
  /// Its first sixteen letters in small form, the first one lowest; zeros where it is shorter.
  var letters: SIMD2<UInt64>
  /// How many of a word's letters that holds.
  static let mostLetters = 16

  var range: Range<Int> { Int(start)..<Int(end) }
  /// In bytes.
  var count: Int { Int(end &- start) }
}

/// Splits text into words: runs of letters, digits and `_`, an apostrophe inside a word included. All bytes above
/// ASCII count as letters.
struct Tokenizer {
  static func isWordByte(_ byte: UInt8) -> Bool { table[Int(byte)] != 0 }

  @inline(__always)
  static func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// What the bytes of words are; others are none of them.
  private struct Kind: OptionSet {
    let rawValue: UInt8

    static let small = Kind(rawValue: 1)
    static let capital = Kind(rawValue: 2)
    static let underscore = Kind(rawValue: 4)
    static let other = Kind(rawValue: 8)
  }

  private static let table: [UInt8] = (0..<256).map { value in
    let byte = UInt8(value)
    let kind: Kind
    switch byte {
    case 0x61...0x7A: kind = .small
    case 0x41...0x5A: kind = .capital
    case 0x5F: kind = .underscore
    case 0x30...0x39, 0x80...0xFF: kind = .other
    default: kind = []
    }
    return kind.rawValue
  }

  /// Appends the words of a part of a text.
  ///
  /// - Returns: what can be seen of the part without knowing words.
  @discardableResult
  static func tokenize(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into tokens: inout [Token]
  ) -> TextUnit.Traits {
    table.withUnsafeBufferPointer { table in
      var run = Tokenizer(bytes: bytes, range: range, table: table)
      run.tokenize(into: &tokens)
      return run.traits.union(TextUnit.Traits(seenIn: run.classes))
    }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int
  private let end: Int
  private let table: UnsafeBufferPointer<UInt8>
  private var traits: TextUnit.Traits = []
  /// Those of all words.
  private var classes: WordClass = []

  private init(bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, table: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    start = range.lowerBound
    end = range.upperBound
    self.table = table
  }

  private mutating func tokenize(into tokens: inout [Token]) {
    var index = start
    var insideLiteral = false
    var urlEnd = 0
    while index < end {
      let byte = bytes[index]
      guard table[Int(byte)] != 0 else {
        if byte == 0x60 { insideLiteral.toggle() } else { mark(byte, at: index) }
        index += 1
        continue
      }
      let first = index
      var kinds: UInt8 = 0
      while index < end {
        let kind = table[Int(bytes[index])]
        // An apostrophe inside a word belongs to it, as in "doesn't".
        guard kind != 0 || bytes[index] == 0x27 && index + 1 < end && (bytes[index + 1] | 0x20) &- 0x61 < 26
        else { break }
        kinds |= kind
        index += 1
      }
      var found = classes(of: first..<index, Kind(rawValue: kinds))
      if insideLiteral { found.insert(.literal) }
      if first < urlEnd {
        found.insert(.insideURL)
      } else if first > start {
        found.formUnion(classesByContext(first))
      }
      // What is inside a URL begins no other: its end is looked for once.
      if index >= urlEnd, index + 2 < end, bytes[index] == 0x3A, bytes[index + 1] == 0x2F,
        bytes[index + 2] == 0x2F
      {
        found.insert(.url)
        urlEnd = index
        while urlEnd < end, !Tokenizer.endsURL(bytes[urlEnd]) { urlEnd += 1 }
      }
      classes.formUnion(found)
      tokens.append(
        Token(start: Int32(first), end: Int32(index), classes: found, letters: letters(first..<index)))
    }
    guard start < end else { return }
    if bytes[end - 1] == 0x3F { traits.insert(.question) }
    if bytes[end - 1] == 0x3A { traits.insert(.colon) }
  }

  /// Takes note of signs that are no words.
  @inline(__always)
  private mutating func mark(_ byte: UInt8, at index: Int) {
    // Signs below are `)`, `=`, `@` and what stands behind them.
    guard byte > 0x28 else { return }
    let previous = index > start ? bytes[index - 1] : 0
    switch byte {
    case 0x3D, 0x7B, 0x7D: if previous != 0x2D { traits.insert(.code) }
    case 0x29: if previous == 0x28 { traits.insert(.code) }
    case 0x40: if Tokenizer.isWordByte(previous) { traits.insert(.email) }
    case 0x5D:
      if previous == 0x20 || previous == 0x78, index >= start + 2, bytes[index - 2] == 0x5B {
        traits.insert(.checkbox)
      }
    default: break
    }
  }

  /// The classes that the letters of a word give it.
  @inline(__always)
  private func classes(of word: Range<Int>, _ kinds: Kind) -> WordClass {
    var classes: WordClass = []
    if bytes[word.lowerBound] &- 0x30 < 10 { classes.insert(.number) }
    // Most words are all of small letters.
    guard !kinds.isDisjoint(with: [.capital, .underscore]) else { return classes }
    if kinds.contains(.underscore), !kinds.isDisjoint(with: [.small, .capital]) {
      let inner = (word.lowerBound + 1)..<max(word.upperBound - 1, word.lowerBound + 1)
      if inner.contains(where: { bytes[$0] == 0x5F && table[Int(bytes[$0 + 1])] != 0 }) {
        classes.insert(.snake)
      }
    }
    guard kinds.contains(.capital) else { return classes }
    if kinds.contains(.small) {
      var isAfterSmall = false
      for index in word {
        let kind = table[Int(bytes[index])]
        if kind == Kind.small.rawValue { isAfterSmall = true }
        if kind == Kind.capital.rawValue, isAfterSmall {
          classes.insert(.camel)
          break
        }
      }
    } else if word.count(where: { table[Int(bytes[$0])] == Kind.capital.rawValue }) >= 2 {
      classes.insert(.upper)
      if isMethod(word) { classes.insert(.method) }
    }
    return classes
  }

  /// The classes that a word has by what stands before it.
  @inline(__always)
  private func classesByContext(_ first: Int) -> WordClass {
    let before = bytes[first - 1]
    if before == 0x2D, first - 2 >= start, bytes[first - 2] == 0x2D {
      return first - 3 < start || table[Int(bytes[first - 3])] == 0 ? .flag : []
    }
    if before == 0x2F, first - 2 < start || Tokenizer.beginsPath(bytes[first - 2]) { return .path }
    return []
  }

  /// The first sixteen letters of a word in small form.
  @inline(__always)
  private func letters(_ word: Range<Int>) -> SIMD2<UInt64> {
    let count = word.count
    guard word.lowerBound + Token.mostLetters <= bytes.count, let base = bytes.baseAddress else {
      var letters = SIMD2<UInt64>()
      for (place, index) in word.prefix(Token.mostLetters).enumerated() {
        letters[place / 8] |= UInt64(Tokenizer.lowered(bytes[index])) << UInt64(place % 8 * 8)
      }
      return letters
    }
    let raw = UnsafeRawPointer(base + word.lowerBound)
    let low = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    if count <= 8 { return [Tokenizer.lowered(low & Tokenizer.mask(count)), 0] }
    let high = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    return [Tokenizer.lowered(low), Tokenizer.lowered(high & Tokenizer.mask(count - 8))]
  }

  /// The lowest bytes of eight.
  @inline(__always)
  private static func mask(_ count: Int) -> UInt64 { count >= 8 ? .max : (1 << UInt64(count * 8)) - 1 }

  /// Eight bytes with their ASCII capitals in small form.
  @inline(__always)
  private static func lowered(_ bytes: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = bytes & (0x7F &* ones)
    // The highest bit of each byte says whether it is at least "A", or beyond "Z".
    let fromA = low &+ (0x80 - 0x41) &* ones
    let beyondZ = low &+ (0x7F - 0x5A) &* ones
    let capitals = (fromA ^ beyondZ) & ~bytes & (0x80 &* ones)
    return bytes | (capitals >> 2)
  }

  private static func beginsPath(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x60 || byte == 0x22 || byte == 0x27 || byte == 0x28
  }

  private static func endsURL(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x3E || byte == 0x29 || byte == 0x5D || byte == 0x60
  }

  private func isMethod(_ word: Range<Int>) -> Bool {
    switch word.count {
    case 3: spells(word, "GET") || spells(word, "PUT")
    case 4: spells(word, "POST") || spells(word, "HEAD")
    case 5: spells(word, "PATCH")
    case 6: spells(word, "DELETE")
    default: false
    }
  }

  private func spells(_ word: Range<Int>, _ name: StaticString) -> Bool {
    for offset in 0..<name.utf8CodeUnitCount where bytes[word.lowerBound + offset] != name.utf8Start[offset] {
      return false
    }
    return true
  }
}

extension TextUnit.Traits {
  /// What words of such classes say of the text they are in.
  fileprivate init(seenIn classes: WordClass) {
    self = []
    for (wordClass, trait) in Self.ofClasses where classes.contains(wordClass) { insert(trait) }
  }

  private static let ofClasses: [(WordClass, TextUnit.Traits)] = [
    (.number, .number), (.literal, .literal), (.url, .url), (.snake, .snake), (.flag, .flag),
    (.camel, .camel), (.path, .path), (.method, .method),
  ]
}
