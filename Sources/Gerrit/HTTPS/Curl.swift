import Programs

/// Asks an HTTP server through curl, which brings the user's proxies, certificates and credentials.
struct Curl: Sendable {
  /// Where curl finds the account and password.
  enum Credentials: Sendable, Equatable {
    /// In `~/.netrc`, if it is there.
    case optional
    /// In `~/.netrc`, which has to be there.
    case netrc
    case netrcFile(String)

    var arguments: [String] {
      switch self {
      case .optional: ["--netrc-optional"]
      case .netrc: ["--netrc"]
      case .netrcFile(let path): ["--netrc-file", path]
      }
    }
  }

  /// What a server answered.
  struct Response: Sendable {
    var status: Int
    /// `Retry-After`, where it is a number of seconds.
    var retryAfter: Duration?
    var body: [UInt8]
  }

  let address: HTTPSAddress
  let credentials: Credentials
  /// In seconds.
  let timeout: Int

  /// Sends a request.
  ///
  /// - Parameters:
  ///   - path: what follows the address, with its slash; no data of others goes in unencoded.
  ///   - json: what to POST; nil for a GET.
  /// - Throws: ``ServerFault`` when there is no whole answer.
  func send(_ path: String, json: [UInt8]? = nil) throws(ServerFault) -> Response {
    // What a .curlrc may set and would spoil the answer comes last, and so wins.
    var arguments = ["--silent", "--show-error", "--globoff", "--no-include", "--no-fail", "--no-location"]
    arguments += ["--proto", "=\(address.scheme)", "--max-time", String(timeout), "--connect-timeout", "20"]
    arguments += credentials.arguments
    if json != nil {
      arguments += ["--header", "Content-Type: application/json; charset=UTF-8", "--data-binary", "@-"]
    }
    arguments += ["--header", "Accept: application/json"]
    arguments += ["--write-out", "\\n%{http_code} %header{retry-after}", "--url", "\(address)\(path)"]
    let result: ProgramResult
    do throws(ProgramError) {
      result = try Program.run(
        .name("curl"), arguments: arguments, input: json ?? [], timeout: .seconds(timeout + 10))
    } catch {
      switch error.reason {
      case .timedOut, .outputTooLarge, .interrupted: throw ServerFault(.unclear, "\(address): \(error)")
      default: throw ServerFault(.refused, "\(error)")
      }
    }
    guard result.terminationStatus.isSuccess else { throw fault(result) }
    return try response(result.standardOutput)
  }

  private func response(_ output: [UInt8]) throws(ServerFault) -> Response {
    let end = output.lastIndex(of: 0x0A) ?? output.startIndex
    let words = output[end...].dropFirst().split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    guard let status = words.first.flatMap({ Int($0) }), status > 0 else {
      throw ServerFault(.unclear, "\(address): curl does not tell what the server answered")
    }
    let seconds = words.count > 1 ? Int(words[1]) : nil
    return Response(
      status: status, retryAfter: seconds.flatMap { $0 < 0 ? nil : .seconds($0) }, body: Array(output[..<end])
    )
  }

  /// Says what curl said. Of the statuses it ends with (curl(1), "EXIT CODES"), these mean that nothing was sent.
  private func fault(_ result: ProgramResult) -> ServerFault {
    let words = Answer.excerpt(result.standardError)
    let text = words.isEmpty ? "curl ended with \(result.terminationStatus)" : words
    var isCertain = false
    if case .exited(let status) = result.terminationStatus {
      isCertain = [1, 2, 3, 4, 5, 6, 7, 26, 35, 37, 51, 53, 54, 58, 59, 60, 66, 77, 80, 82, 83, 90, 91, 97]
        .contains(status)
    }
    return ServerFault(isCertain ? .refused : .unclear, "\(address): \(text)")
  }
}
