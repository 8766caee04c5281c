import Mustache
import Operability

/// What a SARIF log says of a rule: a `reportingDescriptor` with texts for lists and for explanations.
struct SARIFRule: Sendable {
  let id: String
  private let title: String
  private let what: String
  private let why: String
  private let good: String
  private let bad: String
  private let area: String
  private let level: Severity

  /// The item or rule that a finding is about.
  init(_ finding: Finding, _ reviewed: ReviewedSpec) {
    id = finding.rule
    area = String(finding.rule.prefix { $0 != "." })
    if let item = reviewed.checklist.items.first(where: { $0.id == finding.rule }) {
      (title, what, why, good, bad) = (item.title, item.question, item.why, item.good, item.bad)
      level = item.critical ? .error : .warning
    } else {
      let rule = Rule.named(finding.rule)
      (title, what, why) = (rule?.title ?? finding.rule, rule?.what ?? finding.message, rule?.why ?? "")
      (good, bad) = (rule?.good ?? "", rule?.bad ?? "")
      level = rule?.severity ?? finding.severity
    }
  }

  func write(to json: inout JSONWriter) {
    json.object {
      $0.field("id", id)
      $0.text("shortDescription", SARIFText.plain(title))
      $0.text("fullDescription", SARIFText.plain(what))
      $0.key("help")
      $0.object {
        $0.field("text", help)
        $0.field("markdown", markdown)
      }
      $0.key("defaultConfiguration")
      $0.object { $0.field("level", level.rawValue) }
      $0.key("properties")
      $0.object {
        $0.field("tags", each: ["operability", area]) { $0.string($1) }
        // What GitHub's code scanning sorts by.
        $0.field("problem.severity", level == .error ? "error" : "warning")
      }
    }
  }

  private var help: String {
    var parts = [what, why].filter { !$0.isEmpty }.map(SARIFText.plain)
    for (label, example) in [("Good:", good), ("Not enough:", bad)] where !example.isEmpty {
      parts.append(label + "\n" + SARIFRule.indented(example, by: "  ", SARIFText.plain))
    }
    return parts.joined(separator: "\n\n")
  }

  private var markdown: String {
    var parts = [what, why].filter { !$0.isEmpty }.map {
      MarkdownProse.escaping.escaped(TerminalText.clean($0))
    }
    for (label, example) in [("**Good**", good), ("**Not enough**", bad)] where !example.isEmpty {
      // Indented code needs no fence, which the example might close.
      parts += [label, SARIFRule.indented(example, by: "    ", TerminalText.clean)]
    }
    return parts.joined(separator: "\n\n")
  }

  private static func indented(_ text: String, by blanks: String, _ escape: (String) -> String) -> String {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      line.isEmpty ? "" : blanks + escape(String(Substring(line)))
    }.joined(separator: "\n")
  }
}

extension JSONWriter {
  /// Writes a key with SARIF's object for a text.
  mutating func text(_ name: StaticString, _ value: String) {
    key(name)
    object { $0.field("text", value) }
  }
}
