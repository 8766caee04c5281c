@preconcurrency import Glibc

/// Tells the end of a program by a descriptor, which can be waited for together with its pipes.
///
/// A thread waits and then closes a pipe. (There are no pidfds in Swift's Glibc module, and a SIGCHLD handler
/// would not be ours alone.) It leaves the program's entry in the system alone, so that its number and its
/// group's are not given to others before ``ChildProcess/wait()``.
struct EndOfProcess: ~Copyable {
  private final class Watch {
    let identifier: pid_t
    let writing: Descriptor

    init(_ identifier: pid_t, _ writing: Descriptor) {
      self.identifier = identifier
      self.writing = writing
    }
  }

  private let thread: pthread_t
  private let reading: Descriptor

  /// Can be read from (it is at its end) when the program has ended.
  var descriptor: Int32 { reading.number }

  /// Begins to wait for a program; nil when the system refuses, with the reason in `errno`.
  init?(of process: ChildProcess) {
    guard let pipe = Descriptor.pipe() else { return nil }
    let watch = Unmanaged.passRetained(Watch(process.identifier, pipe.writing))

    // No signal is to be handled by that thread.
    var all = sigset_t()
    var previous = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &previous)
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        let watch = Unmanaged<Watch>.fromOpaque(argument).takeRetainedValue()
        var information = siginfo_t()
        while waitid(P_PID, id_t(watch.identifier), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
        watch.writing.close()
        return nil
      }, watch.toOpaque())
    pthread_sigmask(SIG_SETMASK, &previous, nil)
    guard code == 0 else {
      watch.release()
      errno = code
      return nil
    }
    self.thread = thread
    self.reading = pipe.reading
  }

  deinit {
    pthread_join(thread, nil)
  }
}
