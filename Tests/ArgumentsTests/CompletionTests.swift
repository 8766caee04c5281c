import Foundation
import Testing

@testable import Arguments

/// What the three shells offer when they have loaded the tool's scripts.
@Suite struct CompletionTests {
  /// A line up to the cursor, and what every shell offers there; fish and zsh put `--name=` before a value,
  /// which is cut off here.
  static let lines: [(line: String, offers: Set<String>)] = [
    ("tool ", ["send", "receive", "store", "help"]),
    ("tool se", ["send"]),
    ("tool -q se", ["send"]),
    ("tool --color never se", ["send"]),
    ("tool --color=never se", ["send"]),
    ("tool x", []),
    ("tool --q", ["--quiet"]),
    ("tool --vers", ["--version"]),
    ("tool send --co", ["--color"]),
    ("tool send --to send --co", ["--color"]),
    ("tool send --n", ["--number", "--no-insured"]),
    ("tool send --fa", ["--fast"]),
    ("tool send --sec", []),
    ("tool send --vers", []),
    ("tool send --color ", ["auto", "always", "never"]),
    ("tool send --color a", ["auto", "always"]),
    ("tool send --color=", ["auto", "always", "never"]),
    ("tool send --color=a", ["auto", "always"]),
    ("tool send -q --color=n", ["never"]),
    ("tool send --carrier ", ["air mail", "rail:night", "o'road", "sea"]),
    ("tool send --carrier=se", ["sea"]),
    ("tool send --carrier rail:", ["rail:night"]),
    ("tool send --carrier=rail:n", ["rail:night"]),
    ("tool send --weight ", []),
    ("tool send -t ", []),
    ("tool send -qt ", []),
    ("tool send --stamps ", ["a b.csv", "data.csv", "more.tsv", "sub/"]),
    ("tool send --stamps=d", ["data.csv"]),
    ("tool send --stamps sub/", ["sub/inner.csv"]),
    ("tool send --folder ", ["sub/"]),
    ("tool send --folder=s", ["sub/"]),
    ("tool send ", ["a b.csv", "data.csv", "more.tsv", "other.txt", "sub/"]),
    ("tool send data.csv o", ["other.txt"]),
    ("tool send -- d", ["data.csv"]),
    ("tool receive ", []),
    ("tool receive 3 ", ["auto", "always", "never"]),
    ("tool receive -s me 3 ne", ["never"]),
    ("tool receive -s 3 ", []),
    ("tool receive 3 auto ", []),
    ("tool store ", ["list", "sweep"]),
    ("tool store s", ["sweep"]),
    ("tool store sweep --f", ["--force"]),
    ("tool store --al", ["--all"]),
    ("tool help s", ["send", "store"]),
  ]

  @Test(.enabled(if: InstalledProgram.isExpected("bash"), "bash is not installed"))
  func bash() throws {
    let shell = try #require(InstalledProgram("bash"))
    let folder = try folder(with: CompletionScript.bash(for: Tool.self))
    // Bash gives the completion function the words of the line, parted at COMP_WORDBREAKS too.
    let program = Self.lines.map { line, _ in
      "query " + bashWords(line).map(shellQuoted).joined(separator: " ")
    }
    try folder.write(
      """
      source ../script
      query() {
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _tool
        echo =
        ((${#COMPREPLY[@]} == 0)) || printf '%s\\n' "${COMPREPLY[@]}"
      }
      \(program.joined(separator: "\n"))

      """, to: "program")
    let output = try shell.run(
      ["--norc", "--noprofile", "-u", "../program"], in: folder.url.appendingPathComponent("files"))
    #expect(output.errors == "")
    let answers = answers(output.text)
    try #require(answers.count == Self.lines.count)
    for ((line, offers), answer) in zip(Self.lines, answers) {
      // Bash replaces only what follows the last part of the word, and readline adds the slash of a folder.
      let start = String(bashWords(line).last == ":" ? "rail:" : line.hasSuffix("rail:n") ? "rail:" : "")
      let offered = answer.map { start + $0.filter { $0 != "\\" } }.map { $0 == "sub" ? "sub/" : $0 }
      #expect(Set(offered) == offers, "\(line)")
    }
  }

  /// Values behind an open quote, words in quotes, letters with their value, and a Bash that parts words at
  /// blanks only.
  @Test(.enabled(if: InstalledProgram.isExpected("bash"), "bash is not installed"))
  func bashQuotesAndBreaks() throws {
    let shell = try #require(InstalledProgram("bash"))
    let folder = try folder(with: CompletionScript.bash(for: Tool.self))
    let cases: [(words: [String], offers: [String])] = [
      (["tool", "send", "--carrier", "\"a"], ["air mail"]),
      (["tool", "send", "--carrier", "'"], ["air mail", "rail:night", "o'\\''road", "sea"]),
      (["tool", "send", "--carrier", "\"o"], ["o'road"]),
      (["tool", "send", "--carrier", "o"], ["o\\'road"]),
      (["tool", "send", "--carrier", "air\\ "], ["air\\ mail"]),
      (["tool", "send", "--carrier", "=", "\"air"], ["air mail"]),
      (["tool", "send", "--carrier=ai"], ["--carrier=air\\ mail"]),
      (["tool", "send", "--stamps=da"], ["--stamps=data.csv"]),
      (["tool", "send", "--to", "\"the moon\"", "--carr"], ["--carrier"]),
      (
        ["tool", "store", "list", "-"],
        ["-q", "--quiet", "-v", "--verbose", "--color", "-a", "--all", "-h", "--help"]
      ),
      (["tool"], []),
      (["tool", "send", "--carrier", "$(touch hacked)"], []),
    ]
    let program = cases.map { "query " + $0.words.map(shellQuoted).joined(separator: " ") }
    try folder.write(
      """
      source ../script
      IFS=:
      query() {
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _tool
        echo =
        ((${#COMPREPLY[@]} == 0)) || printf '%s\\n' "${COMPREPLY[@]}"
      }
      \(program.joined(separator: "\n"))

      """, to: "program")
    let output = try shell.run(
      ["--norc", "--noprofile", "../program"], in: folder.url.appendingPathComponent("files"))
    #expect(output.errors == "")
    #expect(answers(output.text) == cases.map(\.offers))
    #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("files/hacked").path))
  }

  @Test(.enabled(if: InstalledProgram.isExpected("fish"), "fish is not installed"))
  func fish() throws {
    let shell = try #require(InstalledProgram("fish"))
    let folder = try folder(with: CompletionScript.fish(for: Tool.self))
    let program = Self.lines.map { line, _ in "echo =; complete -C \(FishScript.quoted(line))" }
    try folder.write("source ../script\n" + program.joined(separator: "\n") + "\n", to: "program")
    let output = try shell.run(["--no-config", "../program"], in: folder.url.appendingPathComponent("files"))
    #expect(output.errors == "")
    let answers = answers(output.text)
    try #require(answers.count == Self.lines.count)
    for ((line, offers), answer) in zip(Self.lines, answers) {
      let words = answer.map { String($0.prefix { $0 != "\t" }) }
      #expect(Set(words.map { withoutOptionName($0, of: line) }) == offers, "\(line)")
    }
    let all = answers.joined()
    #expect(all.contains("always\tsay: yes"))
    #expect(all.contains("never\tthe plain user's choice"))
    #expect(all.contains("receive\tReceive parcels; it's free."))
  }

  @Test(.enabled(if: InstalledProgram.isExpected("zsh"), "zsh is not installed"))
  func zsh() throws {
    let shell = try #require(InstalledProgram("zsh"))
    let folder = try folder(with: CompletionScript.zsh(for: Tool.self))
    let program = Self.lines.map { line, _ in "query \(shellQuoted(line))" }
    try folder.write(ZshSession.hook, to: "hook")
    try folder.write(ZshSession.driver + program.joined(separator: "\n") + "\n", to: "program")
    let output = try shell.run(["-f", "../program"], in: folder.url.appendingPathComponent("files"))
    #expect(output.errors == "")
    let answers = answers(output.text)
    try #require(answers.count == Self.lines.count)
    for ((line, offers), answer) in zip(Self.lines, answers) {
      let words = answer.map { String($0.prefix { $0 != "\t" }.filter { $0 != "\\" }) }
        .map { $0.hasSuffix("sub") ? $0 + "/" : $0 }
        // Where no argument can follow, zsh offers the options unasked.
        .filter { !line.hasSuffix(" ") || !$0.hasPrefix("-") }
      #expect(Set(words.map { withoutOptionName($0, of: line) }) == offers, "\(line)")
    }
    let all = answers.joined()
    #expect(all.contains { $0.hasPrefix("always\t") && $0.hasSuffix("-- say: yes") })
    #expect(all.contains { $0.hasPrefix("receive\t") && $0.hasSuffix("-- Receive parcels; it's free.") })
  }

  /// Texts that mean something to a shell stay text, in every place where a declaration can have them.
  @Test(arguments: CompletionScript.Shell.allCases)
  func hostileTexts(shell: CompletionScript.Shell) throws {
    guard InstalledProgram.isExpected(shell.rawValue) else { return }
    let program = try #require(InstalledProgram(shell.rawValue))
    let folder = try folder(with: CompletionScript.render(for: Hostile.self, shell: shell))
    let query: String
    switch shell {
    case .bash:
      query = """
        source ../script
        query() { COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _hostile; printf '%s\\n' "${COMPREPLY[@]}"; }
        query hostile ''
        query hostile --value ''
        query hostile -
        query hostile --value '"\\$'
        """
    case .fish:
      query =
        "source ../script\n"
        + ["", "--value ", "-"].map { "complete -C 'hostile \($0)'" }.joined(separator: "\n")
    case .zsh:
      try folder.write(ZshSession.hook, to: "hook")
      query =
        ZshSession.driver + ["", "--value ", "-"].map { "query 'hostile \($0)'" }.joined(separator: "\n")
    }
    try folder.write(query + "\n", to: "program")
    let options = ["bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]][shell.rawValue] ?? []
    let output = try program.run(options + ["../program"], in: folder.url.appendingPathComponent("files"))
    #expect(output.errors == "")
    #expect(output.text.contains("sub"))
    #expect(output.text.contains("--value"))
    let plain = output.text.filter { $0 != "\\" }
    for word in Hostile.words { #expect(plain.contains(word), "\(word)") }
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
    #expect(!files.contains { $0.contains("hacked") })
  }

  // MARK: The shells

  /// A folder with a script and some files to complete.
  private func folder(with script: String) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(script, to: "script")
    for name in ["a b.csv", "data.csv", "more.tsv", "other.txt", "sub/inner.csv"] {
      try folder.write("", to: "files/" + name)
    }
    return folder
  }
}

struct Hostile: ParsableCommand {
  static let nasty =
    #"$(touch hacked1) `touch hacked2` "a" 'b' [c] (d) {e} \ \n %F{red} : ; & | > hacked3 * ? # ~"#
  static let words = ["$(touch hacked4)", "`touch hacked5`", "a'b", "c;d", "e:f", "g h", "100%"]
  static let configuration = CommandConfiguration(abstract: nasty, subcommands: [Sub.self])
  @Option(help: ArgumentHelp(nasty, valueName: nasty), completion: .list(words)) var value: String?
  @Flag(help: ArgumentHelp(nasty)) var flag = false

  struct Sub: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: Hostile.nasty)
    @Argument(help: ArgumentHelp(Hostile.nasty, valueName: Hostile.nasty), completion: .list(Hostile.words))
    var word: [String] = []
  }
}

/// The words of a line as Bash hands them to a completion function.
private func bashWords(_ line: String) -> [String] {
  var words: [String] = []
  for word in line.split(separator: " ", omittingEmptySubsequences: false) {
    var part = ""
    for character in word {
      if character == "=" || character == ":" {
        if !part.isEmpty { words.append(part) }
        words.append(String(character))
        part = ""
      } else {
        part.append(character)
      }
    }
    if !part.isEmpty || word.isEmpty { words.append(part) }
  }
  return words
}

/// The lines behind each `=` line.
private func answers(_ output: String) -> [[String]] {
  var answers: [[String]] = []
  for line in output.split(whereSeparator: \.isNewline) {
    if line == "=" {
      answers.append([])
    } else if !answers.isEmpty {
      answers[answers.count - 1].append(String(line))
    }
  }
  return answers
}

/// A completion without the `--name=` that the line has too.
private func withoutOptionName(_ word: String, of line: String) -> String {
  guard let typed = line.split(separator: " ").last, typed.hasPrefix("--"),
    let equals = typed.firstIndex(of: "="), !line.hasSuffix(" "), word.hasPrefix(typed[...equals])
  else { return word }
  return String(word.dropFirst(typed[...equals].count))
}
