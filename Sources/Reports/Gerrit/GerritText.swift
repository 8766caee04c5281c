import Mustache

/// Text for Gerrit's messages and comments.
///
/// Gerrit shows them as Markdown since 3.7; before, and in its mails, as plain text in which leading blanks, `>`,
/// `-` and `*` mean something. So what specs say is folded into paragraphs of one line, and only what Markdown
/// would act on is escaped, which plain prose and code in backquotes seldom need.
public enum GerritText {
  /// The escaping for templates of comments.
  static let escaping = MustacheEscaping { text, output in
    let string = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    append(string, to: &output)
  }

  /// A text as one paragraph.
  public static func paragraph(_ text: String) -> String {
    var output: [UInt8] = []
    append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private static func append(_ text: String, to output: inout [UInt8]) {
    let words = TerminalText.clean(text).utf8.split(separator: 0x20)
    let bytes = Array(words.joined(separator: CollectionOfOne(0x20)))
    var index = appendStart(bytes, to: &output)
    // The last run of backquotes of each length: only up to there a code span can end, so looking ahead is not
    // done in vain again and again.
    let lastRun = lastBackquotes(bytes)
    while index < bytes.count {
      if bytes[index] == .backquote {
        let run = bytes[index...].prefix { $0 == .backquote }.count
        if (lastRun[run] ?? -1) > index, let end = codeEnd(bytes, from: index + run, run: run) {
          output += bytes[index..<end]
          index = end
        } else {
          for _ in 0..<run { output += [.backslash, .backquote] }
          index += run
        }
        continue
      }
      if isMarkup(bytes, at: index) { output.append(.backslash) }
      output.append(bytes[index])
      index += 1
    }
  }

  /// Writes what would begin a heading, quote, list or rule, escaped; returns how much that was.
  private static func appendStart(_ bytes: [UInt8], to output: inout [UInt8]) -> Int {
    guard let first = bytes.first else { return 0 }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
      UInt8(ascii: "="), UInt8(ascii: "|"):
      output += [.backslash, first]
      return 1
    case 0x30...0x39:
      let digits = bytes.prefix { (0x30...0x39).contains($0) }
      output += digits
      guard digits.count < bytes.count else { return digits.count }
      let mark = bytes[digits.count]
      guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return digits.count }
      guard digits.count + 1 == bytes.count || bytes[digits.count + 1] == 0x20 else { return digits.count }
      output += [.backslash, mark]
      return digits.count + 1
    default:
      return 0
    }
  }

  private static func lastBackquotes(_ bytes: [UInt8]) -> [Int: Int] {
    var last: [Int: Int] = [:]
    var index = 0
    while index < bytes.count {
      guard bytes[index] == .backquote else {
        index += 1
        continue
      }
      let run = bytes[index...].prefix { $0 == .backquote }.count
      last[run] = index
      index += run
    }
    return last
  }

  private static func codeEnd(_ bytes: [UInt8], from start: Int, run: Int) -> Int? {
    var index = start
    while index < bytes.count {
      guard bytes[index] == .backquote else {
        index += 1
        continue
      }
      let length = bytes[index...].prefix { $0 == .backquote }.count
      index += length
      if length == run { return index }
    }
    return nil
  }

  /// Whether Markdown, or Gerrit's look-out for mentions, would act on the character at an index.
  private static func isMarkup(_ bytes: [UInt8], at index: Int) -> Bool {
    let previous = index > 0 ? bytes[index - 1] : 0x20
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
    switch bytes[index] {
    case UInt8(ascii: "*"): return previous != 0x20 || next != 0x20
    case UInt8(ascii: "_"): return (previous != 0x20 || next != 0x20) && !(isWord(previous) && isWord(next))
    case UInt8(ascii: "]"): return [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ":")].contains(next)
    case UInt8(ascii: "~"): return next == UInt8(ascii: "~") || previous == UInt8(ascii: "~")
    case UInt8(ascii: "@"): return !isWord(previous) && isWord(next)
    case .backslash: return (0x21...0x7E).contains(next) && !isWord(next)
    default: return false
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: return true
    default: return false
    }
  }
}

extension UInt8 {
  fileprivate static let backquote = UInt8(ascii: "`")
  fileprivate static let backslash = UInt8(ascii: "\\")
}
