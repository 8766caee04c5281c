import Mustache
import Operability

/// The reviews as JUnit XML: a test suite for each spec, a test case for each item that concerns it and for each
/// rule that it breaks, so that dashboards show what was asked and answered, and how that changes.
///
/// An item that the author silenced, or whose gap is less certain, is a skipped case; items and rules that were not
/// selected are none. Every text is in the characters of XML 1.0 ("2.2 Characters").
struct JUnit: Report {
  private enum Outcome {
    case passed, failed([Finding])
    case skipped(String)
  }

  func begin(to sink: inout Sink) {
    sink.line(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    sink.line(#"<testsuites name="bob">"#)
  }

  func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    let cases = cases(of: reviewed)
    var failed = 0
    var skipped = 0
    for (_, _, outcome) in cases {
      switch outcome {
      case .passed: break
      case .failed: failed += 1
      case .skipped: skipped += 1
      }
    }
    let path = reviewed.serverPath
    let review = reviewed.review
    sink.write("  <testsuite")
    sink.attribute("name", path)
    sink.line(
      #" tests="\#(cases.count)" failures="\#(failed)" errors="0" skipped="\#(skipped)" time="0">"#)
    sink.line("    <properties>")
    let score = FixedPoint.text(review.score, places: 1)
    for (name, value) in [
      ("title", review.title), ("checklist", review.checklist), ("score", score),
      ("ready", review.ready ? "true" : "false"),
    ] {
      sink.write("      <property")
      sink.attribute("name", name)
      sink.attribute("value", value)
      sink.line("/>")
    }
    sink.line("    </properties>")
    for (rule, title, outcome) in cases {
      sink.write("    <testcase")
      sink.attribute("classname", JUnit.className(path))
      sink.attribute("name", rule == title ? rule : "\(rule): \(title)")
      sink.attribute("file", path)
      sink.write(#" time="0""#)
      switch outcome {
      case .passed: sink.line("/>")
      case .failed(let findings):
        sink.line(">")
        writeFailure(findings, reviewed, to: &sink)
        sink.line("    </testcase>")
      case .skipped(let reason):
        sink.write(">\n      <skipped")
        sink.attribute("message", reason)
        sink.line("/>\n    </testcase>")
      }
    }
    sink.line("  </testsuite>")
  }

  func add(_ failure: Failure, to sink: inout Sink) {
    sink.write("  <testsuite")
    sink.attribute("name", failure.path)
    sink.line(#" tests="1" failures="0" errors="1" skipped="0" time="0">"#)
    sink.write("    <testcase")
    sink.attribute("classname", JUnit.className(failure.path))
    sink.write(#" name="review""#)
    sink.attribute("file", failure.path)
    sink.write(" time=\"0\">\n      <error type=\"unreadable\"")
    sink.attribute("message", failure.message)
    sink.line("/>\n    </testcase>\n  </testsuite>")
  }

  func end(to sink: inout Sink) { sink.line("</testsuites>") }

  private func cases(of reviewed: ReviewedSpec) -> [(rule: String, title: String, Outcome)] {
    let findings = Dictionary(grouping: reviewed.review.findings, by: \.rule)
    var cases: [(String, String, Outcome)] = []
    var items: Set<String> = []
    for verdict in reviewed.review.items where verdict.relevant {
      items.insert(verdict.id)
      let title = reviewed.checklist.items.first { $0.id == verdict.id }?.title ?? verdict.id
      if let silenced = verdict.silenced {
        let reason = "silenced by the author on line \(silenced.line): \(silenced.reason)"
        cases.append((verdict.id, title, .skipped(reason)))
      } else if let gap = findings[verdict.id]?.first {
        let outcome =
          gap.confidence >= reviewed.minConfidence
          ? Outcome.failed([gap]) : .skipped("less certain, so not counted: " + gap.words())
        cases.append((verdict.id, title, outcome))
      } else if !verdict.gap {
        cases.append((verdict.id, title, .passed))
      }
    }
    for finding in reviewed.review.findings where items.insert(finding.rule).inserted {
      cases.append((finding.rule, reviewed.title(of: finding), .failed(findings[finding.rule] ?? [])))
    }
    return cases
  }

  private func writeFailure(_ findings: [Finding], _ reviewed: ReviewedSpec, to sink: inout Sink) {
    guard let first = findings.first else { return }
    sink.write("      <failure")
    sink.attribute("type", first.severity.rawValue)
    let more = findings.count > 1 ? " (and \(findings.count - 1) more)" : ""
    sink.attribute("message", first.message + more)
    sink.write(">")
    for (index, finding) in findings.enumerated() {
      if index > 0 { sink.line() }
      sink.xml("\(reviewed.serverPath):\(finding.line):\(finding.column)")
      sink.line()
      sink.xml(finding.message)
      sink.line()
      for quote in reviewed.review.items.first(where: { $0.id == finding.rule })?.evidence ?? [] {
        sink.xml("line \(quote.line): \(quote.text)")
        sink.line()
      }
      if !finding.ask.isEmpty {
        sink.xml("Ask: \(finding.ask)")
        sink.line()
      }
    }
    sink.line("</failure>")
  }

  /// The path as dashboards group classes: folders as packages, without the extension. Dots within a name would
  /// part it, so they become dashes.
  private static func className(_ path: String) -> String {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    var parts = path.utf8.split(separator: slash).map(Array.init).filter { $0 != [dot] && $0 != [dot, dot] }
    if let name = parts.last, let end = name.lastIndex(of: dot), end > 0 {
      parts[parts.count - 1] = Array(name[..<end])
    }
    let names = parts.map { part in part.map { $0 == dot ? UInt8(ascii: "-") : $0 } }
    return String(decoding: Array(names.joined(separator: [dot])), as: UTF8.self)
  }
}

extension Sink {
  /// Writes an attribute with a blank before it.
  fileprivate mutating func attribute(_ name: String, _ value: String) {
    write(" \(name)=\"")
    xml(value)
    write("\"")
  }

  /// Writes a text on one line. What is escaped for HTML is escaped for XML too: the same five marks, and no
  /// character that XML lacks passes.
  fileprivate mutating func xml(_ text: String) {
    MustacheEscaping.html.append(TerminalText.clean(text), to: &bytes)
  }
}
