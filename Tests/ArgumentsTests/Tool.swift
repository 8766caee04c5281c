import Arguments

/// The command tree that the tests parse, explain and complete: one of every kind of declaration.
struct Tool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tool",
    abstract: "Looks after parcels.",
    discussion: "Parcels are kept on shelves.",
    version: "1.2.3",
    groupedSubcommands: [
      CommandGroup(name: "Daily work", subcommands: [Send.self, Receive.self]),
      CommandGroup(name: "Housekeeping", subcommands: [Store.self, Secret.self]),
    ],
    examples: [CommandExample("tool send a.txt", "Send one file.")],
    usageExitCode: ExitCode(2),
    failureExitCode: ExitCode(3))

  @OptionGroup(title: "Talking") var talking: Talking
}

/// Shared by the root and its commands.
struct Talking: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say less.") var quiet = false
  @Flag(name: .shortAndLong, help: "Say more; twice for even more.") var verbose: Int
  @Option(help: "When to use colour.") var color = When.auto
}

enum When: String, CaseIterable, ExpressibleByArgument, Sendable {
  case auto, always, never

  static var allValueDescriptions: [String: String] {
    ["auto": "on a terminal", "always": "say: yes", "never": "the plain user's choice"]
  }
}

enum Speed: String, EnumerableFlag {
  case fast, slow

  static func name(for value: Speed) -> NameSpecification { value == .fast ? .shortAndLong : .long }
  static func help(for value: Speed) -> ArgumentHelp? { "Be \(value.rawValue)." }
}

struct Send: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Send parcels.",
    discussion: "Sends what the shelves hold.\n\n  tool send x\n\nThat was an example.",
    examples: [CommandExample("tool send --to 'the moon' -", "Send what standard input holds.")])

  @OptionGroup(title: "Talking") var talking: Talking
  @Option(name: .shortAndLong, help: ArgumentHelp("Where to; [city]: street.", valueName: "PLACE"))
  var to: String?
  @Option(name: [.customShort("n"), .customLong("number")], help: "How many.") var count = 1
  @Option(help: "Weight in kilograms.") var weight = 0.5
  @Option(name: .customShort("l"), help: "A label \"with\" 'quotes' and $dollars.") var label: [String] = []
  @Option(help: "A list of stamps.", completion: .file(extensions: ["csv", "tsv"])) var stamps: String?
  @Option(help: "A folder.", completion: .directory) var folder: String?
  @Option(help: "A carrier.", completion: .list(["air mail", "rail:night", "o'road", "sea"]))
  var carrier: String?
  @Option(
    help: "Even numbers.",
    transform: { word throws in
      guard let number = Int(word), number.isMultiple(of: 2) else {
        throw ValidationError("an even number is expected")
      }
      return number
    })
  var even: Int?
  @Flag(inversion: .prefixedNo, help: "Insure the parcel.") var insured = true
  @Flag var speed = Speed.slow
  @Flag(help: .hidden) var secret = false
  @Argument(help: "The files.", completion: .file) var file: [String] = []

  mutating func validate() throws {
    if count == 13 { throw ValidationError("13 parcels are bad luck") }
  }
}

struct Receive: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Receive parcels; it's free.")

  @Option(name: .shortAndLong, help: "From whom.") var sender: String
  @Argument(help: "How much.") var amount: Int
  @Argument(help: "When.") var time: When?
}

struct Store: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look after the shelves.", subcommands: [List.self, Sweep.self], defaultSubcommand: List.self)

  @OptionGroup() var talking: Talking

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the shelves.")
    @OptionGroup() var talking: Talking
    @Flag(name: .shortAndLong) var all = false
    @Argument(help: "Which.") var shelf: String?
  }

  struct Sweep: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Sweep the floor.")
    @Flag(name: .shortAndLong, help: "Do not only show.") var force = false
    mutating func run() throws { throw ExitCode(force ? 0 : 7) }
  }
}

struct Secret: ParsableCommand {
  static let configuration = CommandConfiguration(shouldDisplay: false)
}
