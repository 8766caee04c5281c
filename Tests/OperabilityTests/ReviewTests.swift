import SpecText
import Testing

@testable import Operability

/// Reviews with the small checklist: verdicts, findings, scores.
struct ReviewTests {
  private static let proposal = """
    # Rows

    ## Problem description

    There is no table.

    ## Proposed change

    This adds a new table. We also add the table of names.

    """

  @Test func aGapStandsAtTheTitleAndNamesItsCause() throws {
    let review = try SmallChecklist.review(Self.proposal)
    #expect(review.format == .openStackSpec)
    #expect(review.changes.map(\.id) == ["table"])
    #expect(review.changes.first?.evidence.first?.line == 9)
    let rows = try #require(review.items.first)
    #expect(rows.relevant && rows.status == .missing && rows.gap)
    let finding = try #require(review.findings.first { $0.rule == "a.rows" })
    #expect(finding.line == 1 && finding.severity == .error)
    #expect(finding.message == "Nothing on rows (line 9: “This adds a new table”).")
    #expect(finding.ask == "What becomes of existing rows?")
  }

  @Test func aReasonIsGivenInTheWordsOfTheChange() throws {
    let items = """
      extends: small
      messages: {because: "this {does} in line {cause-line}"}
      changes: [{id: table, does: stores more}]
      areas:
        - id: a
          items: [{id: a.rows, causes: [table], messages: {missing: ["Since {because}: rows?", "Rows?"]}}]

      """
    let review = try SmallChecklist.review(Self.proposal, checklist: items)
    #expect(review.items.first?.reason == "Since this stores more in line 9: rows?")
    // What would stand in itself stands for nothing.
    let loop = items.replacing("{does}", with: "{because}")
    #expect(try SmallChecklist.review(Self.proposal, checklist: loop).items.first?.reason == "Rows?")
    let unknown = SmallChecklist.error(items.replacing("[table]", with: "[tabel]"))
    #expect(unknown.contains("there is no kind of change “tabel”"))
  }

  @Test func aBareNoneBesideAnEffectIsContradicted() throws {
    let review = try SmallChecklist.review(Self.proposal + "\n## Upgrade impact\n\nNone.\n")
    let rows = try #require(review.items.first)
    #expect(rows.contradicted && rows.gap && rows.status == .none)
    #expect(rows.evidence.map(\.line) == [13, 9])
    #expect(rows.reason == "“None” in line 13, “This adds a new table” in line 9.")
  }

  @Test func claimsAreNotFoundInDenialsProblemsAlternativesOrMasks() throws {
    for text in [
      "# T\n\n## Proposed change\n\nThis does not add a table.\n",
      "# T\n\n## Problem description\n\nOthers add a table.\n",
      "# T\n\n## Alternatives\n\nAdd a table.\n", "# T\n\n## Proposed change\n\nAdd a log table.\n",
    ] {
      #expect(try SmallChecklist.review(text).changes.isEmpty, "\(text)")
    }
  }

  @Test func aPromiseIsThin() throws {
    let review = try SmallChecklist.review("# T\n\n## Work\n\nIt will be documented.\n")
    let docs = try #require(review.items.last)
    #expect(docs.status == .thin && docs.gap)
    #expect(docs.reason == "“It will be documented” says little on “Documents”.")
  }

  @Test func anAnswerIsCreditedWithItsLine() throws {
    let review = try SmallChecklist.review(
      "# T\n\n## Work\n\nThe guide for operators gets a chapter on `x_y`, because 5 options are new.\n")
    let docs = try #require(review.items.last)
    #expect(docs.status == .addressed && !docs.gap && docs.evidence.map(\.line) == [5])
    #expect(review.ready)
    // A verdict that is not certain earns a little less than its credit.
    #expect(review.score > 90 && review.score < 100 && review.areas.map(\.score) == [nil, review.score])
  }

  @Test func anEmptyDocumentEarnsNothing() throws {
    for text in ["", "\n\n", "# Title\n"] {
      let review = try SmallChecklist.review(text)
      #expect(review.score == 0 && !review.ready)
      #expect(review.items.allSatisfy { $0.status == .missing })
    }
  }

  @Test func templateTextIsNoAnswer() throws {
    let answer = "# T\n\n## Work\n\nThe guide for operators names `x_y` and 5 options.\n"
    let template = SpecTemplate(SmallChecklist.document(answer))
    #expect(try SmallChecklist.review(answer).items.last?.status == .addressed)
    let review = try SmallChecklist.review(answer, template: template)
    #expect(review.items.last?.status == .missing)
    #expect(review.findings.contains { $0.rule == "structure.placeholder" && $0.line == 5 })
  }

  @Test func silencingKeepsTheVerdictAndDropsTheFinding() throws {
    let text = "# T\n\nText.\n\n<!-- bob: ignore b.docs -- the wiki has it -->\n"
    let review = try SmallChecklist.review(text)
    #expect(review.items.last?.gap == true)
    #expect(review.items.last?.silenced == Silencing(line: 5, reason: "the wiki has it"))
    #expect(!review.findings.contains { $0.rule == "b.docs" })
    #expect(review.areas.last?.score == nil)
    var options = Reviewer.Options()
    options.inlineIgnores = false
    #expect(try SmallChecklist.review(text, options: options).findings.contains { $0.rule == "b.docs" })
  }

  @Test(arguments: [
    "Some words <!-- bob: ignore b.docs -- why --> and more.",
    "| a |\n| - |\n| <!--bob: ignore b.docs -- why--> |",
  ])
  func aCommentInRunningTextSilencesToo(text: String) throws {
    let review = try SmallChecklist.review("# T\n\nFirst\nline.\n\n\(text)\n")
    #expect(review.items.last?.silenced == Silencing(line: text.hasPrefix("|") ? 8 : 6, reason: "why"))
  }

  @Test func aCommentInCodeSilencesNothing() throws {
    let review = try SmallChecklist.review("# T\n\nWrite `<!-- bob: ignore b.docs -- why -->` there.\n")
    #expect(review.items.allSatisfy { $0.silenced == nil })
    #expect(!review.findings.contains { $0.rule == "structure.bad-ignore" })
  }

  @Test(arguments: ["b.docs", "a.rows -- critical", "x.y -- why", "-- why"])
  func badIgnoresAreReported(_ words: String) throws {
    let review = try SmallChecklist.review("# T\n\nText.\n\n<!-- bob: ignore \(words) -->\n")
    #expect(review.findings.contains { $0.rule == "structure.bad-ignore" && $0.line == 5 })
    #expect(review.items.allSatisfy { $0.silenced == nil })
  }

  @Test func selectionChangesFindingsOnly() throws {
    var options = Reviewer.Options()
    options.select = ["a"]
    let some = try SmallChecklist.review(Self.proposal, options: options)
    #expect(Set(some.findings.map(\.rule)) == ["a.rows"])
    options.select = ["default"]
    options.ignore = ["a.rows"]
    let others = try SmallChecklist.review(Self.proposal, options: options)
    #expect(!others.findings.contains { $0.rule == "a.rows" })
    #expect(some.score == others.score && some.items.map(\.status) == others.items.map(\.status))
  }

  @Test func fingerprintsOutliveRewordingAndMoves() throws {
    let before = try SmallChecklist.review(Self.proposal)
    let after = try SmallChecklist.review("\n\n\n" + Self.proposal + "\nThis adds another new table.\n")
    let fingerprint = before.findings.first { $0.rule == "a.rows" }?.fingerprint
    #expect(fingerprint == after.findings.first { $0.rule == "a.rows" }?.fingerprint)
    #expect(fingerprint == Fingerprint.of("a.md", "a.rows", ""))
    #expect(Fingerprint.hexadecimal(255) == "00000000000000ff")
  }

  @Test func columnsCountCodePoints() throws {
    let review = try SmallChecklist.review("# T\n\n## Work\n\n  Größe: it will be documented.\n")
    let finding = try #require(review.findings.first { $0.rule == "b.docs" })
    #expect(finding.line == 5 && finding.column == 3 && finding.endColumn == 32)
  }

  /// The same text gives the same review however often and in whatever order; no text makes it fail.
  @Test func anyTextIsReviewedAndTheSameWayAgain() throws {
    let reviewer = Reviewer(checklist: try SmallChecklist.load())
    var seed: UInt64 = 7
    func next(_ below: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(below))
    }
    let pieces = [
      "# ", "\n", "\n\n", "None", "add ", "table ", "`", "``", "**", "?", ". ", "* ", ".. ", "::\n", "  ",
      "=====\n",
      "<!-- bob:", " ignore a.rows -->", "é", "\u{200B}", "|", "[x] ", "http://", "--", "TBD", "\r\n", "\t",
      "will be documented",
    ]
    for _ in 0..<150 {
      let text = (0..<next(120)).map { _ in pieces[next(pieces.count)] }.joined()
      for syntax in Syntax.allCases {
        let document = SmallChecklist.document(text, as: syntax)
        let first = reviewer.review(document, path: "a")
        let second = reviewer.review(document, path: "a")
        #expect("\(first)" == "\(second)")
        let lines = max(document.source.lineCount, 1)
        #expect(first.findings.allSatisfy { $0.line >= 1 && $0.endLine <= lines && $0.column >= 1 })
        #expect(first.score >= 0 && first.score <= 100)
      }
    }
  }
}
