/// A property that holds declarations shared between commands.
///
/// The options of a group with a title stand under that title in help and manual. A group that both a command
/// and its subcommand have, under the same property name, is shared: what stands before the subcommand's name
/// holds for the subcommand too.
@propertyWrapper
public struct OptionGroup<Group: ParsableArguments>: Decodable {
  private var group: Group
  private let title: String

  /// The group's values; before parsing its defaults.
  public var wrappedValue: Group {
    get { group }
    set { group = newValue }
  }

  /// Declares what a group declares, without a title.
  public init() { self.init(title: "") }

  /// Declares what a group declares.
  ///
  /// - Parameter title: The heading of its options.
  public init(title: String) {
    group = Group()
    self.title = title
  }

  /// Takes the parsed values out of the decoder of a parse, and validates them.
  ///
  /// - Throws: What the group's `validate()` throws; `DecodingError` for any other decoder.
  public init(from decoder: any Decoder) throws {
    title = ""
    group = try Group(from: decoder)
    try group.validate()
  }
}

extension OptionGroup: Sendable where Group: Sendable {}

extension OptionGroup: DeclaringWrapper {
  func definitions(path: [String], section: String) -> [ArgumentDefinition] {
    declaredDefinitions(in: group, path: path, section: title.isEmpty ? section : title)
  }
}

/// What the properties of an instance made by `init()` declare, in their order.
func declaredDefinitions(
  in instance: some ParsableArguments, path: [String], section: String
) -> [ArgumentDefinition] {
  // Most roots have nothing to look through, and the first mirror of a process is dear.
  guard MemoryLayout.size(ofValue: instance) > 0 else { return [] }
  var result: [ArgumentDefinition] = []
  for child in Mirror(reflecting: instance).children {
    guard let wrapper = child.value as? any DeclaringWrapper, let label = child.label else { continue }
    // The storage of a wrapped property has its name after an underscore.
    let property = label.utf8.first == UInt8(ascii: "_") ? String(label.dropFirst()) : label
    result += wrapper.definitions(path: path + [property], section: section)
  }
  return result
}
