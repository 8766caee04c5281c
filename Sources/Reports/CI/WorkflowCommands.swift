import Operability

/// Workflow commands that GitHub turns into annotations on the lines of a pull request
/// ("Workflow commands for GitHub Actions").
///
/// GitHub shows the first ten errors and ten warnings of a step, so a spec's weightiest findings come first.
struct WorkflowCommands: Report {
  func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    let file = reviewed.serverPath
    var places = LinePlaces(reviewed.document.source, unit: .utf16)
    for finding in reviewed.weightiestFindings {
      var properties = [("file", file)]
      if let range = places.range(of: finding) {
        properties += [("line", String(range.startLine)), ("endLine", String(range.endLine))]
        // GitHub takes columns where they are on one line, and refuses them else.
        if range.startLine == range.endLine {
          properties += [
            ("col", String(range.startCharacter + 1)), ("endColumn", String(range.endCharacter)),
          ]
        }
      } else if let line = places.line(finding.line) {
        properties.append(("line", String(line)))
      }
      properties.append(("title", "\(reviewed.title(of: finding)) [\(finding.rule)]"))
      sink.command(finding.severity.rawValue, properties, finding.words(separator: "\n"))
    }
  }

  func add(_ failure: Failure, to sink: inout Sink) {
    sink.command("error", [("title", "Bob")], TerminalText.clean("\(failure.path): \(failure.message)"))
  }
}

extension Sink {
  /// Writes `::name key=value,…::message`. Of a command's own marks nothing is left in the values.
  fileprivate mutating func command(_ name: String, _ properties: [(String, String)], _ message: String) {
    write("::" + name)
    for (index, (key, value)) in properties.enumerated() {
      write((index == 0 ? " " : ",") + key + "=")
      percentEncode(TerminalText.clean(value), marks: [UInt8(ascii: ":"), UInt8(ascii: ",")])
    }
    write("::")
    percentEncode(message, marks: [])
    line()
  }

  /// Writes a text with `%`, line ends and further marks as `%XX`, as the runner decodes them.
  private mutating func percentEncode(_ text: String, marks: [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "%"): write("%25")
      case 0x0A: write("%0A")
      case 0x0D: write("%0D")
      case let mark where marks.contains(mark): write("%" + String(mark, radix: 16, uppercase: true))
      default: bytes.append(byte)
      }
    }
  }
}
