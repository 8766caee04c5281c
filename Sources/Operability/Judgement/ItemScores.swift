/// What the learned scores of a document's units say on each item, in figures.
///
/// The best score of each group of units is kept for all items at once, one list a group, so that each unit is looked
/// at once.
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
      let (first, second, third, thinOfFirst) = (list(.good), list(.second), list(.third), list(.thinOfGood))
      let (here, thinHere, about) = (list(.here), list(.thinHere), list(.about))
      thinOfFirst.update(repeating: 0, count: count)
      reading.withScores { scores, units in
        for run in reading.runs {
          here.update(repeating: -.infinity, count: count)
          thinHere.update(repeating: -.infinity, count: count)
          let isProposal = run.scope.isProposal
          for index in run.units where !units[index].isTemplate {
            let answers = scores.baseAddress! + index * width
            let thins = answers + reading.itemCount
            for item in 0..<count {
              let answer = answers[item]
              if thins[item] > thinHere[item] { thinHere[item] = thins[item] }
              if answer > here[item] { here[item] = answer }
              // Most are none of the best.
              guard isProposal, answer > third[item] else { continue }
              if answer > first[item] {
                (first[item], second[item], third[item]) = (answer, first[item], second[item])
                thinOfFirst[item] = thins[item]
              } else if answer > second[item] {
                (second[item], third[item]) = (answer, second[item])
              } else {
                third[item] = answer
              }
            }
            guard isProposal else { continue }
            reading.about[index].forEach { item in
              if item < count { about[item] = max(about[item], answers[item]) }
            }
          }
          for item in 0..<count {
            func raise(_ group: Group, to score: Float) {
              if score > list(group)[item] { list(group)[item] = score }
            }
            raise(.thin, to: thinHere[item])
            let isCovered = run.roles.intersects(roles[item].covering)
            if isCovered {
              raise(.covered, to: here[item])
              raise(.thinCovered, to: thinHere[item])
            }
            if !isProposal {
              raise(.background, to: here[item])
            } else if !isCovered {
              raise(.elsewhere, to: here[item])
            }
          }
        }
      }
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
