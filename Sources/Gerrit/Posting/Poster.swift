import Glibc
import Reports

/// Posts reviews, once each however often the network fails.
public struct Poster: Sendable {
  /// What became of a post.
  public struct Outcome: Sendable {
    /// What was posted, or would be.
    public var plan: PostPlan
    /// The change as it was before the last attempt.
    public var change: Change
    /// Why everything is in the summary, where it is: the server's words.
    public var refusal: String?
    /// Whether the patch set had the review already, and nothing was posted now.
    public var wasThere = false
  }

  private let server: any Server
  private let waits: [Duration]
  private let longestWait: Duration

  /// Prepares.
  ///
  /// - Parameters:
  ///   - waits: how long to wait before each further attempt; their number is that of further attempts.
  ///   - longestWait: how long a busy server may make Bob wait.
  public init(
    _ server: any Server, waits: [Duration] = [.seconds(1), .seconds(4)],
    longestWait: Duration = .seconds(120)
  ) {
    self.server = server
    self.waits = waits
    self.longestWait = longestWait
  }

  /// Finds a change; asks again where the network fails.
  ///
  /// - Throws: ``ServerFault``.
  public func change(_ query: ChangeQuery) throws(ServerFault) -> Change {
    var waits = waits[...]
    while true {
      do throws(ServerFault) { return try server.change(query) } catch { try wait(after: error, &waits) }
    }
  }

  /// Posts a review to a patch set of a change that was found before.
  ///
  /// After a fault it looks whether the review is there before it sends it again.
  ///
  /// - Parameter plan: makes the plan for a state of the change, in the summary alone if its second argument says
  ///   so.
  /// - Throws: ``ServerFault``, which says whether something may have been posted.
  public func post(
    to change: Change, query: ChangeQuery, patchSet: Int,
    plan: (Change, _ isSummaryAlone: Bool) throws(ServerFault) -> PostPlan
  ) throws(ServerFault) -> Outcome {
    var outcome = Outcome(plan: try plan(change, false), change: change)
    if outcome.plan.isThere {
      outcome.wasThere = true
      return outcome
    }
    var waits = waits[...]
    while true {
      let fault: ServerFault
      do throws(ServerFault) {
        try server.post(outcome.plan.input.json, to: outcome.change, patchSet: patchSet)
        return outcome
      } catch { fault = error }
      switch fault.kind {
      case .refused: throw fault.adding("nothing was posted")
      case .tooMuch:
        guard outcome.refusal == nil else { throw fault.adding("nothing was posted") }
        outcome.refusal = fault.description
      case .busy, .unclear:
        let isLast = waits.isEmpty
        if !isLast { try wait(after: fault, &waits) }
        // Whether it is there is asked even where it is not sent again.
        do throws(ServerFault) { outcome.change = try self.change(query) } catch {
          throw fault.adding(Poster.unknown)
        }
        if try plan(outcome.change, outcome.refusal != nil).isThere { return outcome }
        if isLast { throw fault.adding("nothing was posted") }
      }
      outcome.plan = try plan(outcome.change, outcome.refusal != nil)
    }
  }

  private static let unknown =
    "it is not known whether the review was posted; the same command again does not post it twice"

  private func wait(after fault: ServerFault, _ waits: inout ArraySlice<Duration>) throws(ServerFault) {
    var time: Duration
    switch fault.kind {
    case .refused, .tooMuch: throw fault
    case .unclear: time = .zero
    case .busy(let asked): time = asked ?? .zero
    }
    guard let next = waits.popFirst() else { throw fault }
    guard time <= longestWait else {
      throw fault.adding("it asks to come again in \(time.components.seconds) seconds")
    }
    time = max(time, next)
    var left = timespec(
      tv_sec: Int(time.components.seconds), tv_nsec: Int(time.components.attoseconds / 1_000_000_000))
    var rest = timespec()
    while nanosleep(&left, &rest) != 0, errno == EINTR { left = rest }
  }
}

extension ServerFault {
  func adding(_ words: String) -> ServerFault { ServerFault(kind, "\(description); \(words)") }
}
