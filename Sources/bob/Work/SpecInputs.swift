import Arguments
import Reports
import SpecRepository
import SpecText

/// The files of a command line, found and in order.
struct SpecInputs: Sendable {
  let entries: [Found]
  /// As given, by arguments and lists.
  let paths: [String]
  /// What came in by standard input, if `-` is among the paths.
  let standardInput: [UInt8]
  let standardInputName: String?
  /// A path whose settings hold for the run as a whole.
  let firstPath: String
  /// Where the specs are read from instead of the file system.
  let committed: CommittedSpecs?

  /// The specs of a commit that is not checked out.
  init(_ committed: CommittedSpecs) {
    entries = committed.entries
    paths = []
    standardInput = []
    standardInputName = nil
    firstPath = FoundSpecs(entries).specs.first?.path ?? "."
    self.committed = committed
  }

  /// Finds them.
  ///
  /// - Parameter mayBeEmpty: whether it is no mistake to name none.
  /// - Throws: `ValidationError` for a command line without paths or with standard input named twice, `FileProblem`
  ///   for a list that cannot be read.
  init(_ options: InputOptions, places: SpecPlaces, mayBeEmpty: Bool = false) throws {
    if options.stdinName?.isEmpty == true { throw ValidationError("--stdin-name cannot be empty") }
    var paths = options.paths
    if let list = options.filesFrom {
      let bytes: [UInt8]
      if list == "-" {
        bytes = try StandardInput.read()
      } else {
        do { bytes = try SpecReading.read(list, isText: !options.null) } catch {
          throw FileProblem(path: list, message: error.message)
        }
      }
      paths += PathList.paths(in: bytes, separatedBy: options.null ? .null : .newline)
      if list == "-", paths.contains("-") {
        throw ValidationError("standard input cannot be both the list of files and a spec")
      }
    } else if paths.isEmpty, !mayBeEmpty {
      throw ValidationError("name the specs to read: files, folders, or - for standard input")
    }
    entries = try SpecInputs.finder(options, places: places).find(paths).entries
    committed = nil
    self.paths = paths
    standardInput = paths.contains("-") ? try StandardInput.read() : []
    standardInputName = options.stdinName
    firstPath = paths.first { $0 != "-" } ?? options.stdinName ?? "."
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

  /// What became of reading a file.
  enum Reading: Sendable {
    case document(path: String, Document)
    case failed(Failure)
    case skipped(SkippedFile)

    var isSkipped: Bool { if case .skipped = self { true } else { false } }
  }

  /// Reads what was found. Safe to use from several threads at once.
  func read(_ entry: Found) -> Reading {
    switch entry {
    case .problem(let problem): return .failed(Failure(path: problem.path, message: problem.message))
    case .skipped(let file): return .skipped(file)
    case .spec(let spec): return read(spec)
    }
  }

  private func read(_ spec: FoundSpec) -> Reading {
    let path = spec.path == "-" ? standardInputName ?? "-" : spec.path
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
    if !spec.isNamed, !document.hasProse { return .skipped(SkippedFile(path: path, reason: .noProse)) }
    return .document(path: path, document)
  }
}
