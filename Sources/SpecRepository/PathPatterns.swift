/// Patterns with the folder that they are written for.
public struct PathPatterns: Sendable, Equatable {
  /// The folder, absolute.
  public let folder: String
  /// The patterns, each of which may match.
  public let globs: [Glob]

  /// Puts patterns together.
  ///
  /// - Parameters:
  ///   - globs: the patterns.
  ///   - folder: an absolute path: the folder of the settings file, or where Bob was started.
  public init(_ globs: [Glob], relativeTo folder: String) {
    self.globs = globs
    self.folder = PathName.normalised(folder)
  }

  /// The first pattern that matches a path or a folder above it.
  ///
  /// - Parameters:
  ///   - path: absolute and normalised.
  ///   - isFolder: whether a folder is there.
  ///   - start: a folder above which, and including which, none is asked about: the user named it.
  func match(_ path: String, isFolder: Bool = false, below start: String? = nil) -> Glob? {
    guard !globs.isEmpty, let rest = PathName.relative(path, to: folder) else { return nil }
    let parts = rest.split(separator: "/")
    var shortest = 1
    if let start, let named = PathName.relative(start, to: folder) {
      shortest = named.split(separator: "/").count + 1
    }
    return globs.first { $0.matches(parts, isFolder: isFolder, shortest: shortest) }
  }

  /// Whether a pattern matches a file or a folder above it.
  ///
  /// - Parameter path: absolute and normalised.
  public func matches(_ path: String) -> Bool { match(path) != nil }
}
