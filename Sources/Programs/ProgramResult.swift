/// What a program left behind.
public struct ProgramResult: Sendable, Equatable {
  /// What was run, for messages.
  public let executable: Executable
  /// How it ended.
  public let terminationStatus: TerminationStatus
  /// All that it wrote to its standard output.
  public let standardOutput: [UInt8]
  /// What it wrote to its standard error, up to the limit; the rest was read and dropped.
  public let standardError: [UInt8]

  /// Checks that the program ended well.
  ///
  /// - Returns: its standard output.
  /// - Throws: ``ProgramError`` with how it ended and what it said to standard error.
  @discardableResult
  public func checked() throws(ProgramError) -> [UInt8] {
    guard terminationStatus.isSuccess else {
      throw ProgramError(
        executable, .failed(status: terminationStatus, standardError: ProgramError.text(standardError)))
    }
    return standardOutput
  }
}
