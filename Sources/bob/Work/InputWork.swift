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
    // How many a list names is not known before its end.
    let total = inputs.list == nil ? inputs.entries.count : nil
    var progress = Progress(total: total, isShown: !running.quiet && Terminal.showsProgress)
    var folders = EmptyFolders()
    // What is due to one file alone is told each time and not kept: there may be millions.
    var told: Set<String> = []
    var isWhole = true
    func tell(_ failure: Failure, isShared: Bool) throws {
      isWhole = false
      progress.clear()
      if !isShared {
        Messages.write("\(failure.path): \(failure.message)")
      } else if told.insert(failure.message).inserted {
        Messages.write(failure.message)
      }
      try fail(failure)
    }
    var entries = inputs.entries.makeIterator()
    let jobs = total.map { min($0, running.threads) } ?? running.threads
    try OrderedWork.run(jobs: jobs) {
      entries.next() ?? inputs.list?.next()
    } work: { entry in
      let outcome: Outcome<Result> =
        switch inputs.read(entry) {
        case .done(let text): work(text)
        case .failed(let failure, let isShared): .failed(failure, isShared: isShared)
        case .skipped(let file): .skipped(file)
        }
      return (entry, outcome)
    } handOn: { (entry: Found, outcome: Outcome<Result>) in
      progress.step()
      if !inputs.isChosen { folders.add(entry, isSkipped: outcome.isSkipped) }
      switch outcome {
      case .done(let result): try handOn(result)
      case .failed(let failure, let isShared): try tell(failure, isShared: isShared)
      case .skipped(let file): if isVerbose { Messages.write("skipped \(file.description)") }
      }
    }
    progress.clear()
    for failure in folders.finish() { try tell(failure, isShared: false) }
    return isWhole
  }
}
