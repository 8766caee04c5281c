import CLibYAML

/// libyaml's parser over a text, with its memory.
struct EventSource: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// False if memory ran out at the beginning.
  private let isReady: Bool

  /// Starts to parse. The text has to outlive the source.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    isReady = yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
  }

  /// Reads the next event; on false, `problem` says what is wrong.
  func read(into event: inout Event) -> Bool {
    event.discard()
    guard isReady, yaml_parser_parse(parser, &event.raw) == 1 else { return false }
    event.isFilled = true
    return true
  }

  /// What the parser objects to.
  var problem: SyntaxProblem {
    guard isReady else {
      return SyntaxProblem(words: "out of memory", context: nil, index: 0, contextIndex: 0)
    }
    let words = parser.pointee.problem.map { String(cString: $0) }
    let context = parser.pointee.context.map { String(cString: $0) }
    let mark = parser.pointee.problem_mark
    return SyntaxProblem(
      words: words ?? "out of memory", context: context,
      index: mark.index, contextIndex: parser.pointee.context_mark.index)
  }
}

/// One of libyaml's events, with its memory.
struct Event: ~Copyable {
  fileprivate(set) var raw = yaml_event_t()
  fileprivate var isFilled = false

  deinit {
    if isFilled {
      var event = raw
      yaml_event_delete(&event)
    }
  }

  fileprivate mutating func discard() {
    if isFilled { yaml_event_delete(&raw) }
    isFilled = false
  }

  /// The code point at which it begins.
  var index: Int { raw.start_mark.index }
}
