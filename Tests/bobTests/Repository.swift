import Foundation
import Testing

/// A git repository of its own, with none of the user's configuration.
struct Repository {
  let folder: TemporaryFolder

  /// Makes git read no configuration but the repository's.
  static let environment = [
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
  ]

  init() throws {
    folder = try TemporaryFolder()
    try git("init", "-q", "-b", "main")
  }

  /// Runs git; a failure is one of the test.
  @discardableResult
  func git(_ arguments: String..., environment: [String: String] = [:]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(Repository.environment) { $1 }
      .merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(arguments) failed")
    return String(decoding: data, as: UTF8.self)
  }

  /// Commits everything.
  func commit(_ message: String = "A change") throws {
    try git("add", "-A")
    try git("commit", "-q", "-m", message)
  }

  /// Runs `bob` at the top, or in a folder below.
  func bob(
    _ arguments: [String], in path: String = "", environment: [String: String] = [:]
  ) throws -> BobProcess.Outcome {
    try BobProcess.run(
      arguments, in: path.isEmpty ? folder.url : folder.url.appending(path: path),
      environment: Repository.environment.merging(environment) { $1 })
  }

  /// The text of an example of Bob's.
  static func example(_ name: String) throws -> String {
    try String(contentsOf: BobProcess.packageRoot.appending(path: "Examples/\(name)"), encoding: .utf8)
  }
}
