import SpecText

@testable import Gerrit
@testable import Operability
@testable import Reports

/// Reviews and changes made by hand.
enum Samples {
  static let path = "specs/a.rst"

  /// A review of a spec that leaves some items open.
  static func review(
    open rules: [String], path: String = path, message: String = "Nothing is said of it."
  ) -> GerritReview {
    let source = SourceText(Array("Title\n=====\n\nWords.\n".utf8))
    let findings = rules.map { rule in
      Finding(
        rule: rule, severity: .error, line: 4, column: 1, endLine: 4, endColumn: 6, confidence: 0.9,
        fingerprint: Fingerprint.of(path, rule), message: message, ask: "What then?")
    }
    let items = all.map { rule in
      Verdict(
        id: rule, relevant: true, status: rules.contains(rule) ? .missing : .addressed, contradicted: false,
        confidence: 0.9, silenced: nil, reason: "", evidence: [])
    }
    let review = Review(
      path: path, title: "Title", syntax: .reStructuredText, format: .openStackSpec, checklist: "own",
      score: 50,
      ready: false, areas: [], changes: [], items: items, findings: findings)
    let document = Document(reading: source, as: .reStructuredText)
    var gerrit = GerritReview(allRules: false)
    gerrit.add(
      ReviewedSpec(review: review, document: document, checklist: checklist, repositoryPath: path))
    return gerrit
  }

  static let all = (0..<100).map { "area.item-\($0)" }

  static let checklist = Checklist(
    id: "own", title: "Own", readyAt: 75, areas: [.init(id: "area", title: "Area", weight: 1)],
    items: all.map {
      .init(
        id: $0, area: "area", title: $0, question: "?", why: "", ask: "?", good: "", bad: "", weight: 1,
        critical: false)
    }, changes: [])

  static func change(patchSets: Int = 1, comments: [Change.Comment] = []) -> Change {
    Change(
      number: 7, project: "example/specs", branch: "main", subject: "Add a spec", status: "NEW",
      patchSets: (1...patchSets).map {
        Change.PatchSet(number: $0, revision: "\($0)", ref: "refs/changes/07/7/\($0)", files: [path])
      }, comments: comments, messages: patchSets, labels: ["Code-Review": [-1, 0, 1], "Verified": .some([])])
  }

  /// A change as it is after a review was posted.
  static func posted(_ input: ReviewInput, to change: Change, patchSet: Int, identifiers: Bool) -> Change {
    var change = change
    change.messages += 1
    for comment in input.comments {
      let number = change.comments.count
      change.comments.append(
        Change.Comment(
          path: comment.path, line: comment.line, message: comment.message, patchSet: patchSet,
          identifier: identifiers ? "c\(number)" : nil, inReplyTo: comment.inReplyTo,
          isUnresolved: identifiers ? comment.isUnresolved : nil,
          updated: identifiers ? "\(1000 + number)" : nil))
    }
    return change
  }
}
