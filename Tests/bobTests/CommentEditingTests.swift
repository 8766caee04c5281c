import Foundation
import Testing

@testable import bob

/// `bob comment --edit`, with scripts for editors.
@Suite struct CommentEditingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Edits the comments on the example by a `sed` script or a shell command.
  private func edit(
    _ editor: String, _ arguments: [String] = [], variable: String = "GIT_EDITOR"
  ) throws -> BobProcess.Outcome {
    try BobProcess.run(
      ["comment", "--edit"] + arguments + ["Examples/full-of-holes.rst"],
      environment: [variable: editor, "TMPDIR": folder.url.path, "GIT_CONFIG_GLOBAL": "/dev/null"])
  }

  private func plain(_ arguments: [String] = []) throws -> String {
    try BobProcess.run(["comment"] + arguments + ["Examples/full-of-holes.rst"]).output
  }

  @Test(arguments: [[], ["--format", "gerrit"], ["--all"]]) func whatIsNotEditedStays(arguments: [String])
    throws
  {
    let outcome = try edit("true", arguments)
    #expect(outcome.status == 0)
    #expect(outcome.output == (try plain(arguments)))
    #expect(folder.names.isEmpty, "the edited text is left behind")
  }

  /// How many questions a comment says it asks.
  private func questions(_ text: String) throws -> Int {
    let words = text.split { $0 == " " || $0 == "\n" }
    let place = try #require(words.firstIndex(of: "questions"))
    return try #require(Int(words[place - 1]))
  }

  @Test(arguments: ["text", "gerrit"]) func aDeletedBlockIsNotSaid(format: String) throws {
    let outcome = try edit(
      "sed -i '/^== .*upgrade.rollback/,/^== /{/^== .*upgrade.rollback/d;/^== /!d}'", ["--format", format])
    #expect(outcome.status == 0)
    let text = try plain(["--format", format])
    let rule = format == "text" ? "Way back" : "[upgrade.rollback bob:"
    #expect(text.contains(rule))
    let count = try questions(text)
    #expect(try questions(outcome.output) == count - 1)
    #expect(!outcome.output.contains("upgrade.rollback"))
  }

  @Test(arguments: ["text", "gerrit"]) func aRewordedBlockIsSaidAsReworded(format: String) throws {
    let outcome = try edit(
      "sed -i 's/^I found no failure mode with its symptom.$/What *breaks*?/'",
      ["--format", format])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("What *breaks*?"))
    #expect(
      !outcome.output.contains("I found no failure mode with its symptom."))
    if format == "gerrit" {
      let reworded = try #require(outcome.output.range(of: "What *breaks*?"))
      let rest = outcome.output[reworded.upperBound...]
      #expect(rest.contains("[docs.troubleshooting bob:"), "it keeps its mark")
    }
  }

  @Test(arguments: ["s/^# \\{0,1\\}//", "s/^#//"]) func aLessCertainBlockCanBeAdded(script: String) throws {
    let outcome = try edit(
      "sed -i '/^# == .*design.problem/,/^# == /{/design.problem\\|^# [^=]\\|^#$/\(script)}'",
      ["--format", "gerrit"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("[design.problem bob:"))
    #expect(try questions(outcome.output) == questions(plain(["--format", "gerrit"])) + 1)
  }

  @Test(arguments: ["truncate -s 0", "rm", "sed -i '/^[^#]/d'"]) func nothingLeftSaysNothing(editor: String)
    throws
  {
    let outcome = try edit(editor)
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors == "bob: every comment was deleted; nothing was posted or written\n")
    #expect(folder.names.isEmpty)
  }

  @Test(arguments: [
    ("sed -i 's/^== E/== e/'", ":8: no comment has this head"),
    ("sed -i '1i words'", ":1: this belongs to no block"),
    ("sed -i '8{p;p}'", ":9: this block is here twice"), ("printf '\\377' >", ":1: this line is not UTF-8"),
    ("sed -i 's/^# == /== /'", "still commented out"),
    ("false", "the editor ended with exit status 1"), ("mkdir -p x; exit 9;", "exit status 9"),
  ]) func whatCannotBeReadIsKeptAndNamed(editor: String, message: String) throws {
    let outcome = try edit(editor)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(message))
    let name = try #require(folder.names.first)
    #expect(outcome.errors.contains("\(folder.url.path)/\(name)"))
  }

  @Test func theEditorIsTheOneThatGitChooses() throws {
    let editor = try folder.write("#!/bin/sh\necho \"$1 $2\" > \"$(dirname \"$0\")/seen\"\n", to: "my editor")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: editor.path)
    // Without a terminal that can do more, git would not take VISUAL.
    let outcome = try BobProcess.run(
      ["comment", "--edit", "Examples/full-of-holes.rst"],
      environment: [
        "VISUAL": "'\(editor.path)' --wait", "EDITOR": "false", "TMPDIR": folder.url.path, "TERM": "xterm",
        "GIT_CONFIG_GLOBAL": "/dev/null",
      ])
    #expect(outcome.status == 0)
    #expect(folder.read("seen")?.hasPrefix("--wait \(folder.url.path)/bob-comments-") == true)
  }

  @Test func theTextIsForThisUserAlone() throws {
    let outcome = try edit("sh -c 'stat -c %a \"$1\" >&2; false' -")
    #expect(outcome.errors.hasPrefix("600\n"))
  }
}
