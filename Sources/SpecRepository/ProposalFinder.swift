import YAML

/// Finds the metadata of a Kubernetes proposal: the `kep.yaml` beside its README.md.
public struct ProposalFinder: Sendable {
  /// What the file is called.
  public static let fileName = "kep.yaml"
  /// How large the file may be: 1 MiB.
  public static let sizeLimit = 1 << 20

  /// A `kep.yaml` that was found.
  public struct File: Sendable {
    /// Its path, as it is shown: beside the spec's.
    public let path: String
    /// What it holds, or why it cannot be read, at its line 1.
    public let contents: Result<[UInt8], YAMLError>
  }

  /// Which root a file belongs to, which its `kep.yaml` may not leave through a symbolic link.
  public let roots: RepositoryRoots

  /// Prepares to look.
  public init(roots: RepositoryRoots) {
    self.roots = roots
  }

  /// The `kep.yaml` of a spec; nil unless the spec is a README.md with one beside it.
  ///
  /// - Parameter spec: the spec's path, relative to the working folder or absolute.
  public func find(for spec: String) -> File? {
    guard SpecNames.split(PathName.name(of: spec)) == ("readme", "md") else { return nil }
    let folder = roots.folder(of: spec)
    let absolute = PathName.joined(folder, ProposalFinder.fileName)
    guard FileStatus(absolute, followingLinks: false) != nil else { return nil }
    let path = String(spec.dropLast(PathName.name(of: spec).count)) + ProposalFinder.fileName
    guard FileStatus.staysInside(roots.root(ofFolder: folder), absolute) else {
      return File(
        path: path, contents: .failure(fault(path, "is a symbolic link that leads nowhere or outside")))
    }
    do throws(SpecReading.Fault) {
      return File(
        path: path, contents: .success(try SpecReading.read(absolute, limit: ProposalFinder.sizeLimit)))
    } catch {
      return File(path: path, contents: .failure(fault(path, error.message)))
    }
  }

  private func fault(_ path: String, _ message: String) -> YAMLError {
    YAMLError(file: path, mark: Mark(line: 1, column: 1), message: message)
  }
}
