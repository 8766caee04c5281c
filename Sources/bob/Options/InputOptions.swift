import Arguments

/// Which files to read.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Specifications, folders to search for them, or - for standard input.", valueName: "path"),
    completion: .file(extensions: ["rst", "md", "markdown", "txt"]))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "Read the paths from a file, one a line; - is standard input. With --format jsonl each is reviewed as it comes.",
      valueName: "file"),
    completion: .file(extensions: []))
  var filesFrom: String?

  @Flag(help: "The paths of --files-from end with a NUL byte, as find -print0 and git -z write them.")
  var null = false

  @Option(
    help: ArgumentHelp(
      "The path that standard input stands for; decides syntax and settings.", valueName: "path"))
  var stdinName: String?

  @Option(
    help: ArgumentHelp(
      "Only specs that differ between the work tree and where its branch left this one (git's merge base).",
      valueName: "revision"))
  var changedSince: String?

  @Option(
    help: ArgumentHelp("Leave out files that match, when searching folders.", valueName: "glob"))
  var exclude: [String] = []

  @Flag(help: "Leave out excluded files and templates even where they are named.")
  var forceExclude = false

  @Flag(help: "List what was skipped, and why, on standard error.")
  var verbose = false
}
