import Testing

@testable import Operability

/// Checklists that are made to cost time: each is refused at a place, or loaded at once.
struct HostileChecklistTests {
  enum Addition: String, CaseIterable {
    /// Thousands of patterns use a term of thousands of words.
    case largeTerm
    /// Each optional word can follow each of those before it.
    case optionalWords
    /// Each word of the second group can follow each of the first.
    case groups
    case areas, changes, forms

    var text: String {
      switch self {
      case .largeTerm:
        "terms: {t: ['\(words(3_900).joined(separator: " "))']}\nsignals:\n  bare:\n"
          + words(30_000).map { "    - <t> \($0)" }.joined(separator: "\n")
      case .optionalWords:
        "signals:\n  bare: ['a \(words(3_900).map { $0 + "?" }.joined(separator: " "))']"
      case .groups:
        "signals:\n  bare: ['(\(words(1_900).joined(separator: "|"))) (\(words(1_900).joined(separator: "|")))']"
      case .areas: "areas:\n" + words(2_000).map { "  - {id: \($0), title: A}\n" }.joined()
      case .changes: "changes:\n" + words(2_000).map { "  - {id: \($0), title: C}\n" }.joined()
      case .forms: "forms:\n" + words(2_000).map { "  \($0): [x]\n" }.joined()
      }
    }

    var message: String {
      switch self {
      case .largeTerm: "signals.bare["
      case .optionalWords, .groups: "small.yaml:3:10: signals.bare[1]: the checklist's patterns up to here"
      case .areas: "at most 1000 areas"
      case .changes: "at most 1000 kinds of change"
      case .forms: "at most 1000 forms"
      }
    }

    private func words(_ count: Int) -> [String] { (0..<count).map { "w\($0)" } }
  }

  @Test(.timeLimit(.minutes(1)), arguments: Addition.allCases)
  func isRefusedWhereItGetsTooLarge(_ addition: Addition) {
    let error = SmallChecklist.error("extends: small\n" + addition.text)
    #expect(error.hasPrefix("small.yaml:") && error.contains(addition.message), "\(error.prefix(300))")
  }

  @Test(.timeLimit(.minutes(1))) func manyTermsAreLoaded() throws {
    let text = "extends: small\nterms:\n" + (0..<20_000).map { "  t\($0): [x]\n" }.joined()
    #expect(try SmallChecklist.load(text).items.count == 2)
  }

  @Test func countsTheWaysFromWordToWord() throws {
    func edges(_ pattern: String) throws -> Int {
      let budget = PatternBudget()
      try budget.spend(try Pattern(pattern))
      return budget.edges
    }
    #expect(try edges("a") == 1)
    #expect(try edges("a b c") == 3)
    #expect(try edges("a? b? c") == 1 + 2 + 3)
    #expect(try edges("(a|b) (c|d)") == 2 + 2 * 2)
  }
}
