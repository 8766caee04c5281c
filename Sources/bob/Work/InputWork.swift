import Reports
import SpecRepository

/// Works through the files of a command line in order, tells of what went wrong, of progress and, if asked, of what
/// was passed over.
struct InputWork {
  let inputs: SpecInputs
  let running: RunOptions
  /// Whether the files that are passed over are told.
  let isVerbose: Bool

  /// What became of a file.
  enum Outcome<Result: Sendable>: Sendable {
    case done(Result)
    /// `isShared`: the same message may be due to many files, as one about settings is.
    case failed(Failure, isShared: Bool = false)
    case skipped(SkippedFile)

    var isSkipped: Bool { if case .skipped = self { true } else { false } }
  }

  /// Does the work.
  ///
  /// - Parameters:
  ///   - work: Makes a result of a document; called on any thread.
  ///   - handOn: Takes the results in input order.
  ///   - fail: Takes, in their places in that order, the files that gave none.
  /// - Returns: Whether all files gave a result, those aside that were passed over.
  /// - Throws: The first error of `handOn` or `fail`.
  func run<Result: Sendable>(
    _ work: @Sendable (SpecInputs.Text) -> Outcome<Result>, handOn: (Result) throws -> Void,
    fail: (Failure) throws -> Void
  ) throws -> Bool {
    var progress = Progress(total: inputs.entries.count, isShown: !running.quiet && Terminal.showsProgress)
    var folders = EmptyFolders(inputs)
    var told: Set<String> = []
    var isWhole = true
    func tell(_ failure: Failure, isShared: Bool) throws {
      isWhole = false
      progress.clear()
      let message = isShared ? failure.message : "\(failure.path): \(failure.message)"
      if told.insert(message).inserted { Messages.write(message) }
      try fail(failure)
    }
    try OrderedWork.run(count: inputs.entries.count, jobs: running.threads) { index in
      switch inputs.read(inputs.entries[index]) {
      case .done(let text): work(text)
      case .failed(let failure, let isShared): .failed(failure, isShared: isShared)
      case .skipped(let file): .skipped(file)
      }
    } handOn: { (outcome: Outcome<Result>) in
      progress.step()
      folders.add(isSkipped: outcome.isSkipped)
      switch outcome {
      case .done(let result): try handOn(result)
      case .failed(let failure, let isShared): try tell(failure, isShared: isShared)
      case .skipped(let file): if isVerbose { Messages.write("skipped \(file.description)") }
      }
    }
    progress.clear()
    for failure in folders.failures { try tell(failure, isShared: false) }
    return isWhole
  }
}
