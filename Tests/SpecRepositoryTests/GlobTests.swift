import Testing

@testable import SpecRepository

@Suite struct GlobTests {
  @Test(arguments: [
    // A name at any depth, and all inside a folder of that name.
    ("a.rst", "a.rst", true), ("a.rst", "x/y/a.rst", true), ("a.rst", "b.rst", false),
    ("a.rst", "xa.rst", false),
    ("old", "old/a.rst", true), ("old", "x/old/y/a.rst", true), ("old/", "x/old/a.rst", true),
    ("old/", "x/old", false),
    ("*.txt", "x/a.txt", true), ("*.txt", "x/a.rst", false), ("*-draft.*", "x/a-draft.rst", true),
    ("a*b*c", "axxbxxbc", true), ("a*b*c", "axxbxxb", false), ("?.rst", "é.rst", true),
    ("?.rst", "ab.rst", false),
    ("[a-c].rst", "b.rst", true), ("[a-c].rst", "d.rst", false), ("[!a-c].rst", "d.rst", true),
    ("[^a-c].rst", "a.rst", false), ("[]x].rst", "].rst", true), ("[a-].rst", "-.rst", true),
    ("[\\]].rst", "].rst", true), ("\\*.rst", "*.rst", true), ("\\*.rst", "a.rst", false),
    ("A.rst", "a.rst", false),
    // Relative to the folder.
    ("specs/a.rst", "specs/a.rst", true), ("specs/a.rst", "x/specs/a.rst", false), ("/a.rst", "a.rst", true),
    ("/a.rst", "x/a.rst", false), ("./a.rst", "a.rst", true), ("./a.rst", "x/a.rst", false),
    ("specs/*/a.rst", "specs/x/a.rst", true), ("specs/*/a.rst", "specs/x/y/a.rst", false),
    ("specs/*", "specs/x/y/a.rst", true), ("specs/*.rst", "specs/x/a.rst", false), ("specs", "specs", true),
    ("/specs/", "specs/a.rst", true), ("/specs/", "x/specs/a.rst", false),
    // Any folders.
    ("**/a.rst", "a.rst", true), ("**/a.rst", "x/y/a.rst", true), ("specs/**/a.rst", "specs/a.rst", true),
    ("specs/**/a.rst", "specs/x/y/a.rst", true), ("specs/**", "specs/x/a.rst", true),
    ("specs/**", "specs", false),
    ("**", "x/a.rst", true), ("**/x/**", "a/x/b", true), ("**/x/**", "a/y/b", false), ("a**b", "axxb", true),
    ("a/**/**/b", "a/b", true),
  ]) func matches(_ pattern: String, _ path: String, _ expected: Bool) throws {
    let patterns = PathPatterns([try Glob(pattern)], relativeTo: "/base")
    #expect(patterns.matches("/base/" + path) == expected)
    #expect(!patterns.matches("/elsewhere/" + path))
  }

  @Test(arguments: ["", "/", "//", "!a", "a[", "[", "[]", "[a\\", "a\\"]) func refuses(_ pattern: String) {
    #expect(throws: Glob.Fault.self) { try Glob(pattern) }
  }

  @Test func takesNoTimeForNastyPatterns() throws {
    let pattern = String(repeating: "*a", count: 200) + "b"
    let path = "/" + String(repeating: "a", count: 4000)
    #expect(!PathPatterns([try Glob(pattern)], relativeTo: "/").matches(path))
    let folders = String(repeating: "**/a/", count: 100) + "b"
    #expect(!PathPatterns([try Glob(folders)], relativeTo: "/").matches(String(repeating: "/a", count: 500)))
  }
}
