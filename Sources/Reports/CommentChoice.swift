import Operability

/// What a reviewer chose to say of a spec, after reading what Bob suggests.
public struct CommentChoice: Sendable {
  /// The reviewer's own words for the findings that are to be commented on, by their fingerprints; nil where
  /// Bob's words stand. What is not here is not said.
  public var wordings: [UInt64: String?]

  /// Says nothing of a spec, until something is added.
  public init(wordings: [UInt64: String?] = [:]) {
    self.wordings = wordings
  }
}

extension ReviewedSpec {
  /// A finding to comment on.
  public struct Comment: Sendable {
    /// The finding.
    public var finding: Finding
    /// The reviewer's words for it; nil where Bob's stand.
    public var wording: String?
  }

  /// What to comment on, the weightiest first: what the reviewer chose, else all gaps that are certain enough.
  ///
  /// - Parameters:
  ///   - allRules: whether findings of `structure.*`, `syntax.*` and `style.*` count as well.
  ///   - chosen: whether the reviewer's choice counts.
  public func comments(allRules: Bool, chosen: Bool = true) -> [Comment] {
    let order = Importance(self)
    guard chosen, let choice else {
      return (order.gaps + (allRules ? order.form : [])).map { Comment(finding: $0, wording: nil) }
    }
    return (order.gaps + order.form + order.lessCertain).compactMap { finding in
      choice.wordings[finding.fingerprint].map { Comment(finding: finding, wording: $0) }
    }
  }

  /// What there is to choose from: what is commented on unless the reviewer says otherwise, and what Bob is less
  /// certain of.
  public func suggestions(allRules: Bool) -> (certain: [Finding], lessCertain: [Finding]) {
    let order = Importance(self)
    return (order.gaps + (allRules ? order.form : []), order.lessCertain)
  }
}
