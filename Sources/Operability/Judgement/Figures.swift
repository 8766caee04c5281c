/// What judgements about one document rest on, in figures, for learning weights.
package struct Figures: Sendable {
  /// For each kind of change.
  package var changes: [[Float]] = []
  /// For each item.
  package var items: [[Float]] = []
}
