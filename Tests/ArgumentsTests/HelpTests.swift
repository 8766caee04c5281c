import Testing

@testable import Arguments

/// What help shows, where it is asked for, and how a process ends.
@Suite struct HelpTests {
  @Test func groupsDefaultsValuesAndExamples() {
    #expect(
      Tool.helpMessage(for: Send.self) == """
        Send parcels.

        Usage: tool send [OPTION]... [FILE]...

        Sends what the shelves hold.

          tool send x

        That was an example.

        Arguments:
          FILE...                The files.

        Talking:
          -q, --quiet            Say less.
          -v, --verbose          Say more; twice for even more.
              --color COLOR      When to use colour. Default: auto.
                                  auto    on a terminal
                                  always  say: yes
                                  never   the plain user's choice

        Other options:
          -t, --to PLACE         Where to; [city]: street.
          -n, --number COUNT     How many. Default: 1.
              --weight WEIGHT    Weight in kilograms. Default: 0.5.
          -l LABEL               A label "with" 'quotes' and $dollars. May be given
                                 several times.
              --stamps STAMPS    A list of stamps.
              --folder FOLDER    A folder.
              --carrier CARRIER  A carrier. Values: air mail, rail:night, o'road, sea.
              --even EVEN        Even numbers.
              --[no-]insured     Insure the parcel. Default: on.
          -f, --fast             Be fast.
              --slow             Be slow. This is the default.
          -h, --help             Show this help.

        Examples:
          tool send --to 'the moon' -
              Send what standard input holds.

        """)
  }

  @Test func subcommandsInGroups() {
    #expect(
      Tool.helpMessage() == """
        Looks after parcels.

        Usage: tool [OPTION]... COMMAND

        Parcels are kept on shelves.

        Talking:
          -q, --quiet        Say less.
          -v, --verbose      Say more; twice for even more.
              --color COLOR  When to use colour. Default: auto.
                              auto    on a terminal
                              always  say: yes
                              never   the plain user's choice

        Other options:
          -h, --help         Show this help.
              --version      Show the version.

        Daily work:
          send               Send parcels.
          receive            Receive parcels; it's free.

        Housekeeping:
          store              Look after the shelves.

        Other subcommands:
          help               Show the help of a command.

        Examples:
          tool send a.txt
              Send one file.

        'tool COMMAND --help' shows the help of a command.

        """)
  }

  @Test func narrowTerminals() {
    let text = Tool.helpMessage(for: Receive.self, columns: 40)
    #expect(
      text == """
        Receive parcels; it's free.

        Usage: tool receive --sender SENDER
               [OPTION]... AMOUNT [TIME]

        Arguments:
          AMOUNT        How much.
          TIME          When.
                         auto    on a terminal
                         always  say: yes
                         never   the plain user's choice

        Options:
          -s, --sender SENDER
                        From whom.
          -h, --help    Show this help.

        """)
  }

  @Test(arguments: [40, 50, 60, 72, 80, 100, 132, 10_000])
  func wrapsToTheWidth(columns: Int) {
    for command in CommandDescription(root: Tool.self).visibleTree {
      let lines = HelpText(of: command, columns: columns).text.split(separator: "\n")
      // Lines that are kept as they are, such as a list of values with their meanings, may be longer.
      let wrapped = lines.filter { !$0.contains("   the plain") && !$0.contains("  on a ") }
      #expect(wrapped.allSatisfy { columnCount(String($0)) <= columns }, "\(command.pathText)")
    }
  }

  /// Sizes that are none still give help.
  @Test(arguments: [Int.min, -1, 0, 1, 39, Int.max])
  func anyWidthWillDo(columns: Int) {
    #expect(Tool.helpMessage(for: Send.self, columns: columns).contains("--to PLACE"))
  }

  @Test func noControlCharacters() {
    struct Odd: ParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "A \u{1B}[1mbold\u{1B}[0m word.", discussion: "  kept\u{7}",
        examples: [CommandExample("odd \u{1B}", "x\u{9B}y")])
      @Option(help: "\u{8}") var name = "\u{1B}[0m"
      @Argument(help: ArgumentHelp("x", valueName: "A\u{7F}")) var value: String
    }
    for scalar in Odd.helpMessage().unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
    }
  }

  @Test func hiddenOptions() {
    #expect(!Tool.helpMessage(for: Send.self).contains("secret"))
    #expect(Tool.helpMessage(for: Send.self, includeHidden: true).contains("--secret"))
    #expect(!Tool.helpMessage().contains("secret"))
  }

  @Test(arguments: [
    (["--help"], ["tool"]),
    (["-h"], ["tool"]),
    (["-qh"], ["tool"]),
    (["help"], ["tool"]),
    (["send", "--help"], ["tool", "send"]),
    (["send", "x", "-h", "--nonsense"], ["tool", "send"]),
    (["receive", "--help"], ["tool", "receive"]),
    (["help", "receive"], ["tool", "receive"]),
    (["help", "store", "sweep"], ["tool", "store", "sweep"]),
    (["help", "help"], ["tool", "help"]),
    (["store", "sweep", "-h"], ["tool", "store", "sweep"]),
    (["store", "--help"], ["tool", "store"]),
    (["-q", "store", "-h"], ["tool", "store"]),
    (["help", "secret"], ["tool", "secret"]),
    // Somebody who made a mistake before asking gets the help all the same.
    (["send", "--nonsense", "--help"], ["tool", "send"]),
    (["send", "--to", "--help"], ["tool", "send"]),
  ])
  func isGivenWhereItIsAskedFor(words: [String], path: [String]) throws {
    let error = try #require(throws: CommandError.self) { try Tool.parseAsRoot(words) }
    #expect(error == CommandError(commandPath: path, kind: .help))
    let end = Tool.termination(for: error)
    #expect(end.exitCode == .success && !end.isError)
    #expect(end.text.contains("Usage: \(path.joined(separator: " "))"))
  }

  @Test(arguments: [["send", "--", "--help"], ["send", "--to=--help"]])
  func isNotGivenWhereItIsAValue(words: [String]) throws {
    #expect(try Tool.parseAsRoot(words) is Send)
  }

  @Test func theVersionIsTheRoots() {
    #expect(
      termination(of: ["--version"]) == Termination(text: "1.2.3\n", isError: false, exitCode: .success))
    #expect(termination(of: ["send", "--version"]).exitCode == ExitCode(2))
  }

  @Test func withoutACommandHelpIsAUsageError() {
    let end = termination(of: [])
    #expect(end.exitCode == ExitCode(2) && end.isError)
    #expect(end.text == Tool.helpMessage())
  }

  @Test func errorsOfRunning() {
    struct Broken: Error, CustomStringConvertible { let description = "the \u{1B}shelf\nbroke" }
    #expect(
      Tool.termination(for: Broken())
        == Termination(text: "tool: the \\u{1b}shelf\nbroke\n", isError: true, exitCode: ExitCode(3)))
    #expect(
      termination(of: ["store", "sweep"]) == Termination(text: "", isError: true, exitCode: ExitCode(7)))
    #expect(
      Tool.termination(for: CleanExit.message("done"))
        == Termination(text: "done\n", isError: false, exitCode: .success))
    #expect(Tool.termination(for: CleanExit.helpRequest(Send.self)).text == Tool.helpMessage(for: Send.self))
    #expect(Tool.termination(for: CleanExit.helpRequest(nil), of: Send.self).text.contains("tool send"))
    #expect(
      Tool.termination(for: ValidationError("no"), of: Store.Sweep.self).text
        == "tool: no\nTry 'tool store sweep --help'.\n")
  }

  @Test func usageLines() {
    #expect(Tool.usageString(for: Receive.self) == "tool receive --sender SENDER [OPTION]... AMOUNT [TIME]")
    #expect(Tool.usageString(for: Store.self) == "tool store [OPTION]... [COMMAND]")
    struct Choosy: ParsableCommand {
      @Flag(help: "How.") var speed: Speed
      @Option() var word: [String]
      @Argument() var files: [String]
    }
    #expect(
      Choosy.usageString() == "choosy --word WORD [--word WORD]... (--fast|--slow) [OPTION]... FILES...")
    #expect(throws: CommandError.self) { try Choosy.parseAsRoot(["--word", "x", "y"]) }
    #expect(throws: Never.self) { try Choosy.parseAsRoot(["--word", "x", "-f", "y"]) }
  }

  @Test(arguments: [
    ("a b c", 3, ["a b", "c"]),
    ("aaaa b", 3, ["aaaa", "b"]),
    ("a\nb", 9, ["a b"]),
    ("a\n\nb", 9, ["a", "", "b"]),
    ("a\n  keep   this\nb", 3, ["a", "  keep   this", "b"]),
    ("", 3, []),
    ("\n\n", 3, []),
    ("日本 語", 5, ["日本", "語"]),
    ("é e\u{301} x", 3, ["é e\u{301}", "x"]),
  ])
  func wrapping(text: String, width: Int, expected: [String]) {
    #expect(wrapped(text, width: width) == expected)
  }
}

/// Running a command from its words to its end.
@Suite struct ExecutionTests {
  struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "root", subcommands: [Later.self, Now.self], usageExitCode: ExitCode(2))
  }

  struct Later: AsyncParsableCommand, Sendable {
    @Option() var code: Int32 = 0
    mutating func run() async throws {
      // A command is a value that goes wherever its properties may go.
      let copy = self
      throw ExitCode(await Task.detached { copy.code }.value)
    }
  }

  struct Now: ParsableCommand {
    @Flag var fail = false
    mutating func run() throws {
      if fail { throw ValidationError("it is later than you think") }
    }
  }

  @Test func runsCommandsOfBothKinds() async {
    #expect(await Root.execute(["later", "--code", "5"]).exitCode == ExitCode(5))
    #expect(await Root.execute(["later"]).exitCode == .success)
    let silent = Termination(text: "", isError: false, exitCode: .success)
    #expect(await Root.execute(["now"]) == silent)
    let text = "root: it is later than you think\nTry 'root now --help'.\n"
    #expect(
      await Root.execute(["now", "--fail"]) == Termination(text: text, isError: true, exitCode: ExitCode(2)))
    #expect(
      await Root.execute(["nwo"]).text
        == "root: unknown command 'nwo'; did you mean 'now'?\nTry 'root --help'.\n")
    #expect(
      await Root.execute(["help", "now"], columns: 40).text == Root.helpMessage(for: Now.self, columns: 40))
  }
}
