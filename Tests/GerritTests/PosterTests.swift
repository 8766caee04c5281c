import Synchronization
import Testing

@testable import Gerrit
@testable import Reports

/// A server that behaves as it is told, in memory.
private final class ScriptedServer: Server {
  enum Behaviour {
    case works
    /// Takes the review, but the answer is lost.
    case losesAnswer
    case fails(ServerFault.Kind)
  }

  struct State {
    var change = Samples.change()
    var posts: [Behaviour]
    var queries: [Behaviour]
    var count = 0
  }

  let state: Mutex<State>
  let name = "test"

  init(posts: [Behaviour], queries: [Behaviour] = []) {
    state = Mutex(State(posts: posts, queries: queries))
  }

  func fetchAddress(of project: ProjectName) -> String { "" }

  func change(_ query: ChangeQuery) throws(ServerFault) -> Change {
    let result: Result<Change, ServerFault> = state.withLock { state in
      let next = state.queries.isEmpty ? .works : state.queries.removeFirst()
      if case .fails(let kind) = next { return .failure(ServerFault(kind, "no query")) }
      return .success(state.change)
    }
    return try result.get()
  }

  func post(_ review: [UInt8], to change: Change, patchSet: Int) throws(ServerFault) {
    let result: Result<Void, ServerFault> = state.withLock { state in
      state.count += 1
      let next = state.posts.removeFirst()
      if case .fails(let kind) = next { return .failure(ServerFault(kind, "no post")) }
      for line in String(decoding: review, as: UTF8.self).split(separator: "\"message\":\"").dropFirst() {
        let message = String(line.prefix { $0 != "\"" }).split(separator: "\\n").joined(separator: "\n")
        state.change.comments.append(.init(path: Samples.path, message: message, patchSet: patchSet))
      }
      if case .losesAnswer = next { return .failure(ServerFault(.unclear, "lost")) }
      return .success(())
    }
    try result.get()
  }

  var count: Int { state.withLock { $0.count } }
}

@Suite struct PosterTests {
  private func post(_ server: ScriptedServer) throws -> Poster.Outcome {
    let query = ChangeQuery(name: .number(7), project: nil)
    let poster = Poster(server, waits: [.zero, .zero], longestWait: .milliseconds(50))
    let change = try poster.change(query)
    return try poster.post(to: change, query: query, patchSet: 1) {
      (state, isSummaryAlone) throws(ServerFault) in
      try PostPlan(
        Samples.review(open: ["area.item-0"]), for: state, patchSet: state.patchSets[0], options: .init(),
        isSummaryAlone: isSummaryAlone)
    }
  }

  @Test func postsOnce() throws {
    let server = ScriptedServer(posts: [.works])
    #expect(try post(server).plan.fresh == 1)
    #expect(try post(server).wasThere)
    #expect(server.count == 1)
  }

  @Test func aLostAnswerIsNotPostedTwice() throws {
    let server = ScriptedServer(posts: [.losesAnswer])
    #expect(try !post(server).wasThere)
    #expect(server.count == 1)
  }

  @Test func aFaultIsTriedAgain() throws {
    let server = ScriptedServer(posts: [.fails(.unclear), .fails(.busy(after: .milliseconds(1))), .works])
    #expect(try post(server).plan.fresh == 1)
    #expect(server.count == 3)
  }

  @Test func theLastAttemptIsLookedForToo() throws {
    let server = ScriptedServer(posts: [.fails(.unclear), .fails(.unclear), .losesAnswer])
    #expect(throws: Never.self) { try post(server) }
    let other = ScriptedServer(posts: [.fails(.unclear), .fails(.unclear), .fails(.unclear)])
    let error = #expect(throws: ServerFault.self) { try post(other) }
    #expect(error?.description == "no post; nothing was posted")
  }

  @Test func whatIsNotKnownIsSaid() throws {
    let server = ScriptedServer(
      posts: [.fails(.unclear)], queries: [.works, .fails(.unclear), .fails(.unclear), .fails(.unclear)])
    let error = #expect(throws: ServerFault.self) { try post(server) }
    #expect(error?.description.contains("not known whether") == true)
  }

  @Test func aRefusalEndsIt() {
    let server = ScriptedServer(posts: [.fails(.refused)])
    #expect(throws: ServerFault.self) { try post(server) }
    #expect(server.count == 1)
  }

  @Test func tooMuchIsTriedOnceAsASummary() throws {
    let server = ScriptedServer(posts: [.fails(.tooMuch), .works])
    let outcome = try post(server)
    #expect(outcome.refusal == "no post")
    #expect(outcome.plan.summedUp == 1)
    #expect(throws: ServerFault.self) {
      try post(ScriptedServer(posts: [.fails(.tooMuch), .fails(.tooMuch)]))
    }
  }

  @Test func aBusyServerIsNotWaitedForTooLong() {
    let server = ScriptedServer(posts: [.fails(.busy(after: .seconds(3600)))])
    let error = #expect(throws: ServerFault.self) { try post(server) }
    #expect(error?.description.contains("3600 seconds") == true)
    #expect(server.count == 1)
  }

  @Test func queriesAreTriedAgain() throws {
    #expect(throws: Never.self) {
      try post(ScriptedServer(posts: [.works], queries: [.fails(.unclear), .fails(.unclear)]))
    }
    #expect(throws: ServerFault.self) { try post(ScriptedServer(posts: [], queries: [.fails(.refused)])) }
  }
}
