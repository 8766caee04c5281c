/// The seven kinds of HTML block (CommonMark 0.31, section 4.6), numbered as there.
enum HTMLBlock: UInt8 {
  case rawText = 1
  case comment, instruction, declaration, characterData, block, anyTag

  /// Whether a blank line ends it; the others end with a line that holds their closing sequence.
  var endsAtBlankLine: Bool { self == .block || self == .anyTag }

  /// Whether it may interrupt a paragraph.
  var interruptsParagraph: Bool { self != .anyTag }

  /// The kind that begins with the `<` at `pos`, the line's first byte that is not blank.
  init?(_ bytes: [UInt8], _ pos: Int, _ end: Int) {
    guard pos + 1 < end, bytes[pos] == 0x3C else { return nil }
    switch bytes[pos + 1] {
    case 0x3F:
      self = .instruction
    case 0x21:
      if HTMLBlock.has("--", bytes, pos + 2, end) {
        self = .comment
      } else if HTMLBlock.has("[CDATA[", bytes, pos + 2, end) {
        self = .characterData
      } else if pos + 2 < end, HTMLTag.isLetter(bytes[pos + 2]) {
        self = .declaration
      } else {
        return nil
      }
    default:
      guard let kind = HTMLBlock.tagKind(bytes, pos, end) else { return nil }
      self = kind
    }
  }

  /// The position of the closing sequence in a line; nil if it is not there or the kind has none.
  func closing(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> Int? {
    switch self {
    case .comment: return HTMLBlock.find("-->", bytes, pos, end)
    case .instruction: return HTMLBlock.find("?>", bytes, pos, end)
    case .declaration: return HTMLBlock.find(">", bytes, pos, end)
    case .characterData: return HTMLBlock.find("]]>", bytes, pos, end)
    case .block, .anyTag: return nil
    case .rawText:
      var index = pos
      while let tag = HTMLBlock.find("</", bytes, index, end) {
        let name = HTMLBlock.name(bytes, tag + 2, end)
        let after = tag + 2 + name.utf8.count
        if HTMLBlock.rawTextNames.contains(name), after < end, bytes[after] == 0x3E { return tag }
        index = tag + 2
      }
      return nil
    }
  }

  /// The first position at or after `pos` where an ASCII text stands.
  static func find(_ text: StaticString, _ bytes: [UInt8], _ pos: Int, _ end: Int) -> Int? {
    let first = text.utf8Start[0]
    var index = pos
    while index + text.utf8CodeUnitCount <= end {
      if bytes[index] == first, has(text, bytes, index, end) { return index }
      index += 1
    }
    return nil
  }

  /// Whether an ASCII text stands at a position.
  static func has(_ text: StaticString, _ bytes: [UInt8], _ pos: Int, _ end: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard pos + count <= end else { return false }
    for index in 0..<count where bytes[pos + index] != text.utf8Start[index] { return false }
    return true
  }

  private static func tagKind(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> HTMLBlock? {
    let isClosing = bytes[pos + 1] == 0x2F
    let start = pos + (isClosing ? 2 : 1)
    let name = name(bytes, start, end)
    guard !name.isEmpty else { return nil }
    let after = start + name.utf8.count
    let endsName = after == end || HTMLTag.isSpace(bytes[after]) || bytes[after] == 0x3E
    if !isClosing, endsName, rawTextNames.contains(name) { return .rawText }
    if blockNames.contains(name), endsName || has("/>", bytes, after, end) { return .block }
    guard let stop = HTMLTag.end(bytes, pos, end) else { return nil }
    return bytes[stop..<end].allSatisfy(HTMLTag.isSpace) ? .anyTag : nil
  }

  /// The letters and digits at a position in lower case; empty if they are too many for a known name.
  private static func name(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> String {
    var stop = pos
    while stop < end, HTMLTag.isAlphanumeric(bytes[stop]) { stop += 1 }
    guard pos < stop else { return "" }
    if stop - pos > 10 { return "unknown-tag" }
    return String(decoding: bytes[pos..<stop], as: UTF8.self).lowercased()
  }

  private static let rawTextNames: Set<String> = ["script", "pre", "style", "textarea"]

  private static let blockNames: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col",
    "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html",
    "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup",
    "option",
    "p", "param", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title",
    "tr",
    "track", "ul",
  ]
}
