import SpecText
import Testing

@testable import Operability

/// The addresses of links, which the words of a text lack.
struct LinkAddressTests {
  /// Lines and words of each unit and, behind an arrow each, the addresses of its links.
  private func units(_ text: String, _ syntax: Syntax) -> [String] {
    var splitter = UnitSplitter(SmallChecklist.document(text, as: syntax))
    splitter.split()
    return splitter.units.map { unit in
      let addresses = String(decoding: splitter.prose.bytes[unit.addresses], as: UTF8.self)
      return
        "\(unit.line)-\(unit.endLine): \(String(decoding: splitter.prose.bytes[unit.text], as: UTF8.self))"
        + addresses.split(separator: "\n").map { " → " + $0 }.joined()
    }
  }

  @Test func aSentenceHasTheAddressesOfItsLinks() {
    #expect(
      units("T\n=\n\nSee `it\n<https://a.test/1>`_.\nSo `be it <http://b.test>`__\n", .reStructuredText) == [
        "4-5: See it. → https://a.test/1", "6-6: So be it → http://b.test",
      ])
    #expect(
      units("* See [it](https://a.test/1 \"x\"),\n  [be](<http://b.test>).\n", .markdown) == [
        "1-2: See it,\nbe. → https://a.test/1 → http://b.test"
      ])
  }

  /// What the words show already is no address besides them, nor is what is no link.
  @Test(arguments: [
    "See https://a.test/1 and <https://a.test>.", "See ``<https://a.test>``.", "See //a.test `x <a//b>`_.",
    "`<://a.test>`_",
  ])
  func plainAddressesStayInTheirSentence(text: String) {
    #expect(units(text + "\n", .reStructuredText).allSatisfy { !$0.contains("→") }, "\(text)")
  }

  @Test(arguments: [
    "See https://a.test/1 and <https://a.test>.", "See (https://a.test).", "See [a](b//c).", "[x](://a.test)",
  ])
  func plainAddressesStayInTheirSentenceOfMarkdown(text: String) {
    #expect(units(text + "\n", .markdown).allSatisfy { !$0.contains("→") }, "\(text)")
  }

  /// The line of an address may hold no word.
  @Test func anAddressInALineOfItsOwnBelongsToTheSentenceBefore() {
    #expect(
      units("See `it.\n<https://a.test/1>`_\nBe it.\n", .reStructuredText) == [
        "1-1: See it. → https://a.test/1", "3-3: Be it.",
      ])
  }

  /// An address over two lines counts as far as its first line goes.
  @Test func aBrokenAddressIsCut() {
    #expect(units("`x <https://a.test/1/\n2>`_\n", .reStructuredText).last == "1-1: x → https://a.test/1/")
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["://", "<a://", "](a://", "a/", "`a <b://c>`_ "])
  func manyTakeLinearTime(piece: String) {
    let text = String(repeating: piece, count: 200_000 / piece.utf8.count) + "\n"
    for syntax in [Syntax.reStructuredText, .markdown] {
      var splitter = UnitSplitter(SmallChecklist.document(text, as: syntax))
      splitter.split()
      #expect(splitter.units.count < 40_000)
    }
  }

  @Test func patternsSeeAnAddressAndQuotesDoNot() throws {
    let text = SmallChecklist.text.replacing("guide+|manual+", with: "//review|guide+|manual+")
    let reviewer = Reviewer(checklist: try SmallChecklist.load(text))
    let document = SmallChecklist.document("# T\n\nSeen [before](https://review.test/1).\n")
    let item = try #require(reviewer.review(document, path: "a.md").items.first { $0.id == "b.docs" })
    #expect(item.evidence.map(\.text) == ["Seen before."])
  }
}
