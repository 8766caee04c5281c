import Testing
import YAML

@testable import SpecRepository

@Suite struct RepositoryRootsTests {
  @Test(arguments: [
    (["r/.git/x", "r/s/t/a.rst"], "r/s/t/a.rst", "r"),
    (["r/.git", "r/s/a.rst"], "r/s/a.rst", "r"),
    (["r/.git", "r/s/LICENSE", "r/s/a.rst"], "r/s/a.rst", "r"),
    (["r/LICENSE", "r/s/.gitreview", "r/s/t/a.rst"], "r/s/t/a.rst", "r/s"),
    (["r/LICENSE", "r/s/a.rst"], "r/s/missing.rst", "r"),
    (["r/LICENSE/x", "r/s/a.rst"], "r/s/a.rst", "r/s"),
    (["r/s/a.rst"], "./r//s/../s/a.rst", "r/s"),
  ]) func findsTheRoot(_ files: [String], _ path: String, _ expected: String) {
    let tree = TemporaryTree(names: files)
    let roots = tree.roots
    for _ in 1...2 { #expect(roots.root(of: path) == tree.at(expected)) }
    #expect(roots.root(of: tree.at(path)) == tree.at(expected))
  }

  @Test func goesUpAsTheSystemDoes() {
    let tree = TemporaryTree(names: ["r/.git", "r/s/a.rst", "b.rst"])
    tree.link("link", to: "r/s")
    // link/.. is r, whatever the text of the path says; the link itself stays where it was found.
    #expect(tree.roots.root(of: "link/../x.rst") == tree.at("r"))
    #expect(tree.roots.root(of: "link/a.rst") == tree.at("link"))
  }

  @Test(arguments: [
    ("/a//b/./c/", "/a/b/c"), ("/../a/..", "/"), ("/", "/"), ("", "/"), ("/a/../../b", "/b"),
  ]) func normalises(_ path: String, _ expected: String) {
    #expect(PathName.normalised(path) == expected)
  }

  @Test func comparesPaths() {
    #expect(PathName.relative("/a/b/c", to: "/a") == "b/c")
    #expect(PathName.relative("/a", to: "/a") == "")
    #expect(PathName.relative("/ab", to: "/a") == nil)
    #expect(PathName.relative("/a", to: "/") == "a")
    #expect(PathName.folder(of: "/a") == "/")
    #expect(PathName.folder(of: "/") == "/")
  }
}

@Suite struct TemplateFinderTests {
  @Test(arguments: [
    ("2025.1/approved/a.rst", "2025.1-template.rst"),
    ("zed/a.rst", "zed/zed-template.rst"),
    ("yoga/approved/a.rst", "yoga/approved/template.rst"),
    ("xena/approved/a.rst", "template.rst"),
    ("xena/approved/a.md", "template.md"),
    ("wallaby/a.txt", "template.rst"),
    ("victoria/a.md", "victoria-template.md"),
    ("template.rst", "template.md"),
    ("train/a.rst", "template.rst"),
    ("stein/a.rst", "stein-template.rst"),
  ]) func findsTheNearest(_ spec: String, _ expected: String) {
    let tree = TemporaryTree(names: [
      "r/.git/x", "r/2025.1-template.rst", "r/template.rst", "r/template.md", "r/zed/zed-template.rst",
      "r/zed/template.rst", "r/yoga-template.rst", "r/yoga/approved/template.rst", "r/yoga/template.rst",
      "r/r-template.rst", "r/other-template.rst", "r/xena-template.py", "r/victoria-template.rst",
      "r/victoria-template.md", "template.rst", "r/stein-template.rst",
    ])
    // As git writes links where there are none.
    tree.add("r/stein/stein-template.rst", "other.rst")
    tree.add("r/stein/other.rst", "../stein-template.rst")
    tree.add("r/train/")
    tree.link("r/train/train-template.rst", to: "../../template.rst")
    tree.link("r/train/template.rst", to: "../template.rst")
    let finder = TemplateFinder(roots: tree.roots)
    for _ in 1...2 { #expect(finder.template(for: "r/" + spec) == tree.at("r/" + expected)) }
  }

  @Test func findsTheProposalsTemplate() {
    let tree = TemporaryTree(names: [
      "LICENSE", "keps/NNNN-kep-template/README.md", "keps/NNNN-kep-template/kep.yaml",
      "keps/sig/1-a/README.md",
    ])
    let finder = TemplateFinder(roots: tree.roots)
    #expect(finder.template(for: "keps/sig/1-a/README.md") == tree.at("keps/NNNN-kep-template/README.md"))
    #expect(finder.template(for: "keps/NNNN-kep-template/README.md") == nil)
  }

  @Test func isNeverTheSpecItself() {
    let tree = TemporaryTree(names: ["LICENSE", "zed-template.rst", "zed/a.rst", "template.rst"])
    tree.link("zed/zed-template.rst", to: "../zed-template.rst")
    tree.add("zed/template.md", "../zed-template.rst")
    let finder = TemplateFinder(roots: tree.roots)
    #expect(finder.template(for: "zed/a.rst") == tree.at("zed-template.rst"))
    #expect(finder.template(for: "zed/zed-template.rst") == tree.at("template.rst"))
    #expect(finder.template(for: "zed/template.md") == tree.at("template.rst"))
    #expect(finder.template(for: "template.rst") == nil)
  }

  @Test func staysBelowTheRoot() {
    let tree = TemporaryTree(names: ["template.rst", "s/a.rst"])
    #expect(TemplateFinder(roots: tree.roots).template(for: "s/a.rst") == nil)
  }
}

@Suite struct ProposalFinderTests {
  @Test func findsTheMetadata() throws {
    let tree = TemporaryTree([
      ".git/": "", "a/kep.yaml": "title: A", "a/README.md": "", "a/notes.md": "", "b/README.md": "",
      "c/kep.yaml/": "",
    ])
    let finder = ProposalFinder(roots: tree.roots)
    let file = try #require(finder.find(for: "a/README.md"))
    #expect(file.path == "a/kep.yaml")
    #expect(try file.contents.get() == Array("title: A".utf8))
    #expect(finder.find(for: tree.at("a/README.md"))?.path == tree.at("a/kep.yaml"))
    #expect(finder.find(for: "a/notes.md") == nil)
    #expect(finder.find(for: "b/README.md") == nil)
  }

  @Test func reportsWhatCannotBeRead() {
    let tree = TemporaryTree([".git/": "", "a/kep.yaml/": "", "b/": "", "c/kep.yaml": ""])
    tree.link("b/kep.yaml", to: "/etc/passwd")
    tree.add("c/kep.yaml", String(repeating: "#", count: 1 << 20 + 1))
    let finder = ProposalFinder(roots: tree.roots)
    for (spec, expected) in [
      ("a/README.md", "a/kep.yaml:1:1: is a folder"),
      ("b/README.md", "b/kep.yaml:1:1: is a symbolic link that leads nowhere or outside"),
      ("c/README.md", "c/kep.yaml:1:1: is larger than 1 MiB, more than Bob reads"),
    ] {
      #expect {
        _ = try finder.find(for: spec)?.contents.get()
      } throws: {
        "\($0)" == expected
      }
    }
  }
}

@Suite struct PathListTests {
  @Test(
    arguments: [
      ("a.rst\nb c.rst\n", .newline, ["a.rst", "b c.rst"]), ("\n\na\r\n\r\nb", .newline, ["a", "b"]),
      ("\u{FEFF}a\n", .newline, ["a"]), ("", .newline, []), ("a\0b\nc\0\0", .null, ["a", "b\nc"]),
    ] as [(String, PathList.Separator, [String])])
  func reads(_ text: String, _ separator: PathList.Separator, _ expected: [String]) {
    let bytes = Array(text.utf8)
    #expect(PathList.paths(in: bytes, separatedBy: separator) == expected)
    var list = PathList(separatedBy: separator)
    var paths: [String] = []
    for byte in bytes { paths += list.add([byte]) }
    #expect(paths + list.finish() == expected)
  }
}
