import Arguments
import Gerrit
import Reports
import SpecRepository

/// Comments that somebody edits or that go to a server: all specs are reviewed first.
struct CommentWork {
  let input: InputOptions
  let judging: JudgingOptions
  let running: RunOptions
  let output: OutputOptions<CommentFormats>
  let templates: TemplateOptions
  let options: ReportOptions
  let gerrit: GerritOptions
  let isEdited: Bool

  /// Does the work.
  ///
  /// - Throws: `ExitCode(2)` after what has been told already; else what is wrong.
  func run() throws {
    let places = try SpecRun.places(input: input, judging: judging, thresholds: ThresholdOptions())
    let change = gerrit.needsServer ? try ChangeUnderReview(gerrit, places: places) : nil
    if gerrit.isPosting, let change {
      guard change.change.isOpen else {
        throw ServerFault(
          refusing:
            "change \(change.change.number) is \(change.change.status.lowercased()); nothing was posted")
      }
      try change.change.check(gerrit.label.map(\.label))
    }
    var specs = SpecRun(
      try inputs(of: change, places), places: places, running: running, isVerbose: input.verbose)
    specs.failsByDefault = false
    var reviews = try specs.reviews()
    if gerrit.isPosting {
      // Half a review would be taken for the whole.
      guard reviews.failures.isEmpty else {
        Messages.write("nothing was posted, since not every file could be reviewed")
        throw ExitCode(2)
      }
    }
    let editor =
      isEdited
      ? try CommentEditor.edit(&reviews.reviewed, allRules: options.allRules, purpose: purpose(change)) : nil
    defer { editor?.tellPlace() }
    // A spec of which the reviewer says nothing is not praised for it.
    reviews.reviewed.removeAll { spec in
      spec.choice?.wordings.isEmpty == true
        && !spec.comments(allRules: options.allRules, chosen: false).isEmpty
    }
    if editor != nil, reviews.reviewed.isEmpty {
      Messages.write("every comment was deleted; nothing was posted or written")
    } else {
      // Unless all that was asked for is posting.
      if !gerrit.isPosting || !output.format.isEmpty || output.output != nil {
        try specs.write(reviews, to: output, templates: templates, options: options)
      }
      if let change, gerrit.isPosting {
        try CommentPosting(change, gerrit, options).post(reviews.reviewed, isStale: editor != nil)
      }
    }
    editor?.finish()
    if !reviews.failures.isEmpty { throw ExitCode(2) }
  }

  private func inputs(of change: ChangeUnderReview?, _ places: SpecPlaces) throws -> SpecInputs {
    guard let change else { return try SpecInputs(input, places: places) }
    if gerrit.fetch { return try change.fetched(input, places: places) }
    let inputs = try change.checkedOut(input, places: places)
    try change.checkSame(inputs.specPaths.map(places.roots.pathInRoot))
    return inputs
  }

  /// What becomes of the comments, in words.
  private func purpose(_ change: ChangeUnderReview?) -> String {
    guard gerrit.post, !gerrit.dryRun, let change else { return "to be written" }
    return "to be posted to \(change.name) on \(change.server.name)"
  }
}
