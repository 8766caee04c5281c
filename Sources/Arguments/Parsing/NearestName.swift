/// The known name that a mistyped one most likely stands for; nil when none is near.
///
/// Near is a name that the word begins (of three letters or more), or one at most a third of its length away,
/// counting letters added, left out, changed, or exchanged with a neighbour. Among equals the first wins.
func nearestName(to word: String, among names: [String]) -> String? {
  let limit = 64
  let typed = Array(word.lowercased().unicodeScalars.prefix(limit + 1))
  guard !typed.isEmpty, typed.count <= limit else { return nil }
  var best: (name: String, distance: Int)?
  for name in names {
    let known = Array(name.lowercased().unicodeScalars)
    guard known.count <= limit else { continue }
    var distance = editDistance(typed, known)
    if typed.count >= 3, known.starts(with: typed) { distance = min(distance, 1) }
    if distance <= max(1, max(typed.count, known.count) / 3), distance < known.count,
      distance < best?.distance ?? .max
    {
      best = (name, distance)
    }
  }
  return best?.name
}

/// The number of letters added, left out, changed or exchanged with a neighbour between two words
/// (optimal string alignment).
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforePrevious = [Int](repeating: 0, count: b.count + 1)
  var previous = Array(0...b.count)
  var current = beforePrevious
  for i in 1...a.count {
    current[0] = i
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        current[j] = min(current[j], beforePrevious[j - 2] + 1)
      }
    }
    (beforePrevious, previous, current) = (previous, current, beforePrevious)
  }
  return previous[b.count]
}
