import Arguments
import Operability
import Reports
import SpecRepository
import SpecText
import Synchronization
import YAML

/// What belongs to a spec by the place it stands in: its settings, its checklist, its template, its metadata.
struct SpecPlace {
  let reviewer: Reviewer
  let options: Reviewer.Options
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
  private let folders = Mutex(BoundedMemory<String, FolderPlace>())

  /// What all specs of a folder have in common.
  private struct FolderPlace {
    var settings: Settings?
    var options: Reviewer.Options
    var failOn: FailOn
    var failUnder: Double?
    /// nil where settings give different files different checklists.
    var reviewer: Reviewer?
  }

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
  ///
  /// - Throws: `YAMLError` where settings name one that there is not.
  func checklist(for path: String, _ settings: Settings?) throws -> ChecklistReference {
    if let named = judging.checklist { return ChecklistReference(named) }
    guard let settings, let setting = checklistSetting(for: path, settings) else {
      return .builtIn("operability")
    }
    if case .name(let name) = setting.value, !ChecklistLibrary.builtInNames.contains(name) {
      throw setting.origin.error(ChecklistProblem(unknown: name).description)
    }
    return ChecklistReference(setting.value, within: roots.root(of: settings.folder + "/.bob.yaml"))
  }

  /// What settings say of a spec's checklist.
  func checklistSetting(for path: String, _ settings: Settings) -> Setting<Settings.ChecklistReference>? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return settings.checklist(for: roots.folder(of: path) + "/" + name)
  }

  /// What is asked of the reviews of specs with such settings.
  func options(_ settings: Settings?) -> Reviewer.Options {
    var options = Reviewer.Options()
    options.minConfidence = judging.minConfidence ?? settings?.minConfidence?.value ?? options.minConfidence
    options.select = SpecPlaces.names(judging.select) ?? settings?.select?.map(\.value) ?? options.select
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
      ChecklistLibrary.Request(checklist: try checklist(for: path, settings), options: options(settings)))
    try checkNames(settings, RuleNames(reviewer.checklist))
    return reviewer
  }

  /// Refuses names of rules that the checklist does not know, the command line's and the settings', and report
  /// templates of the settings that no report uses.
  private func checkNames(_ settings: Settings?, _ names: RuleNames) throws {
    // An empty value, such as of an unset variable, would let everything pass unseen.
    if SpecPlaces.names(judging.select)?.isEmpty == true {
      throw ValidationError("--select names no rule, item or area; bob checklist lists them")
    }
    for (option, values) in [("--select", judging.select), ("--ignore", judging.ignore)] {
      for name in SpecPlaces.names(values) ?? [] {
        if let problem = names.problem(with: name) { throw ValidationError("\(option): \(problem)") }
      }
    }
    for setting in (settings?.select ?? []) + (settings?.ignore ?? []) {
      if let problem = names.problem(with: setting.value) { throw setting.origin.error(problem) }
    }
    for template in settings?.reportTemplates ?? [] where !ReportTemplate.names.contains(template.format) {
      let known = ReportTemplate.names.joined(separator: ", ")
      throw template.file.origin.error("no report has a template of this name; known are \(known)")
    }
  }

  /// All that belongs to a spec.
  ///
  /// - Parameters:
  ///   - path: the spec's, or what stands for it.
  ///   - hasFile: false for standard input without a name.
  ///   - failsByDefault: whether findings fail the run where nobody says so.
  ///   - committed: the commit whose `kep.yaml` counts, for a spec that is not checked out.
  /// - Throws: what is wrong with settings, checklist or template.
  func place(
    of path: String, syntax: Syntax, failsByDefault: Bool, committed: CommittedSpecs? = nil
  ) throws -> SpecPlace {
    let folder = try folderPlace(of: path, failsByDefault: failsByDefault)
    let found = judging.template ?? folder.settings?.template?.value ?? templateFinder.template(for: path)
    let structureTemplate = try found.map { try templates.template(inFile: $0) }
    let proposal = committed == nil ? proposalFinder.find(for: path) : committed?.proposal(of: path)
    let metadata = proposal.map { file in
      file.contents.flatMap { bytes in
        Result { () throws(YAMLError) in try ProposalMetadata(parsing: bytes, name: file.path) }
      }
    }
    var problem: String?
    if case .failure(let error) = metadata { problem = "\(error)" }
    return SpecPlace(
      reviewer: try folder.reviewer ?? reviewer(for: path, folder.settings),
      options: folder.options,
      template: structureTemplate ?? templates.publishedTemplate(of: syntax),
      structureTemplate: structureTemplate,
      metadata: try? metadata?.get(),
      metadataProblem: problem,
      repositoryPath: roots.pathInRoot(of: path),
      failOn: folder.failOn,
      failUnder: folder.failUnder)
  }

  private func folderPlace(of path: String, failsByDefault: Bool) throws -> FolderPlace {
    let folder = roots.folder(of: path)
    if let known = folders.withLock({ $0[folder] }) { return known }
    let settings = try settings(for: path)
    let hasOneChecklist = judging.checklist != nil || settings?.hasChecklistsByPath != true
    let place = FolderPlace(
      settings: settings,
      options: options(settings),
      failOn: thresholds.failOn
        ?? (failsByDefault ? settings?.failOn.map { FailOn($0.value) } ?? .error : FailOn.none),
      failUnder: thresholds.failUnder ?? (failsByDefault ? settings?.failUnder?.value : nil),
      reviewer: hasOneChecklist ? try reviewer(for: path, settings) : nil)
    folders.withLock { $0[folder] = place }
    return place
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
