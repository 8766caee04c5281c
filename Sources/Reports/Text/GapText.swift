import Operability
import SpecText

/// The gaps of a review as text: for each what is wrong, the sentences concerned, why it matters and what to ask.
struct GapText {
  let reviewed: ReviewedSpec
  let style: TextStyle

  func write(_ gaps: [Finding], to sink: inout Sink) {
    guard !gaps.isEmpty else {
      sink.line("\n" + style.bold("What to ask") + "\n")
      return style.paragraph(nothingToAsk, first: "  ", indent: 2, to: &sink)
    }
    let errors = gaps.count { $0.severity == .error }
    let counts = [(errors, "error"), (gaps.count - errors, "warning")]
    let summary = counts.filter { $0.0 > 0 }.map { $0.0.counted($0.1) }.joined(separator: ", ")
    let order = gaps.count > 1 ? ", the weightiest first" : ""
    sink.line("\n" + style.bold("What to ask") + style.dim(" (\(summary)\(order))"))
    let numberWidth = String(gaps.count).utf8.count
    for (index, gap) in gaps.enumerated() {
      sink.line()
      write(gap, number: style.right(String(index + 1), numberWidth), to: &sink)
    }
  }

  /// Why there is no gap to show, in words that hold.
  private var nothingToAsk: String {
    let review = reviewed.review
    if review.items.contains(where: { $0.gap && $0.isDue && $0.silenced == nil }) {
      return "Nothing that Bob is certain of."
    }
    if review.items.contains(where: { $0.gap && $0.silenced == nil }) {
      return "Nothing yet: what is still open is due at a later stage."
    }
    return review.items.contains { $0.relevant }
      ? "Nothing: what this change owes its operators is answered."
      : "Nothing: no question of the checklist applies to this change."
  }

  private func write(_ gap: Finding, number: String, to sink: inout Sink) {
    let item = reviewed.checklist.items.first { $0.id == gap.rule }
    let verdict = reviewed.review.items.first { $0.id == gap.rule }
    let indent = 2 + number.utf8.count + 2
    let blank = String(repeating: " ", count: indent)

    var marks: [String] = []
    if item?.critical == true { marks.append("critical") }
    if verdict?.contradicted == true { marks.append("contradicted") }
    let title = style.clean(item?.title ?? gap.rule)
    let remark = marks.isEmpty ? "" : style.dim("  " + marks.joined(separator: style.dot))
    sink.line("  \(number)  " + style.bold(title) + remark)
    style.writePlace(of: gap, in: reviewed.review, indent: indent, to: &sink)
    style.paragraph(gap.message, first: blank, indent: indent, to: &sink)
    sink.line()
    writeQuotes(verdict?.evidence ?? [], of: gap, indent: indent, to: &sink)
    for (label, text) in [("why", item?.why ?? ""), ("ask", gap.ask)] where !text.isEmpty {
      style.paragraph(text, first: blank + style.dim(label) + "  ", indent: indent + 5, to: &sink)
    }
  }

  /// The sentences that the verdict rests on; where there are none, the line that the finding stands at.
  private func writeQuotes(_ evidence: [Evidence], of gap: Finding, indent: Int, to sink: inout Sink) {
    var quotes = evidence.map { (line: $0.line, text: $0.text) }
    let source = reviewed.document.source
    if quotes.isEmpty, (1...max(source.lineCount, 1)).contains(gap.line), source.lineCount > 0 {
      let text = source.string(source.line(gap.line))
      // The title needs no second showing.
      if !text.contains(reviewed.review.title) { quotes = [(gap.line, text)] }
    }
    quotes = quotes.filter { quote in
      if style.clean(quote.text).utf8.allSatisfy({ $0 == 0x20 }) { return false }
      // A sentence that the message quotes in full need not be shown again.
      return quote.line != gap.line || quote.text.utf8.count < 20 || !gap.message.contains(quote.text)
    }
    guard !quotes.isEmpty else { return }
    let numberWidth = style.numberWidth(of: quotes.map(\.line))
    let start = indent + numberWidth + 3
    for quote in quotes {
      let number = style.right(String(quote.line), numberWidth)
      let text = Wrapping.clipped(
        style.clean(quote.text), to: 3 * (style.width - start) - 24, ellipsis: style.ellipsis)
      style.paragraph(
        text, first: String(repeating: " ", count: indent) + style.dim("\(number) \(style.gutter)") + " ",
        indent: start, continuation: style.dim(style.right(style.gutter, start - 1)) + " ", to: &sink)
    }
    sink.line()
  }
}
