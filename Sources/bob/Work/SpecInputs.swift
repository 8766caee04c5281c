import Arguments
import SpecRepository

/// The files of a command line, found and in order.
struct SpecInputs: Sendable {
  let entries: [Found]
  /// What came in by standard input, if `-` is among the paths.
  let standardInput: [UInt8]
  let standardInputName: String?
  /// A path whose settings hold for the run as a whole.
  let firstPath: String

  /// Finds them.
  ///
  /// - Throws: `ValidationError` for a command line without paths or with standard input named twice, `FileProblem`
  ///   for a list that cannot be read.
  init(_ options: InputOptions, places: SpecPlaces) throws {
    var paths = options.paths
    if let list = options.filesFrom {
      if list == "-", paths.contains("-") {
        throw ValidationError("standard input cannot be both the list of files and a spec")
      }
      let bytes: [UInt8]
      if list == "-" {
        bytes = try StandardInput.read()
      } else {
        do { bytes = try SpecReading.read(list) } catch {
          // A list with NUL bytes is what --null is for.
          guard options.null, case .notText = error else { throw FileProblem(path: list, message: error.message) }
          bytes = try SpecInputs.readBinary(list)
        }
      }
      paths += PathList.paths(in: bytes, separatedBy: options.null ? .null : .newline)
    } else if paths.isEmpty {
      throw ValidationError("name the specs to read: files, folders, or - for standard input")
    }
    let globs = try options.exclude.map { pattern in
      do { return try Glob(pattern) } catch {
        throw ValidationError("--exclude \(escapingControls(pattern)): \(error.message)")
      }
    }
    var patterns = [PathPatterns(globs, relativeTo: places.roots.workingFolder)]
    if let fixed = places.fixedSettings?.exclude { patterns.append(fixed.value) }
    let finder = SpecFinder(
      roots: places.roots, settings: places.settingsFinder, exclude: patterns, isForced: options.forceExclude)
    entries = finder.find(paths).entries
    standardInput = paths.contains("-") ? try StandardInput.read() : []
    standardInputName = options.stdinName
    firstPath = paths.first { $0 != "-" } ?? options.stdinName ?? "."
  }
}
