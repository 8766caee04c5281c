import Glibc

@testable import SpecRepository

/// A small tree of files in a temporary folder, removed when it is no longer used.
final class TemporaryTree {
  /// The folder, without symbolic links.
  let path: String

  /// Makes files with the given contents; a path that ends with `/` is an empty folder.
  init(_ files: KeyValuePairs<String, String> = [:]) {
    var template = Array("/tmp/bob-tests-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/nonexistent"
    }
    for (file, contents) in files { add(file, contents) }
  }

  /// The same from names only; the contents do not matter.
  convenience init(names: [String]) {
    self.init()
    for name in names { add(name, "Words.\n") }
  }

  deinit {
    remove(path)
  }

  /// Where a file of the tree is.
  func at(_ file: String) -> String { path + "/" + file }

  /// Makes a file, or a folder if the path ends with `/`.
  func add(_ file: String, _ contents: String = "") { add(file, Array(contents.utf8)) }

  /// Makes a file of bytes.
  func add(_ file: String, _ contents: [UInt8]) {
    var folder = path
    let parts = file.split(separator: "/")
    for part in file.hasSuffix("/") ? parts[...] : parts.dropLast() {
      folder += "/" + part
      mkdir(folder, 0o755)
    }
    if file.hasSuffix("/") { return }
    let descriptor = creat(at(file), 0o644)
    _ = contents.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
  }

  /// Makes a symbolic link.
  func link(_ file: String, to target: String) { symlink(target, at(file)) }

  /// A finder that sees relative paths from the tree's folder.
  var roots: RepositoryRoots { RepositoryRoots(workingFolder: path) }

  private func remove(_ path: String) {
    guard FileStatus(path, followingLinks: false)?.kind == .folder else {
      unlink(path)
      return
    }
    chmod(path, 0o755)
    for entry in (try? FolderListing(path))?.entries ?? [] { remove(path + "/" + entry.name) }
    rmdir(path)
  }
}
