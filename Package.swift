// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "bob",
  products: [.executable(name: "bob", targets: ["bob"])],
  targets: [
    // The way of the data: SpecText reads, Operability judges, Reports writes.
    .target(name: "SpecText"),
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "YAML", dependencies: ["CLibYAML"]),
    .target(name: "Operability", dependencies: ["SpecText", "YAML"]),
    .target(name: "Mustache"),
    .target(name: "Reports", dependencies: ["SpecText", "Operability", "Mustache", "Templates"]),

    // The outside world.
    .systemLibrary(name: "CSpawn"),
    .target(name: "Programs", dependencies: ["CSpawn"]),
    .target(name: "SpecRepository", dependencies: ["SpecText", "YAML", "Programs"]),
    .target(name: "Gerrit", dependencies: ["Reports", "Programs"]),
    .target(name: "Arguments"),
    .executableTarget(
      name: "bob",
      dependencies: [
        "Arguments", "SpecText", "YAML", "Operability", "Mustache", "Reports", "SpecRepository",
        "Gerrit", "Programs", "Templates",
      ]),

    // What Bob asks and fills in, embedded in the binary (C's #embed: no start-up cost, quick to compile).
    .target(name: "Templates", path: "Templates", exclude: ["Checklists", "Specs", "Reports", "Schemas"]),

    .testTarget(name: "SpecTextTests", dependencies: ["SpecText"]),
    .testTarget(name: "YAMLTests", dependencies: ["YAML"]),
    .testTarget(name: "OperabilityTests", dependencies: ["Operability", "Templates"]),
    .testTarget(name: "MustacheTests", dependencies: ["Mustache"]),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "SpecText", "Operability", "Mustache"],
      exclude: ["Golden"]),
    .testTarget(name: "ProgramsTests", dependencies: ["Programs"]),
    .testTarget(name: "SpecRepositoryTests", dependencies: ["SpecRepository"]),
    .testTarget(
      name: "GerritTests", dependencies: ["Gerrit", "Reports", "Operability", "SpecText", "Programs"]),
    .testTarget(name: "ArgumentsTests", dependencies: ["Arguments"]),
    .testTarget(name: "bobTests", dependencies: ["bob", "Programs"], exclude: ["Golden"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
