/// How text reports look: widths, marks and, where wanted, bold, dim and one colour.
struct TextStyle: Sendable {
  let colour: Bool
  let unicode: Bool
  let width: Int

  /// The look that the options ask for. Widths below 60 columns are taken as 60.
  init(_ options: ReportOptions) {
    colour = options.colour
    unicode = options.unicode
    width = max(options.width, 60)
  }

  /// Text of a spec, safe to print.
  func clean(_ text: String) -> String {
    unicode ? TerminalText.clean(text) : TerminalText.ascii(text)
  }

  /// A path or title: the important part of a line.
  func bold(_ text: String) -> String { colour ? "\u{1B}[1m\(text)\u{1B}[22m" : text }

  /// What can be passed over.
  func dim(_ text: String) -> String { colour ? "\u{1B}[2m\(text)\u{1B}[22m" : text }

  /// What needs action: the only colour.
  func accent(_ text: String) -> String { colour ? "\u{1B}[31m\(text)\u{1B}[39m" : text }

  /// The line between a line number and the text of that line.
  var gutter: String { unicode ? "│" : "|" }
  /// What stands for left-out text.
  var ellipsis: String { unicode ? "…" : "..." }
  /// What stands where there is no score.
  var dash: String { unicode ? "–" : "-" }
  /// Between parts of a line.
  var dot: String { unicode ? " · " : ", " }
  /// A line across.
  var rule: String { String(repeating: unicode ? "─" : "-", count: width) }

  /// A score from 0 to 100 as a bar.
  func bar(_ score: Double, cells: Int) -> String {
    let share = score.isNaN ? 0 : min(max(score / 100, 0), 1)
    let full = Int(share * Double(cells) + 0.5)
    return String(repeating: unicode ? "█" : "#", count: full)
      + dim(String(repeating: unicode ? "░" : ".", count: cells - full))
  }

  /// The text filled up with spaces to a width.
  func left(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(columns - TerminalText.width(text), 0))
  }

  /// The text moved to the right end of a width.
  func right(_ text: String, _ columns: Int) -> String {
    String(repeating: " ", count: max(columns - TerminalText.width(text), 0)) + text
  }

  /// Writes text wrapped to the width.
  ///
  /// - Parameters:
  ///   - text: from anywhere; it is made safe here
  ///   - first: what stands before the first line, as printed
  ///   - indent: how many columns that takes
  ///   - continuation: what stands before the other lines; blanks unless given
  ///   - look: applied to each line
  func paragraph(
    _ text: String, first: String, indent: Int, continuation: String? = nil, to sink: inout Sink,
    look: (String) -> String = { $0 }
  ) {
    var start = first
    for line in Wrapping.lines(clean(text), width: width - indent) {
      sink.line(start + look(line))
      start = continuation ?? String(repeating: " ", count: indent)
    }
  }
}

extension Int {
  /// The number with its noun: "1 error", "2 errors".
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }

  /// The number as that of files that gave no review: "2 files could not be reviewed".
  var notReviewed: String { counted("file") + " could not be reviewed" }
}
