import Arguments
import Glibc

/// What the operating system refused, in words: what, where, why.
struct SystemError: Error, CustomStringConvertible {
  let description: String

  /// An error about a path, for the reason that `errno` holds.
  init(_ action: String, _ path: String, errno code: Int32 = errno) {
    description = "\(escapingControls(path)): cannot \(action): \(SystemError.reason(code))"
  }

  /// What an `errno` value means, in the words of the C library.
  static func reason(_ code: Int32) -> String {
    String(cString: strerror(code))
  }
}

/// Whether there is anything at a path.
func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// Whether there is a folder at a path.
func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
