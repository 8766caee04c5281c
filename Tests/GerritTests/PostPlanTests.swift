import Testing

@testable import Gerrit
@testable import Reports

@Suite struct PostPlanTests {
  private let three = ["area.item-0", "area.item-1", "area.item-2"]

  private func plan(
    _ review: GerritReview, _ change: Change, on patchSet: Int = 1,
    _ edit: (inout PostPlan.Options) -> Void = { _ in },
    isSummaryAlone: Bool = false
  ) throws -> PostPlan {
    var options = PostPlan.Options()
    edit(&options)
    return try PostPlan(
      review, for: change, patchSet: change.patchSets[patchSet - 1], options: options,
      isSummaryAlone: isSummaryAlone)
  }

  @Test func aFirstPostHasEveryCommentAndASummary() throws {
    let plan = try plan(Samples.review(open: three), Samples.change())
    #expect(plan.fresh == 3)
    #expect(plan.input.comments.map(\.path) == Array(repeating: Samples.path, count: 3) + ["/PATCHSET_LEVEL"])
    #expect(plan.input.comments.map(\.isUnresolved) == [true, true, true, false])
    #expect(plan.input.comments.allSatisfy { CommentMark.last(in: $0.message) == $0.mark })
    #expect(!plan.isThere)
    #expect(plan.input.tag == nil)
  }

  @Test(arguments: [false, true]) func theSameIsNotPostedTwice(identifiers: Bool) throws {
    let review = Samples.review(open: three)
    let first = try plan(review, Samples.change(patchSets: 2))
    let change = Samples.posted(
      first.input, to: Samples.change(patchSets: 2), patchSet: 1, identifiers: identifiers)
    #expect(try plan(review, change).isThere)
    let second = try plan(review, change, on: 2)
    #expect(!second.isThere, "a new patch set gets a summary of its own")
    #expect(second.fresh == 0)
    #expect(second.standing == 3)
    #expect(second.closed == 0)
    #expect(second.input.comments.count == 1)
  }

  @Test func aReworkedFindingIsTheSame() throws {
    let first = try plan(Samples.review(open: three), Samples.change())
    let change = Samples.posted(first.input, to: Samples.change(), patchSet: 1, identifiers: false)
    #expect(try plan(Samples.review(open: three, message: "Now in other words."), change).isThere)
  }

  @Test func overHTTPSWhatWasAnsweredIsRepliedToAndResolved() throws {
    let first = try plan(Samples.review(open: three), Samples.change(patchSets: 2))
    let change = Samples.posted(first.input, to: Samples.change(patchSets: 2), patchSet: 1, identifiers: true)
    let second = try plan(Samples.review(open: [three[1], "area.item-9"]), change, on: 2)
    #expect(second.fresh == 1)
    #expect(second.standing == 1)
    #expect(second.closed == 2)
    let replies = second.input.comments.filter { $0.inReplyTo != nil }
    #expect(replies.map(\.inReplyTo) == ["c0", "c2"])
    #expect(replies.allSatisfy { !$0.isUnresolved && $0.text.hasPrefix("Closed since patch set 1:") })
    let after = Samples.posted(second.input, to: change, patchSet: 2, identifiers: true)
    #expect(try plan(Samples.review(open: [three[1], "area.item-9"]), after, on: 2).isThere)
  }

  @Test func aThreadThatSomebodyResolvedNeedsNoReply() throws {
    let first = try plan(Samples.review(open: three), Samples.change(patchSets: 2))
    var change = Samples.posted(first.input, to: Samples.change(patchSets: 2), patchSet: 1, identifiers: true)
    change.comments.append(
      Change.Comment(
        path: Samples.path, message: "Done", patchSet: 1, identifier: "d", inReplyTo: "c0",
        isUnresolved: false,
        updated: "2000"))
    let second = try plan(Samples.review(open: []), change, on: 2)
    #expect(second.input.comments.compactMap(\.inReplyTo) == ["c1", "c2"])
    let same = try plan(Samples.review(open: three), change, on: 2)
    #expect(same.fresh == 0, "what somebody has resolved is not asked again")
    change.comments.append(
      Change.Comment(
        path: Samples.path, message: "Not yet", patchSet: 1, identifier: "e", inReplyTo: "d",
        isUnresolved: true,
        updated: "2001"))
    let third = try plan(Samples.review(open: []), change, on: 2)
    #expect(
      third.input.comments.compactMap(\.inReplyTo) == ["e", "c1", "c2"], "the last of the thread is answered")
  }

  @Test func overSSHTheSummaryListsItOnce() throws {
    let first = try plan(Samples.review(open: three), Samples.change(patchSets: 4))
    var change = Samples.posted(
      first.input, to: Samples.change(patchSets: 4), patchSet: 1, identifiers: false)
    let review = Samples.review(open: [three[0]])
    let second = try plan(review, change, on: 2)
    #expect(second.closed == 2)
    let text = try #require(second.input.comments.last?.text)
    #expect(text.contains("Closed since patch set 1:\n- specs/a.rst:4 area.item-1 [closed bob:"))
    change = Samples.posted(second.input, to: change, patchSet: 2, identifiers: false)
    let third = try plan(review, change, on: 3)
    #expect(third.closed == 0)
    #expect(third.input.comments.count == 1)
    change = Samples.posted(third.input, to: change, patchSet: 3, identifiers: false)
    let fourth = try plan(Samples.review(open: three), change, on: 4)
    #expect(fourth.fresh == 2, "what is open again is asked again")
    change = Samples.posted(fourth.input, to: change, patchSet: 4, identifiers: false)
    #expect(try plan(Samples.review(open: three), change, on: 4).isThere)
  }

  @Test func whatWasNotReviewedIsNotClosed() throws {
    let first = try plan(Samples.review(open: three), Samples.change(patchSets: 2))
    let change = Samples.posted(
      first.input, to: Samples.change(patchSets: 2), patchSet: 1, identifiers: false)
    #expect(try plan(Samples.review(open: [], path: "specs/b.rst"), change, on: 2).closed == 0)
  }

  @Test func aFileThatIsNotInThePatchSetGetsNoComment() throws {
    let plan = try plan(Samples.review(open: three, path: "specs/b.rst"), Samples.change())
    #expect(plan.summedUp == 3)
    #expect(plan.input.comments.map(\.path) == ["/PATCHSET_LEVEL"])
    #expect(plan.input.comments[0].text.contains("- specs/b.rst:4 Nothing is said of it."))
  }

  @Test func theLimitOnCommentsIsKept() throws {
    let review = Samples.review(open: Samples.all)
    let plan = try plan(review, Samples.change()) { $0.limits.comments = 13 }
    #expect(plan.fresh == 10, "one message is there, one is added, and a summary")
    #expect(plan.summedUp == 90)
    #expect(plan.input.comments.count == 11)
    #expect(throws: ServerFault.self) { try self.plan(review, Samples.change()) { $0.limits.comments = 2 } }
    #expect(try self.plan(review, Samples.change()) { $0.limits.comments = 3 }.fresh == 0)
  }

  @Test(arguments: [200, 300, 1000, 4096]) func theLimitOnSizeIsKept(limit: Int) throws {
    let review = Samples.review(open: Samples.all, message: String(repeating: "🚀 words ", count: 700))
    let plan = try plan(review, Samples.change(patchSets: 2)) {
      $0.limits = Limits(commentSize: limit, comments: 20)
      $0.tag = "autogenerated:bob"
    }
    for comment in plan.input.comments {
      // Gerrit counts its identifiers, the path and the tag too.
      let size = comment.message.utf16.count + 93 + comment.path.utf16.count + 17
      #expect(size <= limit)
      #expect(CommentMark.last(in: comment.message) == comment.mark)
    }
    #expect(plan.input.message.utf16.count <= limit)
    #expect(!plan.input.comments.contains { $0.message.unicodeScalars.contains("\u{FFFD}") })
  }

  @Test func allGoesIntoTheSummaryWhenItHasTo() throws {
    let plan = try plan(Samples.review(open: three), Samples.change(), isSummaryAlone: true)
    #expect(plan.input.comments.count == 1)
    #expect(plan.summedUp == 3)
  }

  @Test func theVoteBelongsToTheReview() throws {
    let review = Samples.review(open: three)
    let first = try plan(review, Samples.change())
    let change = Samples.posted(first.input, to: Samples.change(), patchSet: 1, identifiers: false)
    let vote = try plan(review, change) { $0.labels = [.init(name: "Code-Review", value: -1)] }
    #expect(!vote.isThere)
    #expect(String(decoding: vote.input.json, as: UTF8.self).contains(#""labels":{"Code-Review":-1}"#))
  }

  @Test func onlyPermittedVotes() {
    let change = Samples.change()
    #expect(throws: Never.self) { try change.check([.init(name: "Code-Review", value: 1)]) }
    for label in [("Code-Review", 2), ("Verified", 1), ("Foo", 1)] {
      #expect(throws: ServerFault.self) { try change.check([.init(name: label.0, value: label.1)]) }
    }
    var ssh = change
    ssh.labels = ["Code-Review": nil]
    #expect(throws: Never.self, "over ssh the server alone knows the values") {
      try ssh.check([.init(name: "Code-Review", value: 2)])
    }
  }
}
