import CSpawn
@preconcurrency import Glibc

/// An open file descriptor that is closed when it is no longer used, and which no other program inherits.
final class Descriptor {
  private(set) var number: Int32

  init(_ number: Int32) {
    self.number = number
  }

  deinit {
    close()
  }

  var isOpen: Bool { number >= 0 }

  func close() {
    guard isOpen else { return }
    _ = Glibc.close(number)
    number = -1
  }

  /// Gives the number away: it is not closed any more.
  func release() -> Int32 {
    defer { number = -1 }
    return number
  }

  /// Makes reading and writing return at once.
  func setNonBlocking() {
    _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
  }

  /// A pipe: what is written to the second is read from the first.
  ///
  /// Both are above 2: if the caller was started without standard input or output, their numbers would be
  /// given to the pipe, and standard descriptors of the program would be set one over the other.
  ///
  /// - Returns: nil when the system refuses, with the reason in `errno`.
  static func pipe() -> (reading: Descriptor, writing: Descriptor)? {
    var numbers: [Int32] = [-1, -1]
    guard pipe2(&numbers, O_CLOEXEC) == 0 else { return nil }
    let reading = Descriptor(numbers[0])
    let writing = Descriptor(numbers[1])
    guard reading.moveAboveStandard(), writing.moveAboveStandard() else { return nil }
    return (reading, writing)
  }

  /// A file, opened; nil when the system refuses.
  static func open(_ path: String, _ flags: Int32) -> Descriptor? {
    let descriptor = Descriptor(Glibc.open(path, flags | O_CLOEXEC))
    return descriptor.isOpen && descriptor.moveAboveStandard() ? descriptor : nil
  }

  private func moveAboveStandard() -> Bool {
    guard number <= 2 else { return true }
    let moved = fcntl(number, F_DUPFD_CLOEXEC, 3)
    guard moved >= 0 else { return false }
    close()
    number = moved
    return true
  }
}
