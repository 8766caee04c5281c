import FoundationEssentials
import Mustache
import Testing

/// The Mustache specification's own tests, from `mustache/` of the folder shared/ (`BOB_SHARED`, or beside
/// the package).
private enum Specification {
  static let folder: String = {
    if let shared = ProcessInfo.processInfo.environment["BOB_SHARED"] { return shared + "/mustache" }
    let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(package)/../shared/mustache"
  }()

  static let isThere: Bool = {
    let isThere = FileManager.default.fileExists(atPath: folder + "/sections.json")
    if !isThere { print("Skipped: the Mustache specification's tests are not at \(folder).") }
    return isThere
  }()
}

private struct Module: Decodable {
  let tests: [Case]

  struct Case: Decodable {
    let name: String
    let data: JSON
    let template: String
    let partials: [String: String]?
    let expected: String
  }
}

private enum JSON: Decodable {
  case value(MustacheValue)

  var value: MustacheValue {
    switch self {
    case .value(let value): value
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .value(.null)
    } else if let bool = try? container.decode(Bool.self) {
      self = .value(.bool(bool))
    } else if let integer = try? container.decode(Int.self) {
      self = .value(.integer(integer))
    } else if let double = try? container.decode(Double.self) {
      self = .value(.double(double))
    } else if let string = try? container.decode(String.self) {
      self = .value(.string(string))
    } else if let list = try? container.decode([JSON].self) {
      self = .value(.list(list.map(\.value)))
    } else {
      let object = try container.decode([String: JSON].self)
      self = .value(.object(object.map { ($0.key, $0.value.value) }))
    }
  }
}

@Suite struct SpecificationTests {
  // The tests are the specification's; they are not copied into the repository and so not everywhere.
  @Test(
    .enabled(if: Specification.isThere),
    arguments: [
      ("comments", 12), ("delimiters", 14), ("interpolation", 42), ("inverted", 22), ("partials", 12),
      ("sections", 34),
    ])
  func module(name: String, count: Int) throws {
    let file = try Data(contentsOf: URL(filePath: "\(Specification.folder)/\(name).json"))
    let module = try JSONDecoder().decode(Module.self, from: file)
    #expect(module.tests.count == count)
    for test in module.tests {
      var library = MustacheLibrary()
      for (name, partial) in test.partials ?? [:] { try library.register(partial, named: name) }
      let rendered = try MustacheTemplate(string: test.template).render(test.data.value, library: library)
      #expect(rendered == test.expected, "\(name): \(test.name)")
    }
  }
}
