import Testing

@testable import SpecText

@Suite struct SourceTextTests {
  @Test(arguments: [
    ("", []),
    ("a", ["a"]),
    ("a\n", ["a"]),
    ("a\nb", ["a", "b"]),
    ("\n", [""]),
    ("\n\n", ["", ""]),
    ("a\r\nb\r\n", ["a", "b"]),
    ("a\rb\r", ["a", "b"]),
    ("a\n\rb", ["a", "", "b"]),
    ("a\r\r\nb", ["a", "", "b"]),
    ("1234567\r\n89\r", ["1234567", "89"]),
    ("1234567\r", ["1234567"]),
    ("a\u{0B}b\u{0C}c\u{85}d\u{2028}e\u{2029}f\u{1E}g", ["a\u{0B}b\u{0C}c\u{85}d\u{2028}e\u{2029}f\u{1E}g"]),
  ])
  func linesEndAtLineFeedAndCarriageReturnOnly(text: String, lines: [String]) {
    let source = SourceText(Array(text.utf8))
    #expect(source.lineCount == lines.count)
    #expect((0..<source.lineCount).map { source.string(source.line($0 + 1)) } == lines)
  }

  @Test func lineEndsAreFoundAtEveryOffset() {
    for end in ["\n", "\r", "\r\n"] {
      for length in 0..<20 {
        let text = String(repeating: "x", count: length) + end + "y" + end
        let source = SourceText(Array(text.utf8))
        #expect(source.lineStarts == [0, Int32(length + end.utf8.count)], "\(length)")
      }
    }
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], "a"),
      ([0xEF, 0xBB, 0xBF], ""),
      ([0x61, 0xEF, 0xBB, 0xBF], "a\u{FEFF}"),
      // Each maximal part of an ill-formed sequence is one U+FFFD (Unicode 16, table 3-8 and others of our
      // own).
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b"),
      ([0x80, 0xBF], "\u{FFFD}\u{FFFD}"),
      ([0xE2, 0x82], "\u{FFFD}"),
      ([0xE2, 0x82, 0x41], "\u{FFFD}A"),
      ([0xF0, 0x9F, 0x98], "\u{FFFD}"),
      ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
      ([0xE0, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xEF, 0xBB, 0xBF, 0xFF, 0x0A], "\u{FFFD}\n"),
    ] as [([UInt8], String)])
  func illFormedBytesAreReplaced(raw: [UInt8], text: String) {
    #expect(SourceText(raw).bytes == Array(text.utf8))
  }

  /// Bob's own check of UTF-8 sees what the standard library's decoder sees.
  @Test func validityIsTheStandardLibrarys() {
    let bytes: [UInt8] = [
      0x41, 0x0A, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
      0xEE,
      0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    var random = FixedRandomNumbers(seed: 5)
    for _ in 0..<20_000 {
      var raw = [UInt8](repeating: 0x61, count: Int.random(in: 0...40, using: &random))
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        raw.append(bytes.randomElement(using: &random) ?? 0)
      }
      #expect(SourceText(raw).bytes == Array(String(decoding: raw, as: UTF8.self).utf8), "\(raw)")
    }
    for value in (0x80...0x10FFFF).lazy.filter({ $0 % 97 == 0 || $0 & 0x7FF < 2 }) {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let raw = Array(String(scalar).utf8)
      #expect(SourceText(raw).bytes == raw)
    }
  }

  @Test func linesAndColumnsCountFromOne() {
    let source = SourceText(Array("äö\nüb\r\nc".utf8))
    #expect(source.lineNumber(at: 0) == 1)
    #expect(source.lineNumber(at: 4) == 1)
    #expect(source.lineNumber(at: 5) == 2)
    #expect(source.lineNumber(at: 10) == 3)
    #expect(source.lineNumber(at: 99) == 3)
    #expect(source.column(at: 0) == 1)
    #expect(source.column(at: 2) == 2)
    #expect(source.column(at: 7) == 2)
    #expect(source.column(at: 10) == 1)
    #expect(SourceText([]).lineNumber(at: 0) == 1)
    #expect(SourceText([]).column(at: 0) == 1)
  }
}
