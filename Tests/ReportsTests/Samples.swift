import SpecText

@testable import Operability
@testable import Reports

/// Reviews made by hand, so that reports are tested without the engine.
enum Samples {
  static let checklist = Checklist(
    id: "operability", title: "Operability", readyAt: 75,
    areas: [
      .init(id: "monitoring", title: "Monitoring", weight: 1),
      .init(id: "upgrade", title: "Upgrade", weight: 2),
      .init(id: "docs", title: "Documentation", weight: 1),
      .init(id: "design", title: "Design", weight: 1),
    ],
    items: [
      item(
        "monitoring.metrics", "Metrics", why: "Without a number nobody notices that the cleaner fell behind."),
      item("monitoring.alerts", "Alerts", why: "Someone has to be woken for the right reason."),
      item(
        "upgrade.rollback", "Way back",
        why: """
          When an upgrade goes wrong at night, the operator on duty has to know which steps lead back to the \
          release before, and what becomes of everything that was created meanwhile.
          """, weight: 2, critical: true),
      item("upgrade.data", "Existing data", why: "Rows from before the upgrade must be read or moved."),
      item("docs.operator", "Documentation for operators", why: "What is not written down is not found."),
      item("design.alternatives", "Alternatives", why: "Roads not taken explain the one that was."),
    ],
    changes: [
      .init(id: "data-model", title: "Stored data"), .init(id: "rest-api", title: "REST API"),
      .init(id: "config-option", title: "Configuration options"),
    ])

  private static func item(
    _ id: String, _ title: String, why: String, weight: Double = 1, critical: Bool = false
  ) -> Checklist.Item {
    .init(
      id: id, area: String(id.prefix { $0 != "." }), title: title,
      question: "Does the spec say what an operator has to know about \(title.lowercased())?", why: why,
      ask: "Please say more about \(title.lowercased()).",
      good: """
        The new column stays when nova is taken back; the older code ignores it:

          nova-manage db sync --version 400
        """, bad: "None", weight: weight, critical: critical)
  }

  static let rules = [
    Rule(
      id: "structure.missing-section", severity: .warning, title: "A section of the template is missing",
      what: "Every section of the template has to be there.", why: "Reviewers look for it.",
      good: "Upgrade impact\n--------------", bad: "")
  ]

  /// The text that the sample reviews are about; line 4 holds two characters outside the BMP before "tags".
  static let text = """
    ===================
    Keep tags of servers
    ===================
    Servers 🚀🚀 get tags in a table of their own.

    Data model impact
    =================
    Add a table ``tags`` and a nullable column ``tag_count`` to ``instances``.

    Upgrade impact
    ==============
    None

    Documentation impact
    ====================
    The administration guide will be updated.

    """

  static let document: Document = {
    func section(_ level: Int, _ title: String, _ line: Int, _ last: Int, parent: Int?) -> Section {
      Section(level: level, title: title, line: line, lines: line...last, parent: parent)
    }
    return Document(
      source: SourceText(Array(text.utf8)), syntax: .reStructuredText, title: "Keep tags of servers",
      sections: [
        section(1, "Keep tags of servers", 2, 16, parent: nil),
        section(2, "Data model impact", 6, 9, parent: 0), section(2, "Upgrade impact", 10, 13, parent: 0),
        section(2, "Documentation impact", 14, 16, parent: 0),
      ],
      blocks: [
        Block(kind: .quote, lines: 4...4, parent: nil, section: 0),
        Block(kind: .paragraph, lines: 4...4, parent: 0, section: 0),
        Block(kind: .paragraph, lines: 8...8, parent: nil, section: 1),
        Block(kind: .paragraph, lines: 12...12, parent: nil, section: 2),
        Block(kind: .paragraph, lines: 16...16, parent: nil, section: 3),
      ], spans: [])
  }()

  static func finding(
    _ rule: String, _ severity: Severity, at line: Int, _ columns: Range<Int> = 1..<5,
    confidence: Double = 0.9, _ message: String, ask: String = ""
  ) -> Finding {
    Finding(
      rule: rule, severity: severity, line: line, column: columns.lowerBound, endLine: line,
      endColumn: columns.upperBound, confidence: confidence,
      fingerprint: 0x9f3c_0000_0000_0000 + UInt64(line), message: message, ask: ask)
  }

  /// A spec with gaps of every kind.
  static let gaps = ReviewedSpec(
    review: Review(
      path: "specs/server-tags.rst", title: "Keep tags of servers", syntax: .reStructuredText,
      format: .openStackSpec, checklist: "operability", score: 41.66, ready: false,
      areas: [
        AreaScore(id: "monitoring", title: "Monitoring", score: 50),
        AreaScore(id: "upgrade", title: "Upgrade", score: 12.5),
        AreaScore(id: "docs", title: "Documentation", score: 25),
        AreaScore(id: "design", title: "Design", score: nil),
      ],
      changes: [
        ProposedChange(
          id: "data-model", title: "Stored data", confidence: 0.97,
          evidence: [
            Evidence(
              line: 8, text: "Add a table `tags` and a nullable column `tag_count` to `instances`."),
            Evidence(line: 12, text: "None"), Evidence(line: 16, text: "The administration guide."),
          ]),
        ProposedChange(
          id: "rest-api", title: "REST API", confidence: 0.8,
          evidence: [Evidence(line: 4, text: "Servers 🚀🚀 get tags in a table of their own.")]),
      ],
      items: [
        Verdict(
          id: "monitoring.metrics", relevant: true, status: .missing, contradicted: false, confidence: 0.9,
          silenced: Silencing(line: 3, reason: "the scheduler's own metrics cover it"),
          reason: "Nothing names a metric.", evidence: []),
        Verdict(
          id: "monitoring.alerts", relevant: true, status: .missing, contradicted: false, confidence: 0.4,
          silenced: nil, reason: "Nothing says what to watch.", evidence: []),
        Verdict(
          id: "upgrade.rollback", relevant: true, status: .none, contradicted: true, confidence: 0.912,
          silenced: nil, reason: "\"None\" (line 12), but line 8 adds a table.",
          evidence: [
            Evidence(line: 12, text: "None"),
            Evidence(
              line: 8, text: "Add a table `tags` and a nullable column `tag_count` to `instances`."),
          ]),
        Verdict(
          id: "upgrade.data", relevant: true, status: .missing, contradicted: false, confidence: 0.7,
          silenced: nil, reason: "Nothing.", evidence: []),
        Verdict(
          id: "docs.operator", relevant: true, status: .thin, contradicted: false, confidence: 0.75,
          silenced: nil, reason: "A promise.",
          evidence: [Evidence(line: 16, text: "The administration guide will be updated.")]),
        Verdict(
          id: "design.alternatives", relevant: false, status: .missing, contradicted: false, confidence: 0.8,
          silenced: nil, reason: "A small change.", evidence: []),
      ],
      findings: [
        finding(
          "structure.missing-section", .warning, at: 2, 1..<21, confidence: 1,
          "The template's section \"Alternatives\" is not there."),
        finding(
          "monitoring.alerts", .warning, at: 2, 1..<21, confidence: 0.4, "Nothing says what to watch.",
          ask: "Which condition should be watched?"),
        finding(
          "upgrade.data", .warning, at: 6, 1..<18, confidence: 0.7,
          "A column is added (line 8), and nothing says what existing rows hold.",
          ask: "Are existing rows back-filled, and can that be done online?"),
        finding(
          "upgrade.rollback", .error, at: 12, confidence: 0.912,
          "\"Upgrade impact\" says \"None\", but line 8 adds a table.",
          ask: """
            What has to be done to return to the release before, and what becomes of the tags that users have \
            set meanwhile?
            """),
        finding(
          "docs.operator", .warning, at: 16, 1..<42, confidence: 0.75,
          "\"The administration guide will be updated.\" promises, but does not say what will be in it.",
          ask: "Which part of the guide changes, and what will it say?"),
      ]), document: document, checklist: checklist, repositoryPath: "specs/server-tags.rst")

  /// A spec without any gap.
  static let clean = ReviewedSpec(
    review: Review(
      path: "keps/1234-quick-probes/README.md", title: "KEP-1234: 快速探针 Quick probes", syntax: .markdown,
      format: .kep, checklist: "operability", score: 100, ready: true,
      areas: [
        AreaScore(id: "monitoring", title: "Monitoring", score: 100),
        AreaScore(id: "upgrade", title: "Upgrade", score: nil),
      ], changes: [],
      items: [
        Verdict(
          id: "monitoring.metrics", relevant: true, status: .addressed, contradicted: false, confidence: 0.8,
          silenced: nil, reason: "Names a metric.", evidence: [Evidence(line: 4, text: "probe_seconds")])
      ], findings: []), document: document, checklist: checklist, stage: "beta")

  /// A spec whose words would like to do harm.
  static let hostile: ReviewedSpec = {
    var spec = gaps
    let evil =
      "\u{1B}[31mred\u{1B}]0;x\u{07} \u{9B}2J \u{202E}txt.exe\u{2066} a\u{200B}b <script>alert(1)</script> "
      + "![i](http://evil.example/x.png) [l](javascript:1) @admin #12 `code` | cell\n# heading\n* item \"q\" \\"
    spec.review.path = "specs/we\u{1B}[2Jird\n.rst"
    spec.review.title = evil
    spec.review.changes = [
      ProposedChange(
        id: "data-model", title: evil, confidence: 1, evidence: [Evidence(line: 8, text: evil)])
    ]
    spec.review.areas[0].title = evil
    for index in spec.review.findings.indices {
      spec.review.findings[index].message = evil
      spec.review.findings[index].ask = evil
    }
    for index in spec.review.items.indices {
      spec.review.items[index].evidence = [Evidence(line: 8, text: evil)]
    }
    spec.review.items[0].silenced?.reason = evil
    return spec
  }()
}

/// What a report writes for some specs and failures.
func output(
  _ report: some Report, _ specs: [ReviewedSpec], failures: [Failure] = []
) -> String {
  var report = report
  var sink = Sink()
  report.begin(to: &sink)
  for spec in specs { report.add(spec, to: &sink) }
  for failure in failures { report.add(failure, to: &sink) }
  report.end(to: &sink)
  return String(decoding: sink.bytes, as: UTF8.self)
}
