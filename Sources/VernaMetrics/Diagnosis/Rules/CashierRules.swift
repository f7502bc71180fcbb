import VernaCore

/// Stores and cashiers that surely ask for the card less often than the others do.
///
/// A cashier is held against the other cashiers of the same store and, where the whole store is under the chain,
/// against the chain: by interval, so that a few receipts accuse nobody.
enum CashierRules {
  private struct Row {
    var store: String
    var cashier: String
    var receipts: Double
    var withCard: Double
    var share: Double { withCard / receipts }

    /// The upper end of the 95 % interval: the table's own, else Wilson's.
    var upper: Double
  }

  @Sendable static func find(_ facts: DiagnosisFacts) -> [Diagnosis.Weighed] {
    let cashiers = read("scan.by_cashier", facts).filter { !$0.cashier.isEmpty }
    let stores = read("scan.by_store", facts).filter { !$0.store.isEmpty }
    let shortfall = facts.thresholds.cashierShortfall
    var missing = 0.0
    var listed: [(text: Phrase, missing: Double)] = []
    let chain = sum(stores)
    var weakStores: Set<String> = []
    for row in stores {
      let rest = (receipts: chain.receipts - row.receipts, withCard: chain.withCard - row.withCard)
      guard rest.receipts > 0, row.upper < rest.withCard / rest.receipts - shortfall else { continue }
      weakStores.insert(row.store)
      let lacking = (rest.withCard / rest.receipts - row.share) * row.receipts
      missing += lacking
      listed.append((phrase("evidence.store_asks_less", row, others: rest.withCard / rest.receipts), lacking))
    }
    var people = 0
    let byStore = Dictionary(grouping: cashiers, by: \.store)
    for store in byStore.keys.sorted() {
      let rows = byStore[store] ?? []
      let isWeak = weakStores.contains(store)
      let pool = isWeak ? (stores.isEmpty ? cashiers : stores) : rows
      let whole = sum(pool.filter { !isWeak || $0.store != store })
      for row in rows {
        let rest =
          isWeak
          ? whole : (receipts: whole.receipts - row.receipts, withCard: whole.withCard - row.withCard)
        guard rest.receipts > 0, row.upper < rest.withCard / rest.receipts - shortfall else { continue }
        people += 1
        let lacking = (rest.withCard / rest.receipts - row.share) * row.receipts
        // What a weak store lacks is already counted with the store.
        if !isWeak { missing += lacking }
        listed.append((phrase("evidence.cashier_asks_less", row, others: rest.withCard / rest.receipts), lacking))
      }
    }
    guard !listed.isEmpty else { return [] }
    let visible = missing * (facts.number("basket.anonymous") ?? 0)
    let evidence = listed.enumerated().sorted {
      $0.element.missing != $1.element.missing ? $0.element.missing > $1.element.missing : $0.offset < $1.offset
    }.map(\.element.text)
    return [
      facts.finding(
        "cashiers_do_not_ask", .bad, metrics: ["scan.by_cashier", "scan.by_store", "receipts.member_share"],
        title: weakStores.isEmpty ? "cashiers" : people == 0 ? "stores" : "title",
        facts: [
          "cashiers": .count(Int64(people)), "stores": .count(Int64(weakStores.count)),
          "missing": .count(Int64((missing / facts.months).rounded())),
        ], causes: ["cashiers_do_not_ask", "no_script", "no_reward_for_asking"],
        actions: [
          Drafts(facts: facts).cashierScript(),
          Drafts(facts: facts).task(
            "action.train_store", draft: [Phrase("draft.check_after", ["days": .count(14)])],
            moves: "receipts.member_share"),
        ], visible: visible, turnover: visible, evidence: evidence)
    ]
  }

  private static func phrase(_ id: String, _ row: Row, others: Double) -> Phrase {
    Phrase(
      id,
      [
        "store": .store(row.store), "cashier": .text(row.cashier), "share": .share(row.share), "others": .share(others),
        "receipts": .count(Int64(row.receipts)),
      ])
  }

  private static func sum(_ rows: [Row]) -> (receipts: Double, withCard: Double) {
    rows.reduce((0, 0)) { ($0.0 + $1.receipts, $0.1 + $1.withCard) }
  }

  private static func read(_ table: String, _ facts: DiagnosisFacts) -> [Row] {
    facts.rows(table).compactMap { cells in
      guard let receipts = cells["receipts"]?.number, receipts > 0, let withCard = cells["member_receipts"]?.number
      else { return nil }
      let given = (cells["interval_high"] ?? cells["high"])?.number
      return Row(
        store: cells["store"]?.text ?? "", cashier: cells["cashier"]?.text ?? "", receipts: receipts,
        withCard: withCard, upper: given ?? wilsonUpper(withCard, of: receipts))
    }
  }

  private static func wilsonUpper(_ count: Double, of total: Double) -> Double {
    let z = 1.959_963_984_540_054
    let share = count / total
    let centre = share + z * z / (2 * total)
    let half = z * (share * (1 - share) / total + z * z / (4 * total * total)).squareRoot()
    return (centre + half) / (1 + z * z / total)
  }
}
