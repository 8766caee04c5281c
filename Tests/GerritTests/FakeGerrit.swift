import Foundation
import Synchronization

/// An HTTP server on loopback that plays Gerrit's REST interface for one change, and fails as it is told.
final class FakeGerrit: Sendable {
  /// What to do with a request.
  enum Behaviour: Sendable {
    case works
    /// Does what it is asked, but the answer comes after so many seconds.
    case slow(Double)
    /// Does what it is asked, but the connection ends in the middle of the answer.
    case truncated
    /// Does what it is asked, and ends the connection without a word.
    case silent
    /// Does nothing and answers so.
    case answers(Int, body: String, header: String = "")
    /// Answers 200 with a part of the JSON, without the connection being cut.
    case halfJSON
  }

  /// A request that came.
  struct Request: Sendable {
    var method: String
    var path: String
    var head: String
    var body: String
  }

  private struct State {
    var requests: [Request] = []
    var gets: [Behaviour] = []
    var posts: [Behaviour] = []
    var posted: [String] = []
  }

  private let state = Mutex(State())
  private let listener: Int32
  let port: Int

  /// Listens; the first requests meet the given behaviours in their order, all others work.
  init(gets: [Behaviour] = [], posts: [Behaviour] = []) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, length) == 0 && listen(descriptor, 16) == 0
          && getsockname(descriptor, pointer, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
    port = Int(UInt16(bigEndian: address.sin_port))
    state.withLock {
      $0.gets = gets
      $0.posts = posts
    }
    Thread.detachNewThread { [weak self] in
      while case let connection = accept(descriptor, nil, nil), connection >= 0 {
        guard let self else {
          close(connection)
          return
        }
        let box = Connection(connection)
        Thread.detachNewThread { self.serve(box) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  var address: String { "http://127.0.0.1:\(port)" }
  var requests: [Request] { state.withLock { $0.requests } }
  /// The reviews that the change has, as they were sent.
  var posted: [String] { state.withLock { $0.posted } }

  // MARK: Serving

  private final class Connection: Sendable {
    let descriptor: Int32
    init(_ descriptor: Int32) { self.descriptor = descriptor }
    deinit { close(descriptor) }

    func send(_ text: String) {
      let bytes = Array(text.utf8)
      _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Reads a request with its body.
    func request() -> Request? {
      var bytes: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      var isAsked = false
      while true {
        let text = String(decoding: bytes, as: UTF8.self)
        if let end = text.range(of: "\r\n\r\n") {
          let head = String(text[..<end.lowerBound])
          let length =
            head.lowercased().split(separator: "content-length: ").dropFirst().first
            .flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
          let body = text[end.upperBound...]
          if body.utf8.count >= length {
            let words = head.split(separator: " ")
            return Request(method: String(words[0]), path: String(words[1]), head: head, body: String(body))
          }
          if head.lowercased().contains("expect: 100-continue"), !isAsked {
            isAsked = true
            send("HTTP/1.1 100 Continue\r\n\r\n")
          }
        }
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count > 0 else { return nil }
        bytes += chunk[..<count]
      }
    }
  }

  private func serve(_ connection: Connection) {
    guard let request = connection.request() else { return }
    let isPost = request.method == "POST"
    let behaviour: Behaviour = state.withLock { state in
      state.requests.append(request)
      if isPost { return state.posts.isEmpty ? .works : state.posts.removeFirst() }
      return state.gets.isEmpty ? .works : state.gets.removeFirst()
    }
    if case .answers(let status, let body, let header) = behaviour {
      return connection.send(FakeGerrit.answer(status, body, header: header))
    }
    let answer = FakeGerrit.answer(200, ")]}'\n" + perform(request))
    switch behaviour {
    case .works, .answers: connection.send(answer)
    case .slow(let seconds):
      Thread.sleep(forTimeInterval: seconds)
      connection.send(answer)
    case .truncated: connection.send(String(answer.dropLast(3)))
    case .silent: break
    case .halfJSON: connection.send(FakeGerrit.answer(200, ")]}'\n{\"labels\":"))
    }
  }

  private static func answer(_ status: Int, _ body: String, header: String = "") -> String {
    "HTTP/1.1 \(status) Whatever\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\(header)\r\n\(body)"
  }

  /// Does what is asked and gives the JSON of the answer.
  private func perform(_ request: Request) -> String {
    if request.method == "POST" {
      state.withLock { $0.posted.append(request.body) }
      return "{\"labels\":{}}"
    }
    if request.path.contains("/a/changes/?q=") {
      let count = state.withLock { $0.posted.count }
      let messages = Array(repeating: "{}", count: 1 + count).joined(separator: ",")
      return """
        [{"_number":7,"project":"example/specs","branch":"main","subject":"Add","status":"NEW","messages":[\(messages)],
        "labels":{"Code-Review":{"values":{}}},"permitted_labels":{"Code-Review":["-1"," 0","+1"]},
        "revisions":{"\(String(repeating: "a", count: 40))":{"_number":1,"ref":"refs/changes/07/7/1"}}}]
        """
    }
    if request.path.hasSuffix("/comments") { return comments() }
    if request.path.hasSuffix("/files") {
      return #"{"/COMMIT_MSG":{"status":"A"},"specs/a.rst":{"status":"A"},"gone.rst":{"status":"D"},"b":{}}"#
    }
    return "{}"
  }

  /// The comments of all reviews that were posted, as `CommentInfo`s.
  private func comments() -> String {
    var answer: [String: [[String: Any]]] = [:]
    var number = 0
    for review in posted {
      let object = try? JSONSerialization.jsonObject(with: Data(review.utf8)) as? [String: Any]
      for (path, comments) in object?["comments"] as? [String: [[String: Any]]] ?? [:] {
        for var comment in comments {
          number += 1
          comment["id"] = "c\(number)"
          comment["patch_set"] = 1
          comment["updated"] = "2026-01-01 00:00:0\(number % 10)"
          answer[path, default: []].append(comment)
        }
      }
    }
    let data = (try? JSONSerialization.data(withJSONObject: answer)) ?? Data("{}".utf8)
    return String(decoding: data, as: UTF8.self)
  }
}
