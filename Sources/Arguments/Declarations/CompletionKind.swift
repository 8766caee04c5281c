/// What a shell offers for the value of an option or argument.
public enum CompletionKind: Hashable, Sendable {
  /// The possible values of the type, where it has some.
  case `default`
  /// These words; help lists them too, up to twelve.
  case list([String])
  /// Files, of these extensions (without the dot) where some are given, and the folders on the way to them.
  case file(extensions: [String])
  /// Folders.
  case directory

  /// Files of any extension.
  public static var file: CompletionKind { .file(extensions: []) }
}
