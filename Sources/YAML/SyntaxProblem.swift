/// What libyaml objects to, and the same in words that say what to do.
struct SyntaxProblem {
  /// libyaml's words.
  var words: String
  /// What it was doing.
  var context: String?
  /// Where it objects, in code points.
  var index: Int
  /// Where what it was doing began.
  var contextIndex: Int

  /// The message, on one line.
  ///
  /// - Parameters:
  ///   - start: the line on which what the parser was reading begins.
  ///   - line: the line of the problem.
  func message(startingOn start: Int, line: Int) -> String {
    let since = start < line ? " that begins on line \(start)" : ""
    switch words {
    case "mapping values are not allowed in this context":
      return "a \": \" is not possible here; put text that holds one in quotes, or check the indentation"
    case "block sequence entries are not allowed in this context":
      return "a list cannot begin here; put the \"-\" on a line of its own, below its key"
    case "found character that cannot start any token":
      return "a value cannot begin with this character; put it in quotes (a tab cannot indent: use spaces)"
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return "a tab cannot indent; use spaces"
    case "did not find expected key":
      return "expected a key of the mapping\(since); check the indentation, and quotes inside values"
    case "did not find expected '-' indicator":
      return "expected a \"-\" of the list\(since); check the indentation"
    case "did not find expected ',' or ']'":
      return "expected \",\" or \"]\" in the list\(since)"
    case "did not find expected ',' or '}'":
      return "expected \",\" or \"}\" in the mapping\(since)"
    case "could not find expected ':'":
      return "expected \":\" after the key\(since); put text over several lines in quotes or after \"|\""
    case "found unexpected end of stream":
      return "the quoted text\(since) is not closed"
    case "found unexpected document indicator":
      return "the quoted text\(since) is not closed before this line"
    case "found unknown escape character":
      return "this is no escape of double-quoted text; double the backslash, or use single quotes"
    case "did not find expected hexdecimal number", "did not find expected hexadecimal number":
      return "an escape such as \\x41 needs hexadecimal digits; double the backslash, or use single quotes"
    case "did not find expected alphabetic or numeric character":
      return "\"*\" and \"&\" begin an alias and an anchor; put text that begins with one in quotes"
    case "did not find expected node content":
      return "expected a value here"
    case "found undefined tag handle":
      return "\"!\" begins a tag, and this one is not declared; put text that begins with \"!\" in quotes"
    case "did not find expected <document start>":
      return "expected \"---\" or the end of the file; check the indentation of this line"
    case "found incompatible YAML document":
      return "only YAML 1.1 and 1.2 can be read"
    default:
      let doing = context.map { EchoedText.escaped($0) + since + ": " } ?? ""
      return "this is not YAML: \(doing)\(EchoedText.escaped(words))"
    }
  }
}
