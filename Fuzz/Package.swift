// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "verna-fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "verna", path: "..")],
  targets: [
    .executableTarget(
      name: "ReaderFuzz",
      dependencies: [.product(name: "VernaFuzzing", package: "verna")],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        // libFuzzer brings its own main.
        .unsafeFlags(["-parse-as-library"]),
      ])
  ])
