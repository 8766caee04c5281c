@preconcurrency import Glibc
import Testing

@testable import Programs

@Suite struct ExecutableTests {
  @Test(arguments: [
    ("git", "apt install git"), ("ssh", "apt install openssh-client"), ("curl", "apt install curl"),
  ])
  func aMissingProgramIsNamedWithItsPackage(name: String, advice: String) {
    let error = #expect(throws: ProgramError.self) {
      try Program.run(.name(name), environment: .custom(["PATH": "/nowhere:/proc"]))
    }
    #expect(error?.description.hasPrefix("\(name) is not on this machine") == true)
    #expect(error?.description.hasSuffix(advice) == true)
  }

  @Test func whatCannotBeRunIsAnError() {
    func reason(_ executable: Executable) -> ProgramError.Reason? {
      #expect(throws: ProgramError.self) { try Program.run(executable) }?.reason
    }
    #expect(reason(.name("no-such-program")) == .notFound(debianPackage: nil))
    #expect(reason(.name("")) == .notFound(debianPackage: nil))
    #expect(reason(.path("/no/such/program")) == .notFound(debianPackage: nil))
    #expect(reason(.path("/etc/passwd")) == .notExecutable(path: "/etc/passwd"))
    #expect(reason(.path("/usr")) == .notExecutable(path: "/usr"))
    #expect(reason(.path("/bin/sh\0x")) != nil)
  }

  @Test func aNULInAnArgumentIsAnError() {
    let error = #expect(throws: ProgramError.self) { try sh("true", ["a\0b"]) }
    #expect(error?.reason == .nulInArgument)
    #expect(throws: ProgramError.self) { try sh("true", environment: .custom(["A": "\0"])) }
    #expect(throws: ProgramError.self) { try sh("true", workingDirectory: "/\0") }
  }

  @Test func relativeFoldersOfPathArePassedOver() throws {
    // In /bin the empty entry and “.” would find it.
    for path in ["", ":", ".", "bin", "::."] {
      #expect(throws: ProgramError.self) {
        try Program.run(.name("sh"), environment: .custom(["PATH": path]), workingDirectory: "/bin")
      }
    }
    #expect(throws: Never.self) { try Program.run(.name("sh"), environment: .custom(["PATH": ":/bin"])) }
    #expect(throws: Never.self) { try Program.run(.name("sh"), environment: .custom([:])) }
  }

  @Test func configuredTextIsRunAsGitRunsIt() throws {
    func output(_ text: String, _ arguments: [String]) throws -> String {
      String(decoding: try Program.run(.command(text), arguments: arguments).checked(), as: UTF8.self)
    }
    // Arguments are no shell language, whatever they hold.
    #expect(try output("printf '%s,'", ["a b", "$(id)", "; id", "\"", "-n"]) == "a b,$(id),; id,\",-n,")
    #expect(try output("A=1; echo $A", ["x"]) == "1 x\n")
    #expect(try output("echo 'a  b' # ", ["not seen"]) == "a  b\n")
    #expect(try output("exit 0", []) == "")
    // A mere word is a program's name.
    #expect(try output("echo", ["x"]) == "x\n")
    #expect(throws: ProgramError.self) { try Program.run(.command("no-such-editor")) }
    #expect(try Program.run(.command("no-such-editor -w")).terminationStatus == .exited(127))
  }

  @Test func messagesHoldNoControlCharacters() {
    let error = #expect(throws: ProgramError.self) {
      try sh("printf ' \\n\\033[31mfatal:\\tno\\r\\n \\302\\233x\\n\\n' >&2; exit 1").checked()
    }
    #expect(error?.description == "/bin/sh ended with exit status 1: [31mfatal: no\n x")
  }
}
