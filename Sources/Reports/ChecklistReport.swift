import Operability

/// What a checklist asks, for people and tools: `bob checklist`.
public enum ChecklistReport {
  /// Lists the items by area, then the rules.
  public static func text(
    _ checklist: Checklist, rules: [Rule], options: ReportOptions, to sink: inout Sink
  ) {
    let style = TextStyle(options)
    sink.line(style.bold(style.clean(checklist.title)) + style.dim(" (\(style.clean(checklist.id)))"))
    let listing = Listing(style: style, names: checklist.items.map(\.id) + rules.map(\.id))
    for area in checklist.areas {
      sink.line()
      listing.write(area, of: checklist, to: &sink)
    }
    guard !rules.isEmpty else { return }
    sink.line()
    listing.write(rules, remark: "not part of the score; style.* is off unless selected", to: &sink)
  }

  /// Lists the items of an area or the rules of a family, such as `structure`; an answer of false means that the name
  /// is neither.
  public static func text(
    of name: String, in checklist: Checklist, rules: [Rule], options: ReportOptions, to sink: inout Sink
  ) -> Bool {
    let style = TextStyle(options)
    if let area = checklist.areas.first(where: { $0.id == name }) {
      let items = checklist.items.filter { $0.area == area.id }
      Listing(style: style, names: items.map(\.id)).write(area, of: checklist, to: &sink)
      return true
    }
    let family = rules.filter { $0.id.hasPrefix(name + ".") }
    guard !family.isEmpty else { return false }
    let remark = "not part of the score" + (name == "style" ? "; off unless selected" : "")
    Listing(style: style, names: family.map(\.id)).write(family, remark: remark, to: &sink)
    return true
  }

  /// Explains an item or a rule; an answer of false means that the name is neither. A rule also stands for the names
  /// that begin with its own, as `syntax` for `syntax.title-mismatch`.
  public static func explain(
    _ name: String, in checklist: Checklist, rules: [Rule], options: ReportOptions, to sink: inout Sink
  ) -> Bool {
    let explanation = Explanation(style: TextStyle(options))
    if let item = checklist.items.first(where: { $0.id == name }) {
      explanation.write(item, of: checklist, to: &sink)
    } else if let rule = rules.first(where: { $0.id == name || name.hasPrefix($0.id + ".") }) {
      explanation.write(rule, to: &sink)
    } else {
      return false
    }
    return true
  }

  /// Writes checklist and rules as one object, schema `bob.checklist/1`.
  public static func json(_ checklist: Checklist, rules: [Rule], to sink: inout Sink) {
    sink.json {
      $0.object {
        $0.field("schema", "bob.checklist/1")
        $0.field("id", checklist.id)
        $0.field("areas", each: checklist.areas) { json, area in
          json.object {
            $0.field("id", area.id)
            $0.field("title", area.title)
            $0.field("weight", area.weight, places: 3)
          }
        }
        $0.field("items", each: checklist.items) { $0.item($1) }
        $0.field("changes", each: checklist.changes) { json, change in
          json.object {
            $0.field("id", change.id)
            $0.field("title", change.title)
          }
        }
        $0.field("rules", each: rules) { $0.rule($1) }
      }
    }
    sink.line()
  }
}

/// Items or rules, one a line.
private struct Listing {
  let style: TextStyle
  let nameWidth: Int

  /// - Parameter names: those that stand in one column.
  init(style: TextStyle, names: [String]) {
    self.style = style
    nameWidth = min(names.map { TerminalText.width(style.clean($0)) }.max() ?? 0, 30)
  }

  func write(_ area: Checklist.Area, of checklist: Checklist, to sink: inout Sink) {
    sink.line(style.bold(style.clean(area.title)) + style.dim(" (\(style.clean(area.id)))") + "\n")
    for item in checklist.items where item.area == area.id {
      row(item.id, item.title + (item.critical ? " (critical)" : ""), to: &sink)
    }
  }

  func write(_ rules: [Rule], remark: String, to sink: inout Sink) {
    sink.line(style.bold("Form") + style.dim(" (\(remark))") + "\n")
    for rule in rules { row(rule.id, rule.title, to: &sink) }
  }

  private func row(_ name: String, _ text: String, to sink: inout Sink) {
    let start = "  " + style.left(style.clean(name), nameWidth) + "  "
    style.paragraph(text, first: start, indent: TerminalText.width(start), to: &sink)
  }
}

/// An item or a rule in full.
private struct Explanation {
  let style: TextStyle

  func write(_ item: Checklist.Item, of checklist: Checklist, to sink: inout Sink) {
    let area = checklist.areas.first { $0.id == item.area }?.title ?? item.area
    heading(
      item.title, item.id, [area] + (item.critical ? ["critical: a gap keeps a spec from being ready"] : []),
      to: &sink)
    part("What Bob looks for", item.question, to: &sink)
    part("When it is needed", need(of: item, in: checklist), to: &sink)
    part("Why it matters", item.why, to: &sink)
    example("A good answer", item.good, to: &sink)
    example("Not enough", item.bad, to: &sink)
    part("What Bob asks", item.ask, to: &sink)
  }

  func write(_ rule: Rule, to sink: inout Sink) {
    heading(rule.title, rule.id, [rule.severity.rawValue, "not part of the score"], to: &sink)
    part("What Bob looks for", rule.what, to: &sink)
    part("Why it matters", rule.why, to: &sink)
    example("Good", rule.good, to: &sink)
    example("Bad", rule.bad, to: &sink)
  }

  /// The kinds of change that make an item relevant; empty where they do not decide.
  private func need(of item: Checklist.Item, in checklist: Checklist) -> String {
    let causes = item.causes.compactMap { id in checklist.changes.first { $0.id == id }?.does }
    if let last = causes.last {
      let others = causes.dropLast().joined(separator: ", ")
      return "Above all when the proposal " + (others.isEmpty ? last : "\(others), or \(last)") + "."
    }
    let kinds = checklist.changes.filter { kind in
      item.relevance.changes.contains { $0.change == kind.id && $0.weight > 0 }
    }
    guard !kinds.isEmpty else { return "" }
    return "Above all when the proposal is about one of these: "
      + kinds.map(\.title).joined(separator: ", ") + "."
  }

  private func heading(_ title: String, _ id: String, _ remarks: [String], to sink: inout Sink) {
    style.paragraph(title, first: "", indent: 0, to: &sink, look: style.bold)
    style.paragraph(
      ([id] + remarks).joined(separator: style.dot), first: "", indent: 0, to: &sink, look: style.dim)
  }

  /// A titled text in paragraphs that blank lines separate.
  private func part(_ title: String, _ text: String, to sink: inout Sink) {
    let lines = self.lines(of: text)
    guard !lines.isEmpty else { return }
    sink.line("\n" + style.bold(title))
    for (index, paragraph) in lines.split(separator: "").enumerated() {
      if index > 0 { sink.line() }
      style.paragraph(paragraph.joined(separator: " "), first: "  ", indent: 2, to: &sink)
    }
  }

  /// A titled text whose lines stay as they are, since it shows what stands in a spec.
  private func example(_ title: String, _ text: String, to sink: inout Sink) {
    let lines = self.lines(of: text)
    guard !lines.isEmpty else { return }
    sink.line("\n" + style.bold(title))
    for line in lines {
      guard !line.isEmpty else {
        sink.line()
        continue
      }
      let indent = min(2 + line.utf8.prefix { $0 == 0x20 }.count, style.width / 2)
      style.paragraph(line, first: String(repeating: " ", count: indent), indent: indent, to: &sink)
    }
  }

  /// The lines without those at the end that are blank; blank ones between are empty.
  private func lines(of text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.utf8.allSatisfy { $0 == 0x20 } ? "" : String(line)
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}

extension JSONWriter {
  fileprivate mutating func item(_ item: Checklist.Item) {
    object {
      $0.field("id", item.id)
      $0.field("area", item.area)
      $0.field("title", item.title)
      $0.field("question", item.question)
      $0.field("why", item.why)
      $0.field("ask", item.ask)
      $0.field("good", item.good)
      $0.field("bad", item.bad)
      $0.field("weight", item.weight, places: 3)
      $0.field("critical", item.critical)
    }
  }

  fileprivate mutating func rule(_ rule: Rule) {
    object {
      $0.field("id", rule.id)
      $0.field("severity", rule.severity.rawValue)
      $0.field("title", rule.title)
      $0.field("what", rule.what)
      $0.field("why", rule.why)
      $0.field("good", rule.good)
      $0.field("bad", rule.bad)
    }
  }
}
