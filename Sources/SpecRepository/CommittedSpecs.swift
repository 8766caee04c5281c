import Programs
import YAML

/// The specs among some files of a commit that is not checked out.
///
/// Text and `kep.yaml` are the commit's; what is excluded, and all other settings, are the checkout's.
public struct CommittedSpecs: Sendable {
  /// The specs and what was passed over, in the order of the given paths. Their paths are those that the files
  /// have, or would have, in the checkout.
  public let entries: [Found]
  private let texts: [String: Result<[UInt8], SpecReading.Fault>]
  private let proposals: [String: ProposalFinder.File]

  /// Finds and reads them.
  ///
  /// - Parameters:
  ///   - paths: relative to the repository's root.
  ///   - commit: a commit's name in full.
  ///   - git: at the repository's root.
  ///   - finder: which files count as specs.
  /// - Throws: `ProgramError` where git cannot be run or does not have the commit.
  public init(_ paths: [String], of commit: String, _ git: Git, finder: SpecFinder) throws(ProgramError) {
    let documents = paths.filter { SpecNames.isDocument(PathName.name(of: $0)) }
    let above = Set(documents.flatMap(CommittedSpecs.proposalPaths))
    let files = try CommitFiles(documents + above.sorted(), of: commit, git).entries
    var entries: [Found] = []
    var texts: [String: Result<[UInt8], SpecReading.Fault>] = [:]
    var proposals: [String: ProposalFinder.File] = [:]
    for path in documents {
      let absolute = PathName.normalised(PathName.joined(git.folder, path))
      let shown = PathName.shown(absolute, from: finder.roots.workingFolder)
      func skip(_ reason: SkippedFile.Reason) {
        entries.append(.skipped(SkippedFile(path: shown, reason: reason)))
      }
      guard PathName.relative(absolute, to: git.folder) == path else { continue }
      if let reason = finder.reasonToSkip(committed: path, at: absolute, among: files) {
        skip(reason)
        continue
      }
      switch files[path] {
      case nil, .submodule: continue
      case .symbolicLink: skip(.symbolicLink)
      case .tooLarge: texts[shown] = .failure(.tooLarge(limit: SpecReading.sizeLimit))
      case .file(let bytes): texts[shown] = SpecReading.isText(bytes) ? .success(bytes) : .failure(.binary)
      }
      guard texts[shown] != nil else { continue }
      entries.append(.spec(FoundSpec(path: shown, isNamed: false, origin: shown)))
      let beside = CommittedSpecs.proposalPaths(path)[0]
      if SpecNames.split(PathName.name(of: path)) == ("readme", "md"), let entry = files[beside] {
        let name = PathName.shown(PathName.joined(git.folder, beside), from: finder.roots.workingFolder)
        proposals[shown] = ProposalFinder.File(path: name, committed: entry)
      }
    }
    self.entries = entries
    self.texts = texts
    self.proposals = proposals
  }

  /// The text of a spec.
  ///
  /// - Throws: `SpecReading.Fault`.
  public func text(of path: String) throws(SpecReading.Fault) -> [UInt8] {
    guard let text = texts[path] else { throw .missing }
    return try text.get()
  }

  /// The `kep.yaml` of a spec; nil where there is none.
  public func proposal(of path: String) -> ProposalFinder.File? { proposals[path] }

  /// Where a `kep.yaml` may be that a file belongs to: beside it, then in the folders above.
  static func proposalPaths(_ path: String) -> [String] {
    var folders = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
    var paths: [String] = []
    while true {
      paths.append((folders + [ProposalFinder.fileName]).joined(separator: "/"))
      if folders.popLast() == nil { return paths }
    }
  }
}

extension SpecFinder {
  /// Why a file of a commit is no spec; nil if it is one.
  fileprivate func reasonToSkip(
    committed path: String, at absolute: String, among files: [String: CommitFiles.Entry]
  ) -> SkippedFile.Reason? {
    let parts = path.split(separator: "/").map(String.init)
    if parts.dropLast().contains(where: SpecNames.isHidden) { return .hiddenFolder }
    if let reason = exclusion(of: absolute, isFolder: false, below: nil) { return reason }
    let index = CommittedSpecs.proposalPaths(path).firstIndex { path in
      if case .file = files[path] { true } else { false }
    }
    let proposal: SpecNames.Proposal = index == nil ? .none : index == 0 ? .folder : .below
    return SpecNames.reasonToSkip(parts.last ?? "", in: parts.dropLast().last ?? "", proposal)
  }
}

extension ProposalFinder.File {
  /// A `kep.yaml` of a commit.
  fileprivate init(path: String, committed entry: CommitFiles.Entry) {
    self.path = path
    func fault(_ message: String) -> Result<[UInt8], YAMLError> {
      .failure(YAMLError(file: path, mark: Mark(line: 1, column: 1), message: message))
    }
    switch entry {
    case .file(let bytes) where bytes.count <= ProposalFinder.sizeLimit: contents = .success(bytes)
    case .file, .tooLarge: contents = fault("is larger than 1 MiB")
    case .symbolicLink, .submodule: contents = fault("is a symbolic link, which is not followed in a commit")
    }
  }
}
