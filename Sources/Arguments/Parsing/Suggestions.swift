/// The end of a message that names what was probably meant; empty for nothing.
func didYouMean(_ guess: String?) -> String { guess.map { "; did you mean \(quoted($0))?" } ?? "" }

extension CommandDescription {
  /// The end of the message that a long name, given without its hyphens, is unknown.
  func suggestion(forOption name: String) -> String {
    if let child = visibleSubcommands.first(where: { $0.knows(.long(name)) }) {
      return "; it stands behind the command's name, as in \(quoted("\(child.pathText) --\(name)"))"
    }
    return didYouMean(nearestName(to: name, among: longNames).map { "--" + $0 })
  }

  /// The end of the message that a letter is unknown: perhaps the word was a long name after one hyphen.
  func suggestion(forLetters word: String) -> String {
    guard word.unicodeScalars.count > 2 else { return "" }
    return didYouMean(nearestName(to: word, among: longNames).map { "--" + $0 })
  }

  /// The end of the message that a subcommand is unknown.
  func suggestion(forSubcommand name: String) -> String {
    didYouMean(nearestName(to: name, among: subcommandNames))
  }

  private var longNames: [String] {
    visibleDefinitions().flatMap(\.allNames).compactMap { name in
      if case .long(let word) = name { word } else { nil }
    }
  }

  private func knows(_ name: OptionName) -> Bool {
    visibleDefinitions().contains { $0.allNames.contains(name) }
  }
}
