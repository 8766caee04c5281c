import Foundation
import Testing

@testable import Arguments

/// The manual page.
@Suite struct ManualTests {
  static let page: String = {
    var page = ManualPage(date: "2026-11-21", version: "1.2.3")
    page.description = "'Twas brillig.\n.SH injected\n\n  .verbatim -x\n  'two \\n\n\nThe end."
    page.exitStatus = [ManualEntry("0", "All is well."), ManualEntry("1", "Not so.\n\nReally not.")]
    page.environment = [ManualEntry("NO_COLOR", "No colour; a \\ stays a \\.")]
    page.files = [ManualEntry(".tool.yaml", ".hidden 'settings' — of a folder.\n\n  an: \"example\"")]
    page.examples = [
      CommandExample("tool help", "Ask."),
      CommandExample(
        "tool send --to a-rather-distant-place --number 12 --weight 30 first.txt ./second.txt", "All."),
    ]
    page.seeAlso = ["git(1)", "gitattributes(5)", "https://example.org/~x"]
    return page.render(for: Tool.self)
  }()

  @Test func hasTheSectionsInTheirOrder() {
    let sections = Self.page.split(separator: "\n").filter { $0.hasPrefix(".SH ") }.map { $0.dropFirst(4) }
    #expect(
      sections == [
        "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "\"EXIT STATUS\"", "ENVIRONMENT", "FILES", "EXAMPLES",
        "\"SEE ALSO\"",
      ])
    let commands = Self.page.split(separator: "\n").filter { $0.hasPrefix(".SS ") }.map { $0.dropFirst(4) }
    #expect(
      commands == [
        "\"tool send\"", "\"tool receive\"", "\"tool store\"", "\"tool store list\"", "\"tool store sweep\"",
        "\"tool help\"",
      ])
  }

  @Test func beginsWithTitleAndName() {
    #expect(
      Self.page.hasPrefix(
        """
        .TH "TOOL" 1 "2026-11-21" "tool 1.2.3"
        .nh
        .ad l
        .SH NAME
        tool \\- Looks after parcels
        .SH SYNOPSIS

        """))
  }

  @Test func sectionsWithoutContentAreLeftOut() {
    let page = ManualPage(date: "2026-11-21", version: "1").render(for: Store.Sweep.self)
    let sections = page.split(separator: "\n").filter { $0.hasPrefix(".SH ") }
    #expect(sections == [".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION"])
    #expect(page.contains("\\fB\\-f\\fR, \\fB\\-\\-force\\fR\nDo not only show.\n"))
  }

  @Test func saysAllThatHelpSays() {
    for command in CommandDescription(root: Tool.self).visibleTree {
      for definition in command.visibleDefinitions() {
        for name in definition.names {
          #expect(
            Self.page.contains("\\fB\(Roff.escaped("\(name)"))\\fR") || definition.label.contains("[no-]"))
        }
      }
    }
    #expect(Self.page.contains("\\-\\-[no\\-]insured"))
    #expect(!Self.page.contains("secret"))
  }

  @Test(arguments: [
    ("a-b", "a\\-b"), ("\\n", "\\(rsn"), ("'x'", "\\(aqx\\(aq"), ("\"", "\\(dq"), ("`^~", "\\(ga\\(ha\\(ti"),
    ("é—😀", "\\[u00E9]\\[u2014]\\[u1F600]"), ("\u{1B}[0m", "\\(rsu{1b}[0m"), ("", ""),
  ])
  func escapes(text: String, expected: String) {
    #expect(Roff.escaped(text) == expected)
  }

  @Test(arguments: [".SH x", "'br", "...", ".", "'"])
  func noTextIsAMacro(text: String) {
    var page = Roff()
    page.paragraphs(text)
    page.paragraphs("  " + text)
    for line in page.text.split(separator: "\n") where line.hasPrefix(".") {
      #expect([".RS 4", ".EX", ".EE", ".RE"].contains(line))
    }
    #expect(!page.text.contains("\n'") && !page.text.hasPrefix("'"))
  }

  @Test(.enabled(if: InstalledProgram.isExpected("mandoc"), "mandoc is not installed"))
  func mandocFindsNoFault() throws {
    let mandoc = try #require(InstalledProgram("mandoc"))
    let folder = try ScratchFolder()
    try folder.write(Self.page, to: "tool.1")
    var sparse = ManualPage(date: "2026-11-21", version: "1")
    sparse.section = 8
    try folder.write(sparse.render(for: Hostile.self), to: "hostile.8")
    for file in ["tool.1", "hostile.8"] {
      let output = try mandoc.run(["-T", "lint", file], in: folder.url)
      #expect(output.text == "")
      #expect(output.errors == "")
      #expect(output.status == 0)
    }
  }

  @Test(.enabled(if: InstalledProgram.isExpected("mandoc"), "mandoc is not installed"))
  func readsAsItWasWritten() throws {
    let mandoc = try #require(InstalledProgram("mandoc"))
    let folder = try ScratchFolder()
    try folder.write(Self.page, to: "tool.1")
    let output = try mandoc.run(["-T", "utf8", "-O", "width=100", "tool.1"], in: folder.url)
    // Bold and italics are written as overprinting.
    var plain = ""
    for character in output.text {
      if character == "\u{8}" { plain.removeLast() } else { plain.append(character) }
    }
    for line in [
      "'Twas brillig.  .SH injected", ".verbatim -x", "'two \\n", "-t, --to PLACE", "--[no-]insured",
      "A label \"with\" 'quotes' and $dollars.  May be given several times.",
      "tool send --to 'the moon' -", "No colour; a \\ stays a \\.", ".hidden 'settings' — of a folder.",
      "an: \"example\"", "git(1), gitattributes(5), https://example.org/~x",
      "tool receive --sender SENDER [OPTION]... AMOUNT [TIME]",
      "tool send --to a-rather-distant-place --number 12 --weight 30 first.txt ./second.txt",
    ] {
      #expect(plain.contains(line), "\(line)")
    }
  }

  // A second opinion, never required.
  @Test(.enabled(if: InstalledProgram("groff") != nil, "groff is not installed"))
  func groffWarnsOfNothing() throws {
    let groff = try #require(InstalledProgram("groff"))
    let folder = try ScratchFolder()
    try folder.write(Self.page, to: "tool.1")
    let output = try groff.run(["-ww", "-man", "-Tutf8", "-z", "tool.1"], in: folder.url)
    #expect(output.text == "" && output.errors == "" && output.status == 0)
  }
}
