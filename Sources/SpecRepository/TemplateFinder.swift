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
/// Only `.rst`, `.md`, `.markdown` and `.txt` count, the spec's own extension first. A symbolic link (also
/// one that was checked out as a plain file) counts if it stays inside the root. A spec is never its own
/// template.
public final class TemplateFinder: Sendable {
  /// What a folder has to offer.
  private struct Offer {
    /// The names of its template documents, by stem in lower case, `.rst` first.
    var documents: [String: [String]] = [:]
    /// The proposal template's path below the folder.
    var proposal: String?
  }

  /// A folder and the extension of a spec in it, which decide on the template of any spec but the template
  /// itself.
  private struct Place: Hashable {
    var folder: String
    var suffix: String
  }

  private let offers = Mutex(BoundedMemory<String, Offer>())
  private let templates = Mutex(BoundedMemory<Place, String?>())
  private let roots: RepositoryRoots

  /// Begins without knowing any folder.
  public init(roots: RepositoryRoots) {
    self.roots = roots
  }

  /// The absolute path of a spec's template, links followed; nil if there is none.
  ///
  /// - Parameter spec: the spec's path, relative to the working folder or absolute; it need not exist.
  public func template(for spec: String) -> String? {
    let spec = PathName.absolute(spec, in: roots.workingFolder)
    let place = Place(
      folder: PathName.folder(of: spec), suffix: SpecNames.split(PathName.name(of: spec)).extension)
    let template: String?
    if let known = templates.withLock({ $0[place] }) {
      template = known
    } else {
      template = find(place, besides: nil)
      templates.withLock { $0[place] = .some(template) }
    }
    // Only a file of such a name, or a link to one, can be what was found.
    guard let template, spec == template || TemplateFinder.speaksOfTemplate(PathName.name(of: spec)) else {
      return template
    }
    let own = LinkFile.resolved(spec)
    return own == template ? find(place, besides: own) : template
  }

  private func find(_ place: Place, besides own: String?) -> String? {
    let root = roots.root(ofFolder: place.folder)
    let below = PathName.relative(place.folder, to: root) ?? ""
    let stems = below.split(separator: "/").reversed().map { SpecNames.split($0 + "-template.").stem }
    var current = place.folder
    while true {
      let offer = offer(of: current)
      for stem in stems + ["template"] {
        let names = offer.documents[stem] ?? []
        let alike = names.filter { SpecNames.split($0).extension == place.suffix }
        for name in alike + names {
          if let template = template(PathName.joined(current, name), in: root), template != own {
            return template
          }
        }
      }
      if let proposal = offer.proposal.flatMap({ template(PathName.joined(current, $0), in: root) }),
        proposal != own
      {
        return proposal
      }
      if current == root || current == "/" { return nil }
      current = PathName.folder(of: current)
    }
  }

  /// Where a template's path leads, if that is a file inside the root.
  private func template(_ path: String, in root: String) -> String? {
    guard let file = LinkFile.resolved(path), FileStatus(file)?.kind == .file else { return nil }
    return FileStatus.staysInside(root, file) ? file : nil
  }

  /// Whether a name ends in `template` before its extension: a quick look, since folders hold many specs.
  private static func mayBeTemplate(_ name: String) -> Bool {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return name.utf8[..<dot].suffix(8).elementsEqual("template".utf8) { $0 | 0x20 == $1 }
  }

  /// Whether "template" occurs in a name, however spelt.
  private static func speaksOfTemplate(_ name: String) -> Bool {
    let word = StaticString("template")
    var matched = 0
    for byte in name.utf8 {
      let letter = byte | 0x20
      matched = letter == word.utf8Start[matched] ? matched + 1 : letter == word.utf8Start[0] ? 1 : 0
      if matched == word.utf8CodeUnitCount { return true }
    }
    return false
  }

  private func offer(of folder: String) -> Offer {
    if let known = offers.withLock({ $0[folder] }) { return known }
    var offer = Offer()
    let names = ((try? FolderListing(folder))?.entries ?? []).filter(\.isNamedInUTF8).map(\.name)
    let documents = names.filter(TemplateFinder.mayBeTemplate)
    for wanted in SpecNames.extensions {
      for name in documents {
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
