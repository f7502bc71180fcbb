import VernaColumns
import VernaCore

extension SegmentFilter {
  /// Whether it narrows receipts or lines and not only members.
  ///
  /// Points, offers and costs belong to a member or to the programme, not to a store or a category, so what is worked
  /// from them is not defined under such a segment.
  var narrowsReceipts: Bool { choosesReceipts || terms != nil }

  /// Whether it takes only some receipts by their own attributes.
  var choosesReceipts: Bool {
    stores != nil || cashiers != nil || channels != nil || weekdays != nil || !choices.isEmpty
  }

  /// Whether it asks for something of receipts besides their store, or for something of lines.
  var asksBeyondStores: Bool {
    cashiers != nil || channels != nil || weekdays != nil || !choices.isEmpty || terms != nil
  }

  /// Whether it takes a receipt by its store, cashier, channel and weekday.
  func takes(_ block: borrowing ReceiptBlock, _ index: Int) -> Bool {
    if let stores, !stores[Int(block.store[index])] { return false }
    if let cashiers, !cashiers[Int(block.cashier[index])] { return false }
    if let channels, !channels[Int(block.channel[index])] { return false }
    if let weekdays, !weekdays[Day(number: Int32(block.day[index])).weekday] { return false }
    if choices.isEmpty { return true }
    let (store, cashier) = (Int(block.store[index]), Int(block.cashier[index]))
    let (channel, weekday) = (Int(block.channel[index]), Day(number: Int32(block.day[index])).weekday)
    return choices.allSatisfy { $0.takes(store: store, cashier: cashier, channel: channel, weekday: weekday) }
  }
}
