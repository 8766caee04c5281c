import Operability

// What the formats of CI systems say of a spec and its findings.

extension ReviewedSpec {
  /// The path by which a server knows the spec: relative to the root of its repository; outside of one as the user
  /// gave it, without `./`.
  var serverPath: String {
    if let repositoryPath { return repositoryPath }
    var path = Substring(review.path)
    while path.hasPrefix("./") { path = path.dropFirst(2).drop { $0 == "/" } }
    return path.isEmpty ? review.path : String(path)
  }

  /// The findings that are certain enough, the weightiest first, since some servers show the first few only.
  var weightiestFindings: [Finding] {
    let order = Importance(self)
    return order.gaps + order.form
  }

  /// The name for people of the item or rule of a finding.
  func title(of finding: Finding) -> String {
    checklist.items.first { $0.id == finding.rule }?.title ?? Rule.named(finding.rule)?.title ?? finding.rule
  }
}

extension Finding {
  /// What is wrong and what to ask, safe to print.
  ///
  /// - Parameter separator: what stands between the two.
  func words(separator: String = " ") -> String {
    let parts = [message, ask].map(TerminalText.clean).filter { !$0.isEmpty }
    return parts.joined(separator: separator)
  }
}
