import Programs

/// Git at work in a folder: the user's own program with the user's own configuration.
public struct Git: Sendable {
  /// The folder it works in, absolute.
  public let folder: String

  /// Git in a folder.
  ///
  /// - Parameter folder: absolute, or relative to the folder in which Bob was started.
  public init(in folder: String) {
    self.folder = PathName.absolute(folder, in: PathName.workingFolder())
  }

  /// Runs a git command.
  ///
  /// - Parameters:
  ///   - arguments: the command and its arguments. A revision or path that comes from elsewhere has to stand behind
  ///     `--end-of-options` or `--`.
  ///   - input: what it reads from its standard input.
  ///   - mayConnect: whether it talks to a server, which may take long and ask for a passphrase.
  /// - Returns: what it wrote to its standard output.
  /// - Throws: `ProgramError`.
  @discardableResult
  public func run(
    _ arguments: [String], input: [UInt8] = [], mayConnect: Bool = false
  ) throws(ProgramError) -> [UInt8] {
    // Paths are names, not patterns; and nothing is written to the index for looking at it. What git says is read
    // here, so it is to be in one language.
    try Program.run(
      .name("git"), arguments: ["--literal-pathspecs", "--no-optional-locks"] + arguments, input: input,
      environment: .inherit.updating(["LC_ALL": "C"]), workingDirectory: folder, mayPrompt: mayConnect,
      timeout: mayConnect ? .seconds(600) : .seconds(120),
      outputLimit: 1 << 30
    ).checked()
  }

  /// The first line of what a git command writes; nil where it ends badly or writes nothing.
  func line(_ arguments: [String]) throws(ProgramError) -> String? {
    do throws(ProgramError) {
      let line = try run(arguments).prefix { $0 != 0x0A }
      return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    } catch {
      if case .failed = error.reason { return nil }
      throw error
    }
  }

  /// The top folder of the work tree; nil outside of a repository.
  ///
  /// - Throws: `ProgramError` when git cannot be run or refuses the repository, as it does when it is another user's.
  public func workTree() throws(ProgramError) -> String? {
    do throws(ProgramError) {
      let output = try run(["rev-parse", "--show-toplevel"])
      return String(decoding: output.last == 0x0A ? output.dropLast() : output[...], as: UTF8.self)
    } catch {
      if case .failed(_, let words) = error.reason, words.contains("not a git repository") { return nil }
      throw error
    }
  }

  /// The commit that is checked out; nil where there is none.
  ///
  /// - Throws: `ProgramError` when git cannot be run.
  public func head() throws(ProgramError) -> String? { try commit(of: "HEAD") }

  /// The commit that a revision names; nil where it names none.
  ///
  /// - Throws: `ProgramError` when git cannot be run.
  public func commit(of revision: String) throws(ProgramError) -> String? {
    guard !revision.utf8.contains(0) else { return nil }
    return try line(["rev-parse", "--quiet", "--verify", "--end-of-options", revision + "^{commit}"])
  }

  /// The value of a key of git's configuration; nil where it is not set.
  ///
  /// - Throws: `ProgramError` when git cannot be run.
  public func configuration(_ key: String) throws(ProgramError) -> String? {
    try line(["config", "--get", key])
  }

  /// The editor that git would open: `GIT_EDITOR`, `core.editor`, `VISUAL`, `EDITOR`, else its own choice
  /// (git-var(1)).
  ///
  /// - Throws: `ProgramError` when git cannot be run or finds that no editor can be used here.
  public func editor() throws(ProgramError) -> String {
    let output = try run(["var", "GIT_EDITOR"])
    return String(decoding: output.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// The `Change-Id` that the message of a commit ends with, as Gerrit reads it; nil where there is none.
  ///
  /// - Throws: `ProgramError` when git cannot be run.
  public func changeIdentifier(of commit: String = "HEAD") throws(ProgramError) -> String? {
    let format = "--format=%(trailers:key=Change-Id,valueonly)"
    guard let commit = try self.commit(of: commit) else { return nil }
    let lines = try run(["log", "-1", format, commit, "--"]).split(separator: 0x0A)
    return lines.last.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// Paths as git writes them.
public enum WorkTreePath {
  /// A path relative to the top of a work tree, with symbolic links on the way followed as git does; empty for the
  /// top itself, nil for what is outside.
  public static func path(_ path: String, in top: String) -> String? {
    let absolute = PathName.absolute(path, in: PathName.workingFolder())
    if let inside = PathName.relative(absolute, to: top) { return inside }
    guard let folder = FileStatus.realPath(PathName.folder(of: absolute)) else { return nil }
    return PathName.relative(PathName.joined(folder, PathName.name(of: absolute)), to: top)
  }
}
