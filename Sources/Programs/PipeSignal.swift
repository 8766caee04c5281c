@preconcurrency import Glibc

/// Keeps this thread from the signal that a write to a closed pipe raises, so that the write is merely an
/// error.
struct PipeSignal {
  private var previous = sigset_t()
  private let wasPending: Bool

  /// Blocks SIGPIPE for this thread; nothing else of the caller's is changed.
  init() {
    wasPending = Self.isPending
    var set = Self.set
    pthread_sigmask(SIG_BLOCK, &set, &previous)
  }

  /// Takes the signal away if one came meanwhile, and puts back what was.
  func restore() {
    if !wasPending, Self.isPending {
      var set = Self.set
      var now = timespec()
      while sigtimedwait(&set, nil, &now) < 0, errno == EINTR {}
    }
    var previous = previous
    pthread_sigmask(SIG_SETMASK, &previous, nil)
  }

  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGPIPE)
    return set
  }

  private static var isPending: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return sigismember(&pending, SIGPIPE) == 1
  }
}
