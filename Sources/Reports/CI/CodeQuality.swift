import Operability

/// The findings as GitLab's code quality report ("Code Quality", "Implement a custom tool").
///
/// GitLab tells findings apart, and old from new, by their fingerprints, so no two of a report may have the same.
struct CodeQuality: Report {
  private var entries = JSONEntries()
  /// How often each fingerprint came up.
  private var counts: [UInt64: Int] = [:]

  func begin(to sink: inout Sink) { sink.write("[") }

  mutating func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    // GitLab takes paths that are relative to the root of the repository only.
    let path = String(reviewed.serverPath.drop { $0 == "/" })
    let places = LinePlaces(reviewed.document.source, unit: .utf16)
    for finding in reviewed.certainFindings {
      let fingerprint = unique(finding.fingerprint)
      entries.add(to: &sink) {
        $0.object {
          $0.field("description", finding.words())
          $0.field("check_name", finding.rule)
          $0.field("fingerprint", Hexadecimal.text(fingerprint))
          $0.field("severity", finding.severity == .error ? "critical" : "minor")
          $0.key("location")
          $0.object {
            $0.field("path", path)
            $0.key("lines")
            $0.object {
              let line = places.line(finding.line) ?? 1
              $0.field("begin", line)
              $0.field("end", max(line, places.line(finding.endLine) ?? line))
            }
          }
        }
      }
    }
  }

  func end(to sink: inout Sink) {
    entries.end(to: &sink)
    sink.line()
  }

  /// The fingerprint itself the first time, then one made of it and its number among equal ones.
  private mutating func unique(_ fingerprint: UInt64) -> UInt64 {
    var result = fingerprint
    while let count = counts[result] {
      counts[result] = count + 1
      result = Fingerprint.of(Hexadecimal.text(result), String(count))
    }
    counts[result] = 1
    return result
  }
}
