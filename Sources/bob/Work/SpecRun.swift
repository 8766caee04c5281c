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

  private let running: RunOptions
  private let isVerbose: Bool
  private let places: SpecPlaces
  private let inputs: SpecInputs

  /// Prepares a run and finds its files.
  ///
  /// - Throws: `ValidationError` for options that do not fit, `YAMLError` for a broken settings file,
  ///   ``ChecklistProblem`` for a checklist of the command line that cannot be used, `FileProblem` for a list of
  ///   files that cannot be read.
  init(
    input: InputOptions, judging: JudgingOptions, thresholds: ThresholdOptions, running: RunOptions
  ) throws {
    self.running = running
    isVerbose = input.verbose
    places = try SpecPlaces(judging: judging, thresholds: thresholds)
    // A mistake on the command line is told before any file is read.
    if judging.checklist != nil || !judging.select.isEmpty || !judging.ignore.isEmpty {
      let path = input.paths.first { $0 != "-" } ?? input.stdinName ?? "."
      _ = try places.reviewer(for: path, try? places.settings(for: path))
    }
    inputs = try SpecInputs(input, places: places)
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
    var options = options
    var ownTemplates = try ReportTemplates(
      templates == nil ? [] : output.formats.compactMap(\.template),
      commandLine: templates?.reportTemplate ?? [], first: inputs.firstPath, places: places)
    options.templates = ownTemplates.replacements
    var outputs = try ReportOutputs(output.format, output: output.output, options: options)
    var count = FindingCount()
    var fails = false
    try outputs.begin()
    let isWhole = try InputWork(inputs: inputs, running: running, isVerbose: isVerbose).run(review) { spec in
      count.add(spec.reviewed)
      if spec.fails { fails = true }
      ownTemplates.look(at: spec.reviewed.review.path)
      try outputs.add(spec.reviewed)
    } fail: {
      try outputs.add($0)
    }
    try outputs.finish()
    if let remark = ownTemplates.remark { Messages.write(remark) }
    if countsFindings { Messages.write(count.summary) }
    if !isWhole { throw ExitCode(2) }
    if fails { throw ExitCode(1) }
  }

  /// A review, and whether it fails the run.
  private struct JudgedSpec: Sendable {
    let reviewed: ReviewedSpec
    let fails: Bool
  }

  /// Reviews a text. Safe to use from several threads at once.
  private func review(_ text: SpecInputs.Text) -> InputWork.Outcome<JudgedSpec> {
    do {
      let place = try places.place(
        of: text.path, syntax: text.document.syntax, failsByDefault: failsByDefault)
      let review = place.reviewer.review(
        text.document, path: text.path, fingerprintPath: place.repositoryPath, template: place.template,
        structureTemplate: place.structureTemplate, metadata: place.metadata,
        metadataProblem: place.metadataProblem)
      let reviewed = ReviewedSpec(
        review: review, document: text.document, checklist: place.reviewer.checklist,
        minConfidence: place.options.minConfidence, stage: place.metadata?.stage.rawValue,
        repositoryPath: places.roots.isInRepository(text.path) ? place.repositoryPath : nil)
      let fails =
        review.score < place.failUnder ?? 0
        || reviewed.certainFindings.contains { place.failOn.includes($0.severity) }
      return .done(JudgedSpec(reviewed: reviewed, fails: fails))
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
