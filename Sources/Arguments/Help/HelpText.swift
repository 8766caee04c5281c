/// The help of a command: plain text without terminal escapes, wrapped to a width.
struct HelpText {
  let text: String

  /// An entry of a list: a label and what is said of it.
  fileprivate struct Entry {
    var label: String
    /// Whether the label begins with a letter option, to whose column the long names are aligned.
    var isOption = false
    var paragraphs: [String]
  }

  /// Renders the help of a command.
  ///
  /// - Parameters:
  ///   - includeHidden: Whether options of visibility `.hidden` are shown.
  ///   - columns: The width to wrap to; at least 40 are used.
  init(of command: CommandDescription, includeHidden: Bool = false, columns: Int = 80) {
    let width = min(max(columns, 40), 1000)
    let configuration = command.configuration
    let definitions = command.visibleDefinitions(includeHidden: includeHidden)
    var blocks: [[String]] = []

    if !configuration.abstract.isEmpty { blocks.append(wrapped(configuration.abstract, width: width)) }
    blocks.append(Self.usage(UsageLine(of: command), width: width))
    if !configuration.discussion.isEmpty {
      blocks.append(wrapped(configuration.discussion, width: width))
    }

    var sections: [(title: String, entries: [Entry])] = []
    for (title, definitions) in definitionSections(definitions) {
      sections.append((title, definitions.map { Entry($0) }))
    }
    sections += Self.subcommandSections(of: command)
    sections.removeAll { $0.entries.isEmpty }

    let labels = sections.flatMap(\.entries).map { columnCount($0.alignedLabel) }
    let column = min(labels.max() ?? 0, width >= 60 ? 24 : 12) + 4
    for (title, entries) in sections {
      blocks.append([title + ":"] + entries.flatMap { $0.lines(column: column, width: width) })
    }
    if !configuration.examples.isEmpty {
      blocks.append(Self.examples(configuration.examples, width: width))
    }
    for section in configuration.sections {
      let lines = wrapped(section.text, width: width - 2).map { $0.isEmpty ? "" : "  " + $0 }
      blocks.append([section.title + ":"] + lines)
    }
    if command.hasSubcommands {
      let hint = "'\(command.pathText) COMMAND --help' shows the help of a command."
      blocks.append(wrapped(hint, width: width))
    }
    text = blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private static func usage(_ usage: UsageLine, width: Int) -> [String] {
    let prefix = "Usage: "
    let indent = String(repeating: " ", count: prefix.count)
    let lines = filled(usage.words.map { Substring($0) }, width: width - prefix.count)
    return lines.enumerated().map { ($0.offset == 0 ? prefix : indent) + $0.element }
  }

  private static func subcommandSections(
    of command: CommandDescription
  ) -> [(title: String, entries: [Entry])] {
    let visible = command.visibleSubcommands
    func entry(_ child: CommandDescription) -> Entry {
      let isDefault = child.type == command.configuration.defaultSubcommand
      let abstract = child.configuration.abstract
      return Entry(label: child.name, paragraphs: [isDefault ? abstract + " (default)" : abstract])
    }
    let groups = command.configuration.groupedSubcommands
    let grouped = groups.map { group in
      (
        title: group.name,
        entries: visible.filter { child in group.subcommands.contains { $0 == child.type } }.map(entry)
      )
    }
    let rest = visible.filter { child in
      !groups.contains { $0.subcommands.contains { $0 == child.type } }
    }
    let title = groups.isEmpty ? "Subcommands" : "Other subcommands"
    return grouped + [(title: title, entries: rest.map(entry))]
  }

  private static func examples(_ examples: [CommandExample], width: Int) -> [String] {
    var lines = ["Examples:"]
    for example in examples {
      lines.append("  " + escapingControls(example.command))
      lines += wrapped(example.explanation, width: width - 6).map { $0.isEmpty ? "" : "      " + $0 }
    }
    return lines
  }
}

extension HelpText.Entry {
  fileprivate init(_ definition: ArgumentDefinition) {
    label = definition.label
    isOption = definition.kind != .positional && !(definition.names.first?.isShort ?? false)
    paragraphs = definition.explanation
  }

  /// The label, a long option without a letter moved to where the others' long names begin.
  fileprivate var alignedLabel: String { (isOption ? "    " : "") + escapingControls(label) }

  /// The entry's lines, explanations from `column` on.
  fileprivate func lines(column: Int, width: Int) -> [String] {
    let indent = String(repeating: " ", count: column)
    var lines: [String] = []
    for paragraph in paragraphs where !paragraph.isEmpty {
      lines += wrapped(paragraph, width: width - column).map { $0.isEmpty ? "" : indent + $0 }
    }
    let label = "  " + alignedLabel
    let used = columnCount(label)
    guard let first = lines.first, used + 2 <= column else { return [label] + lines }
    lines[0] = label + first.dropFirst(used)
    return lines
  }
}

extension ArgumentDefinition {
  /// What help says: the sentence with the possible values and the default, then the discussion.
  var explanation: [String] {
    var words = help.abstract.isEmpty ? [] : [help.abstract]
    var paragraphs: [String] = []
    let values = listedValues
    let areExplained = values.contains { !$0.meaning.isEmpty }
    if areExplained {
      let width = values.map { columnCount($0.word) }.max() ?? 0
      let lines = values.map { value in
        let gap = String(repeating: " ", count: width - columnCount(value.word) + 2)
        return " " + value.word + gap + value.meaning
      }
      paragraphs.append(lines.joined(separator: "\n"))
    } else if !values.isEmpty {
      words.append("Values: " + values.map(\.word).joined(separator: ", ") + ".")
    }
    if let value = defaultDescription() {
      if kind == .flag, value == displayName {
        words.append("This is the default.")
      } else if kind != .flag || !inverseNames.isEmpty {
        words.append("Default: \(value).")
      }
    }
    if isRepeating, kind == .option { words.append("May be given several times.") }
    return [words.joined(separator: " ")] + paragraphs + [help.discussion]
  }

  /// The words to list as values: those of the type, else those that an option offers for completion, unless
  /// they are so many that the list would hide the rest.
  private var listedValues: [PossibleValue] {
    let values = possibleValues()
    guard values.isEmpty, kind == .option, case .list(let words) = completion, words.count <= 12 else {
      return values
    }
    return words.map { PossibleValue(word: $0, meaning: "") }
  }
}

/// The arguments, then the options group by group, each with its title; the options without a group last.
func definitionSections(
  _ definitions: [ArgumentDefinition]
) -> [(title: String, definitions: [ArgumentDefinition])] {
  let options = definitions.filter { $0.kind != .positional }
  var titles: [String] = []
  for option in options where !option.section.isEmpty && !titles.contains(option.section) {
    titles.append(option.section)
  }
  let grouped = titles.map { title in (title: title, definitions: options.filter { $0.section == title }) }
  let last = (
    title: titles.isEmpty ? "Options" : "Other options", definitions: options.filter { $0.section.isEmpty }
  )
  let first = (title: "Arguments", definitions: definitions.filter { $0.kind == .positional })
  return ([first] + grouped + [last]).filter { !$0.definitions.isEmpty }
}
