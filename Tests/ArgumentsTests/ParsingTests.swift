import Testing

@testable import Arguments

/// What words make of the tool's commands; only what differs from the defaults is told.
@Suite struct ParsingTests {
  @Test(arguments: [
    ("send", "send"),
    ("send a b", "send file=a,b"),
    // The ways to give a value.
    ("send --to x", "send to=x"),
    ("send --to=x", "send to=x"),
    ("send -t x", "send to=x"),
    ("send -tx", "send to=x"),
    ("send -t=x", "send to=x"),
    ("send --to=", "send to="),
    ("send --to=a=b", "send to=a=b"),
    ("send --to=--quiet", "send to=--quiet"),
    ("send -t--quiet", "send to=--quiet"),
    ("send --to -", "send to=-"),
    ("send --to -5", "send to=-5"),
    ("send --to -0.5", "send to=-0.5"),
    ("send -n -5", "send count=-5"),
    ("send -n-5", "send count=-5"),
    ("send --number=-5", "send count=-5"),
    ("send --number 3", "send count=3"),
    ("send --weight 1e3", "send weight=1000.0"),
    ("send --weight -1.5", "send weight=-1.5"),
    // Bundles of letters.
    ("send -qv", "send quiet verbose=1"),
    ("send -vvv", "send verbose=3"),
    ("send -qtx", "send quiet to=x"),
    ("send -qt x", "send quiet to=x"),
    ("send -qt=x", "send quiet to=x"),
    ("send -vqf", "send quiet verbose=1 speed=fast"),
    // Options anywhere, until -- ends them.
    ("send a --to x b -q c", "send quiet to=x file=a,b,c"),
    ("send -- --to x -q --", "send file=--to,x,-q,--"),
    ("send -q -- -q", "send quiet file=-q"),
    ("send - a", "send file=-,a"),
    ("-- send --to", "send file=--to"),
    // Repeating: lists take all, otherwise the last counts.
    ("send -l a -lb -l=c", "send label=a,b,c"),
    ("send --to x --to y", "send to=y"),
    ("send --fast --slow", "send"),
    ("send --slow -f", "send speed=fast"),
    ("send --no-insured", "send uninsured"),
    ("send --no-insured --insured", "send"),
    ("send --color never", "send color=never"),
    ("send --even 4", "send even=4"),
    ("send --secret", "send secret"),
    // A shared group's options before the subcommand hold for it.
    ("-q send", "send quiet"),
    ("--color=never send -v", "send verbose=1 color=never"),
    ("-v send -v", "send verbose=2"),
    ("--color always send --color never", "send color=never"),
    // Arguments one by one.
    ("receive -s me 3", "receive sender=me amount=3"),
    ("receive -s me -3", "receive sender=me amount=-3"),
    ("receive 3 auto --sender me", "receive sender=me amount=3 time=auto"),
    // Commands of commands, and the one that runs when none is named.
    ("store sweep", "sweep"),
    ("store sweep -f", "sweep force"),
    ("store list top", "list shelf=top"),
    ("store top", "list shelf=top"),
    ("store", "list"),
    ("store --all", "list all"),
    ("store -a top", "list all shelf=top"),
    ("store -q -a", "list quiet all"),
    ("-q store list", "list quiet"),
    ("store -- -x", "list shelf=-x"),
  ])
  func parses(line: String, expected: String) throws {
    let words = line.split(separator: " ").map(String.init)
    #expect(summary(try Tool.parseAsRoot(words)) == expected)
  }

  @Test func anEmptyWordIsAnArgument() throws {
    let send = try #require(try Tool.parseAsRoot(["send", "", "--to", ""]) as? Send)
    #expect(send.file == [""])
    #expect(send.to == "")
  }

  /// A character that combines with the hyphen before it makes Swift see one character where users see an
  /// option.
  @Test func wordsAreSeenAsBytes() throws {
    let send = try #require(try Tool.parseAsRoot(["send", "--to=\u{301}x", "--", "-\u{301}"]) as? Send)
    #expect(send.to == "\u{301}x")
    #expect(send.file == ["-\u{301}"])
    #expect(throws: CommandError.self) { try Tool.parseAsRoot(["send", "-\u{301}"]) }
  }

  @Test func manyArgumentsAreReadInLinearTime() throws {
    let words = (0..<100_000).map { "file\($0)" }
    let send = try #require(try Tool.parseAsRoot(["send"] + words) as? Send)
    #expect(send.file == words)
  }

  @Test func parseGivesTheCommandItself() throws {
    #expect(try Send.parse(["-n", "2"]).count == 2)
    #expect(throws: CommandError.self) { try Tool.parse(["send"]) }
  }

  @Test func defaultsCanBeReadAndSetWithoutParsing() {
    var send = Send()
    #expect(send.count == 1 && send.to == nil && send.file.isEmpty && send.talking.color == .auto)
    let copy = send
    send.count = 2
    send.talking.quiet = true
    #expect(send.count == 2 && send.talking.quiet)
    #expect(copy.count == 1 && !copy.talking.quiet)
  }

  @Test func theDeclarationsAreSound() {
    #expect(Tool.declarationProblems() == [])
  }

  @Test func unsoundDeclarationsAreTold() {
    struct Unsound: ParsableCommand {
      @Option(name: .shortAndLong) var size = 1
      @Flag(name: [.customShort("s"), .customLong("help")]) var small = false
      @Option(name: []) var nameless = 1
      @Argument(help: "") var first: [String]
      @Argument(help: "") var second: String
    }
    #expect(
      Unsound.declarationProblems() == [
        "unsound: -s is declared twice", "unsound: nameless has no name",
        "unsound: SECOND follows FIRST, which takes all",
      ])
  }

  @Test(arguments: [
    ("failOn", "fail-on"), ("JSONFile", "json-file"), ("x", "x"), ("Bob", "bob"), ("minX", "min-x"),
    ("under_score", "under-score"), ("page2Size", "page2-size"), ("_hidden", "hidden"),
  ])
  func namesAreHyphenated(name: String, expected: String) {
    #expect(hyphenated(name) == expected)
  }
}

/// The command's name and those of its values that are not the default.
func summary(_ command: any ParsableCommand) -> String {
  var words: [String] = []
  func tell<Value: Equatable>(_ name: String, _ value: Value, _ initial: Value, _ text: String? = nil) {
    if value != initial { words.append(text ?? "\(name)=\(value)") }
  }
  func tell(_ name: String, _ value: String?) {
    if let value { words.append("\(name)=\(value)") }
  }
  func tell(_ talking: Talking) {
    tell("quiet", talking.quiet, false, "quiet")
    tell("verbose", talking.verbose, 0)
  }
  switch command {
  case let send as Send:
    words.append("send")
    tell(send.talking)
    tell("color", send.talking.color, .auto)
    tell("to", send.to)
    tell("count", send.count, 1)
    tell("weight", send.weight, 0.5)
    tell("label", send.label, [], "label=" + send.label.joined(separator: ","))
    tell("even", send.even.map(String.init))
    tell("insured", send.insured, true, "uninsured")
    tell("speed", send.speed, .slow)
    tell("secret", send.secret, false, "secret")
    tell("file", send.file, [], "file=" + send.file.joined(separator: ","))
  case let receive as Receive:
    words.append("receive")
    tell("sender", receive.sender)
    tell("amount", receive.amount, 0)
    tell("time", receive.time?.rawValue)
  case let list as Store.List:
    words.append("list")
    tell(list.talking)
    tell("all", list.all, false, "all")
    tell("shelf", list.shelf)
  case let sweep as Store.Sweep:
    words.append("sweep")
    tell("force", sweep.force, false, "force")
  default: words.append("\(type(of: command))")
  }
  return words.joined(separator: " ")
}
