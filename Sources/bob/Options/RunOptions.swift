import Arguments
import Glibc

/// How to work and how to look.
struct RunOptions: ParsableArguments {
  @Option(help: "When to colour text.")
  var color = ColorChoice.auto

  @Flag(
    name: .shortAndLong,
    help: "Say less: no progress, no summary on standard error, of a review one line for each spec.")
  var quiet = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("How many specs to read at once (default: the processors).", valueName: "n"))
  var jobs: Int?

  /// The number of threads to use.
  var threads: Int { jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  mutating func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs is a number from 1 to 1024, not \(jobs)")
    }
  }
}
