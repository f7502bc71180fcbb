import Foundation
import VernaColumns

/// Public data sets beside the checkout (`../shared/data`, or the folder that VERNA_DATA names).
///
/// Where they are not there, tests on them say what they skip.
enum PublicData {
  static let root: String = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let folder: String? = {
    let named = ProcessInfo.processInfo.environment["VERNA_DATA"]
    let candidates = [named, root + "/../shared/data"].compactMap { $0 }
    return candidates.first { FileManager.default.fileExists(atPath: $0) }
  }()

  /// Imports files of a data set under its mapping; nil, and a line printed, where the data are not there.
  static func run(_ name: String, _ files: [String], rejectsPath: String? = nil) throws -> ImportResult? {
    guard let folder else {
      print("skipped: \(name), since there is no data beside the checkout")
      return nil
    }
    let mapping = try Mapping.load(path: root + "/Examples/\(name).yaml")
    return try Importer(ImportOptions(rejectsPath: rejectsPath)).run(
      files: files.map { "\(folder)/\(name)/\($0)" }, mapping: mapping)
  }
}

extension ImportResult {
  /// Sums over all receipts: money of sales and of returns, in minor units, and units in thousandths.
  var sums: (sales: Int64, returns: Int64, units: Int64) {
    var sums: (sales: Int64, returns: Int64, units: Int64) = (0, 0, 0)
    for row in 0..<dataset.columns.receiptCount {
      dataset.columns.withReceipt(row: row) { block in
        let isReturn = ReceiptFlags(rawValue: block.flags[0]).contains(.isReturn)
        if isReturn { sums.returns += block.total(0) } else { sums.sales += block.total(0) }
        for line in block.lines(0) { sums.units += isReturn ? -block.quantity(line) : block.quantity(line) }
      }
    }
    return sums
  }
}
