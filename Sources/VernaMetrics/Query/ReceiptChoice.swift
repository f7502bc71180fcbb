/// A column of receipts that segments ask for, by its codes.
enum ReceiptField: Hashable {
  case store, cashier, channel
  /// ISO weekdays 1 to 7.
  case weekday
}

/// Which receipts a segment takes where it asks for one of several things of different columns: `store == "1" || channel ==
/// "app"`. What asks for a single column is a mask of `SegmentFilter`, which is quicker.
public indirect enum ReceiptChoice: Sendable {
  case stores([Bool])
  case cashiers([Bool])
  case channels([Bool])
  case weekdays([Bool])
  case all([ReceiptChoice])
  case any([ReceiptChoice])

  /// A choice by the codes of one column.
  init(_ field: ReceiptField, _ mask: [Bool]) {
    switch field {
    case .store: self = .stores(mask)
    case .cashier: self = .cashiers(mask)
    case .channel: self = .channels(mask)
    case .weekday: self = .weekdays(mask)
    }
  }

  /// Whether it takes a receipt, by the codes of its store, cashier and channel and its ISO weekday.
  func takes(store: Int, cashier: Int, channel: Int, weekday: Int) -> Bool {
    switch self {
    case .stores(let mask): mask[store]
    case .cashiers(let mask): mask[cashier]
    case .channels(let mask): mask[channel]
    case .weekdays(let mask): mask[weekday]
    case .all(let parts):
      parts.allSatisfy { $0.takes(store: store, cashier: cashier, channel: channel, weekday: weekday) }
    case .any(let parts):
      parts.contains { $0.takes(store: store, cashier: cashier, channel: channel, weekday: weekday) }
    }
  }
}
