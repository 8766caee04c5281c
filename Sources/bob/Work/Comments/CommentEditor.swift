import Arguments
import Glibc
import Programs
import Reports
import SpecRepository

/// Has the reviewer edit the comments of a run in the editor that git would open.
final class CommentEditor {
  /// The edited text; it stays where something goes wrong, since somebody's work is in it.
  private let file: String
  private var isDone = false

  private init(file: String) {
    self.file = file
  }

  /// What the reviewer makes of the specs' comments.
  ///
  /// - Parameters:
  ///   - specs: what Bob says; what the reviewer chose is put into them.
  ///   - purpose: what becomes of the comments.
  /// - Returns: what keeps the edited text until the comments are where they belong; nil where there was nothing to
  ///   edit.
  /// - Throws: ``EditingProblem`` with the place of the text; `ProgramError` without an editor.
  static func edit(_ specs: inout [ReviewedSpec], allRules: Bool, purpose: String) throws -> CommentEditor? {
    let sheet = CommentSheet(specs, allRules: allRules, purpose: purpose)
    guard !sheet.isEmpty else { return nil }
    let command = try Git(in: ".").editor()
    let editor = CommentEditor(file: try write(sheet.text))
    let status: TerminationStatus
    do throws(ProgramError) {
      status = try Program.runOnTerminal(.command(command), arguments: [editor.file])
    } catch {
      throw editor.problem("\(error)")
    }
    guard status.isSuccess else { throw editor.problem("the editor ended with \(status)") }
    let bytes: [UInt8]
    do throws(SpecReading.Fault) {
      bytes = try SpecReading.read(editor.file, isText: false)
    } catch {
      // Some editors let the file be deleted, and nothing is said then.
      guard error == .missing else { throw editor.problem(error.message) }
      bytes = []
    }
    let choices: [CommentChoice]
    do throws(CommentSheet.Fault) { choices = try sheet.choices(from: bytes) } catch {
      throw EditingProblem(
        "\(escapingControls(editor.file)):\(error.line): \(error.message); nothing was posted or written, and "
          + "your text is kept there")
    }
    for index in specs.indices { specs[index].choice = choices[index] }
    return editor
  }

  /// To be called when the comments are where they belong: the text is not needed any more.
  func finish() {
    unlink(file)
    isDone = true
  }

  /// Says where the text is, unless it is not needed any more.
  func tellPlace() {
    if !isDone { Messages.write("your edited comments are kept in \(file)") }
  }

  private func problem(_ what: String) -> EditingProblem {
    EditingProblem(
      "\(what); nothing was posted or written, and the text is kept in \(escapingControls(file))")
  }

  private static func write(_ text: String) throws -> String {
    let folder = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array((folder + "/bob-comments-XXXXXX.md").utf8CString)
    // Made anew and for this user alone.
    let descriptor = mkstemps(&template, 3)
    guard descriptor >= 0 else { throw SystemError("write", folder) }
    defer { close(descriptor) }
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { throw SystemError("write", path) }
      bytes = bytes.dropFirst(max(count, 0))
    }
    return path
  }
}

/// Why comments that were edited are not used.
struct EditingProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
