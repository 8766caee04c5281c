import Testing

@testable import Operability
@testable import Reports

@Suite struct JSONWriterTests {
  @Test(arguments: [
    ("plain", #""plain""#), ("a\"b\\c", #""a\"b\\c""#),
    ("\u{8}\t\n\u{C}\r\u{0}\u{1F}", #""\b\t\n\f\r\u0000\u001f""#),
    ("\u{7F}\u{80}\u{9B}\u{9F}\u{A0}", "\"\\u007f\\u0080\\u009b\\u009f\u{A0}\""),
    ("a\u{2028}b\u{2029}c\u{2027}\u{202A}", "\"a\\u2028b\\u2029c\u{2027}\u{202A}\""), ("🚀 é 漢", "\"🚀 é 漢\""),
    ("", #""""#),
  ]) func escapes(text: String, expected: String) {
    var writer = JSONWriter()
    writer.string(text)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    (0.0, 1, "0.0"), (58.25, 1, "58.3"), (100, 1, "100.0"), (0.005, 2, "0.01"), (0.91, 2, "0.91"),
    (0.05, 2, "0.05"),
    (-0.25, 1, "-0.3"), (-0.01, 1, "0.0"), (Double.nan, 1, "0.0"), (Double.infinity, 1, "100000000000000.0"),
    (1e300, 2, "10000000000000.00"), (1.0625, 3, "1.063"),
  ]) func fixesDecimals(value: Double, places: Int, expected: String) {
    #expect(FixedPoint.text(value, places: places) == expected)
  }

  @Test(arguments: [0, 9, 10, 99_999_999, 100_000_000, .max, -1, .min])
  func writesWholeNumbers(value: Int) {
    var writer = JSONWriter()
    writer.integer(value)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == String(value))
  }

  @Test func separatesByCommas() {
    var writer = JSONWriter()
    writer.object {
      $0.field("a", 1)
      $0.key("b")
      $0.beginArray()
      $0.endArray()
      $0.field("c", each: [true, false]) { $0.boolean($1) }
      $0.key("d")
      $0.null()
      $0.key(escaping: "e\"")
      $0.object { _ in }
    }
    let expected = #"{"a":1,"b":[],"c":[true,false],"d":null,"e\"":{}}"#
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test func fingerprintHasSixteenDigits() {
    #expect(Hexadecimal.text(0x9f) == "000000000000009f")
    #expect(Hexadecimal.text(.max) == "ffffffffffffffff")
  }
}

@Suite struct JSONReportTests {
  let failures = [Failure(path: "specs/y.rst", message: "no such \"file\"")]

  @Test func review() throws {
    try expectGolden(
      output(ReviewJSON(), [Samples.gaps, Samples.clean], failures: failures), "review.json")
  }

  @Test func lint() throws {
    try expectGolden(output(LintJSON(), [Samples.gaps, Samples.clean], failures: failures), "lint.json")
  }

  @Test func score() throws {
    try expectGolden(output(ScoreJSON(), [Samples.gaps, Samples.clean], failures: failures), "score.json")
  }

  @Test func lines() throws {
    try expectGolden(
      output(JSONLines(entry: .review), [Samples.gaps, Samples.clean], failures: failures), "review.jsonl")
    try expectGolden(output(JSONLines(entry: .finding), [Samples.gaps], failures: failures), "lint.jsonl")
  }

  @Test func nothingToReport() {
    #expect(output(ReviewJSON(), []) == #"{"schema":"bob.review/1","reviews":[],"errors":[]}"# + "\n")
    #expect(
      output(LintJSON(), [Samples.clean]) == #"{"schema":"bob.lint/1","findings":[],"errors":[]}"# + "\n")
    #expect(output(JSONLines(entry: .finding), [Samples.clean]) == "")
  }

  @Test func outline() throws {
    var report = OutlineJSON()
    var sink = Sink()
    report.begin(to: &sink)
    report.add(path: "specs/server-tags.rst", Samples.document, to: &sink)
    report.add(failures[0], to: &sink)
    report.end(to: &sink)
    try expectGolden(String(decoding: sink.bytes, as: UTF8.self), "outline.json")
  }

  @Test func outlineAsText() throws {
    var report = OutlineText(options: ReportOptions())
    var sink = Sink()
    report.add(path: "specs/server-tags.rst", Samples.document, to: &sink)
    try expectGolden(String(decoding: sink.bytes, as: UTF8.self), "outline.txt")
  }

  @Test func checklist() throws {
    var sink = Sink()
    ChecklistReport.json(Samples.checklist, rules: Samples.rules, to: &sink)
    try expectGolden(String(decoding: sink.bytes, as: UTF8.self), "checklist.json")
    sink.clear()
    ChecklistReport.text(Samples.checklist, rules: Samples.rules, options: ReportOptions(), to: &sink)
    try expectGolden(String(decoding: sink.bytes, as: UTF8.self), "checklist.txt")
  }

  @Test func explanations() throws {
    var sink = Sink()
    let options = ReportOptions()
    for name in ["upgrade.rollback", "structure.missing-section"] {
      let found = ChecklistReport.explain(
        name, in: Samples.checklist, rules: Samples.rules, options: options, to: &sink)
      #expect(found)
    }
    try expectGolden(String(decoding: sink.bytes, as: UTF8.self), "explain.txt")
    let before = sink.bytes
    #expect(
      !ChecklistReport.explain("upgrade", in: Samples.checklist, rules: [], options: options, to: &sink))
    #expect(sink.bytes == before)
  }

  @Test func settings() throws {
    let rows = [
      SettingRow(key: "fail-on", value: "error", origin: "default"),
      SettingRow(key: "exclude", value: "[\"drafts/**\"]", origin: ".bob.yaml:3"),
    ]
    var sink = Sink()
    SettingsReport.text(rows, options: ReportOptions(), to: &sink)
    SettingsReport.json(rows, to: &sink)
    try expectGolden(String(decoding: sink.bytes, as: UTF8.self), "settings.txt")
  }
}
