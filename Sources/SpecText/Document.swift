/// The markup languages that Bob reads. The raw value is the name that JSON uses.
public enum Syntax: String, Sendable, CaseIterable {
  case reStructuredText = "rst"
  case markdown
  case plainText = "text"
}

/// What a reader made of a text: its sections and blocks as flat arrays in document order.
///
/// There is a document for every text; nothing that a file contains makes reading fail.
public struct Document: Sendable {
  /// The text that was read.
  public let source: SourceText
  /// The language it was read as.
  public let syntax: Syntax
  /// The title of the first section of the outermost level that stands before other text, if any, else the
  /// first section's; nil without sections.
  public let title: String?
  /// All sections in order. Headings inside quotes and list items are no sections, but `topic` leaves.
  public let sections: [Section]
  /// All blocks, each before the blocks that are inside it (pre-order).
  public let blocks: [Block]
  /// Where the words of the blocks are: byte ranges into the source, one for each line of a leaf block.
  public let spans: [TextSpan]
  /// What the reader had to recover from, in the order of the lines.
  public let diagnostics: [SyntaxDiagnostic]
  /// The labels that links of a Markdown text may name, as `LinkSyntax.normalizedLabel` makes them.
  let linkLabels: Set<[UInt8]>

  /// Puts a document together; readers call it.
  public init(
    source: SourceText, syntax: Syntax, title: String?, sections: [Section], blocks: [Block],
    spans: [TextSpan], diagnostics: [SyntaxDiagnostic] = [], linkLabels: Set<[UInt8]> = []
  ) {
    self.source = source
    self.syntax = syntax
    self.title = title
    self.sections = sections
    self.blocks = blocks
    self.spans = spans
    self.diagnostics = diagnostics
    self.linkLabels = linkLabels
  }
}

/// A heading and all that stands under it.
public struct Section: Sendable, Equatable {
  /// 1 for the outermost level. reStructuredText counts styles in order of appearance, Markdown the `#`s.
  public var level: Int
  /// The title as plain text: markup dropped, white space folded.
  public var title: String
  /// The number, such as `1.2`, that the document's `sectnum` directive puts before the title; nil without one.
  public var number: String?
  /// The line of the title's (first) text.
  public var line: Int
  /// The line range of heading and content, subsections included: up to the line before the next section of
  /// the same or a more outward level.
  public var lines: ClosedRange<Int>
  /// The index of the enclosing section.
  public var parent: Int?

  /// Puts a section together; readers call it.
  public init(
    level: Int, title: String, number: String? = nil, line: Int, lines: ClosedRange<Int>, parent: Int?
  ) {
    self.level = level
    self.title = title
    self.number = number
    self.line = line
    self.lines = lines
    self.parent = parent
  }
}

/// What a block is. The raw value is the name that JSON uses.
public enum BlockKind: String, Sendable, CaseIterable {
  case paragraph, item, definition, field, option, quote, footnote, admonition, topic, directive
  case literal, doctest, math
  case lineBlock = "line-block"
  case table, comment, html, target, substitution
  case frontMatter = "front-matter"
  case transition
}

/// A piece of a document: a container of other blocks (`item`, `definition`, `field`, `option`, `quote`,
/// `footnote`, `admonition`, `topic`, and a `directive` that does nothing but group them) or a leaf with words of
/// its own. Blocks are nested at most some forty deep; what is deeper is one paragraph.
public struct Block: Sendable, Equatable {
  /// What it is.
  public var kind: BlockKind
  /// First and last line, markers and directive line included, trailing blank lines not.
  public var lines: ClosedRange<Int>
  /// The index of the enclosing block.
  public var parent: Int?
  /// The index of the section it stands in (nil before the first).
  public var section: Int?
  /// The byte range of its name: a directive's, a field's, a footnote's label, an admonition's type or title, a
  /// fence's info string or a code block's language, a target's name, a definition's term, an option list's
  /// options. nil where it has none; a `directive` without a name is text that docutils sets aside as malformed.
  public var name: Range<Int>?
  /// Its words, as indices into `Document.spans`: one span a line, indentation and markers left out.
  /// Empty for containers, but for a quote, whose attribution they are, and a figure (`directive`), whose caption. A
  /// table's spans are its cells' lines, cell by cell (borders left out); an unknown directive's are its argument,
  /// option and content lines; a comment's its text; a literal block's its lines, their common indentation left out.
  public var spans: Range<Int>

  /// Puts a block together; readers call it.
  public init(
    kind: BlockKind, lines: ClosedRange<Int>, parent: Int?, section: Int?, name: Range<Int>? = nil,
    spans: Range<Int> = 0..<0
  ) {
    self.kind = kind
    self.lines = lines
    self.parent = parent
    self.section = section
    self.name = name
    self.spans = spans
  }
}

/// Words on one line: a byte range into the source.
public struct TextSpan: Sendable, Equatable {
  /// The 1-based line.
  public var line: Int32
  /// The byte offset of the first byte.
  public var start: Int32
  /// The byte offset after the last byte.
  public var end: Int32

  /// Puts a span together; readers call it.
  public init(line: Int, start: Int, end: Int) {
    self.line = Int32(line)
    self.start = Int32(start)
    self.end = Int32(end)
  }
}

/// Something malformed that the reader recovered from.
public struct SyntaxDiagnostic: Sendable, Equatable {
  /// How the reference parser classes it.
  public enum Severity: String, Sendable { case warning, error, severe }

  /// What is malformed. The raw value is the end of the rule's identifier, `syntax.title-mismatch`.
  public enum Kind: String, Sendable, CaseIterable {
    case directive, transition
    case figureCaption = "figure-caption"
    case inconsistentQuoting = "inconsistent-quoting"
    case incompleteTitle = "incomplete-title"
    case inconsistentTitle = "inconsistent-title"
    case invalidTitle = "invalid-title"
    case malformedTable = "malformed-table"
    case missingUnderline = "missing-underline"
    case titleInBlock = "title-in-block"
    case titleMismatch = "title-mismatch"
    case transitionInBlock = "transition-in-block"
    case unexpectedIndentation = "unexpected-indentation"
  }

  /// What is malformed.
  public var kind: Kind
  /// How the reference parser classes it.
  public var severity: Severity
  /// The 1-based line that the reference parser reports.
  public var line: Int
  /// What is wrong and what to do about it, in words.
  public var message: String

  /// Puts a diagnostic together; readers call it.
  public init(kind: Kind, severity: Severity, line: Int, message: String) {
    self.kind = kind
    self.severity = severity
    self.line = line
    self.message = message
  }
}
