/// Breaks text into lines of a given width, counted in columns of a terminal.
enum Wrapping {
  /// The lines of a clean text: runs of spaces become one, words longer than a line are broken, and so is text
  /// between wide characters, which is written without spaces.
  ///
  /// - Parameter width: the columns of a line, at least 2
  static func lines(_ text: String, width: Int) -> [String] {
    if TerminalText.isASCII(text) { return linesOfASCII(text, width: max(width, 2)) }
    var filler = Filler(width: max(width, 2))
    for scalar in text.unicodeScalars { filler.take(scalar) }
    filler.endWord()
    if !filler.line.isEmpty { filler.lines.append(String(filler.line)) }
    return filler.lines
  }

  /// The same where every byte is a column.
  private static func linesOfASCII(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    line.reserveCapacity(width)
    for word in text.utf8.split(separator: 0x20) {
      var word = word[...]
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
      }
      while word.count > width {
        lines.append(String(decoding: word.prefix(width), as: UTF8.self))
        word = word.dropFirst(width)
      }
      if !line.isEmpty { line.append(0x20) }
      line.append(contentsOf: word)
    }
    if !line.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
    return lines
  }

  /// The text in at most so many columns; where something had to go, an ellipsis stands at the end.
  static func clipped(_ text: String, to width: Int, ellipsis: String) -> String {
    guard TerminalText.width(text) > width else { return text }
    let room = max(width - TerminalText.width(ellipsis) - 1, 1)
    let first = lines(text, width: room).first ?? ""
    return first + " " + ellipsis
  }

  private struct Filler {
    let width: Int
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    private var lineWidth = 0
    private var word = String.UnicodeScalarView()
    private var wordWidth = 0
    private var wordIsWide = false
    private var spaceBefore = false

    init(width: Int) { self.width = width }

    mutating func take(_ scalar: Unicode.Scalar) {
      if scalar == " " {
        endWord()
        spaceBefore = true
        return
      }
      let columns = TerminalText.width(of: scalar)
      // Wide characters are words of their own, together with the marks that combine with them.
      if columns == 2 || columns == 1 && wordIsWide { endWord() }
      if wordWidth + columns > width { endWord() }
      word.append(scalar)
      wordWidth += columns
      wordIsWide = columns == 2 || wordIsWide
    }

    mutating func endWord() {
      guard !word.isEmpty else { return }
      let gap = spaceBefore && !line.isEmpty ? 1 : 0
      if lineWidth + gap + wordWidth > width, !line.isEmpty {
        lines.append(String(line))
        line = word
        lineWidth = wordWidth
      } else {
        if gap == 1 { line.append(" ") }
        line.append(contentsOf: word)
        lineWidth += gap + wordWidth
      }
      word = String.UnicodeScalarView()
      wordWidth = 0
      spaceBefore = false
      wordIsWide = false
    }
  }
}
