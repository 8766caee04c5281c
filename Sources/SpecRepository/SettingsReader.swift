import YAML

/// Makes settings of a settings file.
struct SettingsReader {
  /// The file, as it is shown.
  let file: String
  /// The folder that it is in, absolute.
  let folder: String
  /// The folder that its paths may not leave, absolute.
  let root: String

  private static let keys = [
    "checklist", "template", "report-templates", "select", "ignore", "exclude", "fail-on", "fail-under",
    "min-confidence", "interests", "gerrit",
  ]

  func read(_ bytes: [UInt8]) throws(YAMLError) -> Settings {
    var settings = Settings(file: file, folder: folder)
    let value = try YAMLDocument(parsing: bytes, name: file).value
    if value.isNull { return settings }
    let keys = try value.mapping()
    try keys.requireKnownKeys(SettingsReader.keys)

    if let value = keys["checklist"] { settings.checklists = try checklists(value) }
    if let value = keys["template"] { settings.template = setting(try path(value), value) }
    if let value = keys["report-templates"] {
      for (format, value) in try value.mapping().entries {
        settings.reportTemplates.append(
          Settings.ReportTemplate(format: format, file: setting(try path(value), value)))
      }
    }
    settings.select = try names(keys["select"])
    settings.ignore = try names(keys["ignore"])
    settings.interests = try names(keys["interests"])
    if let value = keys["exclude"] { settings.exclude = setting(try patterns(value), value) }
    if let value = keys["fail-on"] {
      settings.failOn = setting(try value.choice(of: Settings.FailureLevel.self), value)
    }
    if let value = keys["fail-under"] { settings.failUnder = setting(try value.number(in: 0...100), value) }
    if let value = keys["min-confidence"] {
      settings.minConfidence = setting(try value.number(in: 0...1), value)
    }
    if let value = keys["gerrit"] { settings.gerrit = try gerrit(try value.mapping()) }
    return settings
  }

  private func setting<Content: Sendable>(_ content: Content, _ value: Value) -> Setting<Content> {
    Setting(content, SettingOrigin(file: file, mark: value.mark, key: value.key))
  }

  // MARK: Checklists

  /// A name or file for everything, or a list of those with paths.
  private func checklists(_ value: Value) throws(YAMLError) -> [Settings.ChecklistRule] {
    guard case .sequence = value.node.content else {
      return [Settings.ChecklistRule(paths: nil, checklist: try reference(value))]
    }
    var rules: [Settings.ChecklistRule] = []
    for element in try value.list() {
      let keys = try element.mapping()
      try keys.requireKnownKeys(["paths", "checklist"])
      var paths: PathPatterns?
      if let value = keys["paths"] { paths = try patterns(value) }
      if let last = rules.last, last.paths == nil {
        throw element.error("is never reached: the rule before it has no paths and holds for everything")
      }
      rules.append(
        Settings.ChecklistRule(paths: paths, checklist: try reference(try keys.value("checklist"))))
    }
    return rules
  }

  private func reference(_ value: Value) throws(YAMLError) -> Setting<Settings.ChecklistReference> {
    let name = try text(value)
    let isFile = name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    return setting(isFile ? .file(try path(value)) : .name(name), value)
  }

  // MARK: Texts, patterns and paths

  /// A text that is not empty and has no control characters.
  private func text(_ value: Value) throws(YAMLError) -> String {
    let text = try value.string()
    guard !text.isEmpty else { throw value.error("is empty") }
    guard EchoedText.escaped(text) == text else {
      throw value.error("\(EchoedText.quoted(text)) has a line end or another control character")
    }
    return text
  }

  private func names(_ value: Value?) throws(YAMLError) -> [Setting<String>]? {
    guard let value else { return nil }
    var names: [Setting<String>] = []
    for element in try value.list() { names.append(setting(try text(element), element)) }
    return names
  }

  private func patterns(_ value: Value) throws(YAMLError) -> PathPatterns {
    var globs: [Glob] = []
    for element in try value.list() {
      let pattern = try text(element)
      do throws(Glob.Fault) {
        globs.append(try Glob(pattern))
      } catch {
        throw element.error(error.message)
      }
    }
    return PathPatterns(globs, relativeTo: folder)
  }

  /// The absolute path of a file that a relative one names. It has to exist and to be inside the root,
  /// through all symbolic links too: settings come with what is reviewed, and must not make Bob show other
  /// files.
  private func path(_ value: Value) throws(YAMLError) -> String {
    let path = try text(value)
    let name = EchoedText.quoted(path)
    guard !path.hasPrefix("/") else {
      throw value.error("\(name) is absolute; write it relative to the folder of \(PathName.name(of: file))")
    }
    let absolute = PathName.normalised(PathName.joined(folder, path))
    let outside = "\(name) leads outside of \(EchoedText.quoted(root)); use a file inside"
    guard PathName.relative(absolute, to: root) != nil else { throw value.error(outside) }
    guard FileStatus.realPath(absolute) != nil else { throw value.error("there is no file \(name)") }
    guard FileStatus.staysInside(root, absolute) else { throw value.error(outside) }
    guard FileStatus(absolute)?.kind == .file else { throw value.error("\(name) is not a file") }
    return absolute
  }

  // MARK: Gerrit

  private func gerrit(_ keys: Mapping) throws(YAMLError) -> Settings.Gerrit {
    try keys.requireKnownKeys(["host", "port", "project", "https", "comment-size", "max-comments"])
    var gerrit = Settings.Gerrit()
    gerrit.host = try word(keys["host"])
    gerrit.project = try word(keys["project"])
    gerrit.https = try word(keys["https"])
    if let https = gerrit.https, !https.value.hasPrefix("https://"), !https.value.hasPrefix("http://") {
      throw https.origin.error("expected an address that begins with https://")
    }
    gerrit.port = try integer(keys["port"], in: 1...65535)
    // Room for a sentence and the fingerprint, and for a summary beside one comment.
    gerrit.commentSize = try integer(keys["comment-size"], in: 200...Int.max)
    gerrit.maxComments = try integer(keys["max-comments"], in: 2...Int.max)
    return gerrit
  }

  private func integer(_ value: Value?, in range: ClosedRange<Int>) throws(YAMLError) -> Setting<Int>? {
    guard let value else { return nil }
    return setting(try value.integer(in: range), value)
  }

  /// A text that becomes an argument of ssh or curl: without blanks, and no option.
  private func word(_ value: Value?) throws(YAMLError) -> Setting<String>? {
    guard let value else { return nil }
    let word = try text(value)
    guard !word.hasPrefix("-"), !word.contains(where: \.isWhitespace) else {
      throw value.error("\(EchoedText.quoted(word)) cannot begin with \"-\" or hold blanks")
    }
    return setting(word, value)
  }
}
