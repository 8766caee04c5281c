import Glibc

/// Standard input, output and error, which a caller may have closed (`bob … >&-`).
enum StandardDescriptors {
  /// Takes the numbers of those that are closed, so that no file that is opened later becomes one of them: what is
  /// meant for standard output would end in it. Reading from, or writing to, such a stand-in fails with `EBADF`, as it
  /// would have without.
  static func occupy() {
    for (descriptor, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ] where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is the one wanted, since those below are taken.
      _ = open("/dev/null", mode)
    }
  }
}
