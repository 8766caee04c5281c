extension Declaration {
  /// One word, made into a value by `update`.
  static func valued(
    _ kind: ArgumentDefinition.Kind, initial: Value?, name: NameSpecification, help: ArgumentHelp?,
    completion: CompletionKind?, isRepeating: Bool = false,
    acceptsNumbers: @escaping @Sendable () -> Bool = { false },
    possibleValues: @escaping @Sendable () -> [PossibleValue] = { [] },
    describe: @escaping @Sendable (Value) -> String? = { _ in nil },
    update: @escaping @Sendable (inout Value?, String) throws -> Void
  ) -> Declaration {
    Declaration(
      initial: initial, describe: describe,
      forms: [
        Form(
          kind: kind, naming: { FlagNames(names: name.names(for: $0)) }, help: help ?? ArgumentHelp(),
          completion: completion ?? .default, isRepeating: isRepeating, acceptsNumbers: acceptsNumbers,
          possibleValues: possibleValues,
          update: { value, input in
            guard case .value(let word) = input else { return }
            try update(&value, word)
          })
      ])
  }

  /// A word whose value `transform` makes.
  static func transformed(
    _ kind: ArgumentDefinition.Kind, initial: Value?, name: NameSpecification, help: ArgumentHelp?,
    completion: CompletionKind?, transform: @escaping @Sendable (String) throws -> Value
  ) -> Declaration {
    valued(
      kind, initial: initial, name: name, help: help, completion: completion,
      update: { value, word in value = .some(try refusing(word, by: transform)) })
  }

  /// Words whose values `transform` makes.
  static func transformedArray<T>(
    _ kind: ArgumentDefinition.Kind, initial: Value?, name: NameSpecification, help: ArgumentHelp?,
    completion: CompletionKind?, transform: @escaping @Sendable (String) throws -> T
  ) -> Declaration where Value == [T] {
    valued(
      kind, initial: initial, name: name, help: help, completion: completion, isRepeating: true,
      update: { values, word in
        let value = try refusing(word, by: transform)
        if values == nil { values = [] }
        values?.append(value)
      })
  }

  /// A word of a type that may be absent.
  static func optional<T: ExpressibleByArgument>(
    _ kind: ArgumentDefinition.Kind, initial: Value, name: NameSpecification, help: ArgumentHelp?,
    completion: CompletionKind, type: T.Type
  ) -> Declaration where Value == T? {
    valued(
      kind, initial: .some(initial), name: name, help: help, completion: completion,
      acceptsNumbers: { T.isNumber }, possibleValues: { T.possibleValues },
      describe: { $0?.defaultValueDescription },
      update: { value, word in value = .some(try T.parsed(word)) })
  }

  /// Words of a type.
  static func array<T: ExpressibleByArgument>(
    _ kind: ArgumentDefinition.Kind, initial: Value?, name: NameSpecification, help: ArgumentHelp?,
    completion: CompletionKind?
  ) -> Declaration where Value == [T] {
    valued(
      kind, initial: initial, name: name, help: help, completion: completion ?? T.defaultCompletionKind,
      isRepeating: true, acceptsNumbers: { T.isNumber }, possibleValues: { T.possibleValues },
      describe: { values in
        values.isEmpty ? nil : values.map(\.defaultValueDescription).joined(separator: ", ")
      },
      update: { values, word in
        let value = try T.parsed(word)
        if values == nil { values = [] }
        values?.append(value)
      })
  }
}

extension Declaration where Value: ExpressibleByArgument {
  /// A word of a type.
  static func single(
    _ kind: ArgumentDefinition.Kind, initial: Value?, name: NameSpecification, help: ArgumentHelp?,
    completion: CompletionKind?
  ) -> Declaration {
    valued(
      kind, initial: initial, name: name, help: help,
      completion: completion ?? Value.defaultCompletionKind, acceptsNumbers: { Value.isNumber },
      possibleValues: { Value.possibleValues },
      describe: { value in
        let text = value.defaultValueDescription
        return text.isEmpty ? nil : text
      },
      update: { value, word in value = try Value.parsed(word) })
  }
}

/// What `transform` makes of a word.
///
/// - Throws: ``InvalidValue`` with the words of what `transform` threw.
private func refusing<T>(_ word: String, by transform: (String) throws -> T) throws -> T {
  do {
    return try transform(word)
  } catch let error as InvalidValue {
    throw error
  } catch {
    throw InvalidValue(reason: "\(error)")
  }
}

/// The value of an optional type that is absent; nil for any other type, whose value must be given.
func absentValue<Value>(of type: Value.Type = Value.self) -> Value? {
  (type as? any AbsentValue.Type)?.absent as? Value
}

/// An optional type.
private protocol AbsentValue {
  static var absent: Self { get }
}

extension Optional: AbsentValue {
  fileprivate static var absent: Self { .none }
}
