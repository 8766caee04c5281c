/// The short mark at the end of what Bob posts to a review, by which a later run knows what is there.
///
/// `[upgrade.rollback bob:9f3c5d2e1a7b]` ends a comment, `[bob:9f3c5d2e1a7b]` a summary, and
/// `[closed bob:9f3c5d2e1a7b]` says that what such a comment asked has been answered. The twelve digits are the
/// first of the finding's fingerprint.
public struct CommentMark: Sendable, Hashable {
  /// What carries the mark.
  public enum Kind: Sendable, Hashable {
    /// A comment on a finding of that rule.
    case comment(rule: String)
    case summary
    case closed
  }

  /// What carries the mark.
  public var kind: Kind
  /// Twelve hexadecimal digits.
  public var fingerprint: String

  private static let digits = 12

  /// A mark for a fingerprint.
  public init(_ kind: Kind, _ fingerprint: UInt64) {
    self.kind = kind
    self.fingerprint = CommentMark.short(fingerprint)
  }

  /// A mark of the given digits.
  public init(_ kind: Kind, fingerprint: String) {
    self.kind = kind
    self.fingerprint = fingerprint
  }

  /// The digits of a fingerprint that a mark shows.
  public static func short(_ fingerprint: UInt64) -> String {
    String(Hexadecimal.text(fingerprint).prefix(digits))
  }

  /// The mark as it is written.
  public var text: String {
    switch kind {
    case .comment(let rule): "[\(GerritText.paragraph(rule)) bob:\(fingerprint)]"
    case .summary: "[bob:\(fingerprint)]"
    case .closed: "[closed bob:\(fingerprint)]"
    }
  }

  /// All marks in a text, in order. What a reply quotes (lines that begin with `>`) does not count.
  public static func all(in text: String) -> [CommentMark] {
    text.utf8.split(separator: UInt8(ascii: "\n")).flatMap { line in
      line.first == UInt8(ascii: ">") ? [] : marks(on: Array(line))
    }
  }

  /// The mark that a text ends with; nil where it does not end with one.
  public static func last(in text: String) -> CommentMark? {
    var bytes = text.utf8[...]
    while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
    let line = bytes.split(separator: UInt8(ascii: "\n")).last ?? []
    guard line.last == UInt8(ascii: "]"), line.first != UInt8(ascii: ">") else { return nil }
    return marks(on: Array(line)).last
  }

  /// Reads a line from left to right: a mark is `[`, perhaps a word and a blank, `bob:`, the digits, `]`.
  private static func marks(on line: [UInt8]) -> [CommentMark] {
    var marks: [CommentMark] = []
    var opening: Int?
    for index in line.indices {
      switch line[index] {
      case UInt8(ascii: "["): opening = index
      case UInt8(ascii: "]"):
        if let start = opening, let mark = mark(line[(start + 1)..<index]) { marks.append(mark) }
        opening = nil
      default: break
      }
    }
    return marks
  }

  private static func mark(_ inside: ArraySlice<UInt8>) -> CommentMark? {
    let words = inside.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard let last = words.last, words.count <= 2, last.starts(with: "bob:".utf8) else { return nil }
    let digits = last.dropFirst(4)
    guard digits.count == CommentMark.digits,
      digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    let fingerprint = String(decoding: digits, as: UTF8.self)
    guard words.count == 2 else { return CommentMark(.summary, fingerprint: fingerprint) }
    let word = String(decoding: words[0].filter { $0 != UInt8(ascii: "\\") }, as: UTF8.self)
    return CommentMark(word == "closed" ? .closed : .comment(rule: word), fingerprint: fingerprint)
  }
}
