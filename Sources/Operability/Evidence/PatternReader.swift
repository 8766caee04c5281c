/// Reads the text of a pattern.
struct PatternReader {
  private let text: UnsafeBufferPointer<UInt8>
  private let known: [String: Pattern.Term]
  private var position = 0
  /// The pattern's parts so far.
  private(set) var parts: [Pattern.Part] = []
  /// The terms that it refers to.
  private(set) var terms: [Pattern.Term] = []
  /// How many parts there are, those inside groups included, groups not.
  private(set) var size = 0
  private(set) var holdsNegation = false
  /// Whether the last part, not one inside a group, was the end of the sentence.
  private(set) var isAtEndOfSentence = false

  private var isAtEnd: Bool { position >= text.count }

  /// - Parameter text: has to outlive the reading.
  init(_ text: UnsafeBufferPointer<UInt8>, terms: [String: Pattern.Term]) {
    self.text = text
    known = terms
    parts.reserveCapacity(text.count / 4 + 2)
  }

  /// Reads all of it.
  mutating func read() throws(Pattern.SyntaxError) {
    try readSequence(depth: 0)
    guard isAtEnd else { throw Pattern.SyntaxError(message: "“)” without “(”") }
  }

  /// Parts up to the end, a `|` or a `)`.
  private mutating func readSequence(depth: Int) throws(Pattern.SyntaxError) {
    guard depth < 8 else { throw Pattern.SyntaxError(message: "parentheses are nested too deeply") }
    while true {
      while !isAtEnd, text[position] == UInt8(ascii: " ") { position += 1 }
      guard !isAtEnd, text[position] != UInt8(ascii: "|"), text[position] != UInt8(ascii: ")") else { return }
      try readPart(depth: depth)
    }
  }

  private mutating func readPart(depth: Int) throws(Pattern.SyntaxError) {
    isAtEndOfSentence = false
    switch text[position] {
    case UInt8(ascii: "("):
      try readGroup(depth: depth)
      isAtEndOfSentence = false
    case UInt8(ascii: "."): try readGap()
    case UInt8(ascii: "^"):
      position += 1
      append(.start)
    case UInt8(ascii: "$"):
      position += 1
      append(.end)
      isAtEndOfSentence = true
    default: try readWords(inParentheses: depth > 0)
    }
  }

  private mutating func append(_ part: Pattern.Part) {
    parts.append(part)
    size += 1
  }

  private mutating func readGroup(depth: Int) throws(Pattern.SyntaxError) {
    let group = parts.count
    position += 1
    parts.append(.group(end: 0, optional: false))
    while true {
      let alternative = parts.count
      parts.append(.alternative(end: 0))
      try readSequence(depth: depth + 1)
      guard parts.count > alternative + 1 else {
        throw Pattern.SyntaxError(message: "an alternative is empty")
      }
      parts[alternative] = .alternative(end: Int32(parts.count))
      guard !isAtEnd else { throw Pattern.SyntaxError(message: "“(” without “)”") }
      position += 1
      if text[position - 1] == UInt8(ascii: ")") { break }
    }
    parts[group] = .group(end: Int32(parts.count), optional: takeOptionalMark())
  }

  private mutating func readGap() throws(Pattern.SyntaxError) {
    guard position + 1 < text.count, text[position + 1] == UInt8(ascii: ".") else {
      throw Pattern.SyntaxError(message: "a gap is written “..” or “..3”")
    }
    position += 2
    var length = 0
    var digits = 0
    while !isAtEnd, text[position] &- 0x30 < 10, digits < 3 {
      length = length * 10 + Int(text[position] - 0x30)
      digits += 1
      position += 1
    }
    guard length <= Pattern.longestGap else {
      throw Pattern.SyntaxError(message: "a gap is at most \(Pattern.longestGap) words long")
    }
    append(.gap(digits == 0 ? 6 : Int32(length)))
  }

  // MARK: Words

  /// Alternatives without spaces: words, classes and terms. Inside parentheses a `|` separates whole sequences.
  private mutating func readWords(inParentheses: Bool) throws(Pattern.SyntaxError) {
    let start = parts.count
    parts.append(.word(tests: 0, optional: false))
    var found: [Int32] = []
    while true {
      let start = position
      while !isAtEnd, !PatternReader.endsWord(text[position]) { position += 1 }
      let word = UnsafeBufferPointer(rebasing: text[start..<position])
      if word.first == UInt8(ascii: "<") { found.append(try term(word)) } else { try appendTests(of: word) }
      guard !inParentheses, !isAtEnd, text[position] == UInt8(ascii: "|") else { break }
      position += 1
    }
    let optional = takeOptionalMark()
    let tests = Int32(parts.count - start - 1)
    size += found.count + (tests > 0 ? 1 : 0)
    if found.isEmpty {
      parts[start] = .word(tests: tests, optional: optional)
    } else if found.count == 1, tests == 0 {
      parts[start] = .term(found[0], optional: optional)
    } else {
      let word = parts[(start + 1)...]
      parts.removeSubrange(start...)
      appendGroup(found, word, optional: optional)
    }
  }

  /// A group of terms and, if there are tests, of a word.
  private mutating func appendGroup(_ terms: [Int32], _ tests: ArraySlice<Pattern.Part>, optional: Bool) {
    let rest = tests.isEmpty ? 0 : tests.count + 2
    parts.append(.group(end: Int32(parts.count + 1 + 2 * terms.count + rest), optional: optional))
    for term in terms {
      parts.append(.alternative(end: Int32(parts.count + 2)))
      parts.append(.term(term, optional: false))
    }
    guard !tests.isEmpty else { return }
    parts.append(.alternative(end: Int32(parts.count + rest)))
    parts.append(.word(tests: Int32(tests.count), optional: false))
    parts += tests
  }

  private mutating func term(_ word: UnsafeBufferPointer<UInt8>) throws(Pattern.SyntaxError) -> Int32 {
    guard word.count > 2, word.last == UInt8(ascii: ">") else {
      throw Pattern.SyntaxError(message: "a term is written “<name>”")
    }
    let name = PatternReader.text(word, 1..<(word.count - 1))
    guard let term = known[name] else {
      throw Pattern.SyntaxError(message: "there is no term “\(name)”")
    }
    if term.holdsNegation { holdsNegation = true }
    terms.append(term)
    return Int32(terms.count - 1)
  }

  private mutating func takeOptionalMark() -> Bool {
    guard !isAtEnd, text[position] == UInt8(ascii: "?") else { return false }
    position += 1
    return true
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "|"), UInt8(ascii: ")"), UInt8(ascii: "?"), UInt8(ascii: "$"): true
    default: false
    }
  }

  private static func text(_ word: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: word[range]), as: UTF8.self)
  }

  // MARK: Tests

  private mutating func appendTests(of word: UnsafeBufferPointer<UInt8>) throws(Pattern.SyntaxError) {
    let count = word.count
    if word.first == UInt8(ascii: "@") {
      parts.append(.test(WordTest(try wordClass(PatternReader.text(word, 1..<count)))))
    } else if count > 1, word[0] == UInt8(ascii: "/"), word[1] == UInt8(ascii: "/") {
      parts.append(.test(WordTest(.url, try letters(of: word, 2..<count))))
    } else if word.first == UInt8(ascii: "*") {
      parts.append(.test(WordTest(.suffix, try letters(of: word, 1..<count, isBackwards: true))))
    } else if word.last == UInt8(ascii: "*") {
      parts.append(.test(WordTest(.prefix, try letters(of: word, 0..<(count - 1)))))
    } else if word.last == UInt8(ascii: "+") {
      _ = try letters(of: word, 0..<(count - 1))
      Inflection.forEachForm(of: UnsafeBufferPointer(rebasing: word.dropLast())) { appendExact($0) }
    } else {
      appendExact(try letters(of: word, word.indices))
    }
  }

  private mutating func appendExact(_ letters: WordLetters) {
    if !holdsNegation, letters.initial == UInt8(ascii: "n") || letters.initial == UInt8(ascii: "w") {
      holdsNegation = PatternReader.negations.contains(letters.hash)
    }
    parts.append(.test(WordTest(.exact, letters)))
  }

  /// They begin with “n” or “w”.
  private static let negations: [UInt64] = ["no", "not", "without", "never", "none", "nothing"].map {
    WordTest.hash($0.utf8)
  }

  private func wordClass(_ name: String) throws(Pattern.SyntaxError) -> WordClass {
    guard let known = WordClass.names.first(where: { $0.name == name }) else {
      let names = WordClass.names.map(\.name).joined(separator: ", ")
      throw Pattern.SyntaxError(message: "there is no class “@\(name)”; the classes are \(names)")
    }
    return known.value
  }

  /// The letters of a part of a word in small form.
  private func letters(
    of word: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isBackwards: Bool = false
  ) throws(Pattern.SyntaxError) -> WordLetters {
    var letters = WordLetters()
    var place = isBackwards ? range.upperBound - 1 : range.lowerBound
    for _ in range {
      let byte = word[place]
      place += isBackwards ? -1 : 1
      guard Tokenizer.isWordByte(byte) || byte == UInt8(ascii: "'") else {
        throw PatternReader.noWord(word)
      }
      letters.append(Tokenizer.lowered(byte))
    }
    guard letters.count > 0 else { throw PatternReader.noWord(word) }
    return letters
  }

  private static func noWord(_ word: UnsafeBufferPointer<UInt8>) -> Pattern.SyntaxError {
    Pattern.SyntaxError(
      message: "“\(text(word, word.indices))” is no word: letters, digits and “_” only")
  }
}
