/// A directive's parts: the lines behind its name, split.
struct DirectiveParts {
  /// The lines of the arguments.
  var arguments: Range<Int>
  var options: [(name: String, value: String?)]
  /// The content's lines, without the blank ones before it.
  var content: Range<Int>

  /// Why lines cannot be split.
  struct Mistake: Error { var message: String }
}

extension BlockParser {
  /// Splits the lines behind a directive's name into arguments, options and content.
  func split(_ rule: DirectiveRule, _ inner: LineView) -> Result<DirectiveParts, DirectiveParts.Mistake> {
    guard inner.low < inner.high, rule.required + rule.optional > 0 || !rule.options.isEmpty else {
      if rule.required > 0 { return .failure(DirectiveParts.Mistake(message: "needs an argument")) }
      let low = inner.low < inner.high ? skipBlanks(inner, inner.low) : inner.low
      return .success(
        DirectiveParts(arguments: inner.low..<inner.low, options: [], content: low..<max(low, inner.high)))
    }
    var blank = inner.low
    while blank < inner.high, !isBlank(inner, blank) { blank += 1 }
    var optionStart = blank
    if !rule.options.isEmpty {
      optionStart = inner.low
      while optionStart < blank {
        let (start, end) = text(inner, optionStart)
        if indent(inner, optionStart) == 0, LineKind.fieldMarker(bytes, start, end) != nil { break }
        optionStart += 1
      }
    }
    var options: [(name: String, value: String?)] = []
    var index = optionStart
    while index < blank {
      let (start, end) = text(inner, index)
      guard indent(inner, index) == 0,
        case .field(let name, let after) = LineKind.fieldMarker(bytes, start, end)
      else { return .failure(DirectiveParts.Mistake(message: "has a malformed option block")) }
      var value = after < end ? String(decoding: bytes[after..<end], as: UTF8.self) : nil
      index += 1
      while index < blank, indent(inner, index) > 0 {
        let (start, end) = text(inner, index)
        let more = String(decoding: bytes[start + indent(inner, index)..<end], as: UTF8.self)
        value = value.map { $0 + "\n" + more } ?? more
        index += 1
      }
      let words = String(decoding: bytes[name], as: UTF8.self).split(separator: " ")
      guard words.count == 1 else {
        return .failure(DirectiveParts.Mistake(message: "has an option of several words"))
      }
      let option = words[0].lowercased()
      guard let rule = rule.options[option] else {
        return .failure(DirectiveParts.Mistake(message: "has no option \"\(option)\""))
      }
      if options.contains(where: { $0.name == option }) {
        return .failure(DirectiveParts.Mistake(message: "has the option \"\(option)\" twice"))
      }
      guard rule.accepts(value) else {
        return .failure(DirectiveParts.Mistake(message: "has an invalid value for the option \"\(option)\""))
      }
      options.append((option, value))
    }
    let arguments = inner.low..<optionStart
    if rule.required + rule.optional > 0 {
      let count = countWords(inner, arguments)
      if count < rule.required { return .failure(DirectiveParts.Mistake(message: "needs an argument")) }
      if count > rule.required + rule.optional, !rule.takesText {
        return .failure(DirectiveParts.Mistake(message: "has too many arguments"))
      }
    }
    var content = min(blank + 1, inner.high)
    if content < inner.high { content = skipBlanks(inner, content) }
    return .success(
      DirectiveParts(arguments: arguments, options: options, content: content..<max(content, inner.high)))
  }

  private func countWords(_ view: LineView, _ range: Range<Int>) -> Int {
    var count = 0
    for line in range {
      let (start, end) = text(view, line)
      var inWord = false
      for position in start..<end {
        let isSpace = bytes[position] == 0x20
        if !isSpace, !inWord { count += 1 }
        inWord = !isSpace
      }
    }
    return count
  }

  /// The bytes of the arguments; nil without any.
  func argument(_ view: LineView, _ parts: DirectiveParts) -> Range<Int>? {
    guard let first = parts.arguments.first, let last = parts.arguments.last else { return nil }
    let (start, _) = text(view, first)
    let (_, end) = text(view, last)
    let low = source(start + (first == view.low ? 0 : indent(view, first)), first)
    return low..<max(low, source(end, last))
  }

  /// The words of the arguments; nil without any.
  func argumentText(_ view: LineView, _ parts: DirectiveParts) -> String? {
    parts.arguments.isEmpty
      ? nil
      : parts.arguments.map { line in
        let (start, end) = text(view, line)
        return String(decoding: bytes[start..<end], as: UTF8.self)
      }.joined(separator: " ")
  }

  /// The lines before the options and those after them as one view, through copies if it has to be.
  mutating func joined(_ view: LineView, _ low: Range<Int>, _ high: Range<Int>) -> LineView {
    let cut = view.cut(low.lowerBound)
    if high.isEmpty { return LineView(low.lowerBound, low.upperBound, column: view.column, firstColumn: cut) }
    // Only blank lines between: the view as it is.
    if low.upperBound >= high.lowerBound
      || (low.upperBound..<high.lowerBound).allSatisfy({ isBlank(view, $0) })
    {
      return LineView(low.lowerBound, high.upperBound, column: view.column, firstColumn: cut)
    }
    let start = lines.count
    lines += lines[low]
    var blank = lines[low.upperBound - 1]
    blank.start = blank.end
    blank.indent = 1
    lines.append(blank)
    lines += lines[high]
    return LineView(start, lines.count, column: view.column, firstColumn: cut)
  }
}
