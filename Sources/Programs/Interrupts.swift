import CSpawn
@preconcurrency import Glibc
import Synchronization

/// Passes the signals that are to end the caller on to the programs that run meanwhile.
///
/// A program with a session of its own does not get Ctrl-C from the terminal, and would live on when the
/// caller is ended. So while programs run, SIGINT, SIGTERM, SIGHUP and SIGQUIT go to them; when the last has
/// ended, what handled these signals before is put back and the signal is sent again, to do to the caller
/// what it would have done.
enum Interrupts {
  /// Programs at one time. More than that run as well, but get SIGTERM for any signal, by their `Exchange`.
  private static let capacity = 64

  /// What to `kill`, for each running program; 0 where there is none. Never freed: a handler may look at it
  /// any time.
  nonisolated(unsafe) private static let targets: UnsafeMutablePointer<Atomic<Int32>> = {
    let targets = UnsafeMutablePointer<Atomic<Int32>>.allocate(capacity: capacity)
    for index in 0..<capacity { (targets + index).initialize(to: Atomic(0)) }
    return targets
  }()
  /// The signal that came first, 0 while none has.
  private static let received = Atomic<Int32>(0)
  /// How many programs have the terminal. The user interrupts these, not the caller.
  private static let onTerminal = Atomic<Int32>(0)
  /// The end of a pipe to which a signal writes a byte, and the one that then can be read. Kept for good.
  private static let wakeUp = Atomic<Int32>(-1)
  private static let wakeUpReading = Atomic<Int32>(-1)

  private struct State {
    var running = 0
    var previous: [(signal: Int32, action: sigaction)] = []
  }
  private static let state = Mutex(State())

  /// The signal that is to end all programs, or nil.
  static var signal: Int32? {
    let signal = received.load(ordering: .acquiring)
    return signal == 0 ? nil : signal
  }

  /// A descriptor that can be read from once a signal has come.
  static var descriptor: Int32 { wakeUpReading.load(ordering: .acquiring) }

  /// To be called before a program is started, and ``end(onTerminal:)`` after it has ended.
  static func begin(onTerminal isOnTerminal: Bool) {
    state.withLock { state in
      if isOnTerminal { onTerminal.add(1, ordering: .acquiringAndReleasing) }
      state.running += 1
      guard state.running == 1 else { return }
      prepare()
      for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
        var previous = sigaction()
        sigaction(signal, nil, &previous)
        // Ignored, as by nohup: it stays so, for the program too.
        if isIgnored(previous) { continue }
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { Interrupts.pass(on: $0) }
        action.sa_flags = SA_RESTART
        sigaction(signal, &action, nil)
        state.previous.append((signal, previous))
      }
    }
  }

  static func end(onTerminal isOnTerminal: Bool) {
    let pending: Int32 = state.withLock { state in
      if isOnTerminal { onTerminal.subtract(1, ordering: .acquiringAndReleasing) }
      state.running -= 1
      guard state.running == 0 else { return 0 }
      for (signal, var action) in state.previous { sigaction(signal, &action, nil) }
      state.previous = []
      var byte: UInt8 = 0
      while read(descriptor, &byte, 1) == 1 {}
      return received.exchange(0, ordering: .acquiringAndReleasing)
    }
    if pending != 0 { _ = kill(getpid(), pending) }
  }

  /// Has signals passed on to a program, from now until the result is called.
  static func register(_ process: ChildProcess) -> () -> Void {
    for index in 0..<capacity
    where targets[index].compareExchange(
      expected: 0, desired: process.target, ordering: .acquiringAndReleasing
    ).exchanged {
      // One may have come after the start and before this.
      if let signal { process.send(signal) }
      return { targets[index].store(0, ordering: .releasing) }
    }
    return {}
  }

  /// The signal handler: does only what one may do.
  private static func pass(on signal: Int32) {
    if signal == SIGINT || signal == SIGQUIT, onTerminal.load(ordering: .acquiring) > 0 { return }
    let code = errno
    _ = received.compareExchange(expected: 0, desired: signal, ordering: .acquiringAndReleasing)
    for index in 0..<capacity {
      let target = targets[index].load(ordering: .acquiring)
      if target != 0 { _ = kill(target, signal) }
    }
    var byte: UInt8 = 1
    _ = write(wakeUp.load(ordering: .acquiring), &byte, 1)
    errno = code
  }

  private static func prepare() {
    _ = targets
    // A program's end is lost if the caller was started with SIGCHLD ignored.
    var child = sigaction()
    sigaction(SIGCHLD, nil, &child)
    if isIgnored(child) { _ = Glibc.signal(SIGCHLD, SIG_DFL) }

    guard wakeUp.load(ordering: .acquiring) < 0 else { return }
    // Without the pipe a signal is still passed on, and only a program that does not heed it goes on until
    // its time-out.
    guard let pipe = Descriptor.pipe() else { return }
    pipe.reading.setNonBlocking()
    pipe.writing.setNonBlocking()
    wakeUpReading.store(pipe.reading.release(), ordering: .releasing)
    wakeUp.store(pipe.writing.release(), ordering: .releasing)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
