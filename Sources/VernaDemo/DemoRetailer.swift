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

  /// The first line of `map.yaml`, by which a folder that a demo wrote is known again.
  public static let mapHeading = "# How the files beside this one are to be read.\n"

  /// The names of all files that may be written.
  public static let fileNames = DemoFiles.names + ["map.yaml", DemoProgramme.fileName]

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
    let mapping = try ByteFile(path: map)
    mapping.text(DemoRetailer.mapHeading)
    mapping.text(
      """
      name: {ru: "Сеть «Околица»", en: Okolitsa Stores}
      time_zone: \(plan.timeZone)
      currency: \(plan.currency.code)
      launch: \(plan.launch.iso)
      industry: \(plan.industry.rawValue)
      point_value: \(plan.pointValueMinorUnits / plan.currency.minorPerMajor)
      prices: incl
      costs: excl
      channels:
        store: {card: yes, online: no}
        online: {card: yes, online: yes}

      """)
    try mapping.close()
    let programme = try ByteFile(path: folder + "/" + DemoProgramme.fileName)
    programme.text(DemoProgramme.text(plan))
    try programme.close()
    let files = try DemoFiles(folder: folder, contents: plan.contents)
    var trading = Trading(plan: plan, files: files)
    let counts = trading.run(progress: progress)
    try files.close()
    return DemoSummary(
      files: files.paths, map: map, sales: counts.sales, returns: counts.returns, lines: counts.lines,
      members: counts.members, bytes: files.bytes + mapping.bytes)
  }
}
