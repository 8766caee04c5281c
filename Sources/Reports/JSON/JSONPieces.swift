import Operability

// The objects that several JSON formats share; keys and their order are those of the design
// ("JSON that tools rely on"), described by Templates/Schemas.

extension JSONWriter {
  /// A whole review.
  mutating func review(_ review: Review) {
    object {
      $0.field("path", review.path)
      $0.field("title", review.title)
      $0.field("syntax", review.syntax.rawValue)
      $0.field("format", review.format.rawValue)
      $0.field("checklist", review.checklist)
      $0.scores(review)
      $0.field("changes", each: review.changes) { json, change in
        json.object {
          $0.field("id", change.id)
          $0.evidence(change.evidence)
        }
      }
      $0.field("items", each: review.items) { $0.verdict($1) }
      $0.field("findings", each: review.findings) { json, finding in json.finding(finding, path: nil) }
    }
  }

  /// The keys `score`, `ready` and `areas`.
  mutating func scores(_ review: Review) {
    field("score", review.score, places: 1)
    field("ready", review.ready)
    field("areas", each: review.areas) { json, area in
      json.object {
        $0.field("id", area.id)
        $0.field("title", area.title)
        if let score = area.score {
          $0.field("score", score, places: 1)
        } else {
          $0.key("score")
          $0.null()
        }
      }
    }
  }

  /// A finding, with the path of its spec where it stands on its own.
  mutating func finding(_ finding: Finding, path: String?) {
    object {
      if let path { $0.field("path", path) }
      $0.field("rule", finding.rule)
      $0.field("severity", finding.severity.rawValue)
      $0.field("line", finding.line)
      $0.field("column", finding.column)
      $0.field("endLine", finding.endLine)
      $0.field("endColumn", finding.endColumn)
      $0.field("confidence", finding.confidence, places: 2)
      $0.field("fingerprint", Hexadecimal.text(finding.fingerprint))
      $0.field("message", finding.message)
      $0.field("ask", finding.ask)
    }
  }

  /// The key `errors`.
  mutating func errors(_ failures: [Failure]) {
    field("errors", each: failures) { json, failure in json.failure(failure) }
  }

  /// A file that could not be reviewed.
  mutating func failure(_ failure: Failure) {
    object {
      $0.field("path", failure.path)
      $0.field("message", failure.message)
    }
  }

  private mutating func verdict(_ verdict: Verdict) {
    object {
      $0.field("id", verdict.id)
      $0.field("relevant", verdict.relevant)
      $0.field("status", verdict.status.rawValue)
      $0.field("contradicted", verdict.contradicted)
      $0.field("gap", verdict.gap)
      $0.field("confidence", verdict.confidence, places: 2)
      $0.key("silenced")
      if let silenced = verdict.silenced {
        $0.object {
          $0.field("line", silenced.line)
          $0.field("reason", silenced.reason)
        }
      } else {
        $0.null()
      }
      $0.field("reason", verdict.reason)
      $0.evidence(verdict.evidence)
    }
  }

  private mutating func evidence(_ evidence: [Evidence]) {
    field("evidence", each: evidence) { json, evidence in
      json.object {
        $0.field("line", evidence.line)
        $0.field("text", evidence.text)
      }
    }
  }
}
