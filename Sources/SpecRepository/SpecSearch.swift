import YAML

/// A search under way, which takes given paths one by one and tells what it finds as it finds it.
public struct SpecSearch {
  private let finder: SpecFinder
  private let remembers: Bool
  private var reached: Set<Identity> = []

  /// A path without symbolic links, in 16 bytes: a search may go over millions.
  private struct Identity: Hashable {
    let first: Int
    let second: Int

    init(_ path: String) {
      var hasher = Hasher()
      hasher.combine(path)
      first = hasher.finalize()
      hasher = Hasher()
      hasher.combine(path)
      hasher.combine(first)
      second = hasher.finalize()
    }
  }

  /// A folder or file that is still to be looked at.
  private struct Pending {
    var entry: FolderListing.Entry
    /// As it will be shown.
    var path: String
    /// As the rules see it.
    var absolute: String
    /// Without symbolic links.
    var real: String
    var proposal: SpecNames.Proposal
    /// The name of the folder that it is in.
    var folder: String
  }

  /// Begins a search.
  ///
  /// - Parameter remembers: whether a file that is reached twice is found once; what was reached is then kept.
  public init(_ finder: SpecFinder, remembers: Bool = true) {
    self.finder = finder
    self.remembers = remembers
  }

  /// Finds what a given path stands for.
  ///
  /// - Parameters:
  ///   - path: a file, a folder, or `-`.
  ///   - each: is told of every spec, of what is passed over, and of problems.
  public mutating func add(_ path: String, each: (Found) -> Void) {
    if path == "-" {
      if isNew("-") { each(.spec(FoundSpec(path: path, isNamed: true, origin: path))) }
      return
    }
    guard !path.isEmpty else {
      each(.problem(FileProblem(path: path, message: "a path cannot be empty")))
      return
    }
    let absolute = PathName.absolute(path, in: finder.roots.workingFolder)
    let isFolder = FileStatus(absolute)?.kind == .folder
    if finder.isForced, let reason = finder.reasonToSkipNamed(absolute, isFolder: isFolder) {
      each(.skipped(SkippedFile(path: path, reason: reason)))
    } else if isFolder {
      search(path, absolute, each)
    } else if isNew(FileStatus.realPath(absolute) ?? absolute) {
      each(.spec(FoundSpec(path: path, isNamed: true, origin: path)))
    }
  }

  private mutating func isNew(_ real: @autoclosure () -> String) -> Bool {
    !remembers || reached.insert(Identity(real())).inserted
  }

  // MARK: Folders

  /// Looks through a folder and all below it. Nothing here can go in circles: symbolic links are not
  /// followed, and the system bounds the length of paths.
  private mutating func search(_ path: String, _ absolute: String, _ each: (Found) -> Void) {
    var pending: [Pending] = []
    let real = FileStatus.realPath(absolute) ?? absolute
    var specs = 0
    do throws(SpecReading.Fault) {
      let proposal = finder.proposal(ofFolder: absolute)
      try list(SpecSearch.prefix(path), absolute, real, proposal == .folder ? .none : proposal, &pending)
    } catch {
      each(.problem(FileProblem(path: path, message: error.message)))
      return
    }
    while let next = pending.popLast() {
      if next.entry.kind == .folder {
        if let reason = reasonToSkip(folder: next, start: absolute) {
          each(.skipped(SkippedFile(path: next.path + "/", reason: reason)))
          continue
        }
        do throws(SpecReading.Fault) {
          try list(next.path + "/", next.absolute, next.real, next.proposal, &pending)
        } catch {
          if !error.isSkippedInSearch {
            each(.problem(FileProblem(path: next.path, message: error.message)))
          }
        }
      } else if SpecNames.isDocument(next.entry.name) {
        if let reason = reasonToSkip(file: next, start: absolute) {
          each(.skipped(SkippedFile(path: next.path, reason: reason)))
          continue
        }
        specs += 1
        guard next.entry.isNamedInUTF8 else {
          each(.problem(FileProblem(path: next.path, message: "its name is not UTF-8; rename it")))
          continue
        }
        if isNew(next.real) { each(.spec(FoundSpec(path: next.path, isNamed: false, origin: path))) }
      }
    }
    if specs == 0, !finder.isForced {
      let message = "there is no spec in this folder (--verbose lists what was passed over)"
      each(.problem(FileProblem(path: path, message: message)))
    }
  }

  /// Puts a folder's entries on top of what is pending, the first one uppermost.
  private func list(
    _ prefix: String, _ absolute: String, _ real: String, _ above: SpecNames.Proposal,
    _ pending: inout [Pending]
  ) throws(SpecReading.Fault) {
    let entries = try FolderListing(absolute).entries
    let isProposal = entries.contains { $0.name == ProposalFinder.fileName && isFile($0, absolute) }
    let proposal: SpecNames.Proposal = isProposal ? .folder : above == .none ? .none : .below
    let folder = PathName.name(of: absolute)
    for entry in entries.reversed() where entry.kind == .folder || SpecNames.isDocument(entry.name) {
      pending.append(
        Pending(
          entry: entry, path: prefix + entry.name, absolute: PathName.joined(absolute, entry.name),
          real: PathName.joined(real, entry.name), proposal: proposal, folder: folder))
    }
  }

  private func isFile(_ entry: FolderListing.Entry, _ folder: String) -> Bool {
    entry.kind == .file || FileStatus(PathName.joined(folder, entry.name))?.kind == .file
  }

  private func reasonToSkip(folder: Pending, start: String) -> SkippedFile.Reason? {
    if SpecNames.isHidden(folder.entry.name) { return .hiddenFolder }
    return finder.exclusion(of: folder.absolute, isFolder: true, below: start)
  }

  private func reasonToSkip(file: Pending, start: String) -> SkippedFile.Reason? {
    switch file.entry.kind {
    case .symbolicLink: return .symbolicLink
    case .special(let kind): return .special(kind)
    case .file, .folder: break
    }
    let reason =
      SpecNames.reasonToSkip(file.entry.name, in: file.folder, file.proposal)
      ?? finder.exclusion(of: file.absolute, isFolder: false, below: start)
    if let reason { return reason }
    let size = FileStatus(file.absolute)?.size ?? 0
    return LinkFile.target(of: file.absolute, size: size) == nil ? nil : .linkFile
  }

  /// What stands before the names in a folder when they are shown: nothing for `.`.
  private static func prefix(_ path: String) -> String {
    var path = Substring(path)
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path = path.dropLast() }
    if path == "." { return "" }
    return path == "/" ? "/" : path + "/"
  }
}
