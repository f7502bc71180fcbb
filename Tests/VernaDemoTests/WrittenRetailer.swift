import Foundation
import VernaDemo

/// A retailer written into a folder of its own, which goes when the value does.
final class WrittenRetailer: Sendable {
  let folder: String
  let summary: DemoSummary

  init(_ plan: DemoPlan) throws {
    folder =
      FileManager.default.temporaryDirectory.path
      + "/verna-demo-\(ProcessInfo.processInfo.processIdentifier)-\(WrittenRetailer.name(of: plan))"
    summary = try DemoRetailer(plan).write(to: folder)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  func bytes(_ file: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file)))
  }

  /// The rows of a file below its header, cut at commas: nothing in the demo is quoted.
  func rows(_ file: String) throws -> [[String]] {
    try bytes(file).split(separator: 10).dropFirst().map { row in
      row.split(separator: 44, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// FNV-1a of a file's bytes.
  func hash(_ file: String) throws -> UInt64 {
    try bytes(file).reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  private static func name(of plan: DemoPlan) -> String {
    let problems = plan.problems.map(\.rawValue).sorted().joined(separator: "+")
    var generator = SystemRandomNumberGenerator()
    return "\(plan.seed)-\(plan.receipts)-\(problems.hashValue)-\(generator.next())"
  }
}

/// An amount with two digits after the point, in hundredths.
func hundredths(_ text: String) -> Int {
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  let whole = Int(parts[0]) ?? 0
  let part = parts.count > 1 ? Int((parts[1] + "00").prefix(2)) ?? 0 : 0
  return whole * 100 + (text.hasPrefix("-") ? -part : part)
}
