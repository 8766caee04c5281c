import Arguments
import Gerrit
import SpecRepository

/// A change on a server and the patch set of it that is reviewed.
struct ChangeUnderReview {
  let server: any Server
  let limits: Limits
  let query: ChangeQuery
  let change: Change
  let patchSet: Change.PatchSet
  /// At the top of the work tree.
  let git: Git

  /// Finds the change.
  ///
  /// - Throws: what is wrong with options or settings, or a `ServerFault`.
  init(_ options: GerritOptions, places: SpecPlaces) throws {
    guard let top = try Git(in: ".").workTree() else {
      throw ChangeProblem("this folder is in no git work tree; go to a checkout of the project")
    }
    git = Git(in: top)
    let choice = try ServerChoice(
      options, git, settings: try places.settings(for: top + "/.bob.yaml")?.gerrit)
    server = choice.server
    limits = choice.limits
    var query = ChangeQuery(
      name: try options.change ?? ChangeUnderReview.checkedOut(git), project: choice.project,
      commit: try git.head(), patchSet: options.patchSet)
    change = try Poster(server).change(query)
    guard let latest = change.patchSets.last else {
      throw ChangeProblem("change \(change.number) has no patch set")
    }
    let number = options.patchSet ?? latest.number
    guard let patchSet = change.patchSets.first(where: { $0.number == number }) else {
      throw ChangeProblem(
        "change \(change.number) has no patch set \(number); the latest is \(latest.number)")
    }
    self.patchSet = patchSet
    // Whatever is uploaded meanwhile, this one is meant.
    query.patchSet = number
    self.query = query
    if number != latest.number {
      Messages.write("patch set \(number) of change \(change.number) is not the latest, \(latest.number) is")
    }
  }

  private static func checkedOut(_ git: Git) throws -> ChangeName {
    guard let word = try git.changeIdentifier() else {
      throw ChangeProblem("the commit message of HEAD has no Change-Id; name the change by --change")
    }
    guard let name = ChangeName(word) else {
      throw ChangeProblem(
        "the Change-Id of HEAD's commit message, '\(escapingControls(word))', is none; name the change by --change"
      )
    }
    return name
  }

  /// How messages call it.
  var name: String { "change \(change.number), patch set \(patchSet.number)" }

  // MARK: Files

  /// The specs of the change, as they are checked out.
  ///
  /// - Throws: `ChangeProblem` where the options name files that are not in the change.
  func checkedOut(_ input: InputOptions, places: SpecPlaces) throws -> SpecInputs {
    try SpecInputs(
      chosen: try chosen(input, places: places).map { shown($0, places) }, input, places: places)
  }

  /// The specs of the change, fetched.
  ///
  /// - Throws: `ProgramError` where git cannot fetch them.
  func fetched(_ input: InputOptions, places: SpecPlaces) throws -> SpecInputs {
    guard let project = ProjectName(change.project), patchSet.ref.hasPrefix("refs/changes/"),
      patchSet.revision.utf8.count >= 40,
      patchSet.revision.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else {
      throw ChangeProblem("\(name) cannot be fetched: the server does not name project, commit and ref")
    }
    if try git.commit(of: patchSet.revision) == nil {
      try git.run(
        [
          "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--",
          server.fetchAddress(of: project), patchSet.ref,
        ], mayConnect: true)
    }
    guard let commit = try git.commit(of: patchSet.revision) else {
      throw ChangeProblem("\(name) was fetched, but its commit \(patchSet.revision) is not in it")
    }
    let finder = try SpecInputs.finder(input, places: places)
    return SpecInputs(
      try CommittedSpecs(try chosen(input, places: places), of: commit, git, finder: finder))
  }

  /// The files of the change that the options name, all of them where they name none.
  private func chosen(_ input: InputOptions, places: SpecPlaces) throws -> [String] {
    if input.filesFrom != nil || input.changedSince != nil || input.paths.contains("-") {
      throw ValidationError(
        "a change's files are reviewed; neither --files-from, --changed-since nor - goes with that")
    }
    let files = patchSet.files ?? []
    guard !input.paths.isEmpty else { return files }
    var chosen: Set<String> = []
    for path in input.paths {
      let named = places.roots.pathInRoot(of: path)
      let folder = named == "." ? "" : named + "/"
      let found = files.filter { $0 == named || $0.hasPrefix(folder) }
      guard !found.isEmpty else {
        throw ChangeProblem("\(escapingControls(path)) is not among the files of \(name)")
      }
      chosen.formUnion(found)
    }
    return files.filter(chosen.contains)
  }

  private func shown(_ path: String, _ places: SpecPlaces) -> String {
    let absolute = git.folder + "/" + path
    let start = places.roots.workingFolder + "/"
    return absolute.hasPrefix(start) ? String(absolute.dropFirst(start.count)) : absolute
  }

  /// Makes sure that what is checked out is what the patch set holds: comments go to its lines.
  ///
  /// - Parameter paths: relative to the repository's root.
  /// - Throws: `ChangeProblem` where a file differs.
  func checkSame(_ paths: [String]) throws {
    let advice = "push it first, or review what the server has with --fetch"
    guard let commit = try git.commit(of: patchSet.revision) else {
      throw ChangeProblem("\(name) is not what is checked out here; \(advice)")
    }
    let files = try CommitFiles(paths, of: commit, git).entries
    for path in paths {
      // Line ends may be the checkout's own.
      guard case .file(let bytes) = files[path],
        let own = try? SpecReading.read(git.folder + "/" + path),
        own.filter({ $0 != 0x0D }) == bytes.filter({ $0 != 0x0D })
      else {
        throw ChangeProblem("\(escapingControls(path)) differs from \(name); \(advice)")
      }
    }
  }
}

/// Why a change cannot be reviewed as asked, and what to do about it.
struct ChangeProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
