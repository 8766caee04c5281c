/// A page in the `man` macros, line by line.
///
/// All text goes through ``escaped(_:)``, and every sentence begins a line, as the macros' manuals ask.
struct Roff {
  private(set) var text = ""

  /// The longest line of text that is written where words allow it.
  private static let width = 76

  /// Adds a macro with its arguments.
  mutating func macro(_ name: String, _ arguments: String...) {
    text += "." + name
    for argument in arguments {
      let escaped = Self.escaped(argument)
      text += argument.isEmpty || argument.contains(" ") ? " \"\(escaped)\"" : " " + escaped
    }
    text += "\n"
  }

  /// Adds the line that begins a page.
  mutating func title(_ name: String, section: Int, date: String, source: String) {
    // A date is read, so its hyphens stand as they are.
    let date = date.filter { $0.isASCII && ($0.isNumber || $0 == "-") }
    text += ".TH \"\(Self.escaped(name))\" \(section) \"\(date)\" \"\(Self.escaped(source))\"\n"
    // Names of options and files are not to be hyphenated, nor lines to be stretched.
    text += ".nh\n.ad l\n"
  }

  /// Adds a line that is escaped already; a long one goes on behind an escaped line end, which roff takes
  /// out.
  mutating func raw(_ line: String) {
    var used = 0
    for (index, word) in Self.guarded(line).split(separator: " ", omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 {
        text += " "
        used += 1
        // A full stop at the beginning of a line is best avoided even there.
        if used + word.utf8.count >= Self.width, word.utf8.first != UInt8(ascii: ".") {
          text += "\\\n"
          used = 0
        }
      }
      text += word
      used += word.utf8.count
    }
    text += "\n"
  }

  /// Adds a heading within a section, in bold.
  mutating func group(_ title: String) {
    macro("PP")
    raw("\\fB" + Self.escaped(title) + "\\fR")
  }

  /// Adds words that are escaped already, in lines of bearable length.
  mutating func lines(ofWords words: [String]) {
    var line = ""
    for word in words {
      if !line.isEmpty, line.utf8.count + word.utf8.count >= Self.width {
        raw(line)
        line = ""
      }
      line += line.isEmpty ? word : " " + word
    }
    if !line.isEmpty { raw(line) }
  }

  /// Adds paragraphs, parted by blank lines; indented lines stay as they are.
  mutating func paragraphs(_ source: String, separator: String = "PP") {
    var words: [String] = []
    var isVerbatim = false
    var needsSeparator = false
    /// How far the first line of what is kept is indented; only that is taken off the others.
    var indent = 0
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      let isIndented = line.utf8.first == UInt8(ascii: " ")
      let isBlank = line.allSatisfy { $0 == " " }
      if isBlank || isIndented != isVerbatim {
        lines(ofWords: words)
        words = []
        if isVerbatim, isBlank || !isIndented {
          macro("EE")
          macro("RE")
          isVerbatim = false
        }
      }
      if isBlank {
        needsSeparator = true
        continue
      }
      if isIndented {
        if !isVerbatim {
          // Within an entry the default indent is the entry's own.
          if separator == "PP" { macro("RS", "4") } else { macro("RS") }
          if needsSeparator { macro("sp") }
          needsSeparator = false
          macro("EX")
          isVerbatim = true
          indent = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
        }
        let blanks = min(line.utf8.prefix { $0 == UInt8(ascii: " ") }.count, indent)
        raw(Self.escaped(String(Substring(line.utf8.dropFirst(blanks)))))
        continue
      }
      if needsSeparator { macro(separator) }
      needsSeparator = false
      for word in line.split(separator: " ") {
        words.append(Self.escaped(String(word)))
        if let last = word.utf8.last,
          [UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(last)
        {
          lines(ofWords: words)
          words = []
        }
      }
    }
    lines(ofWords: words)
    if isVerbatim {
      macro("EE")
      macro("RE")
    }
  }

  /// A reference as `git(1)` with the name in bold, or any other text.
  static func reference(_ text: String, suffix: String) -> String {
    guard text.utf8.last == UInt8(ascii: ")"), let open = text.utf8.lastIndex(of: UInt8(ascii: "(")) else {
      return escaped(text + suffix)
    }
    return "\\fB" + escaped(String(text[..<open])) + "\\fR" + escaped(String(text[open...]) + suffix)
  }

  /// Text in which nothing has a meaning for roff: backslashes, hyphens, quotes and accents that roff would
  /// change, control characters and everything outside ASCII are written by name.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in escapingControls(text).unicodeScalars {
      switch scalar {
      case "\\": result += "\\(rs"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "\"": result += "\\(dq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default:
        let code = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u" + String(repeating: "0", count: max(0, 4 - code.count)) + code + "]"
      }
    }
    return result
  }

  /// A line that cannot be taken for a macro.
  private static func guarded(_ line: String) -> String {
    let first = line.utf8.first
    return first == UInt8(ascii: ".") || first == UInt8(ascii: "'") ? "\\&" + line : line
  }
}
