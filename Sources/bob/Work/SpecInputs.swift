import Arguments
import Reports
import SpecRepository
import SpecText

/// The files of a command line, found and in order.
struct SpecInputs: Sendable {
  let entries: [Found]
  /// What follows them, where a list is worked off as it comes.
  let list: ListedSpecs?
  /// What came in by standard input, if `-` is among the paths.
  let standardInput: [UInt8]
  let standardInputName: String?
  /// The first spec, whose settings hold for what a run has one of.
  let firstPath: String
  /// Where the specs are read from instead of the file system.
  let committed: CommittedSpecs?

  /// Whether git or a server chose the files, so that it is no mistake if no spec is among them.
  let isChosen: Bool
  /// Whether named files too are passed over where a search would pass over them (`--force-exclude`).
  private let isForced: Bool

  /// The specs of a commit that is not checked out.
  init(_ committed: CommittedSpecs) {
    entries = committed.entries
    list = nil
    standardInput = []
    standardInputName = nil
    firstPath = SpecInputs.firstSpec(in: entries) ?? "."
    self.committed = committed
    isChosen = true
    isForced = true
  }

  /// The specs among files that git or a server chose: all that a folder search would take.
  ///
  /// - Throws: `ValidationError` for an `--exclude` that is no pattern.
  init(chosen paths: [String], _ options: InputOptions, places: SpecPlaces) throws {
    var options = options
    options.forceExclude = true
    entries = try SpecInputs.finder(options, places: places).find(paths).entries.map { entry in
      guard case .spec(var spec) = entry else { return entry }
      spec.isNamed = false
      return .spec(spec)
    }
    list = nil
    standardInput = []
    standardInputName = nil
    firstPath = SpecInputs.firstSpec(in: entries) ?? "."
    committed = nil
    isChosen = true
    isForced = true
  }

  /// Finds them.
  ///
  /// - Parameter isStream: whether a list is worked off as it comes, so that nothing has to wait for its end. Each of
  ///   its paths is then taken as often as it is there.
  /// - Throws: `ValidationError` for a command line without paths or with standard input named twice, `FileProblem`
  ///   for a list that cannot be read.
  init(_ options: InputOptions, places: SpecPlaces, isStream: Bool = false) throws {
    if options.stdinName?.isEmpty == true { throw ValidationError("--stdin-name cannot be empty") }
    let finder = try SpecInputs.finder(options, places: places)
    var list: ListedSpecs?
    if isStream, options.changedSince == nil, let name = options.filesFrom {
      try SpecInputs.check(options.paths, name)
      list = ListedSpecs(try ListedPaths(name, separatedBy: options.null ? .null : .newline), finder)
    }
    let paths = try list == nil ? SpecInputs.paths(options) : options.paths
    if let revision = options.changedSince {
      let chosen = try ChangedSpecs(since: revision, among: paths, places: places).paths
      self = try SpecInputs(chosen: chosen, options, places: places)
      return
    }
    if options.filesFrom == nil, paths.isEmpty {
      throw ValidationError("name the specs to read: files, folders, or - for standard input")
    }
    entries = finder.find(paths).entries
    self.list = list
    committed = nil
    isChosen = false
    isForced = options.forceExclude
    standardInput = paths.contains("-") ? try StandardInput.read() : []
    standardInputName = options.stdinName
    firstPath = SpecInputs.firstSpec(in: entries) ?? options.stdinName ?? "."
  }

  /// The paths of the command line, those of its list last.
  private static func paths(_ options: InputOptions) throws -> [String] {
    guard let list = options.filesFrom else { return options.paths }
    let bytes: [UInt8]
    if list == "-" {
      bytes = try StandardInput.read()
    } else {
      do { bytes = try SpecReading.read(list, isText: !options.null) } catch {
        throw FileProblem(path: list, message: error.message)
      }
    }
    let paths = options.paths + PathList.paths(in: bytes, separatedBy: options.null ? .null : .newline)
    try check(paths, list)
    return paths
  }

  private static func check(_ paths: [String], _ list: String) throws {
    if list == "-", paths.contains("-") {
      throw ValidationError("standard input cannot be both the list of files and a spec")
    }
  }

  /// What finds the specs of a command line.
  ///
  /// - Throws: `ValidationError` for an `--exclude` that is no pattern.
  static func finder(_ options: InputOptions, places: SpecPlaces) throws -> SpecFinder {
    let globs = try options.exclude.map { pattern in
      do throws(Glob.Fault) { return try Glob(pattern) } catch {
        throw ValidationError("--exclude \(escapingControls(pattern)): \(error.message)")
      }
    }
    var patterns = [PathPatterns(globs, relativeTo: places.roots.workingFolder)]
    if let fixed = places.fixedSettings?.exclude { patterns.append(fixed.value) }
    return SpecFinder(
      roots: places.roots, settings: places.settingsFinder, exclude: patterns, isForced: options.forceExclude)
  }

  private static func firstSpec(in entries: [Found]) -> String? {
    for case .spec(let spec) in entries where spec.path != "-" { return spec.path }
    return nil
  }

  /// A file that was read, or standard input.
  struct Text: Sendable {
    let path: String
    let document: Document
  }

  /// The paths of the specs found, or what stands for them.
  var specPaths: [String] {
    entries.compactMap { if case .spec(let spec) = $0 { path(of: spec) } else { nil } }
  }

  private func path(of spec: FoundSpec) -> String { spec.path == "-" ? standardInputName ?? "-" : spec.path }

  /// Reads what was found. Safe to use from several threads at once.
  func read(_ entry: Found) -> InputWork.Outcome<Text> {
    switch entry {
    case .problem(let problem): return .failed(Failure(path: problem.path, message: problem.message))
    case .skipped(let file): return .skipped(file)
    case .spec(let spec): return read(spec)
    }
  }

  private func read(_ spec: FoundSpec) -> InputWork.Outcome<Text> {
    let path = path(of: spec)
    let bytes: [UInt8]
    if spec.path == "-" {
      bytes = standardInput
      guard SpecReading.isText(bytes) else {
        return .failed(Failure(path: path, message: SpecReading.Fault.binary.message))
      }
    } else {
      do throws(SpecReading.Fault) {
        bytes = try committed == nil ? SpecReading.read(spec.path) : committed?.text(of: spec.path) ?? []
      } catch {
        if !spec.isNamed, error.isSkippedInSearch {
          return .skipped(SkippedFile(path: path, reason: .notReadable(error)))
        }
        return .failed(Failure(path: path, message: error.message))
      }
    }
    let document = Document(reading: SourceText(bytes), as: Syntax(fileName: path))
    if isForced || !spec.isNamed, !document.hasProse {
      return .skipped(SkippedFile(path: path, reason: .noProse))
    }
    return .done(Text(path: path, document: document))
  }
}
