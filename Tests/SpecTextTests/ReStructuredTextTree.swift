import Testing

@testable import SpecText

/// Expects that a text of reStructuredText is read as a tree, words included, and that what the reader
/// reports follows it: `! severity id @line`.
func expectRST(
  _ text: String, _ tree: String, _ comment: Comment, at location: SourceLocation = #_sourceLocation
) {
  let document = Document(reading: SourceText(Array(text.utf8)), as: .reStructuredText)
  var found = DocumentTree(document, words: true).description
  for diagnostic in document.diagnostics {
    if !found.isEmpty { found += "\n" }
    found += "! \(diagnostic.severity.rawValue) \(diagnostic.kind.rawValue) @\(diagnostic.line)"
  }
  #expect(found == tree, comment, sourceLocation: location)
  #expect(TreeProperties.order(document) == [], comment, sourceLocation: location)
  #expect(TreeProperties.sections(document) == [], comment, sourceLocation: location)
  #expect(ReStructuredTextCoverage.violations(document) == [], comment, sourceLocation: location)
}
