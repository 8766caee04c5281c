import Glibc

extension ParsableCommand {
  /// Parses the arguments, runs the command they name and ends the process when that fails.
  ///
  /// - Parameters:
  ///   - arguments: The arguments without the program's name; nil for those of the process.
  ///   - columns: The width that help is wrapped to.
  public static func main(_ arguments: [String]? = nil, columns: Int = 80) {
    var running: (any ParsableCommand.Type)?
    do {
      var command = try parseAsRoot(arguments ?? Array(CommandLine.arguments.dropFirst()))
      running = type(of: command)
      try command.run()
    } catch {
      exit(with: termination(for: error, of: running, columns: columns))
    }
  }

  /// Writes what a termination says and ends the process.
  public static func exit(with termination: Termination) -> Never {
    writeAll(termination.text, to: termination.isError ? STDERR_FILENO : STDOUT_FILENO)
    Glibc.exit(termination.exitCode.rawValue)
  }
}

extension AsyncParsableCommand {
  /// Parses the arguments, runs the command they name and ends the process when that fails.
  ///
  /// - Parameters:
  ///   - arguments: The arguments without the program's name; nil for those of the process.
  ///   - columns: The width that help is wrapped to.
  public static func main(_ arguments: [String]? = nil, columns: Int = 80) async {
    var running: (any ParsableCommand.Type)?
    do {
      var command = try parseAsRoot(arguments ?? Array(CommandLine.arguments.dropFirst()))
      running = type(of: command)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      exit(with: termination(for: error, of: running, columns: columns))
    }
  }
}

/// Writes text to a descriptor; what cannot be written is lost, since there is nowhere to say so.
private func writeAll(_ text: String, to descriptor: Int32) {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      bytes = bytes.dropFirst(count)
    } else if count < 0, errno != EINTR {
      return
    }
  }
}
