import Arguments
import Gerrit
import Reports

/// Posts what there is to say of a change's specs, and says what became of it.
struct CommentPosting {
  private let change: ChangeUnderReview
  private let gerrit: GerritOptions
  private let options: ReportOptions

  init(_ change: ChangeUnderReview, _ gerrit: GerritOptions, _ options: ReportOptions) {
    self.change = change
    self.gerrit = gerrit
    self.options = options
  }

  /// Posts, or shows what would be posted.
  ///
  /// - Parameter isStale: whether much time has passed since the change was asked for.
  /// - Throws: `ServerFault`.
  func post(_ reviewed: [ReviewedSpec], isStale: Bool) throws {
    guard !reviewed.isEmpty else {
      Messages.write("\(change.name) has no spec; nothing was posted")
      return
    }
    var review = GerritReview(allRules: options.allRules)
    for spec in reviewed { review.add(spec) }
    var wanted = PostPlan.Options()
    wanted.tag = options.tag
    wanted.labels = gerrit.label.map(\.label)
    wanted.limits = change.limits
    let plan: (Change, Bool) throws(ServerFault) -> PostPlan = {
      (state, isSummaryAlone) throws(ServerFault) in
      try PostPlan(
        review, for: state, patchSet: change.patchSet, options: wanted, isSummaryAlone: isSummaryAlone)
    }
    let state = isStale ? try Poster(change.server).change(change.query) : change.change
    if gerrit.dryRun {
      let plan = try plan(state, false)
      guard !plan.isThere else { return say("has all of this already", plan) }
      Messages.write("to \(change.server.name), \(change.name), would be sent:")
      try OutputFile.print(plan.input.json)
      return
    }
    let outcome = try Poster(change.server).post(
      to: state, query: change.query, patchSet: change.patchSet.number, plan: plan)
    if let refusal = outcome.refusal { Messages.write("\(refusal); all is in the summary instead") }
    say(outcome.wasThere ? "has all of this already" : "posted", outcome.plan, wasThere: outcome.wasThere)
  }

  private func say(_ what: String, _ plan: PostPlan, wasThere: Bool = true) {
    if wasThere {
      Messages.write("\(change.name) \(what); nothing was posted")
      return
    }
    var parts = ["\(plan.fresh) new"]
    if plan.standing > 0 { parts.append("\(plan.standing) there already") }
    if plan.closed > 0 { parts.append("\(plan.closed) closed") }
    if plan.summedUp > 0 { parts.append("\(plan.summedUp) in the summary alone") }
    Messages.write("posted to \(change.name) (\(change.change.subject)): \(parts.joined(separator: ", "))")
  }
}
