@preconcurrency import Glibc

/// Runs programs: an argument array instead of a shell's language, bytes in and bytes out, bounded in time
/// and size.
///
/// ```swift
/// let head = try Program.run(.name("git"), arguments: ["rev-parse", "HEAD"]).checked()
/// ```
public enum Program {
  /// Runs a program to its end, with pipes for its standard input, output and error.
  ///
  /// The calling thread waits. The program gets no descriptors but these three, and has a session of its own:
  /// no terminal on which it could stop to ask, and a process group with which all that it starts can be
  /// ended. A program that ends badly is no error here; see ``ProgramResult/checked()``.
  ///
  /// - Parameters:
  ///   - executable: what to run.
  ///   - arguments: its arguments, without its own name. One that comes from elsewhere and begins with `-`
  ///     may be taken for an option: check it, or put `--` before it.
  ///   - input: what it can read from its standard input.
  ///   - environment: its environment variables; its `PATH` is where the program is looked for.
  ///   - workingDirectory: the folder it works in; the caller's own if nil.
  ///   - mayPrompt: whether it may ask the user something on the terminal, as ssh asks for a passphrase. If
  ///     there is one and the caller is in its foreground, the program stays in the caller's session and
  ///     group; the terminal then interrupts both, and a time-out ends the program and what it has started by
  ///     looking for its descendants.
  ///   - timeout: how long it may take; it is then told to end (SIGTERM) and two seconds later killed, with
  ///     all that it has started. nil: for ever.
  ///   - outputLimit: how many bytes of standard output are taken; a program that writes more is ended.
  ///   - errorLimit: how many bytes of standard error are kept; the rest is dropped.
  /// - Throws: ``ProgramError`` when the program cannot be started, takes too long, writes too much or the
  ///   caller is interrupted meanwhile. In that case the signal is sent to the caller again as soon as no
  ///   program runs any more.
  public static func run(
    _ executable: Executable, arguments: [String] = [], input: [UInt8] = [],
    environment: Environment = .inherit, workingDirectory: String? = nil, mayPrompt: Bool = false,
    timeout: Duration? = .seconds(60), outputLimit: Int = 64 << 20, errorLimit: Int = 64 << 10
  ) throws(ProgramError) -> ProgramResult {
    Interrupts.begin(onTerminal: false)
    defer { Interrupts.end(onTerminal: false) }
    if let signal = Interrupts.signal { throw ProgramError(executable, .interrupted(signal: signal)) }
    let pipeSignal = PipeSignal()
    defer { pipeSignal.restore() }

    guard
      let forInput = Descriptor.pipe(), let forOutput = Descriptor.pipe(), let forErrors = Descriptor.pipe()
    else {
      throw ProgramError(executable, .cannotStart(errno: errno))
    }
    let process = try ChildProcess.start(
      executable, arguments: arguments, environment: environment, workingDirectory: workingDirectory,
      standard: [forInput.reading.number, forOutput.writing.number, forErrors.writing.number],
      leadsSession: !(mayPrompt && Terminal.isOurs))
    forInput.reading.close()
    forOutput.writing.close()
    forErrors.writing.close()

    let unregister = Interrupts.register(process)
    guard let end = EndOfProcess(of: process) else {
      let code = errno
      process.send(SIGKILL)
      unregister()
      _ = process.wait()
      throw ProgramError(executable, .cannotStart(errno: code))
    }
    var exchange = Exchange(
      with: process, end: end,
      pipes: Exchange.Pipes(input: forInput.writing, output: forOutput.reading, errors: forErrors.reading),
      input: input, limits: Exchange.Limits(time: timeout, output: outputLimit, errors: errorLimit))
    exchange.run()
    unregister()
    let status = process.wait()

    switch exchange.reason {
    case nil: break
    case .timedOut(let time, _)?:
      throw ProgramError(
        executable, .timedOut(after: time, standardError: ProgramError.text(exchange.errors)))
    case let reason?: throw ProgramError(executable, reason)
    }
    return ProgramResult(
      executable: executable, terminationStatus: status, standardOutput: exchange.output,
      standardError: exchange.errors)
  }

  /// Runs a program that has the terminal, such as an editor, to its end.
  ///
  /// It has the caller's standard input, output and error; where one of them is no terminal, as in `tool … >
  /// file`, it has the terminal itself if there is one. There is no time-out, and Ctrl-C is for the program,
  /// not for the caller.
  ///
  /// - Parameters:
  ///   - executable: what to run.
  ///   - arguments: its arguments, without its own name.
  ///   - environment: its environment variables; its `PATH` is where the program is looked for.
  ///   - workingDirectory: the folder it works in; the caller's own if nil.
  /// - Returns: how it ended.
  /// - Throws: ``ProgramError`` when the program cannot be started or the caller is told to end meanwhile.
  public static func runOnTerminal(
    _ executable: Executable, arguments: [String] = [], environment: Environment = .inherit,
    workingDirectory: String? = nil
  ) throws(ProgramError) -> TerminationStatus {
    Interrupts.begin(onTerminal: true)
    defer { Interrupts.end(onTerminal: true) }
    if let signal = Interrupts.signal { throw ProgramError(executable, .interrupted(signal: signal)) }
    let terminal = (0...2).allSatisfy { isatty($0) == 1 } ? nil : Descriptor.open("/dev/tty", O_RDWR)
    let standard = (0...2).map { number in
      isatty(number) == 1 ? number : terminal?.number ?? number
    }
    let process = try ChildProcess.start(
      executable, arguments: arguments, environment: environment, workingDirectory: workingDirectory,
      standard: standard, leadsSession: false)
    let unregister = Interrupts.register(process)
    let status = process.wait()
    unregister()
    if let signal = Interrupts.signal { throw ProgramError(executable, .interrupted(signal: signal)) }
    return status
  }
}
