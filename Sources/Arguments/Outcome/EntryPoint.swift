import Glibc

extension ParsableCommand {
  /// Parses arguments with this command as the root, runs the command they name, and says how the process ends.
  ///
  /// Nothing is written but what the command writes itself, so that a program can write the rest its own way.
  ///
  /// - Parameters:
  ///   - arguments: The arguments without the program's name.
  ///   - columns: The width that help is wrapped to.
  /// - Returns: A termination without text and with code 0 when the command ran to its end.
  public static func execute(_ arguments: [String], columns: Int = 80) async -> Termination {
    var running: (any ParsableCommand.Type)?
    do {
      var command = try parseAsRoot(arguments)
      running = type(of: command)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return Termination(text: "", isError: false, exitCode: .success)
    } catch {
      return termination(for: error, of: running, columns: columns)
    }
  }

  /// Parses the arguments of the process, runs the command they name, and ends the process when that fails.
  public static func main() { main(nil) }

  /// Parses the arguments, runs the command they name, and ends the process when that fails.
  ///
  /// A command that is asynchronous fails; the root of a program that has one is an ``AsyncParsableCommand``.
  ///
  /// - Parameters:
  ///   - arguments: The arguments without the program's name; nil for those of the process.
  ///   - columns: The width that help is wrapped to.
  public static func main(_ arguments: [String]?, columns: Int = 80) {
    var running: (any ParsableCommand.Type)?
    do {
      var command = try parseAsRoot(arguments ?? Array(CommandLine.arguments.dropFirst()))
      running = type(of: command)
      if running is any AsyncParsableCommand.Type { throw AsynchronousCommand() }
      try command.run()
    } catch {
      exit(with: termination(for: error, of: running, columns: columns))
    }
  }

  /// Writes what a termination says and ends the process.
  ///
  /// What standard output does not take ends it with a message and the root's failure code, unless the reader of a
  /// pipe is gone, who cannot be told.
  public static func exit(with termination: Termination) -> Never {
    let problem = writeAll(termination.text, to: termination.isError ? STDERR_FILENO : STDOUT_FILENO)
    if let problem, problem != EPIPE, !termination.isError {
      let name = CommandDescription(root: Self.self).name
      _ = writeAll(
        "\(name): standard output: cannot write: \(String(cString: strerror(problem)))\n", to: STDERR_FILENO)
      Glibc.exit(configuration.failureExitCode.rawValue)
    }
    Glibc.exit(termination.exitCode.rawValue)
  }
}

extension AsyncParsableCommand {
  /// Parses the arguments of the process, runs the command they name, and ends the process when that fails.
  ///
  /// For a type with `@main`. A `main.swift` calls ``ParsableCommand/execute(_:columns:)``, since there Swift takes
  /// `main()` for the synchronous one.
  public static func main() async { await main(nil) }

  /// Parses the arguments, runs the command they name, and ends the process when that fails.
  ///
  /// - Parameters:
  ///   - arguments: The arguments without the program's name; nil for those of the process.
  ///   - columns: The width that help is wrapped to.
  public static func main(_ arguments: [String]?, columns: Int = 80) async {
    let words = arguments ?? Array(CommandLine.arguments.dropFirst())
    let end = await execute(words, columns: columns)
    if !end.exitCode.isSuccess || !end.text.isEmpty { exit(with: end) }
  }
}

/// A mistake in a program: a synchronous start of an asynchronous command.
private struct AsynchronousCommand: Error, CustomStringConvertible {
  var description: String { "an asynchronous command was started from a synchronous main()" }
}

/// Writes text to a descriptor; returns the `errno` that kept it from being written, nil if it was.
private func writeAll(_ text: String, to descriptor: Int32) -> Int32? {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      bytes = bytes.dropFirst(count)
    } else if count < 0, errno != EINTR {
      return errno
    }
  }
  return nil
}
