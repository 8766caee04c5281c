import Mustache
import Operability

/// The findings as a `DiagnosticResult` of reviewdog (`rdjson`, reviewdog's "proto/rdf").
///
/// reviewdog posts messages as Markdown, so what specs say is escaped for that; columns count bytes.
struct DiagnosticResult: Report {
  private var entries = JSONEntries()

  func begin(to sink: inout Sink) {
    sink.write(#"{"source":{"name":"bob"},"diagnostics":["#)
  }

  mutating func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    let path = reviewed.serverPath
    var places = LinePlaces(reviewed.document.source, unit: .bytes)
    for finding in reviewed.certainFindings {
      let range = places.range(of: finding)
      let line = places.line(finding.line)
      entries.add(to: &sink) {
        $0.object {
          $0.field("message", DiagnosticResult.message(of: finding))
          $0.key("location")
          $0.object {
            $0.field("path", path)
            if let range {
              $0.key("range")
              $0.object {
                $0.position("start", range.startLine, range.startCharacter)
                $0.position("end", range.endLine, range.endCharacter)
              }
            } else if let line {
              $0.key("range")
              $0.object { $0.position("start", line, nil) }
            }
          }
          $0.field("severity", finding.severity == .error ? "ERROR" : "WARNING")
          $0.key("code")
          $0.object { $0.field("value", finding.rule) }
        }
      }
    }
  }

  func end(to sink: inout Sink) {
    entries.end(to: &sink)
    sink.line("}")
  }

  private static func message(of finding: Finding) -> String {
    [finding.message, finding.ask].map(TerminalText.clean).filter { !$0.isEmpty }
      .map(MarkdownProse.escaping.escaped).joined(separator: "\n\n")
  }
}

extension JSONWriter {
  fileprivate mutating func position(_ name: StaticString, _ line: Int, _ character: Int?) {
    key(name)
    object {
      $0.field("line", line)
      if let character { $0.field("column", character + 1) }
    }
  }
}
