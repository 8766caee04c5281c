extension Reviewer {
  /// What in the checklist can be used and yet has no effect, in words: items that hardly a spec can get a finding for,
  /// and items that no words can answer. Those with learned weights are left out, since these know more signs.
  public var remarks: [String] {
    checklist.items.flatMap { item in
      var remarks: [String] = []
      if judge.learned.relevance[item.id] == nil, !canApply(item) {
        remarks.append(
          "\(item.id): nothing makes it likely enough to apply for a finding that is shown; raise “base” under "
            + "“relevant”, or name there what it depends on under “changes” or “says”")
      }
      if judge.learned.status[item.id] == nil, !canBeAnswered(item) {
        remarks.append(
          "\(item.id): nothing is recognised as its answer; give it “about” and “answers” under “evidence”, or "
            + "“headings”")
      }
      return remarks
    }
  }

  /// Whether all signs together make the item likely enough to apply.
  private func canApply(_ item: Checklist.Item) -> Bool {
    // A plain contradiction needs no weighing, and a phrase can be used any number of times.
    if item.effects.contains(where: \.isPlain) || item.relevance.says.contains(where: { $0.weight > 0 }) {
      return true
    }
    let odds = item.relevance.changes.reduce(item.relevance.base) { $0 + max($1.weight, 0) }
    return Logarithm.logistic(odds) > max(judge.learned.gapThreshold, options.minConfidence)
  }

  private func canBeAnswered(_ item: Checklist.Item) -> Bool {
    !item.about.isEmpty || !item.answers.isEmpty || !item.headings.isEmpty || !item.noneUnder.isEmpty
      || !item.metadata.isEmpty
  }
}
