import Testing

@testable import Operability

/// Words are read eight bytes at a time; that must not show.
struct TokenizerTests {
  static let texts = [
    "", "a", "The metric `nova_compute_up` is 0.", "don't, won't' and 'quoted'", "o'clock'n'roll",
    "NOVA_CONF nova_conf NovaConf novaConf __init__ _x_ x_", "GET POST PATCH DELETE PUT HEAD",
    "eight888 exactly8 sixteen_letters1 seventeen_letters and_a_very_long_name_of_forty_letters_or_more",
    "--flag=value a--b -x /etc/nova/nova.conf a/b (/v2/servers)", "https://example.org/a_b?c=d#e), then",
    "naïve Größe 日本語 ümlaut", "tab\tand\nline\r\nends\u{B}\u{C}", "@[`{^_~\u{7F}", "a'b'c''d 'e f' g'",
  ]

  /// What a byte-by-byte reading finds.
  private static func words(_ bytes: [UInt8]) -> [(Range<Int>, [UInt8])] {
    func isWord(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...0xFF: true
      default: false
      }
    }
    var words: [(Range<Int>, [UInt8])] = []
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count {
        let isInner =
          bytes[index] == 0x27 && index > start && index + 1 < bytes.count
          && (0x61...0x7A).contains(bytes[index + 1] | 0x20)
        guard isWord(bytes[index]) || isInner else { break }
        index += 1
      }
      if index > start {
        let letters = bytes[start..<index].prefix(16).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        words.append((start..<index, letters))
      }
      index += index > start ? 0 : 1
    }
    return words
  }

  @Test(arguments: texts) func readsWordsAsByteByByte(text: String) {
    // Every beginning of the text, so that words end at every place of an eight.
    for count in 0...text.utf8.count {
      let bytes = Array(text.utf8.prefix(count))
      var tokens: [Token] = []
      _ = bytes.withUnsafeBufferPointer { Tokenizer.tokenize($0, 0..<$0.count, into: &tokens) }
      let expected = TokenizerTests.words(bytes)
      #expect(tokens.map(\.range) == expected.map(\.0), "\(text) up to \(count)")
      for (token, (_, letters)) in zip(tokens, expected) {
        let found = (0..<16).map { UInt8(truncatingIfNeeded: token.letters[$0 / 8] >> UInt64($0 % 8 * 8)) }
        #expect(found == letters + Array(repeating: 0, count: 16 - letters.count), "\(text) up to \(count)")
      }
    }
  }

  /// A part of a text ends where it ends, whatever stands behind it.
  @Test func endsWithItsPart() {
    let bytes = Array("metrics_and_alerts".utf8)
    for end in 0...bytes.count {
      var tokens: [Token] = []
      _ = bytes.withUnsafeBufferPointer { Tokenizer.tokenize($0, 0..<end, into: &tokens) }
      #expect(tokens.map(\.range) == (end > 0 ? [0..<end] : []))
    }
  }

  private static let classed: [(word: String, classes: WordClass)] = [
    ("nova_conf", .snake), ("__init__", .snake), ("novaConf", .camel), ("NOVA", .upper), ("2", .number),
    ("DELETE", [.upper, .method]), ("nova", []), ("_x", []), ("a_novaConf", [.snake, .camel]),
  ]

  @Test(arguments: classed) func tellsClasses(word: String, classes: WordClass) {
    var tokens: [Token] = []
    _ = Array(word.utf8).withUnsafeBufferPointer { Tokenizer.tokenize($0, 0..<$0.count, into: &tokens) }
    #expect(tokens.map(\.classes) == [classes])
  }
}
