/// The command line: `bob` and its subcommands.
@main
struct Bob {
  static func main() { print(bobVersion) }
}
