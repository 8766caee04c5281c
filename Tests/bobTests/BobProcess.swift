import Foundation

/// Runs the `bob` that was built beside the tests.
struct BobProcess {
  /// What came of a run.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder of Package.swift.
  static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "bob")

  /// Runs `bob` with arguments.
  ///
  /// - Parameters:
  ///   - folder: the working folder; the package's root without one.
  ///   - input: what it reads from standard input.
  static func run(
    _ arguments: [String], in folder: URL? = nil, input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(executable, arguments, in: folder, input: input, environment: environment)
  }

  /// Runs a shell line in which `$BOB` is the executable.
  static func shell(_ line: String, in folder: URL? = nil) throws -> Outcome {
    try run(URL(filePath: "/bin/sh"), ["-c", line], in: folder, input: "", environment: ["BOB": executable.path])
  }

  private static func run(
    _ program: URL, _ arguments: [String], in folder: URL?, input: String, environment: [String: String]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? packageRoot
    var variables = ProcessInfo.processInfo.environment
    for name in ["NO_COLOR", "LC_ALL", "LANG", "COLUMNS"] { variables[name] = nil }
    process.environment = variables.merging(environment) { $1 }
    let scratch = try TemporaryFolder()
    let (outputFile, errorFile, inputFile) = (
      scratch.url.appending(path: "out"), scratch.url.appending(path: "err"), scratch.url.appending(path: "in")
    )
    try Data(input.utf8).write(to: inputFile)
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    // Files rather than pipes: whatever is written, nothing waits for a reader.
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }
}

/// A folder that is gone when nobody holds it any more.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "bob-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, and the folders on the way to it.
  @discardableResult
  func write(_ text: String, to path: String) throws -> URL {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file
  }

  /// What a file holds; nil where there is none.
  func read(_ path: String) -> String? {
    (try? Data(contentsOf: url.appending(path: path))).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names in the folder, hidden ones too.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }
}
