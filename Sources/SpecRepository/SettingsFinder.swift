import Synchronization
import YAML

/// Finds and reads the settings that hold for a spec: the nearest `.bob.yaml` from its folder upwards, as far
/// as its root. What it found is remembered.
public final class SettingsFinder: Sendable {
  /// What the file is called.
  public static let fileName = ".bob.yaml"
  /// How large the file may be: 1 MiB.
  public static let sizeLimit = 1 << 20

  private let roots: RepositoryRoots
  private let byFolder = Mutex(BoundedMemory<String, Result<Settings?, YAMLError>>())
  private let byFile = Mutex(BoundedMemory<String, Result<Settings?, YAMLError>>())

  /// Begins without knowing any settings.
  public init(roots: RepositoryRoots) {
    self.roots = roots
  }

  /// The settings that hold for a spec; nil if there are none.
  ///
  /// - Parameter spec: the spec's path, relative to the working folder or absolute; it need not exist.
  /// - Throws: `YAMLError` if the file cannot be read or something in it is wrong.
  public func settings(for spec: String) throws(YAMLError) -> Settings? {
    try settings(inFolder: roots.folder(of: spec))
  }

  /// The settings that hold in a folder.
  ///
  /// - Parameter folder: absolute and normalised.
  func settings(inFolder folder: String) throws(YAMLError) -> Settings? {
    if let known = byFolder.withLock({ $0[folder] }) { return try known.get() }
    let found = find(from: folder)
    byFolder.withLock { $0[folder] = found }
    return try found.get()
  }

  private func find(from folder: String) -> Result<Settings?, YAMLError> {
    let root = roots.root(ofFolder: folder)
    var current = folder
    while true {
      let path = PathName.joined(current, SettingsFinder.fileName)
      if FileStatus(path, followingLinks: false) != nil {
        if let known = byFile.withLock({ $0[path] }) { return known }
        let read = SettingsFinder.read(path, shownAs: PathName.shown(path, from: roots.workingFolder), root)
        byFile.withLock { $0[path] = read }
        return read
      }
      if current == root || current == "/" { return .success(nil) }
      current = PathName.folder(of: current)
    }
  }

  private static func read(_ path: String, shownAs name: String, _ root: String) -> Result<
    Settings?, YAMLError
  > {
    // What a link points to outside would be shown in messages.
    guard FileStatus.staysInside(root, path) else {
      let message = "is a symbolic link that leads nowhere or outside of the repository"
      return .failure(YAMLError(file: name, mark: Mark(line: 1, column: 1), message: message))
    }
    return Result { () throws(YAMLError) in try Settings.load(path, shownAs: name, root: root) }
  }
}

extension Settings {
  /// Reads a settings file that the user names (`--config`).
  ///
  /// Its paths are relative to it, and stay inside its own root.
  ///
  /// - Parameters:
  ///   - file: its path, relative to the working folder or absolute.
  ///   - roots: which root it belongs to.
  /// - Throws: `YAMLError` if the file cannot be read or something in it is wrong.
  public static func load(_ file: String, roots: RepositoryRoots) throws(YAMLError) -> Settings {
    let path = PathName.absolute(file, in: roots.workingFolder)
    return try load(path, shownAs: file, root: roots.root(of: path))
  }

  static func load(_ path: String, shownAs name: String, root: String) throws(YAMLError) -> Settings {
    let bytes: [UInt8]
    do throws(SpecReading.Fault) {
      bytes = try SpecReading.read(path, limit: SettingsFinder.sizeLimit)
    } catch {
      throw YAMLError(file: name, mark: Mark(line: 1, column: 1), message: error.message)
    }
    return try SettingsReader(file: name, folder: PathName.folder(of: path), root: root).read(bytes)
  }
}
