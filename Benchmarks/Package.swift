// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "verna-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "verna", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .executableTarget(
      name: "verna-benchmarks",
      dependencies: [
        .product(name: "VernaMeasure", package: "verna"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
      ])
  ])
