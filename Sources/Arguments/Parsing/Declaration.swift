/// What a property wrapper holds: the value, or until there is one what was declared.
enum Parsed<Value> {
  case value(Value)
  indirect case declared(Declaration<Value>)

  /// The value, or before parsing the default.
  ///
  /// A command that was neither parsed nor given a value has nothing to return; that is a mistake in the
  /// program, which no input can cause.
  var value: Value {
    switch self {
    case .value(let value): return value
    case .declared(let declaration):
      guard let initial = declaration.initial else {
        preconditionFailure("a required option or argument was read before the command line was parsed")
      }
      return initial
    }
  }
}

extension Parsed: Sendable where Value: Sendable {}

/// What one property declares: one form, or for a flag with a case for each name several.
struct Declaration<Value> {
  /// The value when the command line gives none; nil when one must be given.
  var initial: Value?

  /// How help shows the default; nil where it is not worth showing.
  var describe: @Sendable (Value) -> String?

  /// The ways to give the value.
  var forms: [Form]

  /// One way to give the value.
  struct Form: Sendable {
    var kind: ArgumentDefinition.Kind
    var naming: @Sendable (_ property: String) -> FlagNames
    var help: ArgumentHelp
    var completion = CompletionKind.default
    var isRepeating = false
    var acceptsNumbers: @Sendable () -> Bool = { false }
    var possibleValues: @Sendable () -> [PossibleValue] = { [] }
    var update: @Sendable (inout Value?, ArgumentInput) throws -> Void
  }

  /// The definitions of a property for the parser, help, completions and the manual.
  ///
  /// - Parameters:
  ///   - key: The names of the option groups on the way to the property, and its own, joined by dots.
  ///   - property: Its own name.
  ///   - section: The title of the group, empty for none.
  func definitions(key: String, property: String, section: String) -> [ArgumentDefinition] {
    forms.map { form in
      let names = form.naming(property)
      return ArgumentDefinition(
        key: key, kind: form.kind, names: names.names, inverseNames: names.inverse, help: form.help,
        valueName: form.help.valueName ?? hyphenated(property).uppercased(),
        completion: form.completion, isRepeating: form.isRepeating, isRequired: isRequired,
        acceptsNumbers: form.acceptsNumbers, section: section, builtIn: nil,
        defaultDescription: { initial.flatMap(describe) }, possibleValues: form.possibleValues,
        makeCell: { Cell(initial: initial) },
        update: { cell, input in
          guard let cell = cell as? Cell<Value> else { return }
          try form.update(&cell.explicit, input)
        })
    }
  }

  private var isRequired: Bool {
    if case .none = initial { true } else { false }
  }
}

extension Declaration: Sendable where Value: Sendable {}

/// The names of a flag, and those that turn it off.
struct FlagNames: Sendable {
  var names: [OptionName]
  var inverse: [OptionName] = []
}

/// What the command line says at one place.
enum ArgumentInput {
  case value(String)
  case present
  case negated
}

/// Where the parser keeps the value of one property; a class, so that a list grows in place.
protocol ValueCell: AnyObject {
  /// Whether the command line gave a value.
  var isExplicit: Bool { get }
}

/// The value of one property of a known type.
final class Cell<Value>: ValueCell {
  let initial: Value?
  var explicit: Value?

  init(initial: Value?) { self.initial = initial }

  var isExplicit: Bool {
    if case .none = explicit { false } else { true }
  }

  var resolved: Value? {
    if case .some(let explicit) = explicit { return explicit }
    return initial
  }
}
