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

  let places: SpecPlaces
  private let input: InputOptions
  private let running: RunOptions

  /// Prepares a run.
  ///
  /// - Throws: `ValidationError` for options that do not fit, `YAMLError` for a broken settings file,
  ///   ``ChecklistProblem`` for a checklist of the command line that cannot be used.
  init(
    input: InputOptions, judging: JudgingOptions, thresholds: ThresholdOptions, running: RunOptions
  ) throws {
    self.input = input
    self.running = running
    places = try SpecPlaces(judging: judging, thresholds: thresholds)
    // A mistake on the command line is told before any file is read.
    if judging.checklist != nil || !judging.select.isEmpty || !judging.ignore.isEmpty {
      let path = input.paths.first { $0 != "-" } ?? input.stdinName ?? "."
      _ = try places.reviewer(for: path, try? places.settings(for: path))
    }
  }

  /// What became of a file.
  private enum Outcome: Sendable {
    /// `hidden`: how many findings of it are in the baseline.
    case reviewed(ReviewedSpec, fails: Bool, hidden: Int)
    /// `isShared`: the same message may be due to many files, as one about settings is.
    case failed(Failure, isShared: Bool)
    case skipped(SkippedFile)

    var isSkipped: Bool { if case .skipped = self { true } else { false } }
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
    let inputs = try SpecInputs(input, places: places)
    var outputs = try self.outputs(output, templates: templates, options: options, for: inputs)
    var count = FindingCount()
    var fails = false
    var hasTrouble = false
    do {
      try outputs.begin()
      try work(on: inputs) { result in
        switch result {
        case .reviewed(let spec, let isBad, let hidden):
          count.add(spec, inBaseline: hidden)
          if isBad { fails = true }
          try outputs.add(spec)
        case .failed(let failure):
          hasTrouble = true
          try outputs.add(failure)
        }
      }
      if makesBaseline, hasTrouble { throw ExitCode(2) }
      try outputs.finish()
    } catch is ClosedPipe {
      // Nobody reads on: nothing is left to do, and nothing is wrong.
      throw ExitCode.success
    }
    if countsFindings { Messages.note(count.summary) }
    if hasTrouble { throw ExitCode(2) }
    if fails, !makesBaseline { throw ExitCode(1) }
  }

  /// The reports of a command line, ready to be written.
  ///
  /// - Throws: whatever keeps a report from being made or its place from being opened.
  func outputs<Family>(
    _ output: OutputOptions<Family>, templates: TemplateOptions?, options: ReportOptions,
    for inputs: SpecInputs
  ) throws -> ReportOutputs {
    var options = options
    if let templates { options.templates = try reportTemplates(templates.reportTemplate, for: inputs) }
    return try ReportOutputs(output.format, output: output.output, options: options)
  }

  /// What came of a spec, or of a folder without one.
  enum Result {
    /// `hidden`: how many findings of it are in the baseline.
    case reviewed(ReviewedSpec, fails: Bool, hidden: Int)
    case failed(Failure)
  }

  /// Reviews all specs; says on standard error what could not be read or was passed over.
  ///
  /// - Parameter each: takes the results in input order.
  /// - Throws: what `each` throws.
  func work(on inputs: SpecInputs, each: (Result) throws -> Void) throws {
    var progress = Progress(total: inputs.entries.count, isShown: !running.quiet && Terminal.showsProgress)
    var folders = EmptyFolders(inputs)
    var messages: Set<String> = []
    try OrderedWork.run(count: inputs.entries.count, jobs: running.threads) { index in
      outcome(of: inputs.entries[index], inputs)
    } handOn: { outcome in
      progress.step()
      folders.add(isSkipped: outcome.isSkipped)
      switch outcome {
      case .reviewed(let spec, let fails, let hidden):
        try each(.reviewed(spec, fails: fails, hidden: hidden))
      case .failed(let failure, let isShared):
        progress.clear()
        let message = isShared ? failure.message : "\(failure.path): \(failure.message)"
        if messages.insert(message).inserted { Messages.error(message) }
        try each(.failed(failure))
      case .skipped(let file):
        if input.verbose { Messages.note("skipped \(file.description)") }
      }
    }
    progress.clear()
    for failure in folders.failures {
      Messages.error("\(failure.path): \(failure.message)")
      try each(.failed(failure))
    }
  }

  /// Reads and reviews a file.
  private func outcome(of entry: Found, _ inputs: SpecInputs) -> Outcome {
    let (path, document): (String, Document)
    switch inputs.read(entry) {
    case .failed(let failure): return .failed(failure, isShared: false)
    case .skipped(let file): return .skipped(file)
    case .document(let itsPath, let itsDocument): (path, document) = (itsPath, itsDocument)
    }
    do {
      let place = try places.place(
        of: path, syntax: document.syntax, failsByDefault: failsByDefault, committed: inputs.committed)
      let review = place.reviewer.review(
        document, path: path, fingerprintPath: place.repositoryPath, template: place.template,
        structureTemplate: place.structureTemplate, metadata: place.metadata,
        metadataProblem: place.metadataProblem)
      var reviewed = ReviewedSpec(
        review: review, document: document, checklist: place.reviewer.checklist,
        minConfidence: place.options.minConfidence, stage: place.metadata?.stage.rawValue,
        repositoryPath: place.repositoryPath)
      let hidden = baseline?.hide(in: &reviewed) ?? 0
      let fails =
        review.score < place.failUnder ?? 0
        || reviewed.certainFindings.contains { place.failOn.includes($0.severity) }
      return .reviewed(reviewed, fails: fails, hidden: hidden)
    } catch {
      return .failed(Failure(path: path, message: "\(error)"), isShared: true)
    }
  }

  /// The user's own report templates: those of the command line, else of the settings where the first path is.
  private func reportTemplates(
    _ replacements: [TemplateReplacement], for inputs: SpecInputs
  ) throws -> [String: ReportTemplate.Replacement] {
    var files: [(format: String, file: String)] = []
    if let settings = try? places.settings(for: inputs.firstPath) {
      files = settings.reportTemplates.map { ($0.format, $0.file.value) }
    }
    files += replacements.map { ($0.format, $0.file) }
    var templates: [String: ReportTemplate.Replacement] = [:]
    for (format, file) in files {
      do {
        let bytes = try SpecReading.read(file, limit: 1 << 20)
        templates[format] = ReportTemplate.Replacement(file: file, bytes: bytes)
      } catch {
        throw FileProblem(path: file, message: error.message)
      }
    }
    return templates
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
      let areas = try places.reviewer(for: ".", nil).checklist.areas.map(\.id)
      guard areas.contains(key) else {
        throw ValidationError(
          "--sort takes input, path, score or an area (\(areas.joined(separator: ", "))), not '\(escapingControls(name))'"
        )
      }
      return .area(key, ascending: !isReversed)
    }
  }
}
