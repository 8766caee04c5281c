import SpecText

/// The outline of texts for people: the sections as a tree with their lines, then how many blocks of each kind.
public struct OutlineText: OutlineReport {
  private let style: TextStyle
  private var count = 0

  /// A report in the look that the options ask for.
  public init(options: ReportOptions) {
    style = TextStyle(options)
  }

  /// Most texts need no beginning.
  public func begin(to sink: inout Sink) {}

  /// Writes the outline of a text.
  public mutating func add(path: String, _ document: Document, to sink: inout Sink) {
    if count > 0 { sink.line() }
    count += 1
    sink.line(style.bold(TerminalText.clean(path)) + style.dim(" (\(document.syntax.rawValue))"))
    let numberWidth = max(style.numberWidth(of: document.sections.map(\.line)), 3)
    let top = document.sections.map(\.level).min() ?? 1
    for section in document.sections {
      let depth = 2 * min(max(section.level - top, 0), 8)
      let start = "  " + style.dim(style.right(String(section.line), numberWidth)) + "  "
      style.paragraph(
        section.title, first: start + String(repeating: " ", count: depth), indent: numberWidth + 4 + depth,
        to: &sink)
    }
    let kinds = BlockKind.allCases.compactMap { kind in
      let count = document.blocks.count { $0.kind == kind }
      return count == 0 ? nil : "\(count) \(kind.rawValue)"
    }
    if !kinds.isEmpty {
      style.paragraph(kinds.joined(separator: ", "), first: "  ", indent: 2, to: &sink, look: style.dim)
    }
  }

  /// Failures are told on standard error alone.
  public func add(_ failure: Failure, to sink: inout Sink) {}

  /// Nothing stands after the last outline.
  public func end(to sink: inout Sink) {}
}
