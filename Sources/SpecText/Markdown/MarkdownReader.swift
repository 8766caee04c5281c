/// Reads Markdown: CommonMark 0.31, the tables of GitHub Flavored Markdown, and front matter.
enum MarkdownReader {
  /// The document that a text describes.
  ///
  /// A heading inside a quote or a list item is no section; it is a `topic` without content, whose name and
  /// words are the heading's text. Link reference definitions are targets.
  static func read(_ source: SourceText) -> Document {
    var reader = MarkdownBlockReader(source)
    let first = readFrontMatter(source, into: &reader)
    reader.read(from: first)
    for (section, words) in reader.titles.enumerated() {
      let title = MarkdownInline.title(reader.titleSpans[words], of: source.bytes, labels: reader.labels)
      reader.sections.setTitle(title, of: section)
    }
    return Document(
      source: source, syntax: .markdown, title: reader.sections.title(above: reader.blocks),
      sections: reader.sections.sections, blocks: reader.blocks, spans: reader.spans,
      linkLabels: reader.labels)
  }

  /// Makes a block of the front matter: what stands between a first line that is exactly `---` and the next
  /// such line that ends with a line end, if at least one line is between them.
  ///
  /// - Returns: The first line after it.
  private static func readFrontMatter(_ source: SourceText, into reader: inout MarkdownBlockReader) -> Int {
    func isFence(_ number: Int) -> Bool {
      let line = source.line(number)
      return line.count == 3 && source.bytes[line].allSatisfy { $0 == 0x2D }
        && line.upperBound < source.bytes.count
    }
    guard source.lineCount >= 3, isFence(1) else { return 1 }
    var last = 3
    while last <= source.lineCount, !isFence(last) { last += 1 }
    guard last <= source.lineCount else { return 1 }
    for number in 2..<last {
      let line = source.line(number)
      if !line.isEmpty {
        reader.spans.append(TextSpan(line: number, start: line.lowerBound, end: line.upperBound))
      }
    }
    reader.blocks.append(
      Block(
        kind: .frontMatter, lines: 1...last, parent: nil, section: nil, spans: 0..<reader.spans.count))
    return last + 1
  }
}
