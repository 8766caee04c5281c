import Glibc

/// What the system says of a file.
struct FileStatus {
  /// What is at a path.
  enum Kind: Equatable {
    case file, folder, symbolicLink
    /// A pipe, socket or device, in words.
    case special(String)
  }

  let kind: Kind
  let size: Int

  /// Looks at a path; nil if nothing is there or cannot be looked at.
  init?(_ path: String, followingLinks: Bool = true) {
    guard !path.utf8.contains(0) else { return nil }
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    self.init(status)
  }

  /// Takes over what the system says.
  init(_ status: stat) {
    size = Int(status.st_size)
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .symbolicLink
    case S_IFIFO: kind = .special("a pipe")
    case S_IFSOCK: kind = .special("a socket")
    default: kind = .special("a device")
    }
  }

  /// The path without symbolic links; nil if nothing is there.
  static func realPath(_ path: String) -> String? {
    guard !path.utf8.contains(0), let buffer = realpath(path, nil) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// Whether a path leads, through all symbolic links, to something inside a folder.
  static func staysInside(_ folder: String, _ path: String) -> Bool {
    guard let folder = realPath(folder), let path = realPath(path) else { return false }
    return PathName.relative(path, to: folder) != nil
  }
}
