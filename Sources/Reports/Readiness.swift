import Operability

// What several reports say of a spec beside its findings.

extension ReviewedSpec {
  /// The kind of document in words, with the stage.
  var kind: String {
    let stage = stage.map { " (\($0))" } ?? ""
    switch review.format {
    case .openStackSpec: return "OpenStack spec" + stage
    case .kep: return "Kubernetes enhancement proposal" + stage
    case .freeForm: return "Proposal without a known template" + stage
    }
  }

  /// What keeps the spec from being ready; empty where nothing does.
  var reasonsAgainstReadiness: [String] {
    guard !review.ready else { return [] }
    var reasons: [String] = []
    if review.score < checklist.readyAt {
      reasons.append("below the checklist's line of \(FixedPoint.text(checklist.readyAt, places: 1))")
    }
    let critical = Set(checklist.items.lazy.filter(\.critical).map(\.id))
    let open = review.items.filter {
      $0.gap && $0.isDue && $0.silenced == nil && $0.confidence >= minConfidence && critical.contains($0.id)
    }
    if !open.isEmpty {
      let titles = open.map { verdict in checklist.items.first { $0.id == verdict.id }?.title ?? verdict.id }
      reasons.append("critical: " + titles.joined(separator: ", "))
    }
    return reasons
  }

  /// The checklist that looks at this kind of spec more closely, if there is one.
  var seeAlso: String? {
    checklist.seeAlso.first { $0.format == review.format && $0.checklist != review.checklist }?.checklist
  }

  /// How many gaps the areas have, less certain ones left out, by the identifier of the area.
  var gapsByArea: [String: Int] {
    let areaOf = Dictionary(
      checklist.items.map { ($0.id, $0.area) }, uniquingKeysWith: { first, _ in first })
    var gaps: [String: Int] = [:]
    for finding in review.findings where finding.confidence >= minConfidence {
      if let area = areaOf[finding.rule] { gaps[area, default: 0] += 1 }
    }
    return gaps
  }
}

extension ProposedChange {
  /// The lines of the evidence after the first: "line 5", "lines 5 and 7"; nil without.
  var otherLines: String? {
    let others = evidence.dropFirst().map(\.line).filter { $0 != evidence.first?.line }
    guard let last = others.last else { return nil }
    if others.count == 1 { return "line \(last)" }
    return "lines " + others.dropLast().map(String.init).joined(separator: ", ") + " and \(last)"
  }
}
