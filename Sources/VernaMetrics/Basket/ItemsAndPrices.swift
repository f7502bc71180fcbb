import VernaColumns

extension MetricDefinition {
  static let itemsMember = MetricDefinition.receipts(
    "items.member", .basket, .items, .higher, source: "001", "I_m / N_m"
  ) { context in
    if let absence = context.linesAbsence { return .absent(absence) }
    let means = GroupMeans.items(context)
    return means.result(means.member)
  }

  static let itemsAnonymous = MetricDefinition.receipts(
    "items.anonymous", .basket, .items, .higher, source: "001", "I_a / N_a"
  ) { context in
    if let absence = context.linesAbsence { return .absent(absence) }
    let means = GroupMeans.items(context)
    return means.result(means.other)
  }

  static let itemsGap = MetricDefinition.receipts(
    "items.gap", .basket, .gap, .higher, source: "001", "items.member / items.anonymous - 1", isNaive: true
  ) { context in
    if let absence = context.linesAbsence { return .absent(absence) }
    return GroupMeans.items(context).gap()
  }

  static let priceMember = MetricDefinition.receipts(
    "price.member", .basket, .money, .higher, source: "001", "S_m / I_m"
  ) { context in
    if let absence = context.linesAbsence { return .absent(absence) }
    let means = GroupMeans.prices(context)
    return means.result(means.member)
  }

  static let priceAnonymous = MetricDefinition.receipts(
    "price.anonymous", .basket, .money, .higher, source: "001", "S_a / I_a"
  ) { context in
    if let absence = context.linesAbsence { return .absent(absence) }
    let means = GroupMeans.prices(context)
    return means.result(means.other)
  }

  static let priceGap = MetricDefinition.receipts(
    "price.gap", .basket, .gap, .higher, source: "001", "price.member / price.anonymous - 1", isNaive: true
  ) { context in
    if let absence = context.linesAbsence { return .absent(absence) }
    return GroupMeans.prices(context).gap()
  }

  /// The gap of prices on the shelf: whether members take dearer goods, whatever they paid for them.
  static let priceShelfGap = MetricDefinition.receipts(
    "price.shelf_gap", .basket, .gap, .higher, source: "001",
    "(list money_m / I_m) / (list money_a / I_a) - 1", isNaive: true
  ) { context in
    if let absence = context.linesAbsence ?? context.listPriceAbsence { return .absent(absence) }
    return GroupMeans.shelfPrices(context).gap()
  }
}
