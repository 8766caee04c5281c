/// Breaks text into lines of at most `width` columns.
///
/// Blank lines part paragraphs and stay; a line that is indented stays as it is; a word longer than the width
/// has a line of its own.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var paragraph: [Substring] = []
  func endParagraph() {
    lines += filled(paragraph, width: width)
    paragraph = []
  }
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.allSatisfy({ $0 == " " }) {
      endParagraph()
      lines.append("")
    } else if line.utf8.first == UInt8(ascii: " ") {
      endParagraph()
      lines.append(escapingControls(String(line)))
    } else {
      paragraph += line.split(separator: " ")
    }
  }
  endParagraph()
  while lines.last == "" { lines.removeLast() }
  return lines
}

/// The words of one paragraph in lines of at most `width` columns.
func filled(_ words: [Substring], width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = 0
  for word in words {
    let safe = escapingControls(String(word))
    let count = columnCount(safe)
    if used > 0, used + 1 + count > width {
      lines.append(line)
      (line, used) = ("", 0)
    }
    if used > 0 {
      line += " "
      used += 1
    }
    line += safe
    used += count
  }
  if used > 0 { lines.append(line) }
  return lines
}

/// The columns that text takes on a terminal, near enough for help: combining marks take none, East Asian
/// wide characters two.
func columnCount(_ text: String) -> Int {
  var count = 0
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x300..<0x370, 0x200B..<0x2010: continue
    case 0x1100..<0x1160, 0x2E80..<0xA4D0, 0xAC00..<0xD7A4, 0xF900..<0xFB00, 0xFE30..<0xFE70,
      0xFF00..<0xFF61, 0x1F300..<0x1FB00, 0x20000..<0x40000:
      count += 2
    default: count += 1
    }
  }
  return count
}
