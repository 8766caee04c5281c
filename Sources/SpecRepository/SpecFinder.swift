import YAML

/// Finds the specs that given paths stand for.
///
/// A given file is always one. A given folder is searched, without following symbolic links, for `.rst`,
/// `.md`, `.markdown` and `.txt`; hidden folders, introductions, templates and what is excluded are passed
/// over (see ``SkippedFile/Reason``). What is in a folder comes in the order of its paths' bytes. A file that
/// is reached twice is found once.
///
/// ```swift
/// let finder = SpecFinder(roots: roots, exclude: [])
/// let found = finder.find(["specs", "doc/extra.txt"])
/// ```
public struct SpecFinder: Sendable {
  /// Which root a file belongs to, and where relative paths begin.
  public var roots: RepositoryRoots
  /// The settings whose `exclude` patterns count; nil for none.
  public var settings: SettingsFinder?
  /// Patterns of the command line, and of a settings file that holds for everything.
  public var exclude: [PathPatterns]
  /// Whether given paths too are passed over for what a search would pass over.
  public var isForced: Bool

  /// Prepares to search.
  public init(
    roots: RepositoryRoots, settings: SettingsFinder? = nil, exclude: [PathPatterns] = [],
    isForced: Bool = false
  ) {
    self.roots = roots
    self.settings = settings
    self.exclude = exclude
    self.isForced = isForced
  }

  /// Finds the specs of all paths.
  public func find(_ paths: [String]) -> FoundSpecs {
    var found = FoundSpecs()
    var search = SpecSearch(self)
    for path in paths { search.add(path) { found.entries.append($0) } }
    return found
  }

  // MARK: Rules

  /// Why patterns pass over a path; nil if none does.
  func exclusion(of path: String, isFolder: Bool, below start: String?) -> SkippedFile.Reason? {
    for patterns in exclude {
      if let glob = patterns.match(path, isFolder: isFolder, below: start) {
        return .excluded(by: glob.pattern)
      }
    }
    guard !isFolder, let settings else { return nil }
    // Settings that cannot be read are reported when the file is reviewed.
    let patterns = (try? settings.settings(inFolder: PathName.folder(of: path)))?.exclude?.value
    return patterns?.match(path, below: start).map { .excluded(by: $0.pattern) }
  }

  /// How a folder relates to a `kep.yaml`, asking the folders above as far as the root.
  func proposal(ofFolder folder: String) -> SpecNames.Proposal {
    if SpecFinder.isProposal(folder) { return .folder }
    let root = roots.root(ofFolder: folder)
    var current = folder
    while current != root, current != "/" {
      current = PathName.folder(of: current)
      if SpecFinder.isProposal(current) { return .below }
    }
    return .none
  }

  private static func isProposal(_ folder: String) -> Bool {
    FileStatus(PathName.joined(folder, ProposalFinder.fileName))?.kind == .file
  }

  /// Why a given path is passed over when exclusion is forced: for its name, or for a folder or link on the
  /// way from the root to it.
  func reasonToSkipNamed(_ path: String, isFolder: Bool) -> SkippedFile.Reason? {
    let folder = PathName.folder(of: path)
    let root = roots.root(ofFolder: isFolder ? path : folder)
    let parts = (PathName.relative(path, to: root) ?? "").split(separator: "/").map(String.init)
    var current = root
    for (index, part) in parts.enumerated() {
      current = PathName.joined(current, part)
      if SpecNames.isHidden(part), isFolder || index < parts.count - 1 { return .hiddenFolder }
      if FileStatus(current, followingLinks: false)?.kind == .symbolicLink { return .symbolicLink }
    }
    if let reason = exclusion(of: path, isFolder: isFolder, below: nil) { return reason }
    if isFolder { return nil }
    let name = PathName.name(of: path)
    guard SpecNames.isDocument(name) else { return .otherExtension }
    if let reason = SpecNames.reasonToSkip(name, in: PathName.name(of: folder), proposal(ofFolder: folder)) {
      return reason
    }
    return LinkFile.target(of: path, size: FileStatus(path)?.size ?? 0) == nil ? nil : .linkFile
  }
}
