@preconcurrency import Glibc
import Testing

@testable import Programs

/// Whether a process is there and no zombie.
private func isRunning(_ identifier: pid_t) -> Bool {
  guard kill(identifier, 0) == 0, let file = fopen("/proc/\(identifier)/stat", "r") else { return false }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 512)
  guard fgets(&line, 512, file) != nil else { return false }
  let fields = String(decoding: line.map(UInt8.init(bitPattern:)), as: UTF8.self)
  return !fields.contains(") Z ")
}

/// Waits up to a second for a process to be gone; the system may need a moment.
private func isGone(_ identifier: pid_t) -> Bool {
  for _ in 0..<100 {
    if !isRunning(identifier) { return true }
    usleep(10_000)
  }
  return false
}

private struct Folder: ~Copyable {
  let path: String

  init() throws {
    var template = Array("/tmp/bob-programs-XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template)))
  }

  deinit {
    _ = try? Program.run(.name("rm"), arguments: ["-rf", path])
  }

  func number(_ name: String) throws -> pid_t {
    let text = try Program.run(.name("cat"), arguments: ["\(path)/\(name)"]).checked()
    return try #require(pid_t(String(decoding: text, as: UTF8.self).filter(\.isNumber)))
  }
}

@Suite struct EndingTests {
  @Test func aTimeOutEndsTheGrandchildrenToo() throws {
    let folder = try Folder()
    let start = ContinuousClock.now
    let error = #expect(throws: ProgramError.self) {
      try sh(
        "sh -c 'echo $$ > child; sh -c \"echo \\$\\$ > grandchild; sleep 60\"; :' & echo slow >&2; wait",
        workingDirectory: folder.path, timeout: .milliseconds(500))
    }
    #expect(error?.reason == .timedOut(after: .milliseconds(500), standardError: "slow"))
    #expect(error?.description == "/bin/sh did not end within 500 milliseconds and was stopped: slow")
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(isGone(try folder.number("child")))
    #expect(isGone(try folder.number("grandchild")))
  }

  @Test func oneThatDoesNotHeedIsKilled() throws {
    let folder = try Folder()
    let start = ContinuousClock.now
    #expect(throws: ProgramError.self) {
      try sh(
        "trap '' TERM; (echo $$; sh -c 'echo $$ > child; while :; do sleep 1; done'); :",
        workingDirectory: folder.path, timeout: .milliseconds(300))
    }
    #expect(ContinuousClock.now - start > .seconds(2))
    #expect(ContinuousClock.now - start < .seconds(25))
    #expect(isGone(try folder.number("child")))
  }

  @Test func withTheTerminalTheDescendantsAreFound() throws {
    let folder = try Folder()
    // As with `mayPrompt` on a terminal, which tests have none: in the group of the tests.
    let process = try ChildProcess.start(
      .path("/bin/sh"),
      arguments: ["-c", "sh -c 'echo $$ > child; sleep 60; :' & wait"], environment: .inherit,
      workingDirectory: folder.path, standard: [0, 1, 2], leadsSession: false)
    while access("\(folder.path)/child", R_OK) != 0 || (try? folder.number("child")) == nil { usleep(10_000) }
    let ending = Ending(process, time: .now)
    ending.kill()
    #expect(process.wait() != .exited(0))
    #expect(isGone(try folder.number("child")))
  }

  @Test func whatAProgramLeavesRunningDoesNotHoldTheCaller() throws {
    let folder = try Folder()
    let start = ContinuousClock.now
    // It keeps the pipes open, as ssh's shared connections do, and lives on.
    let result = try sh(
      "echo out; sh -c 'echo $$ > daemon; exec sleep 20' & while ! [ -s daemon ]; do sleep 0.02; done",
      workingDirectory: folder.path)
    #expect(text(result.standardOutput) == "out\n")
    #expect(ContinuousClock.now - start < .seconds(15))
    let daemon = try folder.number("daemon")
    #expect(isRunning(daemon))
    kill(daemon, SIGKILL)
  }

  @Test func itHasASessionAndNoTerminal() throws {
    let result = try sh(
      "ps -o sid= -p $$ || cut -d' ' -f6 /proc/$$/stat; echo $$; : 2>/dev/null >/dev/tty && echo tty")
    let words = text(result.standardOutput).split { $0 == "\n" || $0 == " " }
    #expect(words.count == 2)
    #expect(words.first == words.last)
  }

  @Test func noDescriptorIsInherited() throws {
    // Neither one that was opened without O_CLOEXEC …
    let open = dup(2)
    defer { close(open) }
    let high = fcntl(2, F_DUPFD, 200)
    defer { close(high) }
    // … nor any other; 0, 1 and 2 are pipes.
    let script = """
      for fd in $(seq 0 250); do [ -e /proc/$$/fd/$fd ] && printf "$fd "; done
      readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2 | sed 's/:.*//' | tr '\\n' ' '
      """
    #expect(text(try sh(script).standardOutput) == "0 1 2 pipe pipe pipe ")
  }

  @Test func nothingIsLeftBehindInTheCaller() async {
    await #expect(processExitsWith: .success) {
      func count() -> Int {
        var count = 0
        for number in Int32(0)..<1000 where fcntl(number, F_GETFD) >= 0 { count += 1 }
        return count
      }
      _ = try sh("true")
      let before = count()
      for _ in 0..<10 {
        _ = try sh("echo x; echo y >&2", input: [1, 2, 3])
        _ = try? sh("sleep 9", timeout: .milliseconds(20))
        _ = try? Program.run(.name("no-such-program"))
        _ = try? sh("true", workingDirectory: "/nowhere")
      }
      precondition(count() == before, "descriptors are left")
      // No child that is running or to be waited for.
      precondition(waitpid(-1, nil, WNOHANG) == -1 && errno == ECHILD, "a zombie is left")
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func interruptsArePassedOn(signal: Int32) async throws {
    let folder = try Folder()
    let path = folder.path
    await #expect(processExitsWith: .signal(signal)) { [signal, path = path as String] in
      Task.detached {
        while access("\(path)/ready", F_OK) != 0 { usleep(10_000) }
        kill(getpid(), signal)
      }
      do {
        _ = try sh(
          "trap 'echo heard > heard; exit 0' INT TERM HUP; : > ready; while :; do sleep 0.05; done",
          workingDirectory: path)
      } catch {
        // The signal is sent again when the program has ended: this is not reached, but for a moment.
        sleep(5)
      }
    }
    #expect(access("\(path)/heard", F_OK) == 0)
  }

  @Test func whatHandledASignalBeforeHandlesItAfter() async throws {
    await #expect(processExitsWith: .exitCode(42)) {
      Glibc.signal(SIGTERM) { _ in _exit(42) }
      Task.detached {
        usleep(200_000)
        kill(getpid(), SIGTERM)
      }
      _ = try? sh("sleep 30")
      sleep(5)
    }
  }

  @Test func aClosedStandardInputIsNoTrouble() async {
    await #expect(processExitsWith: .success) {
      close(0)
      close(1)
      let result = try sh("cat; echo err >&2", input: Array("in".utf8))
      precondition(text(result.standardOutput) == "in" && text(result.standardError) == "err\n")
    }
  }

  @Test func aProgramOnTheTerminalHasTheCallersDescriptors() async {
    await #expect(processExitsWith: .success) {
      let status = try Program.runOnTerminal(.command("exit 3 #"), arguments: ["x"])
      precondition(status == .exited(3))
      let second = try Program.runOnTerminal(.name("true"))
      precondition(second.isSuccess)
    }
  }
}
