import Arguments
import Gerrit
import Reports

/// Which change to review and whether to post.
struct GerritOptions: ParsableArguments {
  @Flag(help: "Post the comments and a summary to the change; what is there is not posted again.")
  var post = false

  @Flag(help: "Ask the server what is there, and print what --post would send.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "The change, by its number or Change-Id (default: the one that HEAD's commit message names).",
      valueName: "n|I…"))
  var change: ChangeName?

  @Option(help: ArgumentHelp("The patch set (default: the latest).", valueName: "n"))
  var patchSet: Int?

  @Flag(help: "Fetch the change and review what is in it, not what is checked out.")
  var fetch = false

  @Option(
    help: ArgumentHelp(
      "Vote; repeatable. Only values that the server permits this account.", valueName: "name=value"))
  var label: [LabelVote] = []

  @Option(
    help: ArgumentHelp(
      "The ssh server, as name or user@name (default: what .bob.yaml or .gitreview says).", valueName: "host")
  )
  var host: String?

  @Option(help: ArgumentHelp("Its port (default: what they say, else 29418).", valueName: "n"))
  var port: Int?

  @Option(help: ArgumentHelp("The project (default: what they say).", valueName: "name"))
  var project: String?

  @Option(
    help: ArgumentHelp(
      "Use the REST interface at this address, through curl, instead of ssh.", valueName: "url"))
  var https: String?

  @Flag(help: "With https: insist on ~/.netrc for account and password (default: use it if it is there).")
  var netrc = false

  @Option(
    help: ArgumentHelp("With https: the netrc file that holds account and password.", valueName: "file"),
    completion: .file(extensions: []))
  var netrcFile: String?

  /// Whether a review is posted, or shown as it would be.
  var isPosting: Bool { post || dryRun }

  /// Whether a server is asked at all.
  var needsServer: Bool { isPosting || fetch }

  private var namesServer: Bool {
    host != nil || port != nil || project != nil || https != nil || netrc || netrcFile != nil
  }

  mutating func validate() throws {
    if !needsServer, change != nil || patchSet != nil || !label.isEmpty || namesServer {
      throw ValidationError("what is said of change and server goes with --post, --dry-run or --fetch")
    }
    if !isPosting, !label.isEmpty { throw ValidationError("--label goes with --post or --dry-run") }
    if let patchSet, patchSet < 1 {
      throw ValidationError("--patch-set is a number from 1 on, not \(patchSet)")
    }
    if let port, !(1...65535).contains(port) {
      throw ValidationError("--port is a number from 1 to 65535, not \(port)")
    }
    if host != nil, https != nil {
      throw ValidationError("--host is for ssh and --https for REST; give one of them")
    }
    if netrc, netrcFile != nil { throw ValidationError("--netrc and --netrc-file exclude each other") }
    let names = label.map(\.label.name)
    guard Set(names).count == names.count else { throw ValidationError("--label names a label twice") }
  }
}

extension ChangeName: ExpressibleByArgument {
  /// Reads a number or `I…`.
  public init?(argument: String) { self.init(argument) }
}

/// The value of `--label NAME=VALUE`.
struct LabelVote: ExpressibleByArgument, Sendable {
  let label: ReviewInput.Label

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    guard parts.count == 2, let value = Int(parts[1]), (-99...99).contains(value), !parts[0].isEmpty,
      parts[0].utf8.first != UInt8(ascii: "-"),
      parts[0].utf8.allSatisfy({ byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
        default: false
        }
      })
    else { return nil }
    label = ReviewInput.Label(name: parts[0], value: value)
  }
}
