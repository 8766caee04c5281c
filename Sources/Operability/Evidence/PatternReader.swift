/// Reads the text of a pattern.
struct PatternReader {
  let text: [UInt8]
  let terms: [String: Pattern.Term]
  var position = 0

  var isAtEnd: Bool { position >= text.count }

  init(text: [UInt8], terms: [String: Pattern.Term]) {
    self.text = text
    self.terms = terms
  }

  /// Parts up to the end, a `|` or a `)`.
  mutating func sequence(depth: Int) throws(Pattern.SyntaxError) -> [Pattern.Part] {
    guard depth < 8 else { throw Pattern.SyntaxError(message: "parentheses are nested too deeply") }
    var parts: [Pattern.Part] = []
    while true {
      while !isAtEnd, text[position] == UInt8(ascii: " ") { position += 1 }
      guard !isAtEnd, text[position] != UInt8(ascii: "|"), text[position] != UInt8(ascii: ")") else {
        return parts
      }
      parts.append(try part(depth: depth))
    }
  }

  private mutating func part(depth: Int) throws(Pattern.SyntaxError) -> Pattern.Part {
    switch text[position] {
    case UInt8(ascii: "("):
      position += 1
      var alternatives: [[Pattern.Part]] = []
      while true {
        let alternative = try sequence(depth: depth + 1)
        guard !alternative.isEmpty else { throw Pattern.SyntaxError(message: "an alternative is empty") }
        alternatives.append(alternative)
        guard !isAtEnd else { throw Pattern.SyntaxError(message: "“(” without “)”") }
        position += 1
        if text[position - 1] == UInt8(ascii: ")") { break }
      }
      return .group(alternatives, optional: takeOptionalMark())
    case UInt8(ascii: "."):
      return try gap()
    case UInt8(ascii: "^"):
      position += 1
      return .start
    case UInt8(ascii: "$"):
      position += 1
      return .end
    default:
      return try words(inParentheses: depth > 0)
    }
  }

  private mutating func gap() throws(Pattern.SyntaxError) -> Pattern.Part {
    guard text[position...].starts(with: "..".utf8) else {
      throw Pattern.SyntaxError(message: "a gap is written “..” or “..3”")
    }
    position += 2
    var length = 0
    var digits = 0
    while !isAtEnd, text[position] >= 0x30, text[position] <= 0x39, digits < 3 {
      length = length * 10 + Int(text[position] - 0x30)
      digits += 1
      position += 1
    }
    guard length <= Pattern.longestGap else {
      throw Pattern.SyntaxError(message: "a gap is at most \(Pattern.longestGap) words long")
    }
    return .gap(digits == 0 ? 6 : length)
  }

  /// Alternatives without spaces: words, classes and terms. Inside parentheses a `|` separates whole sequences.
  private mutating func words(inParentheses: Bool) throws(Pattern.SyntaxError) -> Pattern.Part {
    var tests: [WordTest] = []
    var found: [Pattern.Term] = []
    while true {
      let start = position
      while !isAtEnd, !PatternReader.endsWord(text[position]) { position += 1 }
      let word = Array(text[start..<position])
      if word.first == UInt8(ascii: "<") {
        found.append(try term(word))
      } else {
        tests += try PatternReader.tests(of: word)
      }
      guard !inParentheses, !isAtEnd, text[position] == UInt8(ascii: "|") else { break }
      position += 1
    }
    let optional = takeOptionalMark()
    if found.isEmpty { return .word(tests, optional: optional) }
    if found.count == 1, tests.isEmpty { return .term(found[0], optional: optional) }
    var alternatives = found.map { [Pattern.Part.term($0, optional: false)] }
    if !tests.isEmpty { alternatives.append([.word(tests, optional: false)]) }
    return .group(alternatives, optional: optional)
  }

  private func term(_ word: [UInt8]) throws(Pattern.SyntaxError) -> Pattern.Term {
    guard word.count > 2, word.last == UInt8(ascii: ">") else {
      throw Pattern.SyntaxError(message: "a term is written “<name>”")
    }
    let name = String(decoding: word[1..<(word.count - 1)], as: UTF8.self)
    guard let term = terms[name] else {
      throw Pattern.SyntaxError(message: "there is no term “\(name)”")
    }
    return term
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

  private static func tests(of word: [UInt8]) throws(Pattern.SyntaxError) -> [WordTest] {
    func checked(_ part: ArraySlice<UInt8>) throws(Pattern.SyntaxError) -> [UInt8] {
      guard !part.isEmpty, part.allSatisfy({ Tokenizer.isWordByte($0) || $0 == UInt8(ascii: "'") }) else {
        throw Pattern.SyntaxError(
          message: "“\(String(decoding: word, as: UTF8.self))” is no word: letters, digits and “_” only")
      }
      return part.map(Tokenizer.lowered)
    }
    if word.first == UInt8(ascii: "@") {
      let name = String(decoding: word.dropFirst(), as: UTF8.self)
      guard let known = WordClass.names.first(where: { $0.name == name }) else {
        let names = WordClass.names.map(\.name).joined(separator: ", ")
        throw Pattern.SyntaxError(message: "there is no class “@\(name)”; the classes are \(names)")
      }
      return [WordTest(known.value)]
    }
    if word.starts(with: "//".utf8) { return [WordTest(.url, try checked(word.dropFirst(2)))] }
    if word.first == UInt8(ascii: "*") { return [WordTest(.suffix, try checked(word.dropFirst()))] }
    if word.last == UInt8(ascii: "*") { return [WordTest(.prefix, try checked(word.dropLast()))] }
    if word.last == UInt8(ascii: "+") {
      return Inflection.forms(of: try checked(word.dropLast())).map { WordTest(.exact, $0) }
    }
    return [WordTest(.exact, try checked(word[...]))]
  }
}
