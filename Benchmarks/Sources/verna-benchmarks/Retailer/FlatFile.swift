import Foundation
import VernaCore

/// The retailer's lines as one flat CSV file, receipt fields repeated.
struct FlatFile {
  let retailer: Retailer
  let path: String

  /// Writes the file.
  func write() throws {
    try Data().write(to: URL(fileURLWithPath: path))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? file.close() }
    var text = "receipt_id,at,kind,member_id,store,cashier,channel,total,points_paid,sku,qty,amount\n"
    for number in 0..<retailer.receipts {
      append(retailer.receipt(number), to: &text)
      if text.utf8.count > 1 << 20 {
        try file.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try file.write(contentsOf: Data(text.utf8))
  }

  private func append(_ receipt: RetailReceipt, to text: inout String) {
    let second = receipt.at % 86_400
    let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    var head = "T\(receipt.store)-\(1_000_000_000 + receipt.number),"
    head += Day(number: Int32(receipt.at / 86_400)).iso + " " + clock.joined(separator: ":")
    head += receipt.isReturn ? ",return," : ",sale,"
    if receipt.member >= 0 { head += "M\(10_000_000 + receipt.member)" }
    head += ",S\(receipt.store + 1),K\(receipt.cashier + 1),\(receipt.channel == 0 ? "shop" : "site"),"
    head += money(receipt.total) + "," + money(receipt.pointsPaid) + ",P"
    for index in 0..<receipt.lineCount {
      let line = receipt.line(index)
      text += head
      text += "\(10_000 + line.product),\(line.quantity / 1000),"
      text += money(line.amount)
      text += "\n"
    }
  }

  private func money(_ minor: Int64) -> String {
    "\(minor / 100)." + (minor % 100 < 10 ? "0\(minor % 100)" : "\(minor % 100)")
  }
}
