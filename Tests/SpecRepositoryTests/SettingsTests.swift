import Testing
import YAML

@testable import SpecRepository

@Suite struct SettingsTests {
  /// A repository with a settings file in `r/s`.
  private func tree(_ settings: String) -> TemporaryTree {
    TemporaryTree([
      "r/.git/": "", "r/s/.bob.yaml": settings, "r/s/a.rst": "", "r/s/t.rst": "", "r/c.yaml": "",
      "outside.rst": "",
      "r/s/review.mustache": "",
    ])
  }

  @Test func readsEverything() throws {
    let tree = tree(
      """
      checklist:
        - {paths: [keps/**], checklist: production-readiness}
        - checklist: ../c.yaml
      template: t.rst
      report-templates: {markdown: review.mustache}
      select: [default, style.line-length]
      ignore: []
      exclude: [old/, "*.txt"]
      fail-on: none
      fail-under: 60
      min-confidence: 0.75
      interests:
        - upgrade
      gerrit:
        host: review.example.org
        port: 29418
        project: example/specs
        https: https://review.example.org
        comment-size: 4096
        max-comments: 60
      """)
    let settings = try #require(try SettingsFinder(roots: tree.roots).settings(for: "r/s/a.rst"))
    #expect(settings.file == "r/s/.bob.yaml")
    #expect(settings.folder == tree.at("r/s"))
    #expect(settings.checklist(for: tree.at("r/s/keps/1/README.md"))?.value == .name("production-readiness"))
    #expect(settings.checklist(for: tree.at("r/s/a.rst"))?.value == .file(tree.at("r/c.yaml")))
    #expect(settings.template?.value == tree.at("r/s/t.rst"))
    #expect(settings.template?.origin.description == "r/s/.bob.yaml:4:11")
    #expect(settings.template?.origin.key == "template")
    #expect(settings.reportTemplates.map(\.format) == ["markdown"])
    #expect(settings.reportTemplates.map(\.file.value) == [tree.at("r/s/review.mustache")])
    #expect(settings.select?.map(\.value) == ["default", "style.line-length"])
    #expect(settings.select?.map(\.origin.key) == ["select[1]", "select[2]"])
    #expect(settings.ignore?.isEmpty == true)
    #expect(settings.exclude?.value.globs.map(\.pattern) == ["old/", "*.txt"])
    #expect(settings.failOn?.value == Settings.FailureLevel.none)
    #expect(settings.failUnder?.value == 60)
    #expect(settings.minConfidence?.value == 0.75)
    #expect(settings.interests?.map(\.value) == ["upgrade"])
    #expect(settings.gerrit.host?.value == "review.example.org")
    #expect(settings.gerrit.port?.value == 29418)
    #expect(settings.gerrit.project?.value == "example/specs")
    #expect(settings.gerrit.https?.value == "https://review.example.org")
    #expect(settings.gerrit.commentSize?.value == 4096)
    #expect(settings.gerrit.maxComments?.value == 60)
    #expect(settings.gerrit.port?.origin.description == "r/s/.bob.yaml:16:9")
  }

  @Test(arguments: ["", "# nothing\n", "checklist:\nselect:\ngerrit:\n"]) func requiresNothing(_ text: String)
    throws
  {
    let tree = tree(text)
    let settings = try #require(try SettingsFinder(roots: tree.roots).settings(for: "r/s/a.rst"))
    #expect(settings.checklists.isEmpty && settings.select == nil && settings.template == nil)
    #expect(settings.checklist(for: "/x") == nil)
  }

  @Test(
    arguments: [
      ("checklist: strict", .name("strict")), ("checklist: sub.yml", nil),
      ("checklist: ../c.yaml", .file("r/c.yaml")),
    ] as [(String, Settings.ChecklistReference?)])
  func tellsNamesFromFiles(_ text: String, _ expected: Settings.ChecklistReference?) throws {
    let tree = tree(text)
    let settings = try? SettingsFinder(roots: tree.roots).settings(for: "r/s/a.rst")
    switch (settings?.checklist(for: tree.at("r/s/a.rst"))?.value, expected) {
    case (.file(let path), .file(let wanted)): #expect(path == tree.at(wanted))
    case (let found, _): #expect(found == expected)
    }
  }

  @Test(arguments: [
    ("chekclist: x", "1:1: unknown key \"chekclist\"; did you mean checklist?"),
    ("gerrit: {prot: 1}", "1:10: unknown key \"prot\" in gerrit; did you mean port?"),
    ("- a", "1:1: expected keys and values, found a list"),
    (
      "select: upgrade",
      "1:9: select: expected a list, found the text \"upgrade\"; put it in [ ] or after \"- \""
    ),
    ("select:\n  - 1", "2:5: select[1]: expected text, found 1; put it in quotes"),
    ("ignore: ['']", "1:10: ignore[1]: is empty"),
    (
      "fail-on: warnings",
      "1:10: fail-on: expected one of warning, error, none, "
        + "found the text \"warnings\"; did you mean warning?"
    ),
    ("fail-under: 101", "1:13: fail-under: expected a number from 0 to 100, found 101"),
    ("min-confidence: -0.1", "1:17: min-confidence: expected a number from 0 to 1, found -0.1"),
    ("min-confidence: high", "1:17: min-confidence: expected a number from 0 to 1, found the text \"high\""),
    ("exclude: ['[a']", "1:11: exclude[1]: a \"[\" has no \"]\"; for a name with a \"[\", write \"\\[\""),
    (
      "checklist:\n- checklist: a\n- checklist: b",
      "3:3: checklist[2]: is never reached: the rule before it has no paths and holds for everything"
    ),
    ("checklist: [{paths: [a]}]", "1:13: checklist[1].checklist: is missing"),
    ("template: no.rst", "1:11: template: there is no file \"no.rst\""),
    (
      "template: /etc/passwd",
      "1:11: template: \"/etc/passwd\" is absolute; write it relative to the folder of .bob.yaml"
    ),
    ("template: ..", "1:11: template: \"..\" is not a file"),
    ("template: \"a\\0b\"", "1:11: template: \"a\\u{0}b\" has a line end or another control character"),
    ("report-templates: {html: no}", "1:26: report-templates.html: there is no file \"no\""),
    ("gerrit: {port: 0}", "1:16: gerrit.port: expected a whole number from 1 to 65535, found 0"),
    (
      "gerrit: {port: '22'}",
      "1:16: gerrit.port: expected a whole number from 1 to 65535, found the text \"22\"; remove the quotes"
    ),
    (
      "gerrit: {host: -oProxyCommand=x}",
      "1:16: gerrit.host: \"-oProxyCommand=x\" cannot begin with \"-\" or hold blanks"
    ),
    ("gerrit: {https: ftp://x}", "1:17: gerrit.https: expected an address that begins with https://"),
    (
      "gerrit: {comment-size: 10}",
      "1:24: gerrit.comment-size: expected a whole number of at least 200, found 10"
    ),
    ("a: [", "1:5: expected a value here"),
  ]) func reports(_ text: String, _ expected: String) {
    let tree = tree(text)
    let finder = SettingsFinder(roots: tree.roots)
    for _ in 1...2 {
      #expect {
        _ = try finder.settings(for: "r/s/a.rst")
      } throws: {
        "\($0)".hasPrefix("r/s/.bob.yaml:" + expected)
      }
    }
  }

  @Test func keepsPathsInsideTheRoot() {
    let tree = tree("template: ../../outside.rst")
    tree.link("r/s/link.rst", to: "../../outside.rst")
    tree.add("r/u/.bob.yaml", "template: ../s/link.rst")
    tree.add("r/v/.bob.yaml", "template: ../s/t.rst")
    tree.add("r/w/")
    tree.add("settings.yaml", "fail-under: 1")
    tree.link("r/w/.bob.yaml", to: "../../settings.yaml")
    let finder = SettingsFinder(roots: tree.roots)
    for (spec, expected) in [
      ("r/s/a.rst", "r/s/.bob.yaml:1:11: template: \"../../outside.rst\" leads outside of"),
      ("r/u/a.rst", "r/u/.bob.yaml:1:11: template: \"../s/link.rst\" leads outside of"),
      ("r/w/a.rst", "r/w/.bob.yaml:1:1: is a symbolic link that leads nowhere or outside of the repository"),
    ] {
      #expect {
        _ = try finder.settings(for: spec)
      } throws: {
        "\($0)".hasPrefix(expected)
      }
    }
    #expect((try? finder.settings(for: "r/v/a.rst"))?.template?.value == tree.at("r/s/t.rst"))
  }

  @Test func findsTheNearestAsFarAsTheRoot() throws {
    let tree = TemporaryTree([
      ".bob.yaml": "fail-under: 1", "r/.git/": "", "r/a/a.rst": "", "q/.git/": "",
      "q/.bob.yaml": "fail-under: 2",
      "q/a/b/c.rst": "", "q/d/.bob.yaml": "fail-on: none", "q/d/e.rst": "",
    ])
    let finder = SettingsFinder(roots: tree.roots)
    #expect(try finder.settings(for: "r/a/a.rst") == nil)
    #expect(try finder.settings(for: "q/a/b/c.rst")?.failUnder?.value == 2)
    #expect(try finder.settings(for: "q/d/e.rst")?.failUnder == nil)
    #expect(try finder.settings(for: "q/d/e.rst")?.failOn != nil)
  }

  @Test func loadsANamedFile() throws {
    let tree = TemporaryTree(["c/strict.yaml": "fail-under: 90\ntemplate: t.rst", "c/t.rst": ""])
    let settings = try Settings.load("c/strict.yaml", roots: tree.roots)
    #expect(settings.failUnder?.origin.description == "c/strict.yaml:1:13")
    #expect(settings.template?.value == tree.at("c/t.rst"))
    #expect {
      _ = try Settings.load("c/no.yaml", roots: tree.roots)
    } throws: {
      "\($0)" == "c/no.yaml:1:1: there is no such file"
    }
    tree.add("c/big.yaml", String(repeating: "#", count: (1 << 20) + 1))
    #expect {
      _ = try Settings.load("c/big.yaml", roots: tree.roots)
    } throws: {
      "\($0)" == "c/big.yaml:1:1: is larger than 1 MiB, more than Bob reads"
    }
  }
}
