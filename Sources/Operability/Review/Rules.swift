import SpecText

extension Rule {
  /// Every rule that Bob knows, as `bob checklist` lists them: structure, syntax (one entry for the family,
  /// ``anySyntaxRule``) and style.
  public static let all: [Rule] = structureRules + [anySyntaxRule] + styleRules

  /// The identifiers of the rules of markup: `syntax.` and what the readers report.
  public static let syntaxRules = SyntaxDiagnostic.Kind.allCases.map { "syntax." + $0.rawValue }

  /// The rule that explains an identifier: itself, or for a `syntax.…` the entry of the family under that
  /// identifier, since the readers name what they recover from and say what to do in each message.
  ///
  /// - Parameter id: Such as `structure.empty-section` or `syntax.title-mismatch`.
  /// - Returns: nil where there is no such rule.
  public static func named(_ id: String) -> Rule? {
    if let rule = all.first(where: { $0.id == id }) { return rule }
    guard syntaxRules.contains(id) else { return nil }
    var rule = anySyntaxRule
    rule.id = id
    return rule
  }

  /// Stands for every `syntax.…` rule.
  public static let anySyntaxRule = Rule(
    id: "syntax", severity: .error, title: "Markup that the parser rejects",
    what: """
      The markup breaks a rule of its language so that the reference parser reports an error: a title whose \
      lines above and below differ, a heading whose style does not fit its level, a table whose borders do not \
      meet, an indented block where none can be. The message names the fault and what to do. Bob recovers as \
      the parser does and reads on.
      """,
    why: """
      The published page shows an error box or loses text, often more than the line concerned, and a gate \
      that builds the documents fails.
      """,
    good: """
      ==============
      Upgrade impact
      ==============
      """,
    bad: """
      ==============
      Upgrade impact
      --------------
      """)

  private static let structureRules: [Rule] = [
    Rule(
      id: "structure.missing-section", severity: .warning, title: "Section of the template is missing",
      what: """
        The template beside the spec, or the one that is named, has a section or subsection that the spec does \
        not have. Case and markup of the titles do not matter; "History", "Feature Liaison" and what the template \
        calls optional may be left out. Without such a template nothing is reported.
        """,
      why: """
        A heading that was deleted looks like a question that was never asked. With the heading and one \
        sentence under it, readers know that it was considered.
        """,
      good: """
        Security impact
        ---------------

        None: the option is read by the scheduler only and holds no secret.
        """,
      bad: "(the heading is not there)"),
    Rule(
      id: "structure.extra-section", severity: .warning, title: "Top-level section that the template lacks",
      what: """
        The spec has a top-level section whose title is not in the template beside it. Further subsections are \
        welcome and never reported.
        """,
      why: """
        Reviewers and tools look for answers under the headings they know; a section of its own is easily \
        missed, and the project's own test of its specs may refuse it.
        """,
      good: """
        Proposed change
        ===============

        Handling of racks
        -----------------
        """,
      bad: """
        Handling of racks
        =================
        """),
    Rule(
      id: "structure.empty-section", severity: .warning, title: "Heading with nothing under it",
      what: "A heading has neither text nor a subsection under it. Comments do not count as text.",
      why: """
        Nobody can tell whether there is no impact or whether nobody has thought of it yet. If there is none, \
        say so and why.
        """,
      good: """
        Dependencies
        ============

        None: the library is required already.
        """,
      bad: """
        Dependencies
        ============

        Testing
        =======
        """),
    Rule(
      id: "structure.placeholder", severity: .warning, title: "Template text or a blank left to fill in",
      what: """
        Words of the template are left in, or an answer is only put off: `TBD`, `TODO` and the like on their own.
        """,
      why: """
        It reads as if something had been said. Bob does not count such text as an answer, and a reader should \
        not have to tell it from one.
        """,
      good: """
        Primary assignee:
          mwinter
        """,
      bad: """
        Primary assignee:
          TBD
        """),
    Rule(
      id: "structure.bad-ignore", severity: .warning, title: "Silencing comment that has no effect",
      what: """
        A comment that is plainly meant to silence something is not written `bob: ignore ITEM -- REASON`, lacks its \
        reason, or names what cannot be silenced in a spec: an item that the checklist does not have, a critical one, \
        an area or a rule. It silences nothing.
        """,
      why: """
        A reviewer has to see why a question does not apply, and a comment that does nothing suggests that it \
        was settled.
        """,
      good: ".. bob: ignore monitoring.metrics -- the scheduler's own metrics cover the filter",
      bad: ".. bob: ignore monitoring.metrics"),
    Rule(
      id: "structure.metadata", severity: .warning, title: "Metadata that cannot be read",
      what: """
        The `kep.yaml` beside the proposal is not valid YAML, or no list of keys and values. The message names \
        file, line and column. The proposal is reviewed all the same, as one at the alpha stage.
        """,
      why: """
        Stage, milestone and feature gates are taken from there, by Bob as by the project's own tools, which \
        then fail or work with nothing.
        """,
      good: #"title: "Pods: a deadline to start""#,
      bad: "title: Pods: a deadline to start"),
  ]

  private static let styleRules: [Rule] = [
    Rule(
      id: "style.line-length", severity: .warning, title: "Line longer than 79 characters",
      what: """
        A line has more than 79 characters. Literal blocks, lines with a URL and lines that are one unbroken \
        word are left alone. Style rules are off unless they are selected.
        """,
      why: """
        Reviewers comment on lines. Long ones wrap in review tools, and a comment on a paragraph in one line \
        cannot say which sentence it means.
        """,
      good: """
        The filter drops hosts of racks
        that hold a member already.
        """,
      bad: """
        The filter drops hosts of racks that hold a member already, and the compute service checks it again.
        """),
    Rule(
      id: "style.carriage-return", severity: .warning, title: "Line that ends with a carriage return",
      what: """
        A line ends with CR LF or with CR alone instead of LF. The first such line is reported, since usually all \
        of them are so.
        """,
      why: """
        Such a file differs in every line from one with LF, so reviews show changes where there are none, \
        and some tools show the character.
        """,
      good: "None: nothing is stored.⏎",
      bad: "None: nothing is stored.␍⏎"),
    Rule(
      id: "style.zero-width-space", severity: .warning, title: "Invisible character",
      what: """
        A line holds a zero-width space (U+200B), usually pasted from a web page or a word processor.
        """,
      why: """
        Nobody sees it, but a search does not find the word, and a command or option that is copied from the \
        page does not work.
        """,
      good: "``[shelve]expire_days``",
      bad: "``[shelve]<U+200B>expire_days``"),
    Rule(
      id: "style.trailing-blank", severity: .warning, title: "Blanks at the end of a line",
      what: """
        A line ends with spaces or tabs. In Markdown, where two of them break a line, a backslash does the same.
        """,
      why: "They show up as changes in reviews and mean nothing.",
      good: "None: nothing is stored.⏎",
      bad: "None: nothing is stored.··⏎"),
  ]
}
