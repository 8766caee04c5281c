import Programs
import Reports

/// A Gerrit server over ssh: `gerrit query` and `gerrit review --json` ("Command Line Tools" of its
/// documentation).
public struct SSHServer: Server {
  private let address: SSHAddress
  private let program: SSHProgram
  private let timeout: Duration

  /// Prepares; nothing is connected yet.
  ///
  /// - Parameter timeout: how long one command may take, the connection and a prompt of ssh's included.
  public init(_ address: SSHAddress, program: SSHProgram, timeout: Duration = .seconds(120)) {
    self.address = address
    self.program = program
    self.timeout = timeout
  }

  /// `ssh://USER@HOST:PORT`
  public var name: String { address.description }

  /// Where git can fetch the changes of a project from.
  public func fetchAddress(of project: ProjectName) -> String { "\(address)/\(project)" }

  /// Finds a change.
  ///
  /// - Throws: ``ServerFault``.
  public func change(_ query: ChangeQuery) throws(ServerFault) -> Change {
    let command =
      "gerrit query --format=JSON --patch-sets --files --comments --submit-records \(query.search)"
    let output = try run(command, input: [])
    return try query.choose(try SSHAnswer(output).changes(), server: name)
  }

  /// Posts a review, whole or not at all.
  ///
  /// - Throws: ``ServerFault``.
  public func post(_ review: [UInt8], to change: Change, patchSet: Int) throws(ServerFault) {
    _ = try run("gerrit review --json \(change.number),\(patchSet)", input: review)
  }

  /// Has a command run on the server.
  ///
  /// - Returns: its standard output.
  private func run(_ command: String, input: [UInt8]) throws(ServerFault) -> [UInt8] {
    // As git does: what takes no options would connect to another port.
    guard program.variant != .simple || address.port == nil else {
      throw ServerFault(
        .refused,
        "an ssh of the variant \"simple\" cannot be told the port of \(name); set ssh.variant to what it is")
    }
    let result: ProgramResult
    do throws(ProgramError) {
      result = try Program.run(
        program.executable, arguments: program.arguments(address, command), input: input, mayPrompt: true,
        timeout: timeout)
    } catch {
      switch error.reason {
      case .timedOut, .outputTooLarge, .interrupted: throw ServerFault(.unclear, "\(name): \(error)")
      default: throw ServerFault(.refused, "\(error)")
      }
    }
    if result.terminationStatus.isSuccess { return result.standardOutput }
    throw fault(result)
  }

  /// ssh itself ends with 255 (ssh(1), "EXIT STATUS"); the server's commands end with less and begin their lines
  /// with `error:` and `fatal:`.
  private func fault(_ result: ProgramResult) -> ServerFault {
    let lines = result.standardError.split { $0 == 0x0A || $0 == 0x0D }.map { Answer.excerpt($0) }
    func said(_ start: String) -> String? {
      let found = lines.filter { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
      return found.isEmpty ? nil : found.joined(separator: "; ")
    }
    if result.terminationStatus != .exited(255), let words = said("error: ") ?? said("fatal: ") {
      return ServerFault(Answer.isTooMuch(words) ? .tooMuch : .refused, "\(name) refuses: \(words)")
    }
    let words = lines.suffix(4).joined(separator: "; ")
    let isCertain = SSHServer.notReached.contains { words.contains($0) }
    let text = "\(name): ssh ended with \(result.terminationStatus)"
    return ServerFault(isCertain ? .refused : .unclear, words.isEmpty ? text : "\(text): \(words)")
  }

  /// What OpenSSH says when it never came to run the command.
  private static let notReached = [
    "Host key verification failed", "Permission denied", "Could not resolve hostname", "Connection refused",
    "No route to host", "Network is unreachable", "Bad configuration option", "no matching host key type",
    "Too many authentication failures", "not found", "Unable to negotiate", "REMOTE HOST IDENTIFICATION",
  ]
}
