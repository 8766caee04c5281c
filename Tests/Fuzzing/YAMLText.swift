/// What libFuzzer calls with every input: reads it as YAML, goes through what came of it, and stops where a place is
/// not in the text.
///
/// Compiled as a part of the module YAML.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let lastLine = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
  do {
    for document in try YAMLDocument.all(parsing: bytes, name: "fuzzed.yaml") {
      visit(document.value, depth: 1, lastLine: lastLine)
    }
  } catch {
    check(error.mark, lastLine: lastLine)
    // The message is one line, whatever the text holds.
    let message = error.description
    precondition(message.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "a message with control characters")
    precondition(message.utf8.count < 2000, "a message of \(message.utf8.count) bytes")
  }
  return 0
}

private func visit(_ value: Value, depth: Int, lastLine: Int) {
  precondition(depth <= YAMLDocument.depthLimit, "nested too deeply")
  check(value.mark, lastLine: lastLine)
  _ = try? value.string()
  _ = try? value.number()
  _ = try? value.integer()
  _ = try? value.bool()
  if let elements = try? value.list() {
    for element in elements { visit(element, depth: depth + 1, lastLine: lastLine) }
  } else if let mapping = try? value.mapping() {
    precondition(Set(mapping.keys).count == mapping.keys.count, "a key is there twice")
    for entry in mapping.entries { visit(entry.value, depth: depth + 1, lastLine: lastLine) }
  }
}

private func check(_ mark: Mark, lastLine: Int) {
  precondition(mark.line >= 1 && mark.column >= 1 && mark.line <= lastLine, "\(mark) is not in the text")
}
