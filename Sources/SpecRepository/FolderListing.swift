import Glibc

/// The entries of a folder in the order of their paths' bytes.
struct FolderListing {
  /// A file, folder or anything else in a folder.
  struct Entry {
    let name: String
    let kind: FileStatus.Kind
    /// False if the name is no UTF-8; `name` then shows it with U+FFFD, and it cannot be opened by that.
    let isNamedInUTF8: Bool
    /// The bytes that put it in order: a folder counts with the slash that follows its name in paths.
    fileprivate let key: [UInt8]
  }

  let entries: [Entry]

  /// Reads a folder.
  ///
  /// - Throws: `SpecReading.Fault`.
  init(_ folder: String) throws(SpecReading.Fault) {
    guard !folder.utf8.contains(0), let stream = opendir(folder) else {
      throw errno == ENOENT ? .missing : .unreadable(SpecReading.words(errno))
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      // The name follows the struct's fixed part, and is as long as it is.
      let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) ?? 19
      let bytes = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
      let name = String(validatingCString: bytes)
      let shown = name ?? String(cString: bytes)
      if shown == "." || shown == ".." { continue }
      guard let kind = FolderListing.kind(of: Int32(entry.pointee.d_type), folder, shown) else { continue }
      let key = Array((kind == .folder ? shown + "/" : shown).utf8)
      entries.append(Entry(name: shown, kind: kind, isNamedInUTF8: name != nil, key: key))
    }
    self.entries = entries.sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }

  private static func kind(of type: Int32, _ folder: String, _ name: String) -> FileStatus.Kind? {
    switch type {
    case Int32(DT_REG): .file
    case Int32(DT_DIR): .folder
    case Int32(DT_LNK): .symbolicLink
    case Int32(DT_FIFO): .special("a pipe")
    case Int32(DT_SOCK): .special("a socket")
    case Int32(DT_CHR), Int32(DT_BLK): .special("a device")
    // Some file systems do not say.
    default: FileStatus(PathName.joined(folder, name), followingLinks: false)?.kind
    }
  }
}
