import Testing

@testable import SpecText

/// Plain text: small texts and the trees expected of them, and what is true of every text.
@Suite struct PlainTextTests {
  private func expect(
    _ text: String, _ tree: String, _ comment: Comment, at location: SourceLocation = #_sourceLocation
  ) {
    expectTree(text, tree, comment, as: .plainText, at: location)
  }

  @Test func titles() {
    expect(
      "Add a thing\n===========\n\nWhy\n---\ntext\n\nHow\n----\n\nDone\n====\n",
      """
      # 1 Add a thing @1 1-10
      # 2 Why @4 4-7
      # 2 How @8 8-10
      # 1 Done @11 11-12
      paragraph 6 'text'
      """, "underlined")
    expect(
      "=====\nTitle\n=====\n\ntext\n",
      "# 1 Title @2 1-5\nparagraph 5 'text'", "between two lines")
    expect(
      "A rather long line of text\n---\n\none\ntwo\n----\n",
      """
      paragraph 1-2 'A rather long line of text|---'
      paragraph 4-6 'one|two|----'
      """, "an underline is about as long as the title, which is one line")
    expect(
      "Problem description:\nNova does.\n\nUpgrade impact:\n\n  None.\n\nFor example:\n\nRun `x -y`:\nend\n",
      """
      # 1 Problem description @1 1-3
      # 1 Upgrade impact @4 4-11
      paragraph 2 'Nova does.'
      paragraph 6 'None.'
      paragraph 8 'For example:'
      paragraph 10-11 'Run `x -y`:|end'
      """, "with a colon, but not what leads to an example, or code")
    expect(
      "PROBLEM DESCRIPTION\n\ntext\nNOT ALONE\n\nNO\n\nUPGRADE: \n",
      """
      # 1 PROBLEM DESCRIPTION @1 1-7
      # 1 UPGRADE @8 8-8
      paragraph 3-4 'text|NOT ALONE'
      paragraph 6 'NO'
      """, "capitals alone")
    expect(
      "1. Introduction\n\ntext\n\n1.1 Data model\n\n2. Upgrade\n\nend\n",
      """
      # 1 1. Introduction @1 1-6
      # 2 1.1 Data model @5 5-6
      # 1 2. Upgrade @7 7-9
      paragraph 3 'text'
      paragraph 9 'end'
      """, "numbered")
    expect(
      "1. Stop it\n\n2. Start it\n\n3. Look\n\n2025 was a year\n",
      """
      item 1
        paragraph 1 'Stop it'
      item 3
        paragraph 3 'Start it'
      item 5
        paragraph 5 'Look'
      paragraph 7 '2025 was a year'
      """, "a numbered list is none of titles")
  }

  @Test func items() {
    expect(
      "Do:\n- one\n  more\nlazy\n- two\n  * three\n\n    four\n\n  five\n\nsix\n",
      """
      # 1 Do @1 1-12
      item 2-4
        paragraph 2-4 'one|more|lazy'
      item 5-10
        paragraph 5 'two'
        item 6-8
          paragraph 6 'three'
          paragraph 8 'four'
        paragraph 10 'five'
      paragraph 12 'six'
      """, "nested by indentation")
    expect(
      "text\n2. more text\n1. one\n2. two\n10) ten\n• bullet\n-none\n",
      """
      paragraph 1-2 'text|2. more text'
      item 3
        paragraph 3 'one'
      item 4
        paragraph 4 'two'
      item 5
        paragraph 5 'ten'
      item 6-7
        paragraph 6-7 'bullet|-none'
      """, "a number interrupts a paragraph only as 1, or in a list")
  }

  @Test func blocks() {
    expect(
      "text\n\n    code\n\n      more\n\n   text\n    text\n",
      """
      paragraph 1 'text'
      literal 3-5 'code|more'
      paragraph 7-8 'text|text'
      """, "four columns after a blank line are literal")
    expect(
      "Impact:\n\n    All of it\n    is indented.\n\n        code\n\n\ttab\n",
      """
      # 1 Impact @1 1-8
      paragraph 3-4 'All of it|is indented.'
      literal 6-8 'code|tab'
      """, "the text under a title may be indented as a whole; a tab is eight columns")
    expect(
      "- one\n\n      code\n\n  two\n",
      """
      item 1-5
        paragraph 1 'one'
        literal 3 'code'
        paragraph 5 'two'
      """, "code in an item")
    expect("one\n\n-----\n\ntwo\n", "paragraph 1 'one'\ntransition 3\nparagraph 5 'two'", "a rule")
    expect("one\u{0C}\n\u{0C}\n\u{0B}two\n", "paragraph 1 'one'\nparagraph 3 'two'", "form feeds are blank")
    expect("", "", "nothing")
    expect("\n \n", "", "blanks")
  }

  @Test func wordsAreTakenAsTheyAre() {
    let document = Document(reading: SourceText(Array("a *b* `c`\n  &amp; [d](e)\n".utf8)), as: .plainText)
    var prose = Prose()
    for block in document.blocks { document.appendProse(of: block, to: &prose) }
    #expect(String(decoding: prose.bytes, as: UTF8.self) == "a *b* `c`\n&amp; [d](e)\n")
  }

  @Test func everyLineHasItsPlace() {
    let starts = ["", "", "", "- ", "* ", "1. ", "2) ", "  ", "    ", "\t", "      ", "• "]
    let ends = [
      "word", "two words", "", "", "=====", "---", "Title:", "LOUD WORDS", "1. Start", "2.1 More", "a.",
      "ä ö",
      "-", "3.", "\u{B}",
    ]
    var random = FixedRandomNumbers(seed: 4)
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...10, using: &random) {
        for _ in 0..<Int.random(in: 0...2, using: &random) {
          text += starts.randomElement(using: &random) ?? ""
        }
        text += (ends.randomElement(using: &random) ?? "") + "\n"
      }
      let document = Document(reading: SourceText(Array(text.utf8)), as: .plainText)
      #expect(TreeProperties.violations(of: document).isEmpty, "\(text)")
      for end in stride(from: 0, to: text.utf8.count, by: 7) {
        _ = Document(reading: SourceText(Array(text.utf8.prefix(end))), as: .plainText)
      }
    }
  }
}
