import SpecText
import Testing

@testable import Mustache
@testable import Operability
@testable import Reports

@Suite struct HTMLReportTests {
  private func page(_ specs: [ReviewedSpec], failures: [Failure] = [], template: String? = nil) throws
    -> String
  {
    var options = ReportOptions()
    options.version = "1.2.3"
    if let template {
      options.templates["html"] = ReportTemplate.Replacement(
        file: "own.mustache", bytes: Array(template.utf8))
    }
    return output(try HTMLReport(options), specs, failures: failures)
  }

  /// The page without its style, which is looked at in a browser.
  private func body(_ page: String) throws -> String {
    let start = try #require(page.range(of: "<body>")?.lowerBound)
    let end = try #require(page.range(of: "<script>")?.lowerBound)
    return String(page[start..<end])
  }

  @Test func golden() throws {
    let failures = [Failure(path: "specs/y.rst", message: "there is no such file")]
    try expectGolden(try body(try page([Samples.gaps, Samples.clean], failures: failures)), "review.html")
  }

  /// Everything that is linked to is there, once.
  @Test func linksLeadSomewhere() throws {
    let page = try page([Samples.gaps, Samples.clean, Samples.gaps])
    let ids = page.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    let links = page.split(separator: "href=\"#").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
    #expect(links.count > 20)
    #expect(Set(links).subtracting(ids) == [])
    #expect(page.split(separator: "href=\"").count == links.count + 1, "a link leads out of the page")
  }

  @Test func theTextStandsThereOnceAndInOrder() throws {
    let text = try body(try page([Samples.gaps]))
    // The items of other lists are closed.
    let items = text.split(separator: "<li").dropFirst().filter {
      ($0.hasPrefix(">") || $0.hasPrefix(" id=")) && !$0.contains("</li>")
    }
    let lines = items.compactMap { item in
      item.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false).last?.prefix { $0 != "\n" }
    }
    let source = Samples.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.map(String.init) == source.map { MustacheEscaping.html.escaped(String($0)) })
  }

  @Test(arguments: HostileTextTests.texts + HostileTextTests.mixtures) func hostileTextStaysText(
    hostile: String
  ) throws {
    func tags(_ hostile: String) throws -> [Substring] {
      let page = try page(
        [HostileTextTests.spec(saying: hostile)], failures: [Failure(path: hostile, message: hostile)])
      #expect(!page.unicodeScalars.contains("\r"))
      // Where text is empty, what stands around it is left out.
      let optional: Set<Substring> = [
        "p", "/p", "br", "code", "/code", "span class=", "/span", "li", "strong", "/strong",
      ]
      return page.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" && $0 != "\"" } }
        .filter { !optional.contains($0) }
    }
    #expect(try tags(hostile) == tags("harmless"))
  }

  @Test func proseMarksLiterals() {
    for (text, html) in [
      ("the `<b>` tag", "the <code>&lt;b&gt;</code> tag"), ("an open ` quote", "an open ` quote"),
      ("a ` b ` c", "a ` b ` c"), ("`a``b`", "<code>a</code><code>b</code>"), ("``", "``"), ("", ""),
      ("`", "`"),
      ("`a` b `", "<code>a</code> b `"), ("a & \"b\"", "a &amp; &quot;b&quot;"),
    ] { #expect(HTMLText.prose(text) == html) }
  }

  /// A template that uses the reviews twice cannot be written piece by piece, and gets the same data.
  @Test func ownTemplates() throws {
    let once = "{{#reviews}}{{title}};{{/reviews}}{{summary}}"
    let twice = "{{#reviews}}{{title}};{{/reviews}}{{summary}}{{#reviews}}{{number}}{{/reviews}}"
    let expected =
      "Keep tags of servers;KEP-1234: 快速探针 Quick probes;2 specs, 1 ready, mean score 70.8, 1 item silenced"
    #expect(try page([Samples.gaps, Samples.clean], template: once) == expected)
    #expect(try page([Samples.gaps, Samples.clean], template: twice) == expected + "12")
    let error = #expect(throws: MustacheError.self) { try page([], template: "a\n{{#open}}") }
    #expect(error?.description.hasPrefix("own.mustache:2:1: ") == true)
  }

  @Test func streamsSpecs() throws {
    var report = try HTMLReport(ReportOptions())
    var sink = Sink()
    report.begin(to: &sink)
    #expect(!sink.bytes.isEmpty, "the built-in template cannot be written piece by piece")
    sink.clear()
    report.add(Samples.gaps, to: &sink)
    #expect(String(decoding: sink.bytes, as: UTF8.self).contains("Keep tags of servers"))
  }

  @Test func findingsOutsideOfTheTextAreShown() throws {
    var spec = Samples.gaps
    spec.document = Document(
      source: SourceText([]), syntax: .plainText, title: nil, sections: [], blocks: [], spans: [])
    let empty = try page([spec])
    #expect(empty.split(separator: "class=\"finding note ").count == 5)
    #expect(!empty.contains("id=\"line-"))
    spec = Samples.gaps
    for index in spec.review.findings.indices { spec.review.findings[index].line = 9999 }
    #expect(try page([spec]).split(separator: "class=\"finding note ").count == 5)
  }

  @Test func anUntitledSpecHasAName() throws {
    var spec = Samples.gaps
    spec.review.title = " \u{200B}"
    #expect(try page([spec]).contains("<h2 id=\"title-1\">specs/server-tags.rst</h2>"))
    spec.review.path = "\n"
    #expect(try page([spec]).contains("<h2 id=\"title-1\">(untitled)</h2>"))
  }
}
