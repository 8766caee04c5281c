/// A line of plain text that reads as a title, and how it shows that.
struct PlainTextTitle {
  /// What marks a title; titles marked alike are of the same level.
  enum Style: Hashable {
    /// Underlined with this byte, or between two such lines.
    case adorned(UInt8, over: Bool)
    /// All letters are capitals.
    case capitals
    /// Ends with a colon.
    case colon
    /// Begins with a number of this many parts, such as `2.1`.
    case numbered(Int)
  }

  var style: Style
  /// The words without the colon.
  var words: Range<Int>

  /// The longest title in bytes, and the most words of one that nothing underlines.
  private static let longest = 70
  private static let mostWords = 6

  /// Words with which a sentence that leads to a list or an example begins, and a title hardly ever does.
  private static let leads: Set<String> = [
    "a", "an", "as", "for", "here", "i", "if", "in", "it", "note", "so", "that", "the", "then", "there",
    "these",
    "this", "to", "using", "we", "when", "where", "with", "you",
  ]

  /// Whether an underline of this length may belong to a title of that width: about as long.
  static func fits(underline: Int, width: Int) -> Bool {
    abs(underline - width) <= max(3, width / 3)
  }

  /// A line without an underline that stands after a blank line (or the start) as a title.
  ///
  /// - Parameter isAlone: Whether a blank line (or the end) follows, too; titles without a colon need that.
  init?(_ bytes: [UInt8], _ line: PlainTextLine, isAlone: Bool) {
    var words = line.start..<line.end
    guard line.indent == 0, words.count <= Self.longest,
      line.item(bytes)?.number != nil || line.item(bytes) == nil
    else { return nil }
    let endsWithColon = bytes[words.upperBound - 1] == 0x3A
    if endsWithColon { words = words.lowerBound..<words.upperBound - 1 }
    let letters = Letters(bytes[words])
    guard letters.isTitle, letters.words <= Self.mostWords else { return nil }
    self.words = words
    if isAlone, let parts = PlainTextTitle.numberParts(bytes, words) {
      style = .numbered(parts)
    } else if letters.capitals >= 3, letters.small == 0, isAlone || endsWithColon {
      style = .capitals
    } else if endsWithColon, letters.startsWithCapital,
      !Self.leads.contains(letters.firstWord(bytes[words]).lowercased())
    {
      style = .colon
    } else {
      return nil
    }
  }

  /// A title with an underline.
  init(_ line: PlainTextLine, underline: UInt8, over: Bool) {
    style = .adorned(underline, over: over)
    words = line.start..<line.end
  }

  /// How many parts the number at the start of a title has: `3.` one, `3.1` two; nil without number or words.
  private static func numberParts(_ bytes: [UInt8], _ words: Range<Int>) -> Int? {
    var pos = words.lowerBound
    var parts = 0
    while pos < words.upperBound, bytes[pos] >= 0x30, bytes[pos] <= 0x39 {
      while pos < words.upperBound, bytes[pos] >= 0x30, bytes[pos] <= 0x39 { pos += 1 }
      parts += 1
      guard pos < words.upperBound, bytes[pos] == 0x2E || bytes[pos] == 0x29 else { break }
      pos += 1
    }
    // A number alone, such as a year, does not begin a title.
    guard parts > 1 || (parts == 1 && [0x2E, 0x29].contains(bytes[pos - 1])) else { return nil }
    guard pos < words.upperBound, PlainTextLine.isSpace(bytes[pos]) else { return nil }
    while pos < words.upperBound, PlainTextLine.isSpace(bytes[pos]) { pos += 1 }
    guard pos < words.upperBound, bytes[pos] >= 0x80 || (bytes[pos] >= 0x41 && bytes[pos] <= 0x5A) else {
      return nil
    }
    return parts
  }

  /// What the bytes of a line are.
  private struct Letters {
    var capitals = 0
    var small = 0
    var words = 0
    var startsWithCapital = false
    /// Whether nothing stands in it that only sentences and code have.
    var isTitle = true

    init(_ bytes: ArraySlice<UInt8>) {
      var isInWord = false
      for (index, byte) in zip(bytes.indices, bytes) {
        switch byte {
        case 0x41...0x5A:
          if index == bytes.startIndex { startsWithCapital = true }
          capitals += 1
        case 0x61...0x7A: small += 1
        case 0x80...: if index == bytes.startIndex { startsWithCapital = true }
        case 0x20, 0x09, 0x0B, 0x0C:
          isInWord = false
          continue
        case 0x2E, 0x29, 0x3F, 0x21:
          // A number's dot is inside; a sentence's ends the line or stands before a blank.
          let isLast = index == bytes.endIndex - 1
          if isLast && byte != 0x3F && byte != 0x29 { isTitle = false }
        case 0x26, 0x27, 0x28, 0x2D, 0x2F, 0x30...0x39: break
        case 0x2C: break
        default: isTitle = false
        }
        if !isInWord { words += 1 }
        isInWord = true
      }
      if capitals + small == 0, !bytes.contains(where: { $0 >= 0x80 }) { isTitle = false }
    }

    func firstWord(_ bytes: ArraySlice<UInt8>) -> String {
      String(decoding: bytes.prefix { !PlainTextLine.isSpace($0) && $0 != 0x2C }, as: UTF8.self)
    }
  }
}
