import Foundation
import Programs
import Testing

/// A real Gerrit on this machine, started by the script that `GERRIT_START` names and stopped with this value.
final class RealGerrit {
  /// The script, if there is one.
  static let script = ProcessInfo.processInfo.environment["GERRIT_START"].flatMap { $0.isEmpty ? nil : $0 }

  /// `GERRIT_URL` and so on, as the script prints them.
  let settings: [String: String]
  private let site: TemporaryFolder

  init() throws {
    let script = try #require(RealGerrit.script)
    site = try TemporaryFolder()
    let text = try RealGerrit.run(script, [site.url.path])
    var settings: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 { settings[parts[0]] = parts[1].trimmingCharacters(in: ["'"]) }
    }
    self.settings = settings
  }

  deinit {
    if let script = RealGerrit.script { _ = try? RealGerrit.run(script, [site.url.path, "--stop"]) }
  }

  /// Runs a program; one that it leaves behind, as the script leaves the server, is not waited for.
  private static func run(_ program: String, _ arguments: [String]) throws -> String {
    String(
      decoding: try Program.run(.name(program), arguments: arguments, timeout: .seconds(300)).checked(),
      as: UTF8.self)
  }

  private func setting(_ name: String) throws -> String { try #require(settings[name], "no \(name)") }

  /// The ssh command of an account, `admin` or `bob`.
  func ssh(_ account: String) throws -> String {
    let key = try setting("GERRIT_\(account.uppercased())_KEY")
    return "ssh -F /dev/null -i '\(key)' -o IdentitiesOnly=yes "
      + "-o UserKnownHostsFile='\(try setting("GERRIT_KNOWN_HOSTS"))'"
  }

  /// What git and Bob need to be an account.
  func environment(_ account: String) throws -> [String: String] {
    ["GIT_SSH_COMMAND": try ssh(account), "CURL_CA_BUNDLE": try setting("GERRIT_CA"), "HOME": "/nonexistent"]
  }

  /// Bob's options for the REST interface.
  func https() throws -> [String] {
    ["--https", try setting("GERRIT_URL"), "--netrc-file", try setting("GERRIT_BOB_NETRC")]
  }

  /// The address of a project for git.
  func address(_ project: String, account: String) throws -> String {
    "ssh://\(account)@\(try setting("GERRIT_SSH_HOST")):\(try setting("GERRIT_SSH_PORT"))/\(project)"
  }

  /// What `.gitreview` says of a project.
  func gitReview(_ project: String) throws -> String {
    "[gerrit]\nhost=\(try setting("GERRIT_SSH_HOST"))\nport=\(try setting("GERRIT_SSH_PORT"))\nproject=\(project).git\n"
  }

  /// Runs a command of the server as its administrator.
  @discardableResult
  func command(_ command: String) throws -> String {
    let (host, port) = (try setting("GERRIT_SSH_HOST"), try setting("GERRIT_SSH_PORT"))
    return try RealGerrit.run("/bin/sh", ["-c", "\(try ssh("admin")) -p \(port) admin@\(host) '\(command)'"])
  }

  /// Asks the REST interface as the reviewer.
  func get(_ path: String) throws -> Any {
    let text = try RealGerrit.run(
      "/usr/bin/env",
      [
        "curl", "-sSf", "--cacert", try setting("GERRIT_CA"), "--netrc-file", try setting("GERRIT_BOB_NETRC"),
        try setting("GERRIT_URL") + "/a" + path,
      ])
    return try JSONSerialization.jsonObject(with: Data(text.dropFirst(4).utf8))
  }

  /// Posts a review of its own to a change, over ssh.
  func review(_ change: Int, _ patchSet: Int, json: String) throws {
    _ = try RealGerrit.run(
      "/bin/sh",
      [
        "-c",
        "printf '%s' \"$1\" | \(try ssh("admin")) -p \(try setting("GERRIT_SSH_PORT")) "
          + "admin@\(try setting("GERRIT_SSH_HOST")) gerrit review --json \(change),\(patchSet)", "sh", json,
      ])
  }
}

/// A comment as the server stores it.
struct StoredComment {
  var path: String
  var patchSet: Int
  var line: Int?
  var message: String
  var isUnresolved: Bool
  var inReplyTo: String?
  var identifier: String

  /// All comments of a change, oldest first.
  static func all(of change: Int, _ gerrit: RealGerrit) throws -> [StoredComment] {
    let answer = try #require(try gerrit.get("/changes/\(change)/comments") as? [String: [[String: Any]]])
    let comments = answer.flatMap { path, comments in
      comments.map { comment in
        (
          comment["updated"] as? String ?? "",
          StoredComment(
            path: path, patchSet: comment["patch_set"] as? Int ?? 0, line: comment["line"] as? Int,
            message: comment["message"] as? String ?? "",
            isUnresolved: comment["unresolved"] as? Bool ?? false,
            inReplyTo: comment["in_reply_to"] as? String, identifier: comment["id"] as? String ?? "")
        )
      }
    }
    return comments.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
