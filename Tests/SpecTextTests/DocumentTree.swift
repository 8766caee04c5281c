import Testing

@testable import SpecText

/// A document as a tree of text, for tables of inputs and expected trees.
///
/// One line for each section (`# 1 Title @1-5`) and, after all sections, for each block, indented by its
/// depth: `paragraph 3-4`. The name of a block follows in brackets, and its words in quotes where `words`
/// asks for them.
struct DocumentTree: CustomStringConvertible {
  var description: String

  init(_ document: Document, words: Bool = false) {
    var lines = document.sections.map {
      "# \($0.level) \($0.title) @\($0.line) \($0.lines.lowerBound)-\($0.lines.upperBound)"
    }
    var depths: [Int] = []
    for block in document.blocks {
      let depth = block.parent.map { depths[$0] + 1 } ?? 0
      depths.append(depth)
      var line = String(repeating: "  ", count: depth) + block.kind.rawValue
      line += " \(block.lines.lowerBound)"
      if block.lines.count > 1 { line += "-\(block.lines.upperBound)" }
      if let name = block.name { line += " [\(document.source.string(name))]" }
      if words, !block.spans.isEmpty {
        let spans = document.spans[block.spans].map { document.source.string(Int($0.start)..<Int($0.end)) }
        line += " '\(spans.joined(separator: "|"))'"
      }
      lines.append(line)
    }
    description = lines.joined(separator: "\n")
  }

  /// The tree of a text.
  init(_ text: String, as syntax: Syntax, words: Bool = false) {
    self.init(Document(reading: SourceText(Array(text.utf8)), as: syntax), words: words)
  }
}

/// Expects that a text of Markdown (or another syntax) is read as a tree, words included.
func expectTree(
  _ text: String, _ tree: String, _ comment: Comment, as syntax: Syntax = .markdown,
  at location: SourceLocation = #_sourceLocation
) {
  #expect(
    DocumentTree(text, as: syntax, words: true).description == tree, comment, sourceLocation: location)
}
