import Glibc

/// Reads spec files whole.
public enum SpecReading {
  /// The largest file that is read: 1 GiB.
  public static let sizeLimit = 1 << 30

  /// Why a file is not read.
  public enum Fault: Error, Sendable, Equatable {
    case missing
    case folder
    /// A pipe, socket or device, in words.
    case special(String)
    /// The system refuses, in its words.
    case unreadable(String)
    /// There is a NUL byte in the first 8 KiB.
    case binary
    /// There are more bytes than may be.
    case tooLarge(limit: Int)

    /// What is wrong and what to do about it, in words.
    public var message: String {
      switch self {
      case .missing: "there is no such file"
      case .folder: "is a folder"
      case .special(let kind): "is \(kind); to read standard input, use -"
      case .unreadable(let reason): "cannot be read: \(reason)"
      case .binary: "is not text: there is a NUL byte in its first 8 KiB"
      case .tooLarge(let limit): "is larger than \(SpecReading.words(bytes: limit)), more than Bob reads"
      }
    }

    /// Whether such a file is passed over where a folder search found it, rather than reported.
    public var isSkippedInSearch: Bool {
      if case .unreadable = self { return false }
      return true
    }
  }

  /// Reads a file.
  ///
  /// Neither a pipe nor a device is waited for.
  ///
  /// - Parameters:
  ///   - path: the file, relative to the current folder or absolute.
  ///   - limit: how many bytes it may have.
  ///   - isText: whether a NUL byte in its first 8 KiB is a fault.
  /// - Throws: `Fault`.
  public static func read(
    _ path: String, limit: Int = sizeLimit, isText: Bool = true
  ) throws(Fault) -> [UInt8] {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .missing }
    let descriptor = retrying { open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) }
    guard descriptor >= 0 else { throw fault(errno, path) }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fault(errno, path) }
    let file = FileStatus(status)
    switch file.kind {
    case .file: break
    case .folder: throw .folder
    case .special(let kind): throw .special(kind)
    case .symbolicLink: throw .missing
    }
    guard file.size <= limit else { throw .tooLarge(limit: limit) }
    let bytes = try contents(of: descriptor, size: file.size, limit: limit)
    guard !isText || SpecReading.isText(bytes) else { throw .binary }
    return bytes
  }

  /// Whether bytes can be a text: no NUL byte is among the first 8 KiB.
  public static func isText(_ bytes: [UInt8]) -> Bool { !bytes.prefix(8 << 10).contains(0) }

  /// Reads to the end. The size is what the file had when it was opened; it may have changed, and some of the
  /// kernel's files say 0.
  private static func contents(of descriptor: Int32, size: Int, limit: Int) throws(Fault) -> [UInt8] {
    var (bytes, isWhole) = try piece(of: descriptor, capacity: size + 1)
    while !isWhole {
      guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
      let (more, isEnd) = try piece(of: descriptor, capacity: max(64 << 10, bytes.count / 2))
      bytes += more
      isWhole = isEnd
    }
    guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    return bytes
  }

  /// Reads until so many bytes are there or the file ends.
  private static func piece(
    of descriptor: Int32, capacity: Int
  ) throws(Fault) -> (bytes: [UInt8], isEnd: Bool) {
    var isEnd = false
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < capacity, !isEnd, failure == 0 {
        let space = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let length = retrying { Glibc.read(descriptor, space.baseAddress, min(space.count, 1 << 30)) }
        if length > 0 { count += length }
        if length == 0 { isEnd = true }
        if length < 0 { failure = errno }
      }
    }
    guard failure == 0 else { throw .unreadable(words(failure)) }
    return (bytes, isEnd)
  }

  private static func fault(_ code: Int32, _ path: String) -> Fault {
    switch code {
    case ENOENT, ENOTDIR: return .missing
    case ENXIO, ENODEV:
      // A socket cannot be opened at all.
      if case .special(let kind) = FileStatus(path)?.kind { return .special(kind) }
      return .unreadable(words(code))
    default: return .unreadable(words(code))
    }
  }

  /// A size as people write it.
  private static func words(bytes: Int) -> String {
    for (power, unit) in [(30, "GiB"), (20, "MiB")] where bytes > 0 && bytes % (1 << power) == 0 {
      return "\(bytes >> power) \(unit)"
    }
    return "\(bytes) bytes"
  }

  /// The system's words for an error number, beginning in lower case as the rest of the sentence does.
  static func words(_ code: Int32) -> String {
    let words = String(cString: strerror(code))
    return words.prefix(1).lowercased() + words.dropFirst()
  }

  /// Calls the system again when a signal interrupted it.
  private static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
  }
}
