/// The receipt fields that hold, after the sources of a receipt are brought together.
struct StagedHeader {
  /// 0 where not given.
  var at: UInt32
  var member: UInt32
  var customer: UInt32
  var cashier: UInt32
  var store: UInt16
  var channel: UInt8
  var kind: UInt8
  var total: Int64
  var pointsPaid: Int64
  /// Where the text of the original's id is; code 0 for none.
  var originalChunk: Int
  var originalCode: UInt32

  init(_ receipt: StagedReceipt, chunk: Int) {
    at = receipt.at
    member = receipt.member
    customer = receipt.customer
    cashier = receipt.cashier
    store = receipt.store
    channel = receipt.channel
    kind = receipt.kind
    total = receipt.total
    pointsPaid = receipt.pointsPaid
    originalChunk = chunk
    originalCode = receipt.originalCode
  }

  /// Takes from another source what this one does not give; the names of the columns in which both differ.
  mutating func fill(from other: StagedHeader, sameOriginal: Bool) -> [String] {
    var differing: [String] = []
    func fill<Value: FixedWidthInteger>(
      _ mine: inout Value, _ theirs: Value, _ name: String, empty: Value = 0
    ) {
      if theirs == empty { return }
      if mine == empty { mine = theirs } else if mine != theirs { differing.append(name) }
    }
    fill(&at, other.at, "at")
    fill(&member, other.member, "member_id")
    fill(&customer, other.customer, "customer_id")
    fill(&store, other.store, "store")
    fill(&cashier, other.cashier, "cashier")
    fill(&channel, other.channel, "channel")
    fill(&kind, other.kind, "kind")
    fill(&total, other.total, "total", empty: StagedBatch.missing)
    fill(&pointsPaid, other.pointsPaid, "points_paid", empty: StagedBatch.missing)
    if other.originalCode != 0 {
      if originalCode == 0 {
        originalChunk = other.originalChunk
        originalCode = other.originalCode
      } else if !sameOriginal {
        differing.append("original_receipt_id")
      }
    }
    return differing
  }
}

extension StagedHeader {
  /// The columns that another part gives and this one does not.
  func columnsFilled(by other: StagedHeader) -> [String] {
    var names: [String] = []
    if at == 0 && other.at != 0 { names.append("at") }
    if member == 0 && other.member != 0 { names.append("member_id") }
    if customer == 0 && other.customer != 0 { names.append("customer_id") }
    if store == 0 && other.store != 0 { names.append("store") }
    if cashier == 0 && other.cashier != 0 { names.append("cashier") }
    if channel == 0 && other.channel != 0 { names.append("channel") }
    if kind == 0 && other.kind != 0 { names.append("kind") }
    if total == StagedBatch.missing && other.total != StagedBatch.missing { names.append("total") }
    if pointsPaid == StagedBatch.missing && other.pointsPaid != StagedBatch.missing { names.append("points_paid") }
    if originalCode == 0 && other.originalCode != 0 { names.append("original_receipt_id") }
    return names
  }
}

/// A line with nothing left open.
struct SettledLine {
  var term: UInt32
  var quantity: Int64
  var amount: Int64
}

/// What lines without amount and unit price cost.
struct LinePrices {
  /// By index of the builder's terms: the product's price in millionths, `StagedBatch.missing` where unknown.
  let priceOfTerm: [Int64]
  let perMajor: Int64
}
