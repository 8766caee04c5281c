import Programs

/// Files as a commit holds them, read from git's objects: nothing is checked out, and a symbolic link leads
/// nowhere.
public struct CommitFiles: Sendable {
  /// What is at a path of a commit.
  public enum Entry: Sendable, Equatable {
    case file([UInt8])
    case symbolicLink
    case submodule
    /// Larger than ``SpecReading/sizeLimit``.
    case tooLarge
  }

  /// By paths relative to the repository's root; what is not in the commit is not here.
  public let entries: [String: Entry]

  /// Reads files.
  ///
  /// - Parameters:
  ///   - paths: relative to the root.
  ///   - commit: a commit's name in full.
  ///   - git: at the repository's root.
  /// - Throws: `ProgramError` where git cannot be run or does not have the commit.
  public init(_ paths: [String], of commit: String, _ git: Git) throws(ProgramError) {
    var entries: [String: Entry] = [:]
    var blobs: [(path: String, object: String)] = []
    let wanted = Set(paths)
    // Groups, since a command line has an end.
    for start in stride(from: 0, to: paths.count, by: 500) {
      let group = Array(paths[start..<min(start + 500, paths.count)])
      let tree = try git.run(["ls-tree", "-z", "--full-tree", "--", commit] + group)
      for line in tree.split(separator: 0) {
        // `MODE TYPE OBJECT<tab>PATH`
        guard let tab = line.firstIndex(of: 0x09) else { continue }
        let words = line[..<tab].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        let path = String(decoding: line[(tab + 1)...], as: UTF8.self)
        guard words.count == 3, wanted.contains(path) else { continue }
        switch words[0] {
        case "120000": entries[path] = .symbolicLink
        case "160000": entries[path] = .submodule
        case _ where words[1] == "blob": blobs.append((path, words[2]))
        default: continue
        }
      }
    }
    for blob in blobs { entries[blob.path] = try CommitFiles.read(blob.object, git) }
    self.entries = entries
  }

  private static func read(_ object: String, _ git: Git) throws(ProgramError) -> Entry {
    let size = try git.run(["cat-file", "-s", object])
    guard let size = Int(String(decoding: size.prefix { $0 != 0x0A }, as: UTF8.self)),
      size <= SpecReading.sizeLimit - 1
    else { return .tooLarge }
    return .file(try git.run(["cat-file", "blob", object]))
  }
}
