import Foundation
import FoundationXML
import SpecText
import Testing

@testable import Operability
@testable import Reports

/// Whatever a spec says, a report says it as text: nothing a terminal, a browser, a CI system or a parser acts on.
@Suite struct HostileTextTests {
  /// U+FFFE, U+FFFF, U+FDD0, U+1FFFE, which no literal of Swift can hold.
  static let noncharacters = String(
    decoding: [0xEF, 0xBF, 0xBE, 0xEF, 0xBF, 0xBF, 0xEF, 0xB7, 0x90, 0xF0, 0x9F, 0xBF, 0xBE] as [UInt8],
    as: UTF8.self)

  static let texts = [
    "]]>", "<![CDATA[x]]>", "<!-- --> <script>alert(1)</script>", "</script><img src=x onerror=alert(1)>",
    "::error file=a::b", "a\n::error::b", "a\r::set-output name=x::y", "%0A::error::", "##[error]x",
    "{{title}}",
    "\u{1B}[31mred\u{1B}]0;x\u{07}", "\u{9B}2J", "a\rb", "a\u{2028}b\u{2029}c", "a\u{85}b",
    "\u{202E}txt.exe\u{2066}",
    "a\u{0}b\u{B}\u{C}" + noncharacters + "c", "&amp; &#0; &lt; \" ' `", "\\u0000 \\", "{0} {1}",
    "[x](javascript:alert(1))", "![i](http://evil.example/x.png)", "@admin #12", "", " ", "\t\n", "漢字 🚀 é",
    String(repeating: "x", count: 10_000), "\u{FEFF}a\u{200B}b",
  ]

  /// Pieces with a meaning to somebody, thrown together; the same in every run.
  static let mixtures: [String] = {
    let pieces =
      texts.filter { $0.utf8.count < 100 } + [
        "\r", "\n", "::", "]]", ">", "<", "&", "%", "`", "{{", "}}", "\\",
      ]
    var state: UInt64 = 42
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    return (0..<25).map { _ in (0..<(1 + next(8))).map { _ in pieces[next(pieces.count)] }.joined() }
  }()

  /// A spec that says a text everywhere.
  static func spec(saying text: String) -> ReviewedSpec {
    var spec = Samples.gaps
    spec.document = Document(
      source: SourceText(Array((Samples.text + text + "\n").utf8)), syntax: .reStructuredText, title: text,
      sections: [], blocks: [], spans: [])
    spec.repositoryPath = nil
    spec.review.path = "specs/" + text + ".rst"
    spec.review.title = text
    for index in spec.review.changes.indices { spec.review.changes[index].title = text }
    for index in spec.review.areas.indices { spec.review.areas[index].title = text }
    for index in spec.review.findings.indices {
      spec.review.findings[index].message = text
      spec.review.findings[index].ask = text
    }
    for index in spec.review.items.indices {
      spec.review.items[index].evidence = [Evidence(line: 8, text: text)]
      spec.review.items[index].reason = text
    }
    spec.review.items[0].silenced?.reason = text
    return spec
  }

  private func text(_ format: ReportFormat, _ text: String) throws -> String {
    output(
      try format.report(ReportOptions()), [HostileTextTests.spec(saying: text)],
      failures: [Failure(path: text, message: text)])
  }

  @Test(arguments: texts + mixtures) func nothingForTerminals(hostile: String) throws {
    for format in ReportFormat.review + ReportFormat.lint + ReportFormat.score + ReportFormat.comment {
      let text = try text(format, hostile)
      let bad = text.unicodeScalars.filter {
        // In a page's text a tab is a tab.
        ($0.value < 0x20 && $0 != "\n" && !($0 == "\t" && format.name == "html"))
          || (0x7F..<0xA0).contains($0.value) || $0 == "\u{2028}"
          || $0 == "\u{2029}"
      }
      #expect(bad.isEmpty, "\(format.name): \(bad.map { String($0.value, radix: 16) })")
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(format.name) has to end with one line feed")
    }
  }

  @Test(arguments: texts + mixtures) func workflowCommandsStayCommands(hostile: String) throws {
    let lines = try text(try format("github"), hostile).split(
      separator: "\n", omittingEmptySubsequences: false)
    // Four certain findings and a failure, and the end of the last line.
    #expect(lines.count == 6)
    for line in lines.dropLast() {
      let parts = line.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
      #expect(parts.count == 3 && parts[0].isEmpty)
      let command = parts[1].split(separator: " ", maxSplits: 1)
      #expect(command[0] == "error" || command[0] == "warning")
      let keys = command[1].split(separator: ",").map { $0.split(separator: "=", maxSplits: 1)[0] }
      #expect(Set(keys).isSubset(of: ["file", "line", "endLine", "col", "endColumn", "title"]), "\(line)")
      #expect(Set(keys).count == keys.count)
    }
  }

  @Test(arguments: texts + mixtures) func xmlKeepsItsShape(hostile: String) throws {
    final class Names: NSObject, XMLParserDelegate {
      var names: [String] = []
      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
      ) { names.append(name) }
    }
    func names(_ hostile: String) throws -> [String] {
      let names = Names()
      let parser = XMLParser(data: Data(try text(try format("junit"), hostile).utf8))
      parser.delegate = names
      #expect(parser.parse(), "\(hostile): line \(parser.lineNumber), column \(parser.columnNumber)")
      return names.names
    }
    #expect(try names(hostile) == names("harmless"))
  }

  @Test(arguments: texts + mixtures) func jsonKeepsItsShape(hostile: String) throws {
    for name in ["json", "sarif", "gitlab", "rdjson", "zuul"] {
      let value = try JSONSerialization.jsonObject(with: Data(try text(try format(name), hostile).utf8))
      let plain = try JSONSerialization.jsonObject(with: Data(try text(try format(name), "harmless").utf8))
      func shape(_ value: Any) -> String {
        switch value {
        case let object as [String: Any]:
          // Paths are keys in what Zuul reads.
          let keys = object.keys.sorted().map { key in
            (key.hasPrefix("specs/") ? "path" : key) + shape(object[key] ?? "")
          }
          return "{\(keys.joined(separator: ","))}"
        case let list as [Any]: return "[\(list.map(shape).joined(separator: ","))]"
        default: return "."
        }
      }
      #expect(shape(value) == shape(plain), "\(name)")
    }
  }
}
