import Foundation

/// A program of the machine that tests hand Bob's output to.
struct InstalledProgram {
  let path: String

  /// Finds a program on PATH; nil when it is not there.
  init?(_ name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    let candidates = folders.map { "\($0)/\(name)" }
    guard let path = candidates.first(where: FileManager.default.isExecutableFile) else { return nil }
    self.path = path
  }

  /// Whether a test that needs a program runs: when it is there, and when skipping is forbidden, in which
  /// case the test fails without it.
  static func isExpected(_ name: String) -> Bool {
    if InstalledProgram(name) != nil || ProcessInfo.processInfo.environment["BOB_REQUIRE_TOOLS"] != nil {
      return true
    }
    print("skipped: \(name) is not installed")
    return false
  }

  /// What a run printed.
  struct Output {
    var text: String
    var errors: String
    var status: Int32
  }

  /// Runs the program to its end, in a folder, with nothing on standard input and a bare environment.
  func run(_ arguments: [String], in folder: URL) throws -> Output {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let environment = ProcessInfo.processInfo.environment
    process.environment = [
      "PATH": environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8",
      "TERM": "dumb",
    ]
    process.standardInput = FileHandle.nullDevice
    // Files rather than pipes, which a program can fill while nobody reads.
    let captured = try ScratchFolder()
    let outputFile = captured.url.appendingPathComponent("output")
    let errorFile = captured.url.appendingPathComponent("errors")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
    return Output(
      text: try text(outputFile), errors: try text(errorFile), status: process.terminationStatus)
  }
}

/// A folder that is there while a test runs.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("arguments-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// Writes a file, and the folders on the way to it.
  func write(_ text: String, to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
