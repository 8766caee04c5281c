import Foundation
import Testing

@testable import Gerrit
@testable import Reports

/// The program that Bob's requests go through.
enum Curl {
  /// Whether it is there, or has to be.
  static var isExpected: Bool {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    return environment["BOB_REQUIRE_TOOLS"] != nil
      || folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/curl") }
  }
}

/// What curl and the REST interface make of a server that fails.
@Suite(.enabled(if: Curl.isExpected, "curl is not installed")) struct HTTPSFaultTests {
  private func post(
    _ gerrit: FakeGerrit, open rules: [String] = ["area.item-0", "area.item-1"], timeout: Int = 20
  ) throws -> Poster.Outcome {
    let server = HTTPSServer(try HTTPSAddress(gerrit.address), timeout: timeout)
    let query = ChangeQuery(name: .number(7), project: ProjectName("example/specs"))
    let poster = Poster(server, waits: [.zero, .zero], longestWait: .seconds(2))
    let change = try poster.change(query)
    return try poster.post(to: change, query: query, patchSet: 1) {
      (state, isSummaryAlone) throws(ServerFault) in
      try PostPlan(
        Samples.review(open: rules), for: state, patchSet: state.patchSets[0], options: .init(),
        isSummaryAlone: isSummaryAlone)
    }
  }

  private func posts(_ gerrit: FakeGerrit) -> Int { gerrit.requests.count { $0.method == "POST" } }

  @Test func postsTheReviewOnce() throws {
    let gerrit = try FakeGerrit()
    #expect(try post(gerrit).plan.fresh == 2)
    #expect(try post(gerrit).wasThere)
    #expect(gerrit.posted.count == 1)
    #expect(gerrit.posted[0].contains(#""specs/a.rst":[{"line":4,"#))
    let paths = gerrit.requests.map { "\($0.method) \($0.path)" }
    #expect(
      paths.prefix(4) == [
        "GET /a/changes/?q=change:7&o=ALL_REVISIONS&o=DETAILED_LABELS&o=MESSAGES&o=DETAILED_ACCOUNTS",
        "GET /a/changes/example%2Fspecs~7/comments", "GET /a/changes/example%2Fspecs~7/revisions/1/files",
        "POST /a/changes/example%2Fspecs~7/revisions/1/review",
      ])
    #expect(gerrit.requests[3].head.contains("Content-Type: application/json; charset=UTF-8"))
  }

  @Test func readsWhatTheServerHas() throws {
    let gerrit = try FakeGerrit()
    let server = HTTPSServer(try HTTPSAddress(gerrit.address))
    let change = try server.change(ChangeQuery(name: .number(7), project: nil))
    #expect(change.patchSets.map(\.files) == [["b", "specs/a.rst"]])
    #expect(change.labels["Code-Review"] == [-1, 0, 1])
    #expect(change.messages == 1)
  }

  @Test(arguments: [
    FakeGerrit.Behaviour.slow(3), .truncated, .silent, .halfJSON,
  ]) func aLostAnswerIsNotPostedTwice(behaviour: FakeGerrit.Behaviour) throws {
    let gerrit = try FakeGerrit(posts: [behaviour])
    #expect(try post(gerrit, timeout: 1).plan.fresh == 2)
    #expect(gerrit.posted.count == 1)
    #expect(posts(gerrit) == 1)
  }

  @Test(arguments: [
    (403, "is not for you", "does not permit this account to do that (HTTP 403): is not for you"),
    (409, "change is closed", "(HTTP 409): change is closed"), (404, "Not found", "(HTTP 404)"),
    (401, "Unauthorized", "netrc"), (400, "file x not found in revision", "(HTTP 400): file x not found"),
    (403, "<html>\u{1B}[2J</html>", "(HTTP 403); nothing was posted"), (302, "", "--https"),
    (407, "", "proxy"),
  ]) func aRefusalIsToldAndNotTriedAgain(status: Int, body: String, words: String) throws {
    let gerrit = try FakeGerrit(posts: [.answers(status, body: body)])
    let error = #expect(throws: ServerFault.self) { try post(gerrit) }
    let text = try #require(error?.description)
    #expect(text.contains(words))
    #expect(text.hasSuffix("nothing was posted"))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(posts(gerrit) == 1)
    #expect(gerrit.posted.isEmpty)
  }

  @Test(arguments: [
    (413, "<html>too large</html>"),
    (400, "One or more comments were rejected in validation: Comment size exceeds limit (5116 > 4096)"),
    (400, "rejected in validation: Exceeding maximum number of comments: 9 (existing) + 71 (new) > 60"),
  ]) func tooMuchIsPostedAsASummaryAlone(status: Int, body: String) throws {
    let gerrit = try FakeGerrit(posts: [.answers(status, body: body)])
    let outcome = try post(gerrit)
    #expect(outcome.refusal != nil)
    #expect(outcome.plan.summedUp == 2)
    #expect(posts(gerrit) == 2)
    #expect(gerrit.posted.count == 1)
    #expect(!gerrit.posted[0].contains(#""specs/a.rst":["#))
    #expect(try post(gerrit).wasThere)
  }

  @Test func tooMuchEvenAloneIsAnError() throws {
    let gerrit = try FakeGerrit(posts: [.answers(413, body: ""), .answers(413, body: "")])
    #expect(throws: ServerFault.self) { try post(gerrit) }
    #expect(posts(gerrit) == 2)
  }

  @Test func aBusyServerIsWaitedFor() throws {
    let gerrit = try FakeGerrit(posts: [.answers(429, body: "slow down", header: "Retry-After: 1\r\n")])
    let start = ContinuousClock.now
    #expect(try post(gerrit).plan.fresh == 2)
    #expect(ContinuousClock.now - start >= .seconds(1))
    let patient = try FakeGerrit(posts: [.answers(429, body: "", header: "Retry-After: 3600\r\n")])
    let error = #expect(throws: ServerFault.self) { try post(patient) }
    #expect(error?.description.contains("3600 seconds") == true)
  }

  @Test func anInternalErrorIsTriedAgain() throws {
    let failing = FakeGerrit.Behaviour.answers(500, body: "<html>Oops</html>")
    let gerrit = try FakeGerrit(posts: [failing, failing])
    #expect(try post(gerrit).plan.fresh == 2)
    #expect(posts(gerrit) == 3)
    let broken = try FakeGerrit(posts: [failing, failing, failing])
    let error = #expect(throws: ServerFault.self) { try post(broken) }
    #expect(error?.description.contains("(HTTP 500)") == true)
    #expect(error?.description.hasSuffix("nothing was posted") == true)
  }

  @Test func aPageInsteadOfJSONIsNoAnswer() throws {
    let page = FakeGerrit.Behaviour.answers(200, body: "<!DOCTYPE html><title>Log in</title>")
    let error = #expect(throws: ServerFault.self) { try post(try FakeGerrit(gets: [page, page, page])) }
    #expect(error?.description.contains("a web page instead of JSON") == true)
    let gerrit = try FakeGerrit(posts: [page])
    #expect(try post(gerrit).plan.fresh == 2)
    #expect(gerrit.posted.count == 1)
  }

  @Test(arguments: [FakeGerrit.Behaviour.silent, .truncated, .answers(500, body: ""), .slow(3)])
  func aQueryIsTriedAgain(behaviour: FakeGerrit.Behaviour) throws {
    #expect(try post(try FakeGerrit(gets: [behaviour]), timeout: 1).plan.fresh == 2)
  }

  @Test func whatCannotBeReachedIsSaid() throws {
    let server = HTTPSServer(try HTTPSAddress("http://127.0.0.1:1"))
    let error = #expect(throws: ServerFault.self) {
      try Poster(server, waits: []).change(ChangeQuery(name: .number(7), project: nil))
    }
    #expect(error?.kind == .refused)
    #expect(error?.description.contains("curl: (7)") == true)
  }
}
