import Synchronization

/// Finds the template that a spec was written from.
///
/// It goes from the spec's folder up to the root, and takes the first it comes upon. In each folder it looks
/// for
///
/// 1. `NAME-template.*`, where NAME is a folder on the spec's path below the root, such as its release; the
///    folder nearest to the spec first;
/// 2. `template.*`;
/// 3. `NNNN-kep-template/README.md`.
///
/// Only `.rst`, `.md`, `.markdown` and `.txt` count, the spec's own extension first. A symbolic link counts
/// if it stays inside the root. A spec is never its own template.
public final class TemplateFinder: Sendable {
  /// What a folder has to offer.
  private struct Offer {
    /// The names of its template documents, by stem in lower case, `.rst` first.
    var documents: [String: [String]] = [:]
    /// The proposal template's path below the folder.
    var proposal: String?
  }

  private let offers = Mutex<[String: Offer]>([:])
  private let roots: RepositoryRoots

  /// Begins without knowing any folder.
  public init(roots: RepositoryRoots) {
    self.roots = roots
  }

  /// The absolute path of a spec's template; nil if there is none.
  ///
  /// - Parameter spec: the spec's path, relative to the working folder or absolute; it need not exist.
  public func template(for spec: String) -> String? {
    let spec = PathName.absolute(spec, in: roots.workingFolder)
    let folder = PathName.folder(of: spec)
    let root = roots.root(ofFolder: folder)
    let below = PathName.relative(folder, to: root) ?? ""
    let stems = below.split(separator: "/").reversed().map { SpecNames.split($0 + "-template.").stem }
    let suffix = SpecNames.split(PathName.name(of: spec)).extension

    var current = folder
    while true {
      let offer = offer(of: current)
      for stem in stems + ["template"] {
        let names = offer.documents[stem] ?? []
        let own = names.filter { SpecNames.split($0).extension == suffix }
        for name in own + names {
          let path = PathName.joined(current, name)
          if isTemplate(path, of: spec, root) { return path }
        }
      }
      if let proposal = offer.proposal.map({ PathName.joined(current, $0) }),
        isTemplate(proposal, of: spec, root)
      {
        return proposal
      }
      if current == root || current == "/" { return nil }
      current = PathName.folder(of: current)
    }
  }

  private func isTemplate(_ path: String, of spec: String, _ root: String) -> Bool {
    guard path != spec, FileStatus(path)?.kind == .file, FileStatus.staysInside(root, path) else {
      return false
    }
    return FileStatus.realPath(path) != FileStatus.realPath(spec)
  }

  private func offer(of folder: String) -> Offer {
    if let known = offers.withLock({ $0[folder] }) { return known }
    var offer = Offer()
    let names = ((try? FolderListing(folder))?.entries ?? []).filter(\.isNamedInUTF8).map(\.name)
    for wanted in SpecNames.extensions {
      for name in names {
        let (stem, suffix) = SpecNames.split(name)
        guard suffix == wanted, stem == "template" || stem.hasSuffix("-template") else { continue }
        offer.documents[stem, default: []].append(name)
      }
    }
    if names.contains("NNNN-kep-template") { offer.proposal = "NNNN-kep-template/README.md" }
    offers.withLock { $0[folder] = offer }
    return offer
  }
}
