import Arguments
import Gerrit
import Glibc
import SpecRepository

/// The server that a checkout's changes are reviewed on: flags come first, then `.bob.yaml`, then `.gitreview`.
struct ServerChoice {
  let server: any Server
  let project: ProjectName?
  let limits: Limits

  /// The port of Gerrit's ssh interface unless somebody says otherwise.
  private static let port = 29418

  /// Chooses.
  ///
  /// - Parameters:
  ///   - git: at the top of the work tree.
  ///   - settings: those that hold there.
  /// - Throws: `ValidationError`, `YAMLError` or `FileProblem` where no server can be made of what they say;
  ///   `ProgramError` where git cannot be run.
  init(_ options: GerritOptions, _ git: Git, settings: Settings.Gerrit?) throws {
    let review = try ServerChoice.gitReview(git.folder)
    let name = options.project ?? settings?.project?.value ?? review.project
    project = name.flatMap { ProjectName($0) }
    if let name, project == nil {
      throw ValidationError(
        "'\(escapingControls(name))' is no name of a project (--project, .bob.yaml or .gitreview)")
    }
    var limits = Limits()
    if let size = settings?.commentSize?.value { limits.commentSize = size }
    if let count = settings?.maxComments?.value { limits.comments = count }
    self.limits = limits
    if let address = options.https ?? (options.host == nil ? settings?.https?.value : nil) {
      try ServerChoice.checkNetrc(options)
      do throws(HTTPSAddress.Fault) {
        server = HTTPSServer(
          try HTTPSAddress(address), netrcFile: options.netrcFile, requiresNetrc: options.netrc)
      } catch {
        if options.https == nil, let origin = settings?.https?.origin {
          throw origin.error(error.description)
        }
        throw ValidationError("--https: \(error.description)")
      }
      return
    }
    if options.netrc || options.netrcFile != nil {
      throw ValidationError("--netrc and --netrc-file go with --https")
    }
    server = SSHServer(
      try ServerChoice.address(options, git, settings, review),
      program: try SSHProgram(
        environment: { name in getenv(name).map { String(cString: $0) } },
        configuration: ServerChoice.configuration(git)))
  }

  /// Sees that a netrc file that the user insists on is there; not every curl tells. Only curl reads it.
  private static func checkNetrc(_ options: GerritOptions) throws {
    let own = getenv("HOME").map { String(cString: $0) + "/.netrc" }
    guard let file = options.netrcFile ?? (options.netrc ? own ?? "~/.netrc" : nil) else { return }
    guard access(file, R_OK) == 0, !isFolder(file) else {
      throw FileProblem(path: file, message: "cannot be read; curl is to find account and password there")
    }
  }

  private static func address(
    _ options: GerritOptions, _ git: Git, _ settings: Settings.Gerrit?, _ review: GitReview
  ) throws -> SSHAddress {
    guard let host = options.host ?? settings?.host?.value ?? review.host else {
      throw ValidationError(
        "no Gerrit server is known: there is no .gitreview at the top of the repository; name one by --host or "
          + "--https, or in .bob.yaml")
    }
    var port = options.port ?? settings?.port?.value
    if port == nil, let word = review.port {
      port = Int(word)
      guard port.map((1...65535).contains) == true else {
        throw FileProblem(path: git.folder + "/.gitreview", message: "port is a number from 1 to 65535")
      }
    }
    // As git-review finds the account: its own setting, else the remote that it has made.
    let remote = "remote.\(review.defaultRemote ?? "gerrit").url"
    let user =
      try git.configuration("gitreview.username") ?? account(of: try git.configuration(remote), at: host)
    guard let address = SSHAddress(host: host, user: user, port: port ?? ServerChoice.port) else {
      throw ValidationError(
        "'\(escapingControls(host))' is no name of an ssh server (--host, .bob.yaml or .gitreview)")
    }
    return address
  }

  /// The account in an address such as `ssh://ACCOUNT@HOST:PORT/PROJECT`, if it is that host's.
  private static func account(of address: String?, at host: String) -> String? {
    guard let address, address.hasPrefix("ssh://") else { return nil }
    let authority = address.dropFirst(6).prefix { $0 != "/" }
    let parts = authority.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1] == host || parts[1].hasPrefix(host + ":") else { return nil }
    return String(parts[0])
  }

  /// Git's configuration, as far as it concerns ssh; asked before, so that a problem with git is told.
  private static func configuration(_ git: Git) throws -> (String) -> String? {
    let values = try ["core.sshCommand", "ssh.variant"].map { ($0, try git.configuration($0)) }
    return { key in values.first { $0.0 == key }?.1 }
  }

  private static func gitReview(_ folder: String) throws -> GitReview {
    let path = folder + "/.gitreview"
    guard RepositoryRoots.contains(folder, path) else { return GitReview([]) }
    do throws(SpecReading.Fault) {
      return GitReview(try SpecReading.read(path, limit: 1 << 20))
    } catch {
      throw FileProblem(path: path, message: error.message)
    }
  }
}
