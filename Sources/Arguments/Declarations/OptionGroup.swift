/// A property that holds declarations shared between commands.
///
/// The options of a group with a title stand under that title in help and manual. A group that both a command
/// and its subcommand have, under the same property name, is shared: what stands before the subcommand's name
/// holds for the subcommand too. At least empty parentheses follow the wrapper: `@OptionGroup() var look: Look`.
///
/// Only what is done with a group asks for `ParsableArguments`: if the type did, each group of a command would be looked
/// up among all conformances of the program when it starts.
@propertyWrapper
public struct OptionGroup<Group> {
  private var group: Group
  private let title: String

  /// The group's values; before parsing its defaults.
  public var wrappedValue: Group {
    get { group }
    set { group = newValue }
  }
}

extension OptionGroup where Group: ParsableArguments {
  /// Declares what a group declares, without a title.
  public init() { self.init(title: "") }

  /// Declares what a group declares.
  ///
  /// - Parameter title: The heading of its options.
  public init(title: String) {
    group = Group()
    self.title = title
  }
}

extension OptionGroup: Codable where Group: ParsableArguments {
  /// Takes the parsed values out of the decoder of a parse, and validates them.
  ///
  /// - Throws: What the group's `validate()` throws; `DecodingError` for any other decoder.
  public init(from decoder: any Decoder) throws {
    title = ""
    group = try Group(from: decoder)
    try group.validate()
  }

  /// Tells what the group declares.
  ///
  /// - Throws: `EncodingError` for any other encoder than that of a parse.
  public func encode(to encoder: any Encoder) throws {
    var encoder = try DeclarationEncoder(encoder)
    if !title.isEmpty { encoder.section = title }
    try group.encode(to: encoder)
  }
}

extension OptionGroup: Sendable where Group: Sendable {}
