import Foundation
import Testing
import VernaLanguage
import VernaProgram

/// Files of the repository that tests read.
enum ProgrammeFiles {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try #require(String(data: try Data(contentsOf: root.appendingPathComponent(path)), encoding: .utf8))
  }

  /// Names of the worked examples, in order.
  static let examples: [String] = {
    let folder = root.appendingPathComponent("Examples/programs").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".scenario.yaml") }.map { String($0.dropLast(5)) }
      .sorted()
  }()

  static func example(_ name: String, _ language: Language = .english) throws -> Programme {
    let reading = ProgrammeReader.read(try text("Examples/programs/\(name).yaml"), language: language)
    #expect(reading.problems.map { $0.text(file: name, in: .english) } == [])
    return try #require(reading.programme)
  }

  /// Compares a text with a golden file, or writes it where UPDATE_GOLDEN is set.
  static func expectGolden(_ found: String, _ path: String) throws {
    let file = root.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try found.write(to: file, atomically: true, encoding: .utf8)
    }
    let golden = (try? text(path)) ?? ""
    #expect(found == golden, "\(path) is other than what is made now; UPDATE_GOLDEN=1 writes it again")
  }
}
