import VernaColumns

/// A mean of members' receipts beside that of all others, and the gap between them.
struct GroupMeans {
  /// One side: its sums of both parts, exact, their axes of moments, its sample and clusters.
  struct Side {
    let top: MetricNumber
    let bottom: MetricNumber
    let topAxis: ShopperMoments.Axis
    let bottomAxis: ShopperMoments.Axis
    let receipts: Int64
    let clusters: Int64

    var mean: Double? { bottom.double == 0 ? nil : top.double / bottom.double }

    /// The mean as a part of another metric: money where the top is money.
    var part: MetricNumber? {
      guard let mean else { return nil }
      if case .money = top { return .moneyEstimate(mean) }
      return .real(mean)
    }
  }

  let member: Side
  let other: Side
  let moments: ShopperMoments

  /// S / N.
  static func baskets(_ context: MetricContext) -> GroupMeans {
    let receipts = context.now.receipts
    return make(
      context, (.money(receipts.member.sales), .memberSales), (.count(receipts.member.saleReceipts), .memberReceipts),
      (.money(receipts.other.sales), .otherSales), (.count(receipts.other.saleReceipts), .otherReceipts))
  }

  /// I / N.
  static func items(_ context: MetricContext) -> GroupMeans {
    let receipts = context.now.receipts
    return make(
      context, (.count(receipts.member.items), .memberItems), (.count(receipts.member.saleReceipts), .memberReceipts),
      (.count(receipts.other.items), .otherItems), (.count(receipts.other.saleReceipts), .otherReceipts))
  }

  /// S / I.
  static func prices(_ context: MetricContext) -> GroupMeans {
    let receipts = context.now.receipts
    return make(
      context, (.money(receipts.member.sales), .memberSales), (.count(receipts.member.items), .memberItems),
      (.money(receipts.other.sales), .otherSales), (.count(receipts.other.items), .otherItems))
  }

  /// List money / I.
  static func shelfPrices(_ context: MetricContext) -> GroupMeans {
    let receipts = context.now.receipts
    return make(
      context, (.money(receipts.member.listMoney), .memberList), (.count(receipts.member.items), .memberItems),
      (.money(receipts.other.listMoney), .otherList), (.count(receipts.other.items), .otherItems))
  }

  private typealias Part = (MetricNumber, ShopperMoments.Axis)

  private static func make(
    _ context: MetricContext, _ memberTop: Part, _ memberBottom: Part, _ otherTop: Part, _ otherBottom: Part
  ) -> GroupMeans {
    let receipts = context.now.receipts
    return GroupMeans(
      member: Side(
        top: memberTop.0, bottom: memberBottom.0, topAxis: memberTop.1, bottomAxis: memberBottom.1,
        receipts: receipts.member.saleReceipts, clusters: receipts.members.buying),
      other: Side(
        top: otherTop.0, bottom: otherBottom.0, topAxis: otherTop.1, bottomAxis: otherBottom.1,
        receipts: receipts.other.saleReceipts, clusters: receipts.moments.otherBuyers),
      moments: receipts.moments)
  }

  /// The mean of one side.
  func result(_ side: Side, notes: [MetricNote] = []) -> MetricResult {
    .ratio(
      side.top, side.bottom, n: side.receipts,
      interval: moments.ratioInterval([(side.topAxis, 1)], over: [(side.bottomAxis, 1)], clusters: side.clusters),
      notes: notes)
  }

  /// Members' mean over the others', less 1; absent where a side is empty or the others' mean is 0.
  func gap(notes: [MetricNote] = []) -> MetricResult {
    guard let first = member.mean, let second = other.mean, second != 0 else {
      return MetricResult(
        numerator: member.part, denominator: other.part,
        n: member.receipts + other.receipts, absence: .zeroDenominator, notes: notes)
    }
    return MetricResult(
      value: .real(first / second - 1), numerator: member.part, denominator: other.part,
      n: member.receipts + other.receipts,
      interval: moments.gapInterval(
        (member.topAxis, member.bottomAxis), over: (other.topAxis, other.bottomAxis),
        clusters: moments.memberOrOtherBuyers),
      notes: notes)
  }
}

extension MetricContext {
  /// Why nothing can be said of items: no lines in the period.
  var linesAbsence: Absence? {
    let receipts = now.receipts
    return given.has(.lines) && receipts.member.items + receipts.other.items > 0 ? nil : .wants(.lines, "")
  }

  /// Why nothing can be said of list prices.
  var listPriceAbsence: Absence? {
    now.receipts.member.listedLines + now.receipts.other.listedLines > 0 ? nil : .wants(.lines, "list_price")
  }
}
