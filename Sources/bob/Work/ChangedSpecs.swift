import Arguments
import SpecRepository

/// The files that differ from where a branch left another one, as `--changed-since` asks for them.
struct ChangedSpecs {
  /// As a person at work in this folder would write them.
  let paths: [String]

  /// Asks git.
  ///
  /// - Parameters:
  ///   - revision: the other branch or commit.
  ///   - given: only these files and what is in these folders; everything if empty.
  /// - Throws: `GitProblem`, `ProgramError` or `FileProblem`.
  init(since revision: String, among given: [String], places: SpecPlaces) throws {
    if given.contains("-") { throw ValidationError("--changed-since is about files; - does not go with it") }
    for path in given where !isThere(path) {
      throw FileProblem(path: path, message: "there is no such file or folder")
    }
    let start = given.first.map { isFolder($0) ? $0 : places.roots.folder(of: $0) } ?? "."
    guard let top = try Git(in: start).workTree() else {
      throw FileProblem(path: start, message: "is in no git work tree, which --changed-since needs")
    }
    let changed = try ChangedFiles.since(revision, Git(in: top))
    let folder = places.roots.workingFolder + "/"
    let wanted = try given.map { path in
      guard let path = WorkTreePath.path(path, in: top) else {
        throw FileProblem(path: path, message: "is not in the work tree of the first path, \(top)")
      }
      return path
    }
    paths = changed.filter { path in
      wanted.isEmpty || wanted.contains { $0.isEmpty || path == $0 || path.hasPrefix($0 + "/") }
    }.map { path in
      let absolute = top + "/" + path
      return absolute.hasPrefix(folder) ? String(absolute.dropFirst(folder.count)) : absolute
    }
  }
}
