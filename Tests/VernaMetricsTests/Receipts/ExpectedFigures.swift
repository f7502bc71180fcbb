import Foundation

/// The figures of `Tests/Fixtures/hand/expected.json`.
struct ExpectedFigures: Decodable {
  struct Configuration: Decodable {
    let name: String
    let metrics: [Metric]
  }

  struct Metric: Decodable {
    let id: String
    let value: Double?
    let numerator: Double?
    let denominator: Double?
    let n: Int64?
    let interval: [Double]?
  }

  let configurations: [Configuration]

  static func read() throws -> ExpectedFigures {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = folder.appendingPathComponent("Fixtures/hand/expected.json")
    return try JSONDecoder().decode(ExpectedFigures.self, from: Data(contentsOf: file))
  }

  func metrics(_ name: String) -> [Metric] { configurations.first { $0.name == name }?.metrics ?? [] }
}
