/// Symbolic links that were checked out as plain files.
///
/// Where a file system has no links, git (`core.symlinks=false`) writes a file that holds the link's target
/// and no line end, and copies and archives of such a checkout keep it. OpenStack's repositories are full of
/// links from a release's `approved` folder to the next, so that taking them for specs or templates would be
/// wrong in hundreds of places.
enum LinkFile {
  /// Longer files are not asked: no real link is as long.
  static let sizeLimit = 1024

  /// What a file links to; nil if it is no such link.
  ///
  /// - Parameters:
  ///   - path: the file, absolute.
  ///   - size: how many bytes it has.
  /// - Returns: the absolute path of something that is there.
  static func target(of path: String, size: Int) -> String? {
    guard (1...sizeLimit).contains(size), let bytes = try? SpecReading.read(path, limit: sizeLimit) else {
      return nil
    }
    guard !bytes.contains(where: { $0 < 0x20 }), bytes.first != UInt8(ascii: "/") else { return nil }
    let folder = PathName.folder(of: path)
    let target = PathName.normalised(PathName.joined(folder, String(decoding: bytes, as: UTF8.self)))
    return target != path && target != folder && FileStatus(target) != nil ? target : nil
  }

  /// Where a path ends after all links of both kinds; nil if nothing is there.
  static func resolved(_ path: String) -> String? {
    var current = FileStatus.realPath(path)
    // More than any repository has; ends where links go in circles.
    for _ in 1...8 {
      guard let file = current, let status = FileStatus(file), status.kind == .file else { return current }
      guard let target = target(of: file, size: status.size) else { return current }
      current = FileStatus.realPath(target)
    }
    return nil
  }
}
