/// What the learned scores of a document's units say on each item, in figures.
///
/// The best score of each group of units is kept for all items at once, one list a group: the scores of a unit stand
/// one beside the other, so that the machine compares several at a time.
struct ItemScores {
  /// The groups whose best scores are kept.
  private enum Group: Int, CaseIterable {
    /// The best three of the proposal's units, and how thin the best of these is.
    case good, second, third, thinOfGood
    case covered, elsewhere, background, about, thin, thinCovered
    /// The best of the heading at hand.
    case here, thinHere
  }

  private let count: Int
  /// The lists of all groups, one after the other.
  private var best: [Float]

  /// - Parameter roles: those of each item.
  init(_ reading: SpecReading, _ roles: [ItemRoles]) {
    count = reading.scores.isEmpty ? 0 : min(roles.count, reading.itemCount)
    best = Array(repeating: -.infinity, count: Group.allCases.count * count)
    guard count > 0 else { return }
    let (count, width) = (count, reading.scoreCount)
    best.withUnsafeMutableBufferPointer { best in
      func list(_ group: Group) -> UnsafeMutablePointer<Float> { best.baseAddress! + group.rawValue * count }
      for item in 0..<count { list(.thinOfGood)[item] = 0 }
      reading.withScores { scores, units in
        for run in reading.runs {
          for item in 0..<count {
            list(.here)[item] = -.infinity
            list(.thinHere)[item] = -.infinity
          }
          for index in run.units where !units[index].isTemplate {
            let answers = scores.baseAddress! + index * width
            let thins = answers + reading.itemCount
            ItemScores.raise(list(.here), to: answers, count)
            ItemScores.raise(list(.thinHere), to: thins, count)
            guard run.scope.isProposal else { continue }
            ItemScores.insert(
              answers, thins, list(.good), list(.second), list(.third), list(.thinOfGood), count)
            reading.about[index].forEach { item in
              if item < count { list(.about)[item] = max(list(.about)[item], answers[item]) }
            }
          }
          ItemScores.raise(list(.thin), to: list(.thinHere), count)
          for item in 0..<count {
            let isCovered = run.roles.intersects(roles[item].covering)
            let here = list(.here)[item]
            if isCovered {
              list(.covered)[item] = max(list(.covered)[item], here)
              list(.thinCovered)[item] = max(list(.thinCovered)[item], list(.thinHere)[item])
            }
            if !run.scope.isProposal {
              list(.background)[item] = max(list(.background)[item], here)
            } else if !isCovered {
              list(.elsewhere)[item] = max(list(.elsewhere)[item], here)
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func raise(_ best: UnsafeMutablePointer<Float>, to scores: UnsafePointer<Float>, _ count: Int) {
    for item in 0..<count { best[item] = scores[item] > best[item] ? scores[item] : best[item] }
  }

  @inline(__always)
  private static func raise(
    _ best: UnsafeMutablePointer<Float>, to scores: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    raise(best, to: UnsafePointer(scores), count)
  }

  /// Takes note of a unit's scores where they are among the best three.
  @inline(__always)
  private static func insert(
    _ answers: UnsafePointer<Float>, _ thins: UnsafePointer<Float>, _ first: UnsafeMutablePointer<Float>,
    _ second: UnsafeMutablePointer<Float>, _ third: UnsafeMutablePointer<Float>,
    _ thinOfFirst: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    for item in 0..<count {
      let answer = answers[item]
      thinOfFirst[item] = answer > first[item] ? thins[item] : thinOfFirst[item]
      let lower = answer > first[item] ? first[item] : answer
      first[item] = answer > first[item] ? answer : first[item]
      let lowest = lower > second[item] ? second[item] : lower
      second[item] = lower > second[item] ? lower : second[item]
      third[item] = lowest > third[item] ? lowest : third[item]
    }
  }

  /// 0 where there is no such unit.
  private func value(_ group: Group, _ item: Int) -> Float {
    guard item < count else { return 0 }
    let score = best[group.rawValue * count + item]
    return score == -.infinity ? 0 : score
  }

  func add(_ item: Int, to list: inout FeatureList) {
    list.add("word.best1", value(.good, item))
    list.add("word.best2", value(.second, item))
    list.add("word.best3", value(.third, item))
    list.add("word.cover", value(.covered, item))
    list.add("word.elsewhere", value(.elsewhere, item))
    list.add("word.background", value(.background, item))
    list.add("word.about", value(.about, item))
    list.add("word.thin", value(.thin, item))
    list.add("word.thin.cover", value(.thinCovered, item))
    list.add("word.thin.best", value(.thinOfGood, item))
    list.add("word.thin.less", value(.good, item) - value(.thinOfGood, item))
  }
}

extension Checklist.Scope {
  /// Whether text of this scope can answer a question about the proposal.
  var isProposal: Bool { self == .proposal || self == .work || self == .questionnaire }
}
