import Testing

@testable import Operability
@testable import Reports

@Suite struct LayoutTests {
  @Test(arguments: [
    ("abc", 3), ("漢字", 4), ("e\u{301}", 1), ("🚀", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ﾊﾝ", 2),
    ("Ａ", 2), ("–…│█", 4), ("", 0), ("العربية", 7), ("ไทย", 3), ("ที่", 1), ("。", 2), ("\u{1B}", 0),
  ]) func width(text: String, columns: Int) {
    #expect(TerminalText.width(text) == columns)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a\nb\tc\r\nd", "a b c  d"), ("\u{1B}[31mx\u{7}\u{0}\u{7F}\u{9B}", "[31mx"),
    ("\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}x", "x"),
    ("a\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{AD}b", "ab"), ("a\u{2028}b\u{2029}c\u{85}d", "a b c d"),
    ("\u{E0041}\u{E000}\u{115F}\u{3164}x", "x"), ("é漢🚀\u{301}", "é漢🚀\u{301}"),
  ]) func clean(text: String, expected: String) {
    #expect(TerminalText.clean(text) == expected)
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("one two", 7, ["one two"]), ("  a   b  ", 9, ["a b"]),
    ("", 9, []),
    ("abcdefgh", 3, ["abc", "def", "gh"]), ("漢字漢字", 5, ["漢字", "漢字"]), ("ab漢c", 3, ["ab", "漢c"]),
    ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]), ("漢\u{301}字", 2, ["漢\u{301}", "字"]),
    ("a 漢", 4, ["a 漢"]), ("a 漢", 3, ["a", "漢"]),
  ]) func wrap(text: String, width: Int, expected: [String]) {
    #expect(Wrapping.lines(text, width: width) == expected)
  }

  @Test(arguments: [
    ("short", 5, "short"), ("one two three", 9, "one two …"), ("abcdefgh", 5, "abc …"), ("漢字漢字", 6, "漢字 …"),
  ]) func clip(text: String, width: Int, expected: String) {
    #expect(Wrapping.clipped(text, to: width, ellipsis: "…") == expected)
  }

  @Test func wrappingIsLinear() {
    let words = String(repeating: "word ", count: 200_000)
    #expect(Wrapping.lines(words, width: 79).count == 12500)
    #expect(Wrapping.lines(String(repeating: "x", count: 1_000_000), width: 80).count == 12500)
  }

  @Test func barsAreAsLongAsTheyShouldBe() {
    let style = TextStyle(ReportOptions())
    #expect(style.bar(0, cells: 4) == "░░░░")
    #expect(style.bar(50, cells: 4) == "██░░")
    #expect(style.bar(100, cells: 4) == "████")
    #expect(style.bar(-5, cells: 4) == "░░░░")
    #expect(style.bar(.infinity, cells: 4) == "████")
    #expect(style.bar(.nan, cells: 4) == "░░░░")
  }
}

@Suite struct ImportanceTests {
  @Test func weightiestFirst() {
    let order = Importance(Samples.gaps)
    #expect(order.gaps.map(\.rule) == ["upgrade.rollback", "docs.operator", "upgrade.data"])
    #expect(order.form.map(\.rule) == ["structure.missing-section"])
    #expect(order.lessCertain.map(\.rule) == ["monitoring.alerts"])
  }

  @Test func lessCertainDependsOnTheLimit() {
    var spec = Samples.gaps
    spec.minConfidence = 0.8
    #expect(Importance(spec).gaps.map(\.rule) == ["upgrade.rollback"])
    spec.minConfidence = 0
    #expect(Importance(spec).lessCertain.isEmpty)
  }

  @Test func counts() {
    var count = FindingCount()
    count.add(Samples.gaps)
    count.add(Samples.clean)
    #expect(count.summary == "1 error, 3 warnings in 2 specs; 1 item silenced")
    count.addFailure()
    #expect(
      count.summary == "1 error, 3 warnings in 2 specs; 1 file could not be reviewed; 1 item silenced")
    var failures = FindingCount()
    #expect(failures.summary == "0 errors, 0 warnings in 0 specs")
    failures.addFailure()
    #expect(failures.summary == nil)
    #expect(count.lessCertain == 1)
  }
}

@Suite struct ScoreOrderTests {
  static let specs: [ReviewedSpec] = [("b", 50, 10.0), ("a", 50, nil), ("c", 20, 90)].map {
    path, score, area in
    var spec = Samples.clean
    spec.review.path = path
    spec.review.score = score
    spec.review.areas = [AreaScore(id: "upgrade", title: "Upgrade", score: area)]
    return spec
  }

  @Test(arguments: [
    (ScoreOrder.input, ["b", "a", "c"]), (.path, ["a", "b", "c"]),
    (.score(ascending: true), ["c", "a", "b"]),
    (.score(ascending: false), ["a", "b", "c"]), (.area("upgrade", ascending: true), ["b", "c", "a"]),
    (.area("upgrade", ascending: false), ["c", "b", "a"]), (.area("none", ascending: true), ["a", "b", "c"]),
  ]) func sorts(order: ScoreOrder, expected: [String]) {
    var options = ReportOptions()
    options.sort = order
    let lines = output(ScoreText(options), Self.specs).split(separator: "\n")
    #expect(lines.dropFirst().prefix(3).map { String($0.suffix(1)) } == expected)
    #expect(lines.last == " 40.0  mean of 3 specs, 3 ready")
  }
}
