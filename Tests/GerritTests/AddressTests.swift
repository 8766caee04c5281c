import Programs
import Testing

@testable import Gerrit

@Suite struct AddressTests {
  @Test func gitReviewIsReadAsGitReviewReadsIt() {
    let file = GitReview(
      Array(
        """
        # ours
        [gerrit]
        host=review.example.org
        Port = 29419
        project: example/specs.git\r
        defaultbranch=stable
        nonsense
        [other]
        host=evil.example.org
        """.utf8))
    #expect(file.host == "review.example.org")
    #expect(file.port == "29419")
    #expect(file.project == "example/specs.git")
    #expect(file.defaultBranch == "stable")
    #expect(GitReview([]) == GitReview(Array("[gerrit\nhost=x".utf8)))
  }

  @Test(arguments: [
    ("openstack/nova-specs.git", "openstack/nova-specs"), ("a", "a"), ("a/b.c_d+e~f@g", "a/b.c_d+e~f@g"),
  ]) func projectNames(word: String, name: String) {
    #expect(ProjectName(word)?.description == name)
  }

  @Test(arguments: [
    "", ".git", "-a", "a b", "a//b", "/a", "a/", "../a", "a/./b", "a;b", "a'b", "a\"b", "a:b", "a%2Fb", "{a}",
    "ä",
    "a\nb", "a\0b", "a?b", "a&o=x", "a#b",
  ]) func noProjectNames(word: String) {
    #expect(ProjectName(word) == nil)
  }

  @Test func projectInAnAddress() {
    #expect(ProjectName("a/b+c")?.inAddress == "a%2Fb%2Bc")
  }

  @Test(
    arguments: [
      ("review.example.org", nil, "ssh://review.example.org:29418"),
      ("bob@review.example.org", nil, "ssh://bob@review.example.org:29418"),
      ("bob@review.example.org", "eve", "ssh://bob@review.example.org:29418"),
      ("::1", "bob", "ssh://bob@[::1]:29418"),
    ] as [(String, String?, String)]) func sshAddresses(host: String, user: String?, text: String)
  {
    #expect(SSHAddress(host: host, user: user, port: 29418)?.description == text)
  }

  @Test(arguments: [
    "", "-oProxyCommand=x", "a b", "a;b", "bob@-x", "-x@host", "@", "a@", "a/b", "a$b", "a\nb",
    "bob:secret@h",
  ]) func noSSHAddresses(host: String) {
    #expect(SSHAddress(host: host) == nil)
    #expect(SSHAddress(host: "h", user: host.isEmpty ? "-" : host + "/") == nil)
  }

  @Test(arguments: [0, -1, 65536]) func noPort(port: Int) {
    #expect(SSHAddress(host: "h", port: port) == nil)
  }

  @Test(arguments: [
    ("https://review.example.org", "https://review.example.org"),
    ("https://review.example.org/a/", "https://review.example.org"),
    ("https://review.example.org/gerrit/", "https://review.example.org/gerrit"),
    ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://[::1]:8080", "http://[::1]:8080"),
    ("HTTPS://h", "HTTPS://h"),
  ]) func httpsAddresses(word: String, text: String) throws {
    #expect(try HTTPSAddress(word).description == text)
  }

  @Test(arguments: [
    "", "review.example.org", "ftp://h", "https://", "https:///x", "https://u:p@h", "https://h/?a",
    "https://h/#a",
    "https://h h", "http://review.example.org", "http://127.0.0.1.example.org", "http://localhost@evil",
    "https://ä",
    "http://[::1].example.org", "-https://h",
  ]) func noHTTPSAddresses(word: String) {
    #expect(throws: HTTPSAddress.Fault.self) { try HTTPSAddress(word) }
  }

  @Test(
    arguments: [
      (
        ["GIT_SSH_COMMAND": "my-ssh -v", "GIT_SSH": "x"], ["core.sshCommand": "y"], "my-ssh -v", ["-p", "1"]
      ),
      (
        ["GIT_SSH": "/opt/plink.exe"], ["core.sshCommand": "'/a b/TortoisePlink' -x"],
        "'/a b/TortoisePlink' -x", ["-batch", "-P", "1"]
      ),
      (["GIT_SSH": "/opt/plink.exe"], [:], "/opt/plink.exe", ["-P", "1"]), ([:], [:], "ssh", ["-p", "1"]),
      (["GIT_SSH_COMMAND": ""], [:], "ssh", ["-p", "1"]), (["GIT_SSH_VARIANT": "simple"], [:], "ssh", []),
      (["GIT_SSH_COMMAND": "plink"], ["ssh.variant": "ssh"], "plink", ["-p", "1"]),
    ] as [([String: String], [String: String], String, [String])])
  func sshIsChosenAsGitChoosesIt(
    environment: [String: String], configuration: [String: String], program: String, options: [String]
  ) throws {
    let ssh = SSHProgram(environment: { environment[$0] }, configuration: { configuration[$0] })
    #expect(ssh.executable.description == program)
    let address = try #require(SSHAddress(host: "h", user: "u", port: 1))
    #expect(ssh.arguments(address, "gerrit query") == options + ["u@h", "gerrit query"])
  }

  @Test(arguments: [
    ("1", true), ("123456", true), ("I0123456789012345678901234567890123456789", true), ("0", false),
    ("-1", false),
    ("+1", false), ("", false), ("I012345678901234567890123456789012345678", false),
    ("I012345678901234567890123456789012345678g", false),
    ("i0123456789012345678901234567890123456789", false),
    ("1 OR 2", false), ("１", false),
  ]) func changeNames(word: String, isName: Bool) {
    #expect((ChangeName(word) != nil) == isName)
  }
}
