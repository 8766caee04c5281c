import Programs
import YAML

/// The files of a work tree that differ from where a branch left another one.
public enum ChangedFiles {
  /// The files that were added or changed between the merge base of a revision and HEAD, and the work tree:
  /// committed, staged, unstaged and untracked ones, but not ignored ones. The `README.md` of a Kubernetes
  /// proposal is among them when only its `kep.yaml` differs.
  ///
  /// - Parameters:
  ///   - revision: what the user calls the other branch or commit.
  ///   - git: at the top of the work tree.
  /// - Returns: paths relative to the top, in the order of their bytes.
  /// - Throws: ``GitProblem`` where there is no such revision or no common commit, `ProgramError` where git cannot
  ///   be run.
  public static func since(_ revision: String, _ git: Git) throws -> [String] {
    guard try git.head() != nil else { throw GitProblem("there is no commit yet to compare with") }
    guard let other = try git.commit(of: revision) else {
      throw GitProblem("git knows no commit \(EchoedText.quoted(revision)); is it fetched?")
    }
    guard let base = try git.line(["merge-base", other, "HEAD"]) else {
      throw GitProblem(
        "\(EchoedText.quoted(revision)) and HEAD have no commit in common here; fetch more of the history "
          + "(git fetch --unshallow)")
    }
    let changed = try git.run([
      "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", "--no-relative", "--no-ext-diff",
      "--ignore-submodules=all", base, "--",
    ])
    let untracked = try git.run(["ls-files", "--others", "--exclude-standard", "-z", "--full-name"])
    var files: Set<String> = []
    for bytes in changed.split(separator: 0) + untracked.split(separator: 0) {
      let path = String(decoding: bytes, as: UTF8.self)
      files.insert(path)
      guard PathName.name(of: path) == ProposalFinder.fileName else { continue }
      let readme = String(path.dropLast(ProposalFinder.fileName.count)) + "README.md"
      if FileStatus(PathName.joined(git.folder, readme))?.kind == .file { files.insert(readme) }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// What a repository lacks for what it is asked, in words.
public struct GitProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong and what to do about it.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
