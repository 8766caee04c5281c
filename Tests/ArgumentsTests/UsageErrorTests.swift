import Testing

@testable import Arguments

/// What a user is told of a mistake.
@Suite struct UsageErrorTests {
  @Test(arguments: [
    // Unknown names, with the nearest known one.
    ("sned", "unknown command 'sned'; did you mean 'send'?"),
    ("rec", "unknown command 'rec'; did you mean 'receive'?"),
    ("frobnicate", "unknown command 'frobnicate'"),
    ("sned --help", "unknown command 'sned'; did you mean 'send'?"),
    ("store list x y", "unexpected argument 'y'"),
    ("help sned", "unknown command 'sned'; did you mean 'send'?"),
    ("help send x", "unknown command 'x'"),
    ("send --colour", "unknown option '--colour'; did you mean '--color'?"),
    ("send --colour=x", "unknown option '--colour'; did you mean '--color'?"),
    ("send --nubmer 3", "unknown option '--nubmer'; did you mean '--number'?"),
    ("send --insure", "unknown option '--insure'; did you mean '--insured'?"),
    ("send --no-insure", "unknown option '--no-insure'; did you mean '--no-insured'?"),
    ("send --xyzzy", "unknown option '--xyzzy'"),
    ("send --secre", "unknown option '--secre'"),
    ("send --=x", "unknown option '--'"),
    // A unique beginning of a name is not the name.
    ("send --num 3", "unknown option '--num'; did you mean '--number'?"),
    ("send --ver", "unknown option '--ver'; did you mean '--verbose'?"),
    ("send -x", "unknown option '-x'"),
    ("send -qx", "unknown option '-x' in '-qx'"),
    ("send -colour", "unknown option '-c' in '-colour'; did you mean '--color'?"),
    ("--to x send", "unknown option '--to'; it stands behind the command's name, as in 'tool send --to'"),
    // Values.
    ("send --to", "the option '--to' needs a value: --to PLACE"),
    ("send -t", "the option '-t' needs a value: -t PLACE"),
    ("send -qt", "the option '-t' needs a value: -t PLACE"),
    ("send --to --", "the option '--to' needs a value: --to PLACE"),
    (
      "send --to -x",
      "the option '--to' needs a value: --to PLACE; a value that begins with a hyphen is written '--to=-x'"
    ),
    (
      "send -t --x",
      "the option '-t' needs a value: -t PLACE; a value that begins with a hyphen is written '-t--x'"
    ),
    (
      "send --to -5x",
      "the option '--to' needs a value: --to PLACE; a value that begins with a hyphen is written '--to=-5x'"
    ),
    (
      "send --color",
      "the option '--color' needs a value: --color COLOR; possible values: auto, always, never"
    ),
    ("send --color red", "invalid value 'red' for '--color'; possible values: auto, always, never"),
    (
      "send --color alway",
      "invalid value 'alway' for '--color'; did you mean 'always'? Possible values: auto, always, never"
    ),
    ("receive 3 soon -s x", "invalid value 'soon' for 'TIME'; possible values: auto, always, never"),
    ("send -n x", "invalid value 'x' for '-n': a whole number is expected"),
    ("send -n 1.5", "invalid value '1.5' for '-n': a whole number is expected"),
    ("send -n -1.5", "invalid value '-1.5' for '-n': a whole number is expected"),
    ("send --number=", "invalid value '' for '--number': a whole number is expected"),
    (
      "send -n 99999999999999999999",
      "invalid value '99999999999999999999' for '-n': a whole number from -9223372036854775808 to "
        + "9223372036854775807 is expected"
    ),
    ("send --weight heavy", "invalid value 'heavy' for '--weight': a number is expected"),
    ("send --even 3", "invalid value '3' for '--even': an even number is expected"),
    ("send --quiet=yes", "the option '--quiet' takes no value"),
    ("send -q=yes", "the option '-q' takes no value"),
    ("send --help=yes", "the option '--help' takes no value"),
    // What is missing, and what is too much.
    ("receive", "missing option '--sender SENDER'"),
    ("receive -s x", "missing argument AMOUNT"),
    ("receive -s x 3 auto more", "unexpected argument 'more'"),
    ("store sweep x", "unexpected argument 'x'"),
    ("send -n 13", "13 parcels are bad luck"),
  ])
  func tells(line: String, message: String) throws {
    let words = line.split(separator: " ").map(String.init)
    let error = try #require(throws: CommandError.self) { try Tool.parseAsRoot(words) }
    #expect(error.kind == .usage)
    #expect(error.message == message)
  }

  @Test func theCommandConcernedIsNamed() {
    let termination = termination(of: ["store", "sweep", "--forse"])
    #expect(
      termination.text == """
        tool: unknown option '--forse'; did you mean '--force'?
        Try 'tool store sweep --help'.

        """)
    #expect(termination.isError)
    #expect(termination.exitCode == ExitCode(2))
  }

  @Test(arguments: [
    (["send", "--\u{1B}[31mred"], "unknown option '--\\u{1b}[31mred'"),
    (["\u{7}bell\n"], "unknown command '\\u{7}bell\\u{a}'"),
    (["send", "-\u{9B}"], "unknown option '-\\u{9b}'"),
    (["send", "--color", "a\u{202E}b"], "invalid value 'a\\u{202e}b' for '--color'"),
    (["send", "--to", "-\u{1B}"], "the option '--to' needs a value: --to PLACE"),
    (["store", "sweep", "\u{0}\u{7F}"], "unexpected argument '\\u{0}\\u{7f}'"),
    (["send", "--even", "\r"], "invalid value '\\u{d}' for '--even': an even number is expected"),
  ])
  func whatIsEchoedIsSafe(words: [String], message: String) throws {
    let error = try #require(throws: CommandError.self) { try Tool.parseAsRoot(words) }
    #expect(error.message.hasPrefix(message))
    #expect(!error.message.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
  }

  @Test func aLongWordIsCut() throws {
    let word = String(repeating: "x", count: 1_000_000)
    for words in [[word], ["send", "--" + word], ["send", "-" + word], ["send", "--color", word]] {
      let error = try #require(throws: CommandError.self) { try Tool.parseAsRoot(words) }
      #expect(error.message.utf8.count < 600)
    }
  }

  /// Any words give a command, or an error whose message is safe and whose command exists.
  @Test func anyWordsEndWell() throws {
    let pieces = [
      "send", "store", "list", "sweep", "receive", "help", "-", "--", "-q", "-n", "-n5", "-5", "--to",
      "--to=",
      "--color", "never", "--=", "-=", "--no-insured", "-\u{301}", "\u{1B}", "", "=", "--help", "-h", "-vq",
      "-t",
      "--version", "\u{FFFD}", "--colo", "13", "🚀", "-🚀", "--🚀=x", "-l=", "---", "--even=2", "-qqqx",
    ]
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var kinds: Set<CommandError.Kind> = []
    for _ in 0..<2_000 {
      let words = (0..<next(7)).map { _ in pieces[next(pieces.count)] }
      do {
        _ = try Tool.parseAsRoot(words)
      } catch let error as CommandError {
        kinds.insert(error.kind)
        #expect(error.kind != .usage || !error.message.isEmpty, "\(words)")
        #expect(!error.message.unicodeScalars.contains { $0.value < 0x20 }, "\(words)")
        #expect(
          CommandDescription(root: Tool.self).descendant(at: error.commandPath).path == error.commandPath)
      }
    }
    #expect(kinds == [.usage, .help, .version])
  }

  @Test func aMessageOfValidationIsSafe() {
    struct Failing: ParsableCommand {
      @Argument() var word: String
      mutating func validate() throws { throw ValidationError("no \(word)\nsecond line") }
    }
    let error = #expect(throws: CommandError.self) { try Failing.parseAsRoot(["\u{1B}c"]) }
    #expect(error?.message == "no \\u{1b}c\nsecond line")
  }

  @Test(arguments: [
    ("revew", "review"), ("REVIEW", "review"), ("rev", "review"), ("lnit", "lint"), ("scoer", "score"),
    ("xyz", nil), ("", nil), ("re", nil), ("l", nil), ("outlnie", "outline"), ("toolongtobenear", nil),
  ])
  func nearest(word: String, expected: String?) {
    #expect(nearestName(to: word, among: ["review", "lint", "score", "outline", "c"]) == expected)
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "axc", 1),
    ("kitten", "sitting", 3),
    ("ca", "abc", 3),
  ])
  func distance(a: String, b: String, expected: Int) {
    #expect(editDistance(Array(a.unicodeScalars), Array(b.unicodeScalars)) == expected)
    #expect(editDistance(Array(b.unicodeScalars), Array(a.unicodeScalars)) == expected)
  }
}

/// How the tool ends when it parses and runs these words.
func termination(of words: [String], columns: Int = 80) -> Termination {
  do {
    var command = try Tool.parseAsRoot(words)
    try command.run()
    return Termination(text: "", isError: false, exitCode: .success)
  } catch {
    return Tool.termination(for: error, columns: columns)
  }
}
