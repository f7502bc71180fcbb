import Foundation
import Testing

/// The report against figures that the engine did not compute: by hand and in SQL (Tests/Independent/README.md).
@Suite struct IndependentFiguresTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of the real sets: VERNA_DATA, else beside the project.
  private static let data: URL =
    ProcessInfo.processInfo.environment["VERNA_DATA"].map { URL(fileURLWithPath: $0) }
    ?? root.deletingLastPathComponent().appendingPathComponent("shared/data")

  private static let hasData = FileManager.default.fileExists(atPath: data.path)

  /// The raw files of each real set, receipts first.
  private static let realFiles = [
    "online-retail": ["online_retail_2009_2010.csv.gz"],
    "coffee-chain": ["sales_receipts_201904.csv.gz", "product.csv", "customer.csv", "sales_outlet.csv"],
    "adventureworks": [
      "sales_2015_2017_iso.csv.gz", "returns_iso.csv", "AdventureWorks_Products.csv", "AdventureWorks_Customers.csv.gz",
    ],
    "cdnow": ["CDNOW_sample.txt"],
    "airline": ["customer_flight_activity.csv.gz", "customer_loyalty_history.csv.gz"],
  ]

  @Test func theHandWorkedShop() throws {
    let folder = Self.root.appendingPathComponent("Tests/Fixtures/hand")
    let hand: HandFigures = try Self.read(folder.appendingPathComponent("expected.json"))
    #expect(hand.configurations.count == 3)
    for configuration in hand.configurations {
      let arguments = configuration.arguments.map {
        $0.hasSuffix(".yaml") ? folder.appendingPathComponent($0).path : $0
      }
      let files = hand.files.map { folder.appendingPathComponent($0).path }
      let report = try Self.report(files: files, arguments: arguments)
      let differences = configuration.differences(from: report)
      #expect(differences.isEmpty, "\(configuration.name ?? ""):\n\(differences.joined(separator: "\n"))")
    }
  }

  @Test(
    .enabled(if: hasData, "the real data sets are not beside the project"),
    arguments: ["online-retail", "coffee-chain", "adventureworks", "cdnow", "airline"])
  func theRealSets(_ set: String) throws {
    let folder = Self.root.appendingPathComponent("Tests/Golden/expected")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("\(set).") }.sorted()
    #expect(!names.isEmpty)
    let files = try #require(Self.realFiles[set]).map { Self.data.appendingPathComponent("\(set)/\($0)").path }
    let map = Self.root.appendingPathComponent("Examples/\(set).yaml").path
    for name in names {
      let expected: ExpectedFigures = try Self.read(folder.appendingPathComponent(name))
      let report = try Self.report(files: files, arguments: ["--map", map] + expected.arguments)
      let differences = expected.differences(from: report)
      #expect(differences.isEmpty, "\(name):\n\(differences.joined(separator: "\n"))")
    }
  }

  private static func read<Value: Decodable>(_ file: URL) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
  }

  /// The report as JSON by the binary that the tests were built with, or the one that VERNA names.
  private static func report(files: [String], arguments: [String]) throws -> ReportFigures {
    let binary =
      ProcessInfo.processInfo.environment["VERNA"] ?? root.appendingPathComponent(".build/release/verna").path
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("verna-figures-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let out = scratch.appendingPathComponent("report.json")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: binary)
    process.arguments = ["report"] + files + arguments + ["--format", "json", "--out", out.path]
    process.currentDirectoryURL = scratch
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: said.suffix(2000), as: UTF8.self))")
    return try read(out)
  }
}
