@preconcurrency import Glibc

/// The conversation with a running program: writes its input and reads what it says, whichever is possible,
/// so that neither waits for the other, and ends it when it takes too long or says too much.
struct Exchange: ~Copyable {
  /// What the program wrote; errors up to their limit.
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []
  /// Why the program was made to end, nil if it was not.
  private(set) var reason: ProgramError.Reason?

  private let process: ChildProcess
  private let end: EndOfProcess
  private let pipes: Pipes
  private let limits: Limits
  private let input: [UInt8]
  private var written = 0
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var deadline: ContinuousClock.Instant?

  /// the caller's ends of the program's standard input, output and error.
  struct Pipes {
    let input: Descriptor
    let output: Descriptor
    let errors: Descriptor
  }

  struct Limits {
    let time: Duration?
    let output: Int
    let errors: Int
  }

  /// How long a program that was told to end may take for it, before it is killed.
  private static let grace = Duration.seconds(2)
  /// How long its pipes may be silent after the program has ended. They stay open when it left something
  /// running that has them too, such as the connection that ssh shares (`ControlPersist`).
  private static let silence = Duration.milliseconds(100)
  /// A time-out so long that it is none, which keeps the arithmetic of time within its bounds.
  private static let forever = Duration.seconds(315_360_000)

  init(
    with process: ChildProcess, end: consuming EndOfProcess, pipes: Pipes, input: [UInt8], limits: Limits
  ) {
    self.process = process
    self.end = end
    self.pipes = pipes
    self.input = input
    self.limits = limits
    self.deadline = limits.time.map { .now + min(max($0, .zero), Self.forever) }
    for pipe in [pipes.input, pipes.output, pipes.errors] { pipe.setNonBlocking() }
    if input.isEmpty { pipes.input.close() }
  }

  /// Goes on until the program has ended and its pipes have nothing more.
  mutating func run() {
    var hasEnded = false
    var ending: Ending?
    while !hasEnded || pipes.output.isOpen || pipes.errors.isOpen {
      var polls = [
        pollfd(fd: pipes.input.number, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: pipes.output.number, events: Int16(POLLIN), revents: 0),
        pollfd(fd: pipes.errors.number, events: Int16(POLLIN), revents: 0),
        pollfd(fd: hasEnded ? -1 : end.descriptor, events: Int16(POLLIN), revents: 0),
        // Once is enough: it stays readable.
        pollfd(fd: reason == nil ? Interrupts.descriptor : -1, events: Int16(POLLIN), revents: 0),
      ]
      let pause = hasEnded && ending == nil ? Self.silence : nil
      let count = poll(&polls, nfds_t(polls.count), milliseconds(to: ending?.time ?? deadline, orFor: pause))
      if count < 0 {
        if errno == EINTR { continue }
        reason = .cannotStart(errno: errno)
        break
      }
      if polls[0].revents != 0 { writeInput() }
      if polls[1].revents != 0 { readOutput() }
      if polls[2].revents != 0 { readErrors() }
      if polls[3].revents != 0 {
        hasEnded = true
        pipes.input.close()
      }

      if hasEnded, ending == nil, count == 0 { break }
      if reason == nil { checkLimits() }
      guard reason != nil else { continue }
      // First the time to end in order, then the end.
      if let current = ending, current.time <= .now {
        current.kill()
        if hasEnded { break }
        ending?.time = .now + Self.grace
      } else if ending == nil {
        ending = Ending(process, time: .now + Self.grace)
      }
    }
    // What it started is not to outlive it when it was made to end. When it ended by itself, that is its own
    // affair.
    if reason != nil { (ending ?? Ending(process, time: .now)).kill() }
    if reason == nil, let signal = Interrupts.signal { reason = .interrupted(signal: signal) }
  }

  /// Whether there is a reason to end the program.
  private mutating func checkLimits() {
    if let signal = Interrupts.signal {
      reason = .interrupted(signal: signal)
    } else if output.count > limits.output {
      reason = .outputTooLarge(limit: limits.output)
      output = []
    } else if let time = limits.time, let deadline, deadline <= .now {
      reason = .timedOut(after: time, standardError: "")
    }
  }

  /// For `poll`: until a moment, but at most for a pause; −1 for ever.
  private func milliseconds(to moment: ContinuousClock.Instant?, orFor pause: Duration?) -> Int32 {
    guard let wait = [moment.map { $0 - .now }, pause].compactMap({ $0 }).min() else { return -1 }
    let (seconds, fraction) = wait.components
    if seconds < 0 || fraction < 0 { return 0 }
    // Rounded up, not to wake before the time and find that nothing is to do.
    return Int32(min(seconds, 86_400) * 1000) + Int32(fraction / 1_000_000_000_000_000) + 1
  }

  private mutating func writeInput() {
    let count = input.withUnsafeBytes { bytes in
      write(pipes.input.number, bytes.baseAddress.map { $0 + written }, bytes.count - written)
    }
    if count > 0 {
      written += count
    } else if errno != EAGAIN, errno != EINTR {
      // EPIPE: the program does not want more, which is its right.
      written = input.count
    }
    if written == input.count { pipes.input.close() }
  }

  private mutating func readOutput() {
    guard let count = read(from: pipes.output), reason == nil else { return }
    output.append(contentsOf: buffer[..<count])
  }

  private mutating func readErrors() {
    guard let count = read(from: pipes.errors) else { return }
    errors.append(contentsOf: buffer[..<min(count, max(0, limits.errors - errors.count))])
  }

  /// Fills the buffer; closes the pipe at its end. nil when there is nothing.
  private mutating func read(from pipe: Descriptor) -> Int? {
    let count = Glibc.read(pipe.number, &buffer, buffer.count)
    if count > 0 { return count }
    if count == 0 || (errno != EAGAIN && errno != EINTR) { pipe.close() }
    return nil
  }
}
