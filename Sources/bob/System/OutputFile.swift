import Glibc

/// A place that a report is written to: standard output, or a file that appears whole or not at all.
///
/// A regular file is written beside its final place and renamed when it is finished; whatever else a path names
/// (`/dev/stdout`, a FIFO) is written directly.
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
    // A link stays a link: what it points to is replaced.
    var final = path
    if exists, let resolved = realpath(path, nil) {
      final = String(cString: resolved)
      free(resolved)
    }
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

  deinit {
    guard state == .open, let temporary else { return }
    close(descriptor)
    unlink(temporary)
    TemporaryFiles.remove(temporary)
  }

  /// Appends bytes.
  ///
  /// - Throws: `SystemError` (a full disk, say) or ``ClosedPipe``.
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
          throw ClosedPipe()
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

/// The reader of Bob's output is gone; nobody is there to be told.
struct ClosedPipe: Error {}

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
