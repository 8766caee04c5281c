import Arguments
import Operability
import Reports
import SpecRepository
import SpecText
import YAML

/// Reviews the specs of a command line, in order, and reports them.
struct SpecRun {
  /// Whether findings fail the run where neither the command line nor settings say so.
  var failsByDefault = true
  /// Whether the report becomes a baseline: no finding fails the run, and it is written only if every file could be
  /// read, since what is missing in it would be taken for new.
  var makesBaseline = false
  /// Findings that are neither shown nor counted.
  var baseline: Baseline?

  private let running: RunOptions
  private let isVerbose: Bool
  private let places: SpecPlaces
  private let inputs: SpecInputs

  /// Prepares a run and finds its files.
  ///
  /// - Throws: `ValidationError` for options that do not fit, `YAMLError` for a broken settings file,
  ///   ``ChecklistProblem`` for a checklist of the command line that cannot be used, `FileProblem` for a list of
  ///   files that cannot be read.
  /// - Parameter isStream: whether a list of files is worked off as it comes.
  init(
    input: InputOptions, judging: JudgingOptions, thresholds: ThresholdOptions, running: RunOptions,
    isStream: Bool = false
  ) throws {
    let places = try SpecRun.places(input: input, judging: judging, thresholds: thresholds)
    self.init(
      try SpecInputs(input, places: places, isStream: isStream), places: places, running: running,
      isVerbose: input.verbose)
  }

  /// Prepares a run over files that were found already.
  init(_ inputs: SpecInputs, places: SpecPlaces, running: RunOptions, isVerbose: Bool) {
    self.inputs = inputs
    self.places = places
    self.running = running
    self.isVerbose = isVerbose
  }

  /// What finds settings, checklists and templates for a command line.
  ///
  /// - Throws: `YAMLError` for a broken settings file, ``ChecklistProblem`` or `ValidationError` for what the command
  ///   line says of checklist and rules: a mistake there is told before any file is read.
  static func places(
    input: InputOptions, judging: JudgingOptions, thresholds: ThresholdOptions
  ) throws -> SpecPlaces {
    let places = try SpecPlaces(judging: judging, thresholds: thresholds)
    // Never freed: the process ends with the run, and freeing a compiled checklist takes as long as reading a spec.
    _ = Unmanaged.passRetained(places)
    if judging.checklist != nil || !judging.select.isEmpty || !judging.ignore.isEmpty {
      let path = input.paths.first { $0 != "-" } ?? input.stdinName ?? "."
      _ = try places.reviewer(for: path, try? places.settings(for: path))
    }
    return places
  }

  /// Reviews all specs, writes the reports and ends with the status that the findings call for.
  ///
  /// - Parameters:
  ///   - templates: the user's own; nil where no report of the command is written by a template.
  ///   - countsFindings: whether a line on standard error sums up.
  /// - Throws: `ExitCode` unless it is 0; whatever keeps the reports from being written.
  func report<Family>(
    to output: OutputOptions<Family>, templates: TemplateOptions? = nil, options: ReportOptions,
    countsFindings: Bool = false
  ) throws {
    var (ownTemplates, outputs) = try prepare(output, templates, options)
    var count = FindingCount()
    var fails = false
    try outputs.begin()
    let isWhole = try work { spec in
      count.add(spec.reviewed, inBaseline: spec.hidden)
      if spec.fails { fails = true }
      ownTemplates.look(at: spec.reviewed.review.path)
      try outputs.add(spec.reviewed)
    } fail: {
      count.addFailure()
      try outputs.add($0)
    }
    if makesBaseline, !isWhole { throw ExitCode(2) }
    try outputs.finish()
    if let remark = ownTemplates.remark { Messages.write(remark) }
    if countsFindings, let summary = count.summary { Messages.write(summary) }
    if !isWhole { throw ExitCode(2) }
    if fails, !makesBaseline { throw ExitCode(1) }
  }

  /// What came of all specs.
  struct Reviews {
    var reviewed: [ReviewedSpec] = []
    var failures: [Failure] = []
  }

  /// Reviews all specs, for work that needs them together.
  func reviews() throws -> Reviews {
    var reviews = Reviews()
    _ = try work {
      reviews.reviewed.append($0.reviewed)
    } fail: {
      reviews.failures.append($0)
    }
    return reviews
  }

  /// Writes reports of specs that were reviewed before.
  ///
  /// - Throws: whatever keeps the reports from being written.
  func write<Family>(
    _ reviews: Reviews, to output: OutputOptions<Family>, templates: TemplateOptions?, options: ReportOptions
  ) throws {
    var (ownTemplates, outputs) = try prepare(output, templates, options)
    try outputs.begin()
    for spec in reviews.reviewed {
      ownTemplates.look(at: spec.review.path)
      try outputs.add(spec)
    }
    for failure in reviews.failures { try outputs.add(failure) }
    try outputs.finish()
    if let remark = ownTemplates.remark { Messages.write(remark) }
  }

  private func prepare<Family>(
    _ output: OutputOptions<Family>, _ templates: TemplateOptions?, _ options: ReportOptions
  ) throws -> (ReportTemplates, ReportOutputs) {
    var options = options
    let ownTemplates = try ReportTemplates(
      templates == nil ? [] : output.formats.compactMap(\.template),
      commandLine: templates?.reportTemplate ?? [], first: inputs.firstPath, places: places)
    options.templates = ownTemplates.replacements
    return (ownTemplates, try ReportOutputs(output.format, output: output.output, options: options))
  }

  private func work(
    _ handOn: (JudgedSpec) throws -> Void, fail: (Failure) throws -> Void
  ) throws -> Bool {
    try InputWork(inputs: inputs, running: running, isVerbose: isVerbose)
      .run(review, handOn: handOn, fail: fail)
  }

  /// A review, and whether it fails the run. A class, so that it is not copied on its way to the reports.
  private final class JudgedSpec: Sendable {
    let reviewed: ReviewedSpec
    let fails: Bool
    /// How many findings the baseline has taken out.
    let hidden: Int

    init(reviewed: ReviewedSpec, fails: Bool, hidden: Int) {
      self.reviewed = reviewed
      self.fails = fails
      self.hidden = hidden
    }
  }

  /// Reviews a text. Safe to use from several threads at once.
  private func review(_ text: SpecInputs.Text) -> InputWork.Outcome<JudgedSpec> {
    do {
      let place = try places.place(
        of: text.path, syntax: text.document.syntax, failsByDefault: failsByDefault,
        committed: inputs.committed)
      let review = place.reviewer.review(
        text.document, path: text.path, fingerprintPath: place.repositoryPath, template: place.template,
        structureTemplate: place.structureTemplate, metadata: place.metadata,
        metadataProblem: place.metadataProblem)
      var reviewed = ReviewedSpec(
        review: review, document: text.document, checklist: place.reviewer.checklist,
        minConfidence: place.options.minConfidence, stage: place.metadata?.stage.rawValue,
        repositoryPath: places.roots.isInRepository(text.path) ? place.repositoryPath : nil)
      let hidden = baseline?.hide(in: &reviewed) ?? 0
      let fails =
        review.score < place.failUnder ?? 0
        || reviewed.certainFindings.contains { place.failOn.includes($0.severity) }
      return .done(JudgedSpec(reviewed: reviewed, fails: fails, hidden: hidden))
    } catch {
      return .failed(Failure(path: text.path, message: "\(error)"), isShared: true)
    }
  }

  /// The order of a table's rows.
  ///
  /// - Throws: `ValidationError` for a word that is neither a column nor an area.
  func scoreOrder(named name: String) throws -> ScoreOrder {
    let isReversed = name.hasPrefix("-")
    let key = isReversed ? String(name.dropFirst()) : name
    switch key {
    case "input" where !isReversed: return .input
    case "path" where !isReversed: return .path
    case "score": return .score(ascending: !isReversed)
    default:
      // Where a checklist cannot be used, that is what there is to say, when its specs' turn comes.
      if let areas = try? areas(), !areas.contains(key) {
        throw ValidationError(
          "--sort takes input, path, score or an area (\(areas.joined(separator: ", "))), not '\(escapingControls(name))'"
        )
      }
      return .area(key, ascending: !isReversed)
    }
  }

  /// The areas of the checklists that the specs are held against, each once; without a spec, of the one that a spec
  /// here would be held against.
  private func areas() throws -> [String] {
    var seen: Set<ChecklistReference> = []
    var areas: [String] = []
    let paths = inputs.specPaths
    for path in paths.isEmpty ? ["."] : paths {
      let settings = try places.settings(for: path)
      guard seen.insert(try places.checklist(for: path, settings)).inserted else { continue }
      for area in try places.reviewer(for: path, settings).checklist.areas where !areas.contains(area.id) {
        areas.append(area.id)
      }
    }
    return areas
  }
}
