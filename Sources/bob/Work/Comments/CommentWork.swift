import Arguments
import Gerrit
import Reports
import SpecRepository

/// Comments that somebody edits or that go to a server: all specs are reviewed first.
struct CommentWork {
  let specs: SpecRun
  let input: InputOptions
  let output: OutputOptions<CommentFormats>
  let templates: TemplateOptions
  let options: ReportOptions
  let gerrit: GerritOptions
  let isEdited: Bool

  /// Does the work.
  ///
  /// - Throws: `ExitCode(2)` after what has been told already; else what is wrong.
  func run() throws {
    let change = gerrit.needsServer ? try ChangeUnderReview(gerrit, places: specs.places) : nil
    if gerrit.post || gerrit.dryRun, let change {
      guard change.change.isOpen else {
        throw ServerFault(
          refusing:
            "change \(change.change.number) is \(change.change.status.lowercased()); nothing was posted")
      }
      try change.change.check(gerrit.label.map(\.label))
    }
    let inputs = try self.inputs(of: change)
    var reviewed: [ReviewedSpec] = []
    var failures: [Failure] = []
    try specs.work(on: inputs) { result in
      switch result {
      case .reviewed(let spec, _, _): reviewed.append(spec)
      case .failed(let failure): failures.append(failure)
      }
    }
    if gerrit.post || gerrit.dryRun {
      // Half a review would be taken for the whole.
      guard failures.isEmpty else {
        Messages.error("nothing was posted, since not every file could be reviewed")
        throw ExitCode(2)
      }
    }
    let editor =
      isEdited ? try CommentEditor.edit(&reviewed, allRules: options.allRules, purpose: purpose(change)) : nil
    defer { editor?.tellPlace() }
    // A spec of which the reviewer says nothing is not praised for it.
    reviewed.removeAll { spec in
      spec.choice?.wordings.isEmpty == true
        && !spec.comments(allRules: options.allRules, chosen: false).isEmpty
    }
    if editor != nil, reviewed.isEmpty {
      Messages.note("every comment was deleted; nothing was posted or written")
    } else {
      try write(reviewed, failures, inputs)
      if let change, gerrit.post || gerrit.dryRun {
        try CommentPosting(change, gerrit, options).post(reviewed, isStale: editor != nil)
      }
    }
    editor?.finish()
    if !failures.isEmpty { throw ExitCode(2) }
  }

  private func inputs(of change: ChangeUnderReview?) throws -> SpecInputs {
    guard let change else { return try SpecInputs(input, places: specs.places) }
    if gerrit.fetch { return try change.fetched(input, places: specs.places) }
    let inputs = try change.checkedOut(input, places: specs.places)
    try change.checkSame(FoundSpecs(inputs.entries).specs.map { specs.places.roots.pathInRoot(of: $0.path) })
    return inputs
  }

  /// What becomes of the comments, in words.
  private func purpose(_ change: ChangeUnderReview?) -> String {
    guard gerrit.post, !gerrit.dryRun, let change else { return "to be written" }
    return "to be posted to \(change.name) on \(change.server.name)"
  }

  /// Writes the reports, unless all that was asked for is posting.
  private func write(_ reviewed: [ReviewedSpec], _ failures: [Failure], _ inputs: SpecInputs) throws {
    if gerrit.post || gerrit.dryRun, output.format.isEmpty, output.output == nil { return }
    var outputs = try specs.outputs(output, templates: templates, options: options, for: inputs)
    do {
      try outputs.begin()
      for spec in reviewed { try outputs.add(spec) }
      for failure in failures { try outputs.add(failure) }
      try outputs.finish()
    } catch is ClosedPipe {
      throw ExitCode.success
    }
  }
}
