import Glibc
import SpecRepository

/// The paths of a list (`--files-from`), one by one while they come in.
struct ListedPaths: ~Copyable {
  private let name: String
  private let separator: PathList.Separator
  private let descriptor: Int32
  private var list: PathList
  private var ready: ArraySlice<String> = []
  private var isAtEnd = false
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  /// Opens a list; `-` is standard input, and a pipe will do.
  ///
  /// - Throws: `FileProblem` where it cannot be opened.
  init(_ name: String, separatedBy separator: PathList.Separator) throws(FileProblem) {
    descriptor = name == "-" ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0, !isFolder(name) else {
      let code = descriptor >= 0 ? EISDIR : errno
      let fault = code == ENOENT ? SpecReading.Fault.missing : .unreadable(SystemError.reason(code))
      throw FileProblem(path: name, message: fault.message)
    }
    self.name = name
    self.separator = separator
    list = PathList(separatedBy: separator)
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// The next path; waits until it has come in. nil at the end.
  ///
  /// - Throws: `FileProblem` where the list cannot be read on, which is its end.
  mutating func next() throws(FileProblem) -> String? {
    while ready.isEmpty {
      if isAtEnd { return nil }
      try readOn()
    }
    return ready.removeFirst()
  }

  private mutating func readOn() throws(FileProblem) {
    let count = read(descriptor, &chunk, chunk.count)
    if count > 0 {
      if separator == .newline, chunk[..<count].contains(0) {
        throw end("there is a NUL byte in the list; --null is for paths that end with one")
      }
      ready = list.add(Array(chunk[..<count]))[...]
      if list.isTooLong {
        let form =
          separator == .null ? "without --null they are one a line" : "--null is for paths that end with NUL"
        throw end("a path in the list is longer than \(PathList.lengthLimit >> 10) KiB; \(form)")
      }
    } else if count == 0 {
      isAtEnd = true
      ready = list.finish()[...]
    } else if errno != EINTR {
      throw end(SpecReading.Fault.unreadable(SystemError.reason(errno)).message)
    }
  }

  private mutating func end(_ message: String) -> FileProblem {
    isAtEnd = true
    ready = []
    return FileProblem(path: name, message: message)
  }
}
