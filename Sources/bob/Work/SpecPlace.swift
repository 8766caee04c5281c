import Arguments
import Operability
import SpecRepository
import SpecText
import YAML

/// What belongs to a spec by the place it stands in: its settings, its checklist, its template, its metadata.
struct SpecPlace {
  let reviewer: Reviewer
  let options: ReviewerOptions
  let template: SpecTemplate
  let structureTemplate: SpecTemplate?
  let metadata: ProposalMetadata?
  let metadataProblem: String?
  /// The path relative to the repository's root.
  let repositoryPath: String
  let failOn: FailOn
  let failUnder: Double?
}

/// Finds what belongs to each spec of a run. Safe to use from several threads at once.
final class SpecPlaces: Sendable {
  let roots: RepositoryRoots
  /// nil with `--config` or `--no-config`.
  let settingsFinder: SettingsFinder?
  /// Those of `--config`, for every spec.
  let fixedSettings: Settings?
  private let judging: JudgingOptions
  private let thresholds: ThresholdOptions
  private let templateFinder: TemplateFinder
  private let proposalFinder: ProposalFinder
  private let checklists = ChecklistLibrary()
  private let templates = TemplateLibrary()

  /// Prepares.
  ///
  /// - Throws: `YAMLError` for a broken `--config` file.
  init(judging: JudgingOptions, thresholds: ThresholdOptions) throws {
    self.judging = judging
    self.thresholds = thresholds
    roots = RepositoryRoots()
    fixedSettings = try judging.config.map { [roots] in try Settings.load($0, roots: roots) }
    settingsFinder = judging.config == nil && !judging.noConfig ? SettingsFinder(roots: roots) : nil
    templateFinder = TemplateFinder(roots: roots)
    proposalFinder = ProposalFinder(roots: roots)
  }

  /// The settings that hold for a spec, if any.
  ///
  /// - Throws: `YAMLError` where they are broken.
  func settings(for path: String) throws -> Settings? {
    try fixedSettings ?? settingsFinder?.settings(for: path)
  }

  /// The checklist that holds for a spec.
  func checklist(for path: String, _ settings: Settings?) -> ChecklistReference {
    if let named = judging.checklist { return ChecklistReference(named) }
    let absolute = roots.folder(of: path) + "/" + (path.split(separator: "/").last.map(String.init) ?? path)
    return settings?.checklist(for: absolute).map { ChecklistReference($0.value) } ?? .builtIn("operability")
  }

  /// What is asked of the reviews of specs with such settings.
  func options(_ settings: Settings?) -> ReviewerOptions {
    var options = ReviewerOptions()
    options.minConfidence = judging.minConfidence ?? settings?.minConfidence?.value ?? 0.6
    options.select = SpecPlaces.names(judging.select) ?? settings?.select?.map(\.value) ?? ["default"]
    options.ignore = SpecPlaces.names(judging.ignore) ?? settings?.ignore?.map(\.value) ?? []
    options.inlineIgnores = !judging.noInlineIgnores
    return options
  }

  /// The reviewer for a spec with such settings.
  ///
  /// - Throws: `ChecklistProblem` where the checklist cannot be used; `ValidationError` or `YAMLError` where a rule
  ///   is named that it does not know.
  func reviewer(for path: String, _ settings: Settings?) throws -> Reviewer {
    let reviewer = try checklists.reviewer(
      ChecklistLibrary.Request(checklist: checklist(for: path, settings), options: options(settings)))
    try checkNames(settings, RuleNames(reviewer.checklist))
    return reviewer
  }

  /// Refuses names of rules that the checklist does not know, the command line's and the settings'.
  private func checkNames(_ settings: Settings?, _ names: RuleNames) throws {
    for (option, values) in [("--select", judging.select), ("--ignore", judging.ignore)] {
      for name in SpecPlaces.names(values) ?? [] {
        if let problem = names.problem(with: name) { throw ValidationError("\(option): \(problem)") }
      }
    }
    for setting in (settings?.select ?? []) + (settings?.ignore ?? []) {
      if let problem = names.problem(with: setting.value) { throw setting.origin.error(problem) }
    }
  }

  /// All that belongs to a spec.
  ///
  /// - Parameters:
  ///   - path: the spec's, or what stands for it.
  ///   - hasFile: false for standard input without a name.
  ///   - failsByDefault: whether findings fail the run where nobody says so.
  /// - Throws: what is wrong with settings, checklist or template.
  func place(of path: String, syntax: Syntax, failsByDefault: Bool) throws -> SpecPlace {
    let settings = try settings(for: path)
    let found = judging.template ?? settings?.template?.value ?? templateFinder.template(for: path)
    let structureTemplate = try found.map { try templates.template(inFile: $0) }
    let proposal = proposalFinder.find(for: path)
    let metadata = proposal.map { file in
      file.contents.flatMap { bytes in
        Result { () throws(YAMLError) in try ProposalMetadata(parsing: bytes, name: file.path) }
      }
    }
    var problem: String?
    if case .failure(let error) = metadata { problem = "\(error)" }
    return SpecPlace(
      reviewer: try reviewer(for: path, settings),
      options: options(settings),
      template: structureTemplate ?? templates.publishedTemplate(of: syntax),
      structureTemplate: structureTemplate,
      metadata: try? metadata?.get(),
      metadataProblem: problem,
      repositoryPath: roots.pathInRoot(of: path),
      failOn: thresholds.failOn
        ?? (failsByDefault ? settings?.failOn.map { FailOn($0.value) } ?? .error : FailOn.none),
      failUnder: thresholds.failUnder ?? (failsByDefault ? settings?.failUnder?.value : nil))
  }

  /// The words of a repeatable, comma-separated option; nil if it was not given.
  private static func names(_ values: [String]) -> [String]? {
    guard !values.isEmpty else { return nil }
    return values.flatMap { $0.split(separator: ",").map { String($0.trimming(" ")) } }.filter { !$0.isEmpty }
  }
}

extension FailOn {
  /// What settings say.
  init(_ level: Settings.FailureLevel) {
    switch level {
    case .warning: self = .warning
    case .error: self = .error
    case .none: self = .none
    }
  }
}

extension Substring {
  /// Without a character at both ends.
  func trimming(_ character: Character) -> Substring {
    var text = self
    while text.first == character { text.removeFirst() }
    while text.last == character { text.removeLast() }
    return text
  }
}
