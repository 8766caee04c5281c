import Operability
import SpecText

/// The findings as SARIF 2.1.0 (OASIS), for GitHub's code scanning and editors.
///
/// Results are written as they come. What is known at the end only, the rules that they name and the files that could
/// not be read, follows them; the order of keys means nothing in JSON.
struct SARIFReport: Report {
  private let version: String
  private var entries = JSONEntries()
  private var rules: [SARIFRule] = []
  /// Where in `rules` a rule is.
  private var indices: [String: Int] = [:]
  private var failures: [Failure] = []

  /// A report of the version of Bob that the options name.
  init(_ options: ReportOptions) { version = options.version }

  func begin(to sink: inout Sink) {
    sink.write(#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"#)
    sink.write(#""columnKind":"utf16CodeUnits","#)
    sink.write(#""originalUriBaseIds":{"%SRCROOT%":{"description":{"text":"The root of the repository."}}},"#)
    sink.write(#""results":["#)
  }

  mutating func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    var places = LinePlaces(reviewed.document.source, unit: .utf16)
    for finding in reviewed.certainFindings {
      let index = indices[finding.rule] ?? rules.count
      if index == rules.count {
        indices[finding.rule] = index
        rules.append(SARIFRule(finding, reviewed))
      }
      let range = places.range(of: finding)
      let line = places.line(finding.line)
      let evidence = reviewed.review.items.first { $0.id == finding.rule }?.evidence ?? []
      entries.add(to: &sink) {
        $0.object {
          $0.field("ruleId", finding.rule)
          $0.field("ruleIndex", index)
          $0.field("level", finding.severity.rawValue)
          $0.text("message", SARIFText.plain(finding.words()))
          $0.field("locations", each: CollectionOfOne(finding)) { json, _ in
            json.object { $0.place(reviewed.serverPath, line: line, range) }
          }
          let related = evidence.filter { places.line($0.line) != nil && $0.line != finding.line }
          if !related.isEmpty {
            $0.field("relatedLocations", each: related) { json, quote in
              json.object {
                $0.text("message", SARIFText.plain(quote.text))
                $0.place(reviewed.serverPath, line: places.line(quote.line), nil)
              }
            }
          }
          $0.key("partialFingerprints")
          $0.object { $0.field("bobFinding/v1", Hexadecimal.text(finding.fingerprint)) }
          $0.field("rank", finding.confidence * 100, places: 1)
        }
      }
    }
  }

  mutating func add(_ failure: Failure, to sink: inout Sink) { failures.append(failure) }

  func end(to sink: inout Sink) {
    entries.end(to: &sink)
    sink.write(",\n")
    sink.json {
      // The writer goes on inside an object that is open already.
      $0.key("tool")
      $0.object {
        $0.key("driver")
        $0.object {
          $0.field("name", "Bob")
          if !version.isEmpty { $0.field("version", version) }
          $0.field("rules", each: rules) { json, rule in rule.write(to: &json) }
        }
      }
      $0.field("invocations", each: CollectionOfOne(failures)) { json, failures in
        json.object {
          $0.field("executionSuccessful", failures.isEmpty)
          if !failures.isEmpty {
            $0.field("toolExecutionNotifications", each: failures) { $0.notification($1) }
          }
        }
      }
    }
    sink.write("}]}\n")
  }
}

extension JSONWriter {
  /// The key `physicalLocation`.
  fileprivate mutating func place(_ path: String, line: Int?, _ range: LinePlaces.Range?) {
    key("physicalLocation")
    object {
      $0.artifact(path)
      if let range {
        $0.key("region")
        $0.object {
          $0.field("startLine", range.startLine)
          $0.field("startColumn", range.startCharacter + 1)
          $0.field("endLine", range.endLine)
          $0.field("endColumn", range.endCharacter + 1)
        }
      } else if let line {
        $0.key("region")
        $0.object { $0.field("startLine", line) }
      }
    }
  }

  private mutating func artifact(_ path: String) {
    key("artifactLocation")
    object {
      $0.field("uri", URIReference.text(ofPath: path))
      if path.utf8.first != UInt8(ascii: "/") { $0.field("uriBaseId", "%SRCROOT%") }
    }
  }

  fileprivate mutating func notification(_ failure: Failure) {
    object {
      $0.field("level", "error")
      $0.text("message", SARIFText.plain("\(failure.path): \(failure.message)"))
    }
  }
}
