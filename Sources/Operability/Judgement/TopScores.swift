/// Four targets side by side.
typealias FourScores = SIMD4<Float>

/// The best three of some numbers, for four targets at once; 0 for those that are not there.
///
/// Nothing here branches on a number: which of them are among the best cannot be foreseen, so that a processor would
/// guess wrong again and again.
struct TopScores {
  private(set) var best = FourScores.none
  private var next = FourScores.none
  private var last = FourScores.none

  func first(_ lane: Int) -> Float { best.shown(lane) }
  func second(_ lane: Int) -> Float { next.shown(lane) }
  func third(_ lane: Int) -> Float { last.shown(lane) }

  /// Takes note of a number for each target.
  @inline(__always)
  mutating func add(_ scores: FourScores) {
    last = last.raised(to: scores).replacing(with: next, where: scores .> next)
    next = next.raised(to: scores).replacing(with: best, where: scores .> best)
    best = best.raised(to: scores)
  }
}

extension FourScores {
  /// Below every score.
  static let none = FourScores(repeating: -.infinity)

  /// Reads the scores of four targets that stand one after the other.
  @inline(__always)
  init(_ scores: UnsafePointer<Float>) {
    self = UnsafeRawPointer(scores).loadUnaligned(as: FourScores.self)
  }

  /// The greater of the two for each target.
  @inline(__always)
  func raised(to scores: FourScores) -> FourScores { replacing(with: scores, where: scores .> self) }

  /// A target's score as figures hold it, 0 where there is none.
  func shown(_ lane: Int) -> Float { self[lane] == -.infinity ? 0 : self[lane] }
}
