import Glibc

/// What libFuzzer calls with every input: reads it in the language that SYNTAX names and stops where the document
/// violates what must be true of every document.
///
/// Compiled as a part of the module SpecText, with the properties that its tests check.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let document = Document(reading: SourceText(bytes), as: fuzzedSyntax)
  var violations = TreeProperties.order(document) + TreeProperties.sections(document)
  violations +=
    fuzzedSyntax == .reStructuredText
    ? ReStructuredTextCoverage.violations(document) : TreeProperties.violations(of: document)
  var depths: [Int] = []
  var prose = Prose()
  for block in document.blocks {
    depths.append(block.parent.map { depths[$0] + 1 } ?? 0)
    document.appendProse(of: block, to: &prose)
  }
  if depths.max() ?? 0 > 100 { violations.append("blocks are nested too deeply") }
  if !zip(prose.lineMarks, prose.lineMarks.dropFirst()).allSatisfy({ $0.offset <= $1.offset }) {
    violations.append("the words are not in the order of their marks")
  }
  // Substitutions may make titles longer than the text, but not without bound.
  let titles = document.sections.reduce(0) { $0 + $1.title.utf8.count }
  if titles > 2_000_000 + 4 * size { violations.append("the titles are too long") }
  guard violations.isEmpty else { fatalError(violations.joined(separator: "; ")) }
  return 0
}

private let fuzzedSyntax =
  getenv("SYNTAX").flatMap { Syntax(rawValue: String(cString: $0)) } ?? .reStructuredText
