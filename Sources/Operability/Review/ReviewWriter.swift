import SpecText

/// Turns a judgement into a review: evidence, words, findings and scores.
struct ReviewWriter {
  let document: Document
  let reading: SpecReading
  let judgement: SpecJudge.Judgement
  private let judge: SpecJudge
  let options: Reviewer.Options
  let path: String
  let fingerprintPath: String
  private let place: FindingPlace

  init(
    document: Document, reading: SpecReading, judgement: SpecJudge.Judgement, judge: SpecJudge,
    options: Reviewer.Options, path: String, fingerprintPath: String
  ) {
    self.document = document
    self.reading = reading
    place = FindingPlace(document: document, reading: reading)
    self.judgement = judgement
    self.judge = judge
    self.options = options
    self.path = path
    self.fingerprintPath = fingerprintPath
  }

  mutating func review(
    structureTemplate: SpecTemplate?, metadata: ProposalMetadata?, metadataProblem: String?
  ) -> Review {
    let ignores = InlineIgnores(
      reading.comments + reading.prose.comments, judge.checklist, enabled: options.inlineIgnores)
    var verdicts: [Verdict] = []
    var words = Wording(reading: reading, judgement: judgement, judge: judge)
    let messages = words.messages()
    var findings: [Finding] = []
    for index in judge.checklist.items.indices {
      let id = judge.checklist.items[index].id
      let judged = judgement.items[index]
      let message = messages[index]
      let silenced = ignores.silencings[id]
      let isDue = judge.checklist.items[index].isDue(at: metadata?.stage)
      verdicts.append(
        Verdict(
          id: id, relevant: judged.relevant, status: judged.status, contradicted: judged.contradicted,
          confidence: judged.gap ? judged.gapProbability : 1 - judged.gapProbability,
          credit: 1 - judged.relevance * (1 - judge.checklist.credits.credit(of: judged.shares)),
          isDue: isDue,
          silenced: silenced,
          reason: message, evidence: evidence(judged.units)))
      if judged.gap, isDue || judged.isAttempt, silenced == nil, wants(id) {
        findings.append(finding(judge.checklist.items[index], judged, message))
      }
    }
    let rules = RuleChecker(
      document: document, reading: reading, ignores: ignores, fingerprintPath: fingerprintPath,
      checksStyle: options.select.contains { $0.hasPrefix("style") }, place: place)
    findings += rules.findings(structureTemplate: structureTemplate, metadataProblem: metadataProblem)
      .filter { wants($0.rule) }
    findings.sort { ($0.line, $0.rule, $0.column) < ($1.line, $1.rule, $1.column) }
    let scores = ScoreSheet(judge.checklist, verdicts, isEmpty: reading.units.isEmpty)
    return Review(
      path: path, title: document.title ?? metadata?.title ?? fileName, syntax: document.syntax,
      format: reading.format,
      checklist: judge.checklist.id, score: scores.total,
      ready: scores.isReady(judge.checklist, verdicts, minConfidence: options.minConfidence),
      areas: scores.areas,
      changes: changes(), items: verdicts, findings: findings)
  }

  /// What a spec without a title is called.
  private var fileName: String {
    path == "-" ? "standard input" : path.split(separator: "/").last.map(String.init) ?? path
  }

  private func evidence(_ units: [Int]) -> [Evidence] {
    units.prefix(3).map { Evidence(line: reading.units[$0].line, text: reading.text(reading.units[$0])) }
  }

  private func changes() -> [ProposedChange] {
    var changes: [ProposedChange] = []
    for (index, judged) in judgement.changes.enumerated() where judged.isProposed {
      changes.append(
        ProposedChange(
          id: judge.checklist.changes[index].id, title: judge.checklist.changes[index].title,
          confidence: judged.probability, evidence: evidence(judged.units)))
    }
    return changes
  }

  /// Whether findings of a rule or item are wanted.
  private func wants(_ rule: String) -> Bool {
    func names(_ list: [String]) -> Bool {
      list.contains { name in
        if name == "default" { return !rule.hasPrefix("style.") }
        return rule == name || (rule.hasPrefix(name) && rule.utf8.dropFirst(name.utf8.count).first == 0x2E)
      }
    }
    return names(options.select) && !names(options.ignore)
  }

  private func finding(_ item: Checklist.Item, _ judged: ItemJudgement, _ message: String) -> Finding {
    let range: FindingPlace.Range
    if let unit = judged.units.first {
      range = place.of(unit: unit)
    } else {
      range = place.of(heading: judged.heading)
    }
    return Finding(
      rule: item.id, severity: item.critical || judged.contradicted ? .error : .warning, line: range.line,
      column: range.column, endLine: range.endLine, endColumn: range.endColumn,
      confidence: judged.gapProbability,
      fingerprint: Fingerprint.of(fingerprintPath, item.id, judged.contradicted ? "contradicted" : ""),
      message: message, ask: item.ask)
  }
}
