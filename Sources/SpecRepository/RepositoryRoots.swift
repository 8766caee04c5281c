import Synchronization

/// Finds the root that a spec belongs to, and remembers it for each folder.
///
/// The root bounds where settings and templates are looked for: the nearest folder upwards with `.git` (a
/// folder, or the file of a work tree or submodule), else with `.gitreview` or `LICENSE`, else the spec's own
/// folder. A `.git` further up comes before a `LICENSE` nearby.
public final class RepositoryRoots: Sendable {
  private struct Roots {
    var git: String?
    var marked: String?

    var nearest: String? { git ?? marked }
  }

  private let known = Mutex(BoundedMemory<String, Roots>())

  /// The folder in which Bob was started, which relative paths are seen from.
  public let workingFolder: String

  /// Begins without knowing any folder.
  ///
  /// - Parameter workingFolder: an absolute path; the process's own if nil.
  public init(workingFolder: String? = nil) {
    self.workingFolder = workingFolder.map(PathName.normalised) ?? PathName.workingFolder()
  }

  /// The absolute path of the folder that holds a file.
  ///
  /// - Parameter path: a file, relative to the working folder or absolute; it need not exist.
  public func folder(of path: String) -> String {
    PathName.folder(of: PathName.absolute(path, in: workingFolder))
  }

  /// The root of a file, as an absolute path.
  ///
  /// - Parameter path: a file, relative to the working folder or absolute; it need not exist.
  public func root(of path: String) -> String { root(ofFolder: folder(of: path)) }

  /// The path of a file relative to its root; `-` and what is outside stay as they are.
  ///
  /// - Parameter path: a file, relative to the working folder or absolute; it need not exist.
  public func pathInRoot(of path: String) -> String {
    guard path != "-" else { return path }
    let absolute = PathName.absolute(path, in: workingFolder)
    return PathName.relative(absolute, to: root(ofFolder: PathName.folder(of: absolute))) ?? path
  }

  /// Whether a file has a root that shows itself as one, rather than its own folder for want of a better.
  ///
  /// - Parameter path: a file, relative to the working folder or absolute; it need not exist.
  public func isInRepository(_ path: String) -> Bool {
    path != "-" && roots(ofFolder: folder(of: path)).nearest != nil
  }

  /// The root of the files in a folder, as an absolute path.
  ///
  /// - Parameter folder: absolute and normalised.
  func root(ofFolder folder: String) -> String { roots(ofFolder: folder).nearest ?? folder }

  private func roots(ofFolder folder: String) -> Roots {
    known.withLock { known in
      var unknown: [String] = []
      var current = folder
      var roots = Roots()
      while true {
        if let found = known[current] {
          roots = found
          break
        }
        unknown.append(current)
        if current == "/" { break }
        current = PathName.folder(of: current)
      }
      for folder in unknown.reversed() {
        if RepositoryRoots.has(folder, ".git", [.file, .folder]) { roots.git = folder }
        if ["LICENSE", ".gitreview"].contains(where: { RepositoryRoots.has(folder, $0, [.file]) }) {
          roots.marked = folder
        }
        known[folder] = roots
      }
      return roots
    }
  }

  /// Whether a path leads, through all symbolic links, to something inside a root.
  public static func contains(_ root: String, _ path: String) -> Bool { FileStatus.staysInside(root, path) }

  private static func has(_ folder: String, _ name: String, _ kinds: [FileStatus.Kind]) -> Bool {
    guard let status = FileStatus(PathName.joined(folder, name)) else { return false }
    return kinds.contains(status.kind)
  }
}
