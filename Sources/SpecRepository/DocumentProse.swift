import SpecText

extension Document {
  /// Whether anything is said outside titles, comments and tables of contents. A search passes over documents
  /// where nothing is, such as a Sphinx `index.rst` with only a `toctree`.
  public var hasProse: Bool { blocks.contains(where: isProse) }

  private func isProse(_ block: Block) -> Bool {
    switch block.kind {
    case .paragraph, .literal, .doctest, .math, .lineBlock, .table, .html:
      return spans[block.spans].contains { $0.start < $0.end }
    case .directive:
      // What stands on the first line is an argument: a file, a title.
      guard !isTableOfContents(block) else { return false }
      return spans[block.spans].contains { Int($0.line) > block.lines.lowerBound && $0.start < $0.end }
    case .item, .definition, .field, .option, .quote, .footnote, .admonition, .topic:
      return false  // Their words are in the blocks inside them.
    case .comment, .target, .substitution, .frontMatter, .transition:
      return false
    }
  }

  private func isTableOfContents(_ block: Block) -> Bool {
    guard let name = block.name else { return false }
    return ["toctree", "contents", "include"].contains(source.string(name).lowercased())
  }
}
