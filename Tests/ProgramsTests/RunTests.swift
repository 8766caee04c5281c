@preconcurrency import Glibc
import Testing

@testable import Programs

/// Runs a shell script, the tests' stand-in for any program.
func sh(
  _ script: String, _ arguments: [String] = [], input: [UInt8] = [], environment: Environment = .inherit,
  workingDirectory: String? = nil, mayPrompt: Bool = false, timeout: Duration? = .seconds(30),
  outputLimit: Int = 64 << 20, errorLimit: Int = 64 << 10
) throws(ProgramError) -> ProgramResult {
  try Program.run(
    .path("/bin/sh"), arguments: ["-c", script, "sh"] + arguments, input: input, environment: environment,
    workingDirectory: workingDirectory, mayPrompt: mayPrompt, timeout: timeout, outputLimit: outputLimit,
    errorLimit: errorLimit)
}

func text(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self)
}

@Suite struct RunTests {
  @Test func outputAndErrorsAreApart() throws {
    let result = try sh("echo out; echo err >&2; exit 3")
    #expect(text(result.standardOutput) == "out\n")
    #expect(text(result.standardError) == "err\n")
    #expect(result.terminationStatus == .exited(3))
    #expect(!result.terminationStatus.isSuccess)
    let error = #expect(throws: ProgramError.self) { try result.checked() }
    #expect(error?.description == "/bin/sh ended with exit status 3: err")
    #expect(try sh("echo fine").checked() == Array("fine\n".utf8))
  }

  @Test func argumentsAreHandedOnAsTheyAre() throws {
    let arguments = ["", "a b", "$(id)", "`id`", "'\"\\", "-x", "é\n*"]
    let result = try sh("for a; do printf '%s|' \"$a\"; done", arguments)
    #expect(text(result.standardOutput) == arguments.map { $0 + "|" }.joined())
  }

  @Test func inputLargerThanAPipeComesBack() throws {
    let input = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let result = try Program.run(.name("cat"), input: input)
    #expect(result.standardOutput == input)
  }

  @Test func bothPipesMayBeFilledWhileInputWaits() throws {
    // Writes far more than a pipe holds to each, and only then reads.
    let script = """
      dd if=/dev/zero bs=1000000 count=2 2>/dev/null
      dd if=/dev/zero bs=1000000 count=2 >&2 2>/dev/null
      wc -c
      """
    let input = [UInt8](repeating: 65, count: 1_000_000)
    let result = try sh(script, input: input, errorLimit: 1000)
    #expect(result.standardOutput.count > 2_000_000)
    #expect(text(Array(result.standardOutput.dropFirst(2_000_000))).contains("1000000"))
    #expect(result.standardError.count == 1000)
  }

  @Test func aProgramNeedNotReadItsInput() throws {
    let input = [UInt8](repeating: 65, count: 1_000_000)
    #expect(try sh("exec <&-; echo done", input: input).checked() == Array("done\n".utf8))
    #expect(try Program.run(.name("true"), input: input).terminationStatus.isSuccess)
  }

  @Test func withoutInputThereIsNothingToRead() throws {
    #expect(try Program.run(.name("cat"), timeout: .seconds(10)).checked() == [])
  }

  @Test func tooMuchOutputEndsTheProgram() {
    let error = #expect(throws: ProgramError.self) {
      try Program.run(.name("cat"), arguments: ["/dev/zero"], outputLimit: 100_000)
    }
    #expect(error?.reason == .outputTooLarge(limit: 100_000))
    #expect(error?.description == "cat wrote more than 100000 bytes and was stopped")
    #expect(throws: Never.self) { try sh("printf 12345", outputLimit: 5).checked() }
    #expect(throws: ProgramError.self) { try sh("printf 123456", outputLimit: 5).checked() }
    #expect(throws: Never.self) { try sh("echo x >&2", errorLimit: -1).checked() }
  }

  @Test func aSignalThatEndsItIsTold() throws {
    let result = try sh("kill -KILL $$")
    #expect(result.terminationStatus == .signaled(SIGKILL))
    #expect(result.terminationStatus.description == "signal 9 (Killed)")
  }

  @Test func theEnvironmentIsTheCallers() throws {
    let changed = Environment.inherit.updating(["BOB_TEST_A": "a=b", "HOME": nil])
    let script = "echo \"$BOB_TEST_A|${HOME-none}|${PATH:+path}\""
    #expect(text(try sh(script, environment: changed).standardOutput) == "a=b|none|path\n")
    #expect(changed["BOB_TEST_A"] == "a=b")
    #expect(changed["HOME"] == nil)

    let only = try Program.run(.path("/usr/bin/env"), environment: .custom(["B": "2", "A": ""]))
    #expect(text(only.standardOutput) == "A=\nB=2\n")
  }

  @Test func itWorksInItsFolder() throws {
    #expect(text(try sh("pwd", workingDirectory: "/usr").standardOutput) == "/usr\n")
    for folder in ["/nowhere/at/all", "/etc/passwd"] {
      let error = #expect(throws: ProgramError.self) { try sh("pwd", workingDirectory: folder) }
      #expect(error?.reason == .noWorkingDirectory(path: folder))
    }
  }

  @Test func signalsTheCallerIgnoresAreTheProgramsAgain() async {
    await #expect(processExitsWith: .success) {
      signal(SIGPIPE, SIG_IGN)
      // A pipe whose reader has gone ends the writer by SIGPIPE, if that is neither ignored nor blocked.
      let result = try sh("(yes; echo $? >&2) | true")
      precondition(text(result.standardError) == "\(128 + SIGPIPE)\n")
    }
  }

  @Test func manyRunSideBySide() async throws {
    let sums = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<16 {
        group.addTask {
          let result = try sh(
            "cat; echo \(number) >&2", input: [UInt8](repeating: 1, count: 100_000 + number))
          #expect(text(result.standardError) == "\(number)\n")
          return result.standardOutput.count
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(sums == 16 * 100_000 + 120)
  }
}
