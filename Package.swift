// swift-tools-version: 6.2
import PackageDescription

/// Settings shared by every target of the house: Swift 6, the upcoming features that STYLE asks for, and
/// no warning left standing.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// A library target of the house: its name and what it imports.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

/// The test target of a room, with the shared test support.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name), "VernaTestSupport"] + dependencies,
    resources: resources,
    swiftSettings: house)
}

// Linux keeps the library where compilers look, and says -pthread, which the package manager does not take.
#if os(macOS)
  let re2Package: String? = "re2"
#else
  let re2Package: String? = nil
#endif

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
// SQLite itself as GRDB links it: the statements of the hot path are bound and stepped without a row layer.
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

let package = Package(
  name: "verna",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "verna", targets: ["verna"]),
    // What the nested packages of fuzzing and benchmarks use.
    .library(name: "VernaFuzzing", targets: ["VernaFuzzing"]),
    .library(
      name: "VernaMeasure",
      targets: ["VernaCore", "VernaColumns", "VernaMetrics", "VernaRules", "VernaMechanics"]),
    .library(
      name: "VernaStores",
      targets: [
        "VernaCore", "VernaStatistics", "VernaLanguage", "VernaLedger", "VernaMechanics", "VernaProgram", "VernaStore",
        "VernaEngine", "VernaSQLite", "VernaPostgres",
      ]),
    .library(name: "VernaForecasts", targets: ["VernaCore", "VernaColumns", "VernaDesign"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // System libraries.
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(name: "CRE2", pkgConfig: re2Package, providers: [.apt(["libre2-dev"]), .brew(["re2"])]),
    .systemLibrary(
      name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    // A door from C to RE2, which is C++.
    .target(name: "CPattern", dependencies: ["CRE2"], linkerSettings: [.linkedLibrary("re2")]),

    // Rank 0.
    room("VernaCore"),
    room("VernaStatistics"),
    room("VernaMarkup"),
    room("VernaLanguage", ["VernaCore"]),
    // Rank 1.
    room("VernaRules", ["VernaCore", "CPattern"]),
    room("VernaLedger", ["VernaCore"]),
    room("VernaColumns", ["VernaCore", "VernaLanguage", "CZlib", "CZstd", yams]),
    // Rank 2.
    room("VernaMechanics", ["VernaCore", "VernaRules", "VernaLedger"]),
    room("VernaModels", ["VernaCore", "VernaStatistics"]),
    // Rank 3.
    room("VernaProgram", ["VernaCore", "VernaLanguage", "VernaRules", "VernaMechanics", yams]),
    room("VernaMetrics", ["VernaCore", "VernaStatistics", "VernaRules", "VernaColumns"]),
    room("VernaStore", ["VernaCore", "VernaLedger"]),
    // Rank 4.
    room("VernaEngine", ["VernaCore", "VernaRules", "VernaLedger", "VernaMechanics", "VernaProgram", "VernaStore"]),
    room("VernaSQLite", ["VernaCore", "VernaStore", grdb, sqlite]),
    room("VernaPostgres", ["VernaCore", "VernaStore", "CPostgres"]),
    room("VernaSimulation", ["VernaCore", "VernaStatistics", "VernaLedger", "VernaStore"]),
    // Rank 5.
    room("VernaViews", ["VernaCore", "VernaMechanics", "VernaMetrics", "VernaLanguage"]),
    room("VernaDemo", ["VernaCore", "VernaStatistics"]),
    room(
      "VernaDesign",
      [
        "VernaCore", "VernaStatistics", "VernaLanguage", "VernaRules", "VernaLedger", "VernaColumns",
        "VernaMechanics", "VernaModels", "VernaProgram", "VernaMetrics", "VernaStore", "VernaEngine",
      ]),
    // Rank 6.
    room(
      "VernaReports",
      [
        "VernaCore", "VernaStatistics", "VernaMarkup", "VernaLanguage", "VernaColumns", "VernaMetrics",
        "VernaModels", "VernaViews", "VernaDesign", "CXlsxWriter",
      ]),
    // Rank 7.
    room("VernaServer"),
    // Rank 8 and 9.
    room(
      "VernaCLI",
      [
        "VernaCore", "VernaLanguage", "VernaRules", "VernaColumns", "VernaMetrics", "VernaViews",
        "VernaDemo", "VernaReports", "VernaServer", "VernaProgram", "VernaMechanics", "VernaLedger", "VernaStore",
        "VernaSQLite", "VernaPostgres", "VernaEngine", "VernaSimulation", "VernaModels", "VernaDesign", arguments, yams,
      ]),
    .executableTarget(name: "verna", dependencies: ["VernaCLI"], swiftSettings: house),

    // Tests.
    .target(
      name: "VernaTestSupport",
      dependencies: [
        "VernaCore", "VernaStatistics", "VernaColumns", "VernaLanguage", "VernaLedger", "VernaMechanics",
        "VernaProgram",
        "VernaStore", "VernaEngine",
      ],
      path: "Tests/VernaTestSupport", swiftSettings: house),
    // The simulation alone, which planted faults are built with.
    .executableTarget(
      name: "SimulationTool", dependencies: ["VernaCore", "VernaLedger", "VernaSimulation"],
      path: "Tests/SimulationTool", swiftSettings: house),
    // What the fuzzer runs; `make test` replays its corpus.
    .target(
      name: "VernaFuzzing", dependencies: ["VernaColumns", "VernaRules"], path: "Tests/VernaFuzzing",
      swiftSettings: house),
    tests("VernaCore"),
    tests("VernaStatistics"),
    tests("VernaMarkup"),
    tests("VernaLanguage", ["VernaCore"]),
    tests("VernaRules", ["VernaCore"]),
    tests("VernaLedger", ["VernaCore"]),
    // What the crash tests kill.
    .executableTarget(
      name: "verna-crash-writer",
      dependencies: ["VernaCore", "VernaLedger", "VernaStore", "VernaSQLite", "VernaPostgres", sqlite],
      path: "Tests/VernaCrashWriter", swiftSettings: house),
    tests(
      "VernaStore",
      ["VernaCore", "VernaStatistics", "VernaLedger", "VernaSQLite", "VernaPostgres", "verna-crash-writer", sqlite]),
    tests("VernaSimulation", ["VernaCore", "VernaLedger"]),
    tests("VernaMechanics", ["VernaCore", "VernaStatistics", "VernaRules", "VernaLedger"]),
    tests(
      "VernaEngine",
      [
        "VernaCore", "VernaLanguage", "VernaLedger", "VernaMechanics", "VernaProgram", "VernaStore", "VernaSQLite",
        "VernaPostgres",
      ]),
    tests("VernaModels", ["VernaCore", "VernaStatistics"]),
    tests(
      "VernaDesign",
      [
        "VernaCore", "VernaStatistics", "VernaLanguage", "VernaLedger", "VernaColumns", "VernaMechanics",
        "VernaModels", "VernaProgram", "VernaMetrics", "VernaStore", "VernaEngine", "VernaDemo",
      ]),
    tests("VernaProgram", ["VernaCore", "VernaLanguage", "VernaRules", "VernaMechanics"]),
    tests("VernaColumns", ["VernaCore", "VernaLanguage"]),
    tests("VernaMetrics", ["VernaCore", "VernaColumns", "VernaRules", "VernaStatistics"]),
    tests("VernaDemo", ["VernaCore", "VernaColumns", "VernaMetrics", "VernaLanguage"]),
    tests("VernaReports", ["VernaCore", "VernaMarkup", "VernaLanguage", "VernaViews", "VernaMetrics", "VernaColumns"]),
    tests("VernaServer"),
    tests(
      "VernaCLI", [arguments, "VernaCore", "VernaColumns", "VernaMetrics", "VernaViews", "VernaReports", "VernaDemo"]),
    .testTarget(name: "TidyTests", dependencies: ["VernaLanguage", "VernaMetrics"], swiftSettings: house),
  ],
  cxxLanguageStandard: .cxx17)
