import Reports

/// A Gerrit server that changes can be asked of and reviews posted to.
public protocol Server: Sendable {
  /// How messages call it.
  var name: String { get }
  /// Where git can fetch the changes of a project from.
  func fetchAddress(of project: ProjectName) -> String
  /// Finds a change.
  ///
  /// - Throws: ``ServerFault`` when there is none, or the server cannot be asked.
  func change(_ query: ChangeQuery) throws(ServerFault) -> Change
  /// Posts a review, whole or not at all.
  ///
  /// - Parameter review: a `ReviewInput` as JSON.
  /// - Throws: ``ServerFault``; its kind says whether the review may be there all the same.
  func post(_ review: [UInt8], to change: Change, patchSet: Int) throws(ServerFault)
}

/// Why a server did not do what it was asked.
public struct ServerFault: Error, Sendable, CustomStringConvertible {
  /// What is known of it.
  public enum Kind: Sendable, Equatable {
    /// It said no, or was not reached: nothing was done, and nothing will be by asking again.
    case refused
    /// It takes fewer or smaller comments: nothing was done.
    case tooMuch
    /// It is busy and did nothing; it asks to come again after that time.
    case busy(after: Duration?)
    /// The answer is missing or makes no sense: it may have done what it was asked, or not.
    case unclear
  }

  /// What is known of it.
  public var kind: Kind
  /// What went wrong and what to do about it, in words.
  public var description: String

  /// A request that is not even sent.
  public init(refusing description: String) {
    self.init(.refused, description)
  }

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
