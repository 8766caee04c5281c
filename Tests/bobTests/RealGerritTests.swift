import Foundation
import Testing

@testable import bob

/// `bob comment --post` against a real Gerrit. One test, since the server takes a while to start.
@Suite(
  .enabled(
    if: RealGerrit.script != nil, "GERRIT_START, the script that starts a Gerrit for tests, is not set"))
struct RealGerritTests {
  private let gerrit: RealGerrit
  private let repository: Repository
  private let project = "demo/specs"
  private let holes: String

  init() throws {
    gerrit = try RealGerrit()
    repository = try Repository()
    holes = try Repository.example("full-of-holes.rst")
    try gerrit.command("gerrit create-project \(project) --empty-commit")
    try repository.git("config", "user.email", "admin@example.com")
    try repository.git("config", "gitreview.username", "bob")
  }

  /// Begins a change from the server's branch; returns its Change-Id.
  private func begin(_ digit: String, _ files: [String: String]) throws -> String {
    let admin = try gerrit.environment("admin")
    try repository.git(
      "fetch", "-q", try gerrit.address(project, account: "admin"), "refs/heads/master", environment: admin)
    try repository.git("checkout", "-q", "-f", "-B", "work", "FETCH_HEAD")
    for (path, text) in files { try repository.folder.write(text, to: path) }
    let identifier = "I" + String(repeating: digit, count: 40)
    try repository.git("add", "-A")
    try repository.git(
      "commit", "-q", "-m", "A spec\n\nChange-Id: \(identifier)", environment: committer)
    try push()
    try repository.folder.write(try gerrit.gitReview(project), to: ".gitreview")
    return identifier
  }

  private var committer: [String: String] {
    ["GIT_AUTHOR_EMAIL": "admin@example.com", "GIT_COMMITTER_EMAIL": "admin@example.com"]
  }

  private func push() throws {
    try repository.git(
      "push", "-q", try gerrit.address(project, account: "admin"), "HEAD:refs/for/master",
      environment: try gerrit.environment("admin"))
  }

  /// Puts text in the place of other text, and pushes that as the next patch set.
  private func amend(_ path: String, _ old: String, _ new: String) throws {
    let text = try #require(repository.folder.read(path))
    #expect(text.contains(old))
    try repository.folder.write(text.replacingOccurrences(of: old, with: new), to: path)
    try repository.git("commit", "-q", "--amend", "--no-edit", path, environment: committer)
    try push()
  }

  private func post(_ arguments: [String] = [], editor: String = "false") throws -> BobProcess.Outcome {
    let environment = try gerrit.environment("bob").merging(["GIT_EDITOR": editor]) { $1 }
    return try repository.bob(["comment", "--post"] + arguments, environment: environment)
  }

  private static let answers = [
    """
    The migration adds the column as nullable; existing rows keep NULL, which means that a server never
    expires. It runs online with ``nova-manage db online_data_migrations``. To roll back, set
    ``[shelve]expire_days = 0`` and downgrade the schema; the column is dropped and servers that were
    deleted meanwhile stay deleted.
    """,
    """
    A functional test shelves a server, sets ``expires_at`` into the past, runs the periodic task once and
    checks that the server is gone; a multi-node grenade job covers an upgrade from the last release with
    shelved servers.
    """,
  ]
  private static let noUpgradeImpact = "Upgrade impact\n--------------\n\nNone\n"

  @Test func aChangeIsReviewedUntilItIsMerged() throws {
    try overSSH()
    try overHTTPS()
    try severalProblems()
  }

  /// Change 1: over ssh alone.
  private func overSSH() throws {
    _ = try begin("1", ["specs/a.rst": holes])
    var outcome = try post()
    #expect(outcome.status == 0, "\(outcome.errors)")
    let first = try StoredComment.all(of: 1, gerrit)
    let questions = first.filter { $0.path == "specs/a.rst" }
    #expect(questions.count > 5)
    #expect(questions.allSatisfy { $0.isUnresolved && $0.line != nil && $0.patchSet == 1 })
    #expect(first.count == questions.count + 1)
    #expect(first.contains { $0.path == "/PATCHSET_LEVEL" && !$0.isUnresolved })
    #expect(outcome.errors == "bob: posted to change 1, patch set 1 (A spec): \(questions.count) new\n")

    outcome = try post()
    #expect(outcome.errors.hasSuffix("has all of this already; nothing was posted\n"))
    #expect(try post(try gerrit.https()).errors == outcome.errors, "the same is known over https")
    #expect(try StoredComment.all(of: 1, gerrit).count == first.count)

    try amend(
      "specs/a.rst", RealGerritTests.noUpgradeImpact,
      "Upgrade impact\n--------------\n\n\(RealGerritTests.answers[0])\n")
    outcome = try post()
    #expect(outcome.status == 0, "\(outcome.errors)")
    let second = try StoredComment.all(of: 1, gerrit)
    #expect(second.count == first.count + 1, "only a summary is added")
    let summary = try #require(second.first { $0.patchSet == 2 })
    #expect(summary.message.contains("Closed since patch set 1:\n- specs/a.rst:108 upgrade"))
    #expect(try post().errors.contains("nothing was posted"))

    // The vote is the account's own to give.
    #expect(try post(["--label", "Code-Review=-2"]).errors.contains("-2 is restricted"))
    #expect(try post(["--label", "Code-Review=-1", "--tag", "autogenerated:bob"]).status == 0)
    let detail = try #require(try gerrit.get("/changes/1/detail") as? [String: Any])
    let label = (detail["labels"] as? [String: Any])?["Code-Review"] as? [String: Any]
    #expect(label?["value"] as? Int == -1)
    let messages = detail["messages"] as? [[String: Any]]
    #expect(messages?.last?["tag"] as? String == "autogenerated:bob")
  }

  /// Change 2: over https, with an edit, a reply of the author's, and a fetch into another repository.
  private func overHTTPS() throws {
    let https = try gerrit.https()
    let identifier = try begin("2", ["specs/b.rst": holes, "specs/index.rst": "Specs\n=====\n"])
    #expect(try post(https + ["--label", "Code-Review=+2"]).errors.contains("may give -1, 0, +1"))
    let dry = try post(https + ["--dry-run"])
    #expect(dry.output.hasPrefix("{\"message\":\"Bob: 1 spec"))
    #expect(try StoredComment.all(of: 2, gerrit).isEmpty)

    // The reviewer deletes one comment and rewords another.
    let outcome = try post(
      https + ["--edit"],
      editor:
        "sed -i -e '/docs.troubleshooting/,/^$/d' -e 's/^Log messages and error codes.*/What is *logged*?/'")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let first = try StoredComment.all(of: 2, gerrit)
    #expect(first.contains { $0.message.hasPrefix("What is *logged*?\n\n") })
    #expect(!first.contains { $0.message.contains("I saw no failure modes") })

    // What somebody has resolved is not asked again, though it is still true.
    let logs = try #require(first.first { $0.message.hasPrefix("What is *logged*?") })
    try gerrit.review(
      2, 1,
      json: """
        {"comments":{"specs/b.rst":[{"in_reply_to":"\(logs.identifier)","line":\(logs.line ?? 1),\
        "message":"Ack","unresolved":false}]}}
        """)
    try amend("specs/b.rst", "Unit tests will be added.", RealGerritTests.answers[1])
    #expect(try post(https).status == 0)
    let second = try StoredComment.all(of: 2, gerrit)
    let testing = try #require(first.first { $0.message.contains("[lifecycle.testing bob:") })
    let reply = try #require(second.first { $0.inReplyTo == testing.identifier })
    #expect(!reply.isUnresolved)
    #expect(
      reply.message.hasPrefix("Closed since patch set 1: in patch set 2 Bob no longer finds this open."))
    #expect(second.filter { $0.message.contains("[monitoring.logs bob:") }.count == 1)
    let unresolved =
      (try gerrit.get("/changes/2/detail") as? [String: Any])?["unresolved_comment_count"] as? Int
    let open = first.filter(\.isUnresolved).count
    let deleted = second.filter { $0.patchSet == 2 && $0.isUnresolved }.count
    #expect(unresolved == open - 2 + deleted)
    #expect(try post(https).errors.contains("nothing was posted"))
    #expect(try post().errors.contains("nothing was posted"), "the same is known over ssh")

    // Another repository, in which nothing is checked out.
    let other = try Repository()
    try other.folder.write(try gerrit.gitReview(project), to: ".gitreview")
    try other.git("config", "gitreview.username", "bob")
    for name in ["2", identifier] {
      let fetched = try other.bob(
        ["comment", "--change", name, "--fetch", "--patch-set", "1", "-f", "gerrit"],
        environment: try gerrit.environment("bob"))
      #expect(fetched.status == 0, "\(fetched.errors)")
      #expect(fetched.output.contains(#""specs/b.rst":[{"line":"#))
      #expect(fetched.output.contains("[lifecycle.testing bob:"))
    }
    #expect(other.folder.names == [".git", ".gitreview"])
    let again = try other.bob(
      ["comment", "--post", "--change", "2", "--fetch"], environment: try gerrit.environment("bob"))
    #expect(again.errors.contains("change 2, patch set 2 has all of this already"))
  }

  /// Changes 3 and 4: what the server or the change does not allow.
  private func severalProblems() throws {
    // Settings, links and hidden files that come with a change have no effect on its review.
    _ = try begin("3", ["specs/c.rst": holes, ".bob.yaml": "select: [structure]\n"])
    try FileManager.default.createSymbolicLink(
      atPath: repository.folder.url.path + "/specs/passwd.rst", withDestinationPath: "/etc/passwd")
    try repository.git("add", "specs/passwd.rst")
    try repository.git("commit", "-q", "--amend", "--no-edit", environment: committer)
    try push()
    let other = try Repository()
    try other.folder.write(try gerrit.gitReview(project), to: ".gitreview")
    try other.git("config", "gitreview.username", "bob")
    let fetched = try other.bob(
      ["comment", "--change", "3", "--fetch", "--verbose", "-f", "gerrit"],
      environment: try gerrit.environment("bob"))
    #expect(fetched.output.contains("[upgrade.rollback bob:"))
    #expect(!fetched.output.contains("passwd"))
    #expect(fetched.errors.contains("skipped specs/passwd.rst: a symbolic link"))

    // The server's limits, 60 comments a change and 4 KiB each, are not known to Bob: all goes into a summary.
    for _ in 0..<45 { try gerrit.review(3, 2, json: #"{"message":"noise"}"#) }
    for number in 0..<3 {
      try gerrit.review(
        3, 2, json: "{\"comments\":{\"specs/c.rst\":[{\"line\":\(number + 1),\"message\":\"x\"}]}}")
    }
    let full = try other.bob(
      ["comment", "--post", "--change", "3", "--fetch"], environment: try gerrit.environment("bob"))
    #expect(full.status == 0, "\(full.errors)")
    #expect(full.errors.contains("Exceeding maximum number of comments"))
    #expect(full.errors.contains("8 in the summary alone"))
    let summary = try StoredComment.all(of: 3, gerrit).filter { $0.message.contains("bob:") }
    #expect(summary.map(\.path) == ["/PATCHSET_LEVEL"])
    #expect(summary[0].message.contains("Without a comment of their own:\n- specs/c.rst:108 "))

    // With the limits told, they are kept from the beginning.
    _ = try begin("4", ["specs/d.rst": holes])
    try repository.folder.write("gerrit: {comment-size: 300, max-comments: 9}\n", to: ".bob.yaml")
    let few = try post()
    #expect(few.status == 0, "\(few.errors)")
    #expect(few.errors.contains("6 new, 2 in the summary alone"))
    #expect(try StoredComment.all(of: 4, gerrit).allSatisfy { $0.message.utf16.count <= 300 })

    #expect(try post(["--change", "99"]).errors.contains("there is no change 99"))
    try gerrit.command("gerrit review --abandon 4,1")
    #expect(try post().errors == "bob: change 4 is abandoned; nothing was posted\n")
  }
}
