import Arguments
import Glibc

/// A place that a report is written to: standard output, or a file that appears whole or not at all.
///
/// A regular file is written beside its final place and renamed when it is finished; whatever else a path names
/// (`/dev/stdout`, a FIFO) is written directly, and so is the file that standard output already goes to.
final class OutputFile {
  private enum State { case open, finished }

  private let descriptor: Int32
  private let path: String
  /// The file that becomes `path`; nil where bytes go straight to their place.
  private let temporary: String?
  private var buffer: [UInt8] = []
  private var state = State.open

  /// How many bytes gather before they are written.
  private static let bufferSize = 1 << 16

  /// Standard output.
  static var standardOutput: OutputFile {
    OutputFile(descriptor: STDOUT_FILENO, path: "standard output", temporary: nil)
  }

  private init(descriptor: Int32, path: String, temporary: String?) {
    self.descriptor = descriptor
    self.path = path
    self.temporary = temporary
  }

  /// Opens the place that an option names: a file, or standard output for `-` and for nothing.
  ///
  /// - Throws: `SystemError` where the file cannot be made.
  static func named(_ path: String?) throws -> OutputFile {
    guard let path, path != "-", !isStandardOutput(path) else { return standardOutput }
    return try OutputFile(path: path)
  }

  /// Whether a path leads to the file that standard output goes to, as `/dev/stdout` does after `> file`: to put
  /// another file in its place would lose what the shell and other programs write there.
  private static func isStandardOutput(_ path: String) -> Bool {
    var named = stat()
    var output = stat()
    return stat(path, &named) == 0 && fstat(STDOUT_FILENO, &output) == 0
      && named.st_dev == output.st_dev && named.st_ino == output.st_ino
  }

  /// Opens a file for writing; nothing is seen of it until ``finish()``.
  ///
  /// - Throws: `SystemError` where the file cannot be made.
  convenience init(path: String) throws {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw SystemError("write", path, errno: EISDIR) }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw SystemError("write", path) }
      self.init(descriptor: descriptor, path: path, temporary: nil)
      return
    }
    let final = OutputFile.target(of: path)
    if exists, access(final, W_OK) != 0 { throw SystemError("write", path) }
    var template = Array((final + ".bob-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw SystemError("write", path) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    TemporaryFiles.add(temporary)
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, exists ? status.st_mode & 0o7777 : 0o666 & ~mask)
    self.init(descriptor: descriptor, path: final, temporary: temporary)
  }

  /// Where a path leads through symbolic links: a link stays a link, and what it points to is written, there or
  /// not.
  private static func target(of path: String) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(path, &target, target.count)
    guard length > 0, length < target.count else { return path }
    let name = String(decoding: target[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    return name.hasPrefix("/") ? name : folder + name
  }

  /// What two paths have in common that lead to the same place, there or not yet: an empty text for standard
  /// output. nil for `/dev/null`, which takes whatever comes.
  static func identity(of path: String?) -> String? {
    guard let path, path != "-" else { return "" }
    var status = stat()
    var null = stat()
    if stat(path, &status) == 0, stat("/dev/null", &null) == 0, status.st_rdev == null.st_rdev,
      status.st_mode & S_IFMT == S_IFCHR
    {
      return nil
    }
    if isStandardOutput(path) { return "" }
    let target = target(of: path)
    let end = target.lastIndex(of: "/")
    guard let folder = realpath(end.map { String(target[...$0]) } ?? ".", nil) else { return target }
    defer { free(folder) }
    return String(cString: folder) + "/" + (end.map { target[target.index(after: $0)...] } ?? target[...])
  }

  deinit {
    guard state == .open, let temporary else { return }
    close(descriptor)
    unlink(temporary)
    TemporaryFiles.remove(temporary)
  }

  /// Appends bytes.
  ///
  /// - Throws: `SystemError` (a full disk, say); `ExitCode` success where the reader of a pipe is gone: nobody
  ///   is there to be told, nothing is left to do, and nothing is wrong.
  func write(_ bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count >= OutputFile.bufferSize { try flush() }
  }

  /// Hands on what has gathered.
  func flush() throws {
    try buffer.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let written = Glibc.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
        if written >= 0 {
          offset += written
        } else if errno == EPIPE {
          throw ExitCode.success
        } else if errno != EINTR {
          throw SystemError("write", path)
        }
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes the rest and puts the file in its place.
  func finish() throws {
    try flush()
    guard let temporary else { return }
    guard fsync(descriptor) == 0 || errno == EINVAL, close(descriptor) == 0, rename(temporary, path) == 0
    else {
      throw SystemError("write", path)
    }
    state = .finished
    TemporaryFiles.remove(temporary)
  }
}

extension OutputFile {
  /// Writes all of that to standard output.
  static func print(_ bytes: [UInt8]) throws {
    let output = standardOutput
    try output.write(bytes)
    try output.finish()
  }

  /// Writes a text to standard output.
  static func print(_ text: String) throws { try print(Array(text.utf8)) }
}
