import Testing

@testable import Operability
@testable import Reports

@Suite struct CommentMarkTests {
  @Test(arguments: [
    (
      CommentMark(.comment(rule: "upgrade.rollback"), 0x9f3c_5d2e_1a7b_8c9d),
      "[upgrade.rollback bob:9f3c5d2e1a7b]"
    ),
    (CommentMark(.summary, 0x1), "[bob:000000000000]"),
    (CommentMark(.closed, fingerprint: "0123456789ab"), "[closed bob:0123456789ab]"),
  ]) func isReadAsItIsWritten(mark: CommentMark, text: String) {
    #expect(mark.text == text)
    #expect(CommentMark.last(in: "What then?\n\n\(text)\n ") == mark)
    #expect(CommentMark.all(in: "- a \(text)\n- b \(text)") == [mark, mark])
  }

  @Test(arguments: [
    "", "[", "]", "[]", "bob:0123456789ab", "[bob:0123456789ab] and more", "[bob:0123456789a]",
    "[bob:0123456789AB]",
    "[bob:0123456789abc]", "[a b bob:0123456789ab]", "[xbob:0123456789ab]", "> [bob:0123456789ab]",
    "[bob:0123456789ab]\n\nDone", "[x bob:0123456789\u{e9}]",
  ]) func otherTextEndsWithNone(text: String) {
    #expect(CommentMark.last(in: text) == nil)
  }

  @Test func whatAReplyQuotesDoesNotCount() {
    #expect(CommentMark.all(in: "> [closed bob:0123456789ab]\nno").isEmpty)
  }

  @Test func aRuleThatMarkdownWouldActOnIsReadBack() {
    let mark = CommentMark(.comment(rule: "own.__init__"), 7)
    #expect(CommentMark.last(in: mark.text) == mark)
  }

  @Test func hostileTextIsReadInOneGo() {
    let text = String(repeating: "[[[ bob:", count: 100_000)
    #expect(CommentMark.all(in: text).isEmpty)
  }

  @Test func theReviewersWordsArePostedAsTheyAre() {
    var spec = Samples.gaps
    let finding = spec.comments(allRules: false)[0].finding
    spec.choice = CommentChoice(wordings: [finding.fingerprint: "Just *say* it."])
    let review = SpecComments(spec, allRules: false)
    #expect(review.comments.map(\.text) == ["Just *say* it."])
    #expect(review.comments.map(\.mark.fingerprint) == [CommentMark.short(finding.fingerprint)])
    let others = Samples.gaps.comments(allRules: false).dropFirst().map(\.finding)
    #expect(!others.isEmpty)
    for other in others {
      #expect(!review.answers(other.rule, CommentMark.short(other.fingerprint)), "deleting is not answering")
    }
  }

  @Test func onlyWhatBobLookedForIsAnswered() {
    let review = SpecComments(Samples.gaps, allRules: false)
    #expect(review.answers("upgrade.rollback", "000000000000"))
    #expect(!review.answers("no.such-item", "000000000000"))
    #expect(!review.answers("structure.missing-section", "000000000000"))
    #expect(SpecComments(Samples.gaps, allRules: true).answers("structure.missing-section", "000000000000"))
  }
}
