import Testing

@testable import Gerrit

/// What is made of the ends that ssh and the server's commands come to.
@Suite struct SSHServerTests {
  /// Asks for a change over a shell command in the place of ssh.
  private func fault(_ command: String, timeout: Duration = .seconds(20)) throws -> ServerFault {
    let address = try #require(SSHAddress(host: "h", port: 1))
    let program = SSHProgram(
      environment: { $0 == "GIT_SSH_COMMAND" ? command : nil }, configuration: { _ in nil })
    let server = SSHServer(address, program: program, timeout: timeout)
    let error = #expect(throws: ServerFault.self) {
      try server.change(ChangeQuery(name: .number(7), project: nil))
    }
    return try #require(error)
  }

  @Test func aServerThatDoesNotAnswerIsNotWaitedForForEver() throws {
    let start = ContinuousClock.now
    let fault = try fault("sleep 30; :", timeout: .milliseconds(300))
    #expect(fault.kind == .unclear)
    #expect(fault.description.contains("300 milliseconds"))
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test(
    arguments: [
      (
        "echo 'Connection reset by peer' >&2; exit 255; :", ServerFault.Kind.unclear,
        "Connection reset by peer"
      ),
      ("echo 'Host key verification failed.' >&2; exit 255; :", .refused, "Host key verification failed."),
      ("echo 'fatal: unavailable' >&2; exit 1; :", .refused, "refuses: unavailable"),
      ("exit 3; :", .unclear, "ssh ended with exit status 3"), ("kill -9 $$; :", .unclear, "signal 9"),
      ("no-such-program", .refused, "no-such-program is not on this machine"),
      ("true", .unclear, "cut short"), ("echo '<html>'; :", .unclear, "not the JSON"),
      ("echo '{\"type\":\"error\",\"message\":\"bad query\"}'; :", .refused, "bad query"),
      ("echo '{\"type\":\"stats\",\"rowCount\":0}'; :", .refused, "there is no change 7 on ssh://h:1"),
    ] as [(String, ServerFault.Kind, String)])
  func faults(command: String, kind: ServerFault.Kind, words: String) throws {
    let fault = try fault(command)
    #expect(fault.kind == kind)
    #expect(fault.description.contains(words))
  }

  @Test func anSSHWithoutOptionsIsNotSentToAnotherPort() throws {
    let address = try #require(SSHAddress(host: "h", port: 1))
    let program = SSHProgram(
      environment: { ["GIT_SSH_COMMAND": "true", "GIT_SSH_VARIANT": "simple"][$0] },
      configuration: { _ in nil })
    let error = #expect(throws: ServerFault.self) {
      try SSHServer(address, program: program).change(ChangeQuery(name: .number(7), project: nil))
    }
    #expect(error?.description.contains("ssh.variant") == true)
  }

  @Test func severalChangesOfOneIdentifier() throws {
    func change(_ number: Int, _ status: String) -> Change {
      var change = Samples.change()
      change.number = number
      change.status = status
      change.patchSets[0].revision = "r\(number)"
      return change
    }
    var query = ChangeQuery(name: .identifier("I"), project: nil, commit: "r3")
    let changes = [change(2, "NEW"), change(3, "NEW"), change(4, "MERGED")]
    #expect(try query.choose(changes, server: "s").number == 3, "the one whose commit is checked out")
    query.commit = nil
    #expect(try query.choose([changes[0], changes[2]], server: "s").number == 2, "the one that is open")
    let error = #expect(throws: ServerFault.self) { try query.choose(changes, server: "s") }
    #expect(error?.description.contains("2 (main, new), 3 (main, new), 4 (main, merged)") == true)
  }
}
