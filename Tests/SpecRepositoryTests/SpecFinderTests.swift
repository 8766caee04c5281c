import Glibc
import Testing

@testable import SpecRepository

@Suite struct SpecFinderTests {
  private func find(
    _ tree: TemporaryTree, _ paths: [String], exclude: [String] = [], isForced: Bool = false,
    settings: Bool = false
  ) throws -> FoundSpecs {
    let roots = tree.roots
    let globs = try exclude.map { try Glob($0) }
    return SpecFinder(
      roots: roots, settings: settings ? SettingsFinder(roots: roots) : nil,
      exclude: [PathPatterns(globs, relativeTo: tree.path)], isForced: isForced
    ).find(paths)
  }

  private func skipped(_ found: FoundSpecs) -> [String] { found.skipped.map(\.description) }

  @Test func findsDocumentsInTheOrderOfTheirPaths() throws {
    let tree = TemporaryTree(names: [
      "b.md", "a/z.rst", "a.rst", "a-b.rst", "B.txt", "a/y/x.markdown", "c.py", "d", "é.rst", "UP.RST",
      ".hidden.md",
    ])
    let paths = try find(tree, ["."]).specs.map(\.path)
    #expect(
      paths == [
        ".hidden.md", "B.txt", "UP.RST", "a-b.rst", "a.rst", "a/y/x.markdown", "a/z.rst", "b.md", "é.rst",
      ])
    #expect(try find(tree, ["a"]).specs.map(\.path) == ["a/y/x.markdown", "a/z.rst"])
    #expect(try find(tree, ["./a//"]).specs.map(\.path) == ["./a/y/x.markdown", "./a/z.rst"])
    #expect(
      try find(tree, [tree.at("a")]).specs.map(\.path) == [tree.at("a/y/x.markdown"), tree.at("a/z.rst")])
  }

  @Test func passesOverWhatIsNoSpec() throws {
    let tree = TemporaryTree(names: [
      "README.rst", "README.md", "CONTRIBUTING.rst", "CONTRIBUTING.md", "requirements.txt",
      "requirements-test.txt",
      "test-requirements.txt", "template.rst", "zed-template.rst", "2025.1_template.md",
      "spec-lite-template.rst",
      "add-heat-template.rst", "-template.rst", "templates.rst", ".git/a.rst", "NNNN-kep-template/README.md",
      "0000-rfc-template/README.md", "0000-rfc-template/other.md", "NNNN-template/notes.md", "README.txt",
    ])
    tree.link("link.rst", to: "templates.rst")
    tree.link("folder", to: ".git")
    mkfifo(tree.at("pipe.md"), 0o600)
    let found = try find(tree, ["."])
    #expect(
      found.specs.map(\.path) == [
        "-template.rst", "0000-rfc-template/other.md", "NNNN-template/notes.md", "README.txt",
        "add-heat-template.rst",
        "templates.rst", "test-requirements.txt",
      ])
    #expect(
      skipped(found) == [
        ".git/: a hidden folder",
        "0000-rfc-template/README.md: a template",
        "2025.1_template.md: a template",
        "CONTRIBUTING.md: a guide for contributors",
        "CONTRIBUTING.rst: a guide for contributors",
        "NNNN-kep-template/README.md: a template",
        "README.md: a README that is not beside a kep.yaml",
        "README.rst: a README that is not beside a kep.yaml",
        "link.rst: a symbolic link",
        "pipe.md: a pipe",
        "requirements-test.txt: a list of requirements",
        "requirements.txt: a list of requirements",
        "spec-lite-template.rst: a template",
        "template.rst: a template",
        "zed-template.rst: a template",
      ])
    #expect(found.problems.isEmpty)
  }

  @Test func readsOnlyTheReadmeOfAProposal() throws {
    let tree = TemporaryTree(names: [
      "keps/README.md", "keps/1-a/kep.yaml", "keps/1-a/README.md", "keps/1-a/notes.md",
      "keps/1-a/more/text.md",
      "keps/1-a/sub/kep.yaml", "keps/1-a/sub/README.md", "keps/old.md", "keps/2-b/kep.yaml/README.md",
    ])
    let found = try find(tree, ["keps"])
    #expect(found.specs.map(\.path) == ["keps/1-a/README.md", "keps/1-a/sub/README.md", "keps/old.md"])
    #expect(
      found.skipped.map(\.path) == [
        "keps/1-a/more/text.md", "keps/1-a/notes.md", "keps/2-b/kep.yaml/README.md", "keps/README.md",
      ])
    tree.add(".git/")
    #expect(try find(tree, ["keps/1-a/more"]).specs.isEmpty)
  }

  @Test func readsWhateverIsNamed() throws {
    let tree = TemporaryTree(names: ["README.rst", "template.rst", "a.py", ".x/a.rst"])
    tree.link("link.rst", to: "a.py")
    let paths = [
      "README.rst", "template.rst", "link.rst", ".x/a.rst", "missing.rst", "-", ".x/../README.rst", "-",
    ]
    let found = try find(tree, paths, exclude: ["*"])
    #expect(
      found.specs.map(\.path) == ["README.rst", "template.rst", "link.rst", ".x/a.rst", "missing.rst", "-"])
    #expect(!found.specs.map(\.isNamed).contains(false))
    #expect(found.specs.map(\.origin) == found.specs.map(\.path))
    #expect(try find(tree, [""]).problems.map(\.message) == ["a path cannot be empty"])
  }

  @Test func findsAFileOnce() throws {
    let tree = TemporaryTree(names: ["s/a.rst", "s/b.rst"])
    tree.link("t", to: "s")
    tree.link("c.rst", to: "s/b.rst")
    let found = try find(tree, ["s/b.rst", "./s", "s", "s//a.rst", "t", "c.rst"])
    #expect(found.specs.map(\.path) == ["s/b.rst", "./s/a.rst"])
    #expect(found.specs.map(\.isNamed) == [true, false])
    #expect(found.specs.map(\.origin) == ["s/b.rst", "./s"])
    #expect(found.problems.isEmpty)
    // Two names of one file are two specs.
    Glibc.link(tree.at("s/a.rst"), tree.at("s/c.rst"))
    #expect(try find(tree, ["s"]).specs.count == 3)
  }

  @Test func findsAFileAgainWhereNothingIsRemembered() {
    let tree = TemporaryTree(names: ["s/a.rst", "s/b.rst"])
    let finder = SpecFinder(roots: tree.roots)
    for (remembers, expected) in [(true, 2), (false, 5)] {
      var search = SpecSearch(finder, remembers: remembers)
      var count = 0
      for path in ["s/b.rst", "s", "s"] { search.add(path) { if case .spec = $0 { count += 1 } } }
      #expect(count == expected)
    }
  }

  @Test func passesOverLinksThatGitWroteAsFiles() throws {
    let tree = TemporaryTree([
      "a/spec.rst": "Words.\n", "b/spec.rst": "../a/spec.rst", "b/chain.rst": "spec.rst",
      "b/folder.md": "../a",
      "b/dangling.rst": "../a/none.rst", "b/line.rst": "../a/spec.rst\n", "b/self.rst": "self.rst",
      "b/here.rst": ".",
      "b/empty.rst": "", "b/root.rst": "/etc/passwd",
    ])
    let found = try find(tree, ["."])
    #expect(
      found.specs.map(\.path) == [
        "a/spec.rst", "b/dangling.rst", "b/empty.rst", "b/here.rst", "b/line.rst", "b/root.rst", "b/self.rst",
      ])
    #expect(
      skipped(found)
        == ["b/chain.rst", "b/folder.md", "b/spec.rst"].map {
          $0 + ": a symbolic link, checked out as a plain file"
        })
    #expect(try find(tree, ["b/spec.rst"]).specs.count == 1)
    #expect(try find(tree, ["b/spec.rst"], isForced: true).specs.isEmpty)
  }

  @Test func endsWhereLinksGoInCircles() throws {
    let tree = TemporaryTree(names: ["s/a.rst"])
    tree.link("s/up", to: "..")
    tree.link("s/self.rst", to: "self.rst")
    #expect(try find(tree, ["."]).specs.map(\.path) == ["s/a.rst"])
    #expect(try find(tree, ["s/up"]).specs.map(\.path) == ["s/up/s/a.rst"])
    #expect(try find(tree, ["s/self.rst"]).specs.map(\.path) == ["s/self.rst"])
  }

  @Test func reportsFoldersWithoutSpecs() throws {
    let tree = TemporaryTree(names: ["empty/", "e/README.rst", "e/a.py"])
    let found = try find(tree, ["empty", "e", "e/a.py"])
    #expect(found.problems.map(\.path) == ["empty", "e"])
    #expect(found.problems.filter { $0.message.hasPrefix("there is no spec in this folder") }.count == 2)
    #expect(found.specs.map(\.path) == ["e/a.py"])
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
  func reportsFoldersThatCannotBeRead() throws {
    let tree = TemporaryTree(names: ["s/a.rst", "s/locked/b.rst"])
    chmod(tree.at("s/locked"), 0)
    let found = try find(tree, ["s", "s/locked"])
    #expect(found.specs.map(\.path) == ["s/a.rst"])
    #expect(
      found.problems.map(\.description) == [
        "s/locked: cannot be read: permission denied", "s/locked: cannot be read: permission denied",
      ])
  }

  @Test func reportsNamesThatAreNotUTF8() throws {
    let tree = TemporaryTree(names: ["a.rst"])
    let name = Array(tree.at("b").utf8CString.dropLast()) + [-1] + Array(".rst".utf8CString)
    let descriptor = name.withUnsafeBufferPointer { $0.baseAddress.map { creat($0, 0o600) } ?? -1 }
    try #require(descriptor >= 0)
    close(descriptor)
    defer { _ = name.withUnsafeBufferPointer { $0.baseAddress.map { unlink($0) } } }
    let found = try find(tree, ["."])
    #expect(found.specs.map(\.path) == ["a.rst"])
    #expect(found.problems.map(\.description) == ["b\u{FFFD}.rst: its name is not UTF-8; rename it"])
  }

  @Test func excludes() throws {
    let tree = TemporaryTree(names: ["s/a.rst", "s/a.txt", "s/old/b.rst", "s/x/old/c.rst", "t/a.rst"])
    let found = try find(tree, ["."], exclude: ["*.txt", "/s/old", "t/a.rst"])
    #expect(found.specs.map(\.path) == ["s/x/old/c.rst", "s/a.rst"].sorted())
    #expect(
      skipped(found) == [
        "s/a.txt: excluded by *.txt", "s/old/: excluded by /s/old", "t/a.rst: excluded by t/a.rst",
      ])
    // A folder that is named is searched, whatever matches it.
    #expect(try find(tree, ["s/old"], exclude: ["old", "s"]).specs.map(\.path) == ["s/old/b.rst"])
    #expect(
      try find(tree, ["s"], exclude: ["s/old/*"]).specs.map(\.path) == [
        "s/a.rst", "s/a.txt", "s/x/old/c.rst",
      ])
  }

  @Test func excludesByTheNearestSettings() throws {
    let tree = TemporaryTree([
      ".git/": "", ".bob.yaml": "exclude: [old/, s/a.rst]", "s/a.rst": "", "s/b.rst": "", "s/old/c.rst": "",
      "t/.bob.yaml": "exclude: ['*.md']", "t/a.md": "", "t/old/b.rst": "", "u/.bob.yaml": "wrong: 1",
      "u/a.rst": "",
    ])
    let found = try find(tree, ["."], settings: true)
    #expect(found.specs.map(\.path) == ["s/b.rst", "t/old/b.rst", "u/a.rst"])
    #expect(
      skipped(found) == [
        ".git/: a hidden folder", "s/a.rst: excluded by s/a.rst", "s/old/c.rst: excluded by old/",
        "t/a.md: excluded by *.md",
      ])
    #expect(try find(tree, ["s/old"], settings: true).specs.map(\.path) == ["s/old/c.rst"])
  }

  @Test func appliesEverythingToNamedPathsWhenForced() throws {
    let tree = TemporaryTree(names: [
      "LICENSE", "README.rst", "template.rst", "a.py", ".x/a.rst", "s/a.rst", "s/b.rst", "k/kep.yaml",
      "k/README.md",
      "k/n.md", "k/m/n.md", "old/c.rst",
    ])
    tree.link("link.rst", to: "s/a.rst")
    tree.link("folder", to: "s")
    let found = try find(
      tree,
      [
        "README.rst", "template.rst", "a.py", ".x/a.rst", ".x", "s/a.rst", "s/b.rst", "k/README.md", "k/n.md",
        "k/m/n.md", "link.rst", "folder/b.rst", "folder", "old", "k/kep.yaml", "-",
      ], exclude: ["b.rst", "old/"], isForced: true)
    #expect(found.specs.map(\.path) == ["s/a.rst", "k/README.md", "-"])
    #expect(
      skipped(found) == [
        "README.rst: a README that is not beside a kep.yaml", "template.rst: a template",
        "a.py: not .rst, .md, .markdown or .txt", ".x/a.rst: a hidden folder", ".x: a hidden folder",
        "s/b.rst: excluded by b.rst", "k/n.md: beside a kep.yaml, where only README.md is a spec",
        "k/m/n.md: beside a kep.yaml, where only README.md is a spec", "link.rst: a symbolic link",
        "folder/b.rst: a symbolic link", "folder: a symbolic link", "old: excluded by old/",
        "k/kep.yaml: not .rst, .md, .markdown or .txt",
      ])
    #expect(found.problems.isEmpty)
    tree.add("empty/")
    #expect(try find(tree, ["empty"], isForced: true).entries.isEmpty)
  }

  @Test func tellsWhatItFindsAsItFindsIt() {
    let tree = TemporaryTree(names: ["s/a.rst", "s/b.rst"])
    var search = SpecSearch(SpecFinder(roots: tree.roots))
    var paths: [String] = []
    for path in ["s/b.rst", "s"] {
      search.add(path) { if case .spec(let spec) = $0 { paths.append(spec.path) } }
    }
    #expect(paths == ["s/b.rst", "s/a.rst"])
  }
}
