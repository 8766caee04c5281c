import Reports

/// A Gerrit server over https: its REST interface, through curl.
public struct HTTPSServer: Server {
  private let curl: Curl

  /// Prepares; nothing is connected yet.
  ///
  /// - Parameters:
  ///   - netrcFile: where curl finds account and password.
  ///   - requiresNetrc: whether `~/.netrc` has to be there, where no file is named.
  ///   - timeout: how many seconds one request may take.
  public init(
    _ address: HTTPSAddress, netrcFile: String? = nil, requiresNetrc: Bool = false, timeout: Int = 100
  ) {
    curl = Curl(
      address: address,
      credentials: netrcFile.map { .netrcFile($0) } ?? (requiresNetrc ? .netrc : .optional), timeout: timeout)
  }

  /// The address.
  public var name: String { curl.address.description }

  /// Where git can fetch the changes of a project from.
  public func fetchAddress(of project: ProjectName) -> String { "\(curl.address)/\(project)" }

  /// Finds a change.
  ///
  /// - Throws: ``ServerFault``.
  public func change(_ query: ChangeQuery) throws(ServerFault) -> Change {
    let search = query.search.split(separator: " ").map { term in
      // Only what `ProjectName` lets pass can be in it.
      term.split(separator: "+", omittingEmptySubsequences: false).joined(separator: "%2B")
    }.joined(separator: "+")
    let rows = try get(
      "/a/changes/?q=\(search)&o=ALL_REVISIONS&o=DETAILED_LABELS&o=MESSAGES&o=DETAILED_ACCOUNTS"
    ) { (json) throws(JSONError) in try json.list(ChangeAnswer.init) }
    var change = try query.choose(rows.map(\.change), server: name)
    let path = "/a/changes/\(HTTPSServer.identifier(of: change))"
    change.comments = CommentAnswer.comments(try get(path + "/comments", CommentAnswer.lists))
    let wanted = query.patchSet ?? change.patchSets.last?.number
    for index in change.patchSets.indices where change.patchSets[index].number == wanted {
      let files = try get(path + "/revisions/\(wanted ?? 1)/files") { (json) throws(JSONError) in
        try json.members(FileAnswer.init)
      }
      change.patchSets[index].files =
        files.filter { $0.value.status != "D" && !$0.name.hasPrefix("/") }.map(\.name).sorted()
    }
    return change
  }

  /// Posts a review, whole or not at all.
  ///
  /// - Throws: ``ServerFault``.
  public func post(_ review: [UInt8], to change: Change, patchSet: Int) throws(ServerFault) {
    let path = "/a/changes/\(HTTPSServer.identifier(of: change))/revisions/\(patchSet)/review"
    let response = try curl.send(path, json: review)
    let body = try body(of: response)
    guard Answer.decode(from: body, ReviewAnswer.init) != nil else { throw noAnswer(response.body) }
  }

  /// A change by project and number, which a server finds without searching.
  private static func identifier(of change: Change) -> String {
    guard let project = ProjectName(change.project) else { return String(change.number) }
    return "\(project.inAddress)~\(change.number)"
  }

  private func get<Value>(
    _ path: String, _ value: (JSONValue) throws(JSONError) -> Value
  ) throws(ServerFault) -> Value {
    let response = try curl.send(path)
    guard let value = Answer.decode(from: try body(of: response), value) else {
      throw noAnswer(response.body)
    }
    return value
  }

  /// The JSON of an answer, without the line that keeps browsers from running it.
  private func body(of response: Curl.Response) throws(ServerFault) -> ArraySlice<UInt8> {
    guard (200..<300).contains(response.status) else { throw fault(response) }
    let guardLine = Array(")]}'".utf8)
    guard response.body.starts(with: guardLine) else { throw noAnswer(response.body) }
    return response.body.dropFirst(guardLine.count)
  }

  private func noAnswer(_ body: [UInt8]) -> ServerFault {
    let start = body.drop { $0 <= 0x20 }
    if start.first == UInt8(ascii: "<") {
      return ServerFault(
        .unclear,
        "\(name) answers with a web page instead of JSON; is this Gerrit's own address, and does it let curl in "
          + "without a log-in page?")
    }
    return ServerFault(
      .unclear, "\(name) answers with something that is not Gerrit's JSON, or only a part of it")
  }

  private func fault(_ response: Curl.Response) -> ServerFault {
    let isPage = response.body.drop { $0 <= 0x20 }.first == UInt8(ascii: "<")
    let words = isPage ? "" : Answer.excerpt(response.body)
    func fault(_ kind: ServerFault.Kind, _ text: String) -> ServerFault {
      ServerFault(kind, "\(name) \(text) (HTTP \(response.status))" + (words.isEmpty ? "" : ": \(words)"))
    }
    switch response.status {
    case 300..<400:
      return fault(.refused, "sends curl elsewhere; give the address it leads to by --https")
    case 401: return fault(.refused, "does not know the account; is it in the netrc file?")
    case 403: return fault(.refused, "does not permit this account to do that")
    case 404: return fault(.refused, "has no such change, or hides it from this account")
    case 407: return fault(.refused, "cannot be reached: the proxy wants an account")
    case 409: return fault(.refused, "says that the change does not allow it")
    case 413: return fault(.tooMuch, "takes no review of this size")
    case 400: return fault(Answer.isTooMuch(words) ? .tooMuch : .refused, "refuses")
    case 429, 503: return fault(.busy(after: response.retryAfter), "is busy")
    case 500...: return fault(.unclear, "failed")
    default: return fault(.refused, "refuses")
    }
  }
}
