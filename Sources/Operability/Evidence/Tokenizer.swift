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
  struct Kind: OptionSet {
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

  /// Room is made for so many words at a time.
  private static let atOnce = 64

  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int
  private let end: Int
  private let table: UnsafeBufferPointer<UInt8>
  /// Where to go on, whether that is inside a literal, and where the last URL ends.
  private var index: Int
  private var insideLiteral = false
  private var urlEnd = 0
  private var traits: TextUnit.Traits = []
  /// Those of all words.
  private var classes: WordClass = []

  private init(bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, table: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    start = range.lowerBound
    index = start
    end = range.upperBound
    self.table = table
  }

  private mutating func tokenize(into tokens: inout [Token]) {
    while index < end {
      tokens.append(addingCapacity: Tokenizer.atOnce) { tokens in
        // A run of its own stays in registers.
        var run = self
        while !tokens.isFull, let token = run.next() { tokens.append(token) }
        self = run
      }
    }
    guard start < end else { return }
    if bytes[end - 1] == 0x3F { traits.insert(.question) }
    if bytes[end - 1] == 0x3A { traits.insert(.colon) }
  }

  /// The next word; nil at the end.
  @inline(__always)
  private mutating func next() -> Token? {
    while index < end {
      let byte = bytes[index]
      if table[Int(byte)] != 0 { return readToken(byte) }
      if byte == 0x60 { insideLiteral.toggle() } else { mark(byte, at: index) }
      index += 1
    }
    return nil
  }

  /// The word that begins here.
  @inline(__always)
  private mutating func readToken(_ byte: UInt8) -> Token {
    let first = index
    let word = Tokenizer.readWord(bytes, at: first, upTo: end)
    index = word.end
    var found: WordClass = byte &- 0x30 < 10 ? .number : []
    // Most words are all of small letters.
    if !word.kinds.isDisjoint(with: [.capital, .underscore]) {
      found.formUnion(classes(of: first..<index, word.kinds))
    }
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
    return Token(
      start: Int32(truncatingIfNeeded: first), end: Int32(truncatingIfNeeded: index), classes: found,
      letters: word.letters)
  }

  /// A word: its end, what bytes it has, and its first letters.
  private struct Word {
    var end: Int
    var kinds: Kind
    var letters: SIMD2<UInt64>
  }

  /// Reads the word that begins at a place, eight bytes at a time.
  @inline(__always)
  private static func readWord(_ bytes: UnsafeBufferPointer<UInt8>, at first: Int, upTo end: Int) -> Word {
    var index = first
    var kinds: Kind = []
    var letters = SIMD2<UInt64>(0, 0)
    while true {
      let eight = EightBytes(bytes, at: index)
      let count = min(eight.wordCount, end - index)
      kinds.formUnion(eight.kinds(of: count))
      if index == first {
        letters.x = eight.lowered(count)
      } else if index == first + 8 {
        letters.y = eight.lowered(count)
      }
      index += count
      if count == 8, index < end { continue }
      // An apostrophe inside a word belongs to it, as in "doesn't".
      guard index + 1 < end, bytes[index] == 0x27, (bytes[index + 1] | 0x20) &- 0x61 < 26 else { break }
      return readWord(bytes, at: first, from: index, upTo: end)
    }
    return Word(end: index, kinds: kinds, letters: letters)
  }

  /// Goes on with a word that has an apostrophe.
  private static func readWord(
    _ bytes: UnsafeBufferPointer<UInt8>, at first: Int, from apostrophe: Int, upTo end: Int
  ) -> Word {
    var index = apostrophe
    while index < end {
      guard
        isWordByte(bytes[index])
          || bytes[index] == 0x27 && index + 1 < end && (bytes[index + 1] | 0x20) &- 0x61 < 26
      else { break }
      index += 1
    }
    var kinds: UInt8 = 0
    var letters = SIMD2<UInt64>(0, 0)
    for place in first..<index {
      kinds |= table[Int(bytes[place])]
      let letter = UInt64(lowered(bytes[place]))
      switch place - first {
      case 0..<8: letters.x |= letter << UInt64((place - first) * 8)
      case 8..<Token.mostLetters: letters.y |= letter << UInt64((place - first - 8) * 8)
      default: break
      }
    }
    return Word(end: index, kinds: Kind(rawValue: kinds), letters: letters)
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

  /// The classes that capitals and underscores in a word give it.
  private func classes(of word: Range<Int>, _ kinds: Kind) -> WordClass {
    var classes: WordClass = []
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
