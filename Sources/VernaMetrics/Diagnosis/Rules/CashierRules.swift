import VernaCore
import VernaStatistics

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

    /// The upper end of the table's own 95 % interval, nil where it has none.
    var tableUpper: Double?

    /// The upper end of the share's interval, made wider for many comparisons.
    ///
    /// The table's interval is clustered by shopper, so its width is kept and stretched; Wilson's holds where the table
    /// has none or a few receipts make it too narrow.
    func upper(_ certainty: Double) -> Double {
      let wilson = CashierRules.wilsonUpper(withCard, of: receipts, certainty)
      guard let tableUpper else { return wilson }
      return max(wilson, share + (tableUpper - share) * certainty / CashierRules.usualCertainty)
    }
  }

  @Sendable static func find(_ facts: DiagnosisFacts) -> [Diagnosis.Weighed] {
    let cashiers = read("scan.by_cashier", facts).filter { !$0.cashier.isEmpty }
    let stores = read("scan.by_store", facts).filter { !$0.store.isEmpty }
    let shortfall = facts.thresholds.cashierShortfall
    let certainty = certainty(of: cashiers.count + stores.count)
    var missing = 0.0
    var listed: [(text: Phrase, missing: Double)] = []
    let chain = sum(stores)
    var weakStores: Set<String> = []
    for row in stores {
      let rest = (receipts: chain.receipts - row.receipts, withCard: chain.withCard - row.withCard)
      let upper = max(row.upper(certainty), upperOfRegulars(row, certainty, facts))
      guard rest.receipts > 0, surelyLacks(row, upper: upper, rest, certainty) > shortfall else { continue }
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
        guard rest.receipts > 0, surelyLacks(row, upper: row.upper(certainty), rest, certainty) > shortfall
        else { continue }
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
        withCard: withCard, tableUpper: given)
    }
  }

  private static let usualCertainty = 1.959_963_984_540_054

  /// Standard errors within which a share is told from the others': with many cashiers one of them is always far below
  /// by chance, so the chance of a false word is split over all that are compared (Bonferroni).
  private static func certainty(of comparisons: Int) -> Double {
    max(usualCertainty, NormalDistribution.quantile(1 - 0.025 / Double(max(1, comparisons))))
  }

  /// The upper end of a store's share where its receipts with a card are those of a few regulars.
  ///
  /// Members live near one store: whether forty or fifty of them do is chance, and moves the share of a small store by
  /// more than their receipts show. A sum of `k` regulars with `m` receipts each varies by `m √k`, that is √(x m).
  private static func upperOfRegulars(_ row: Row, _ certainty: Double, _ facts: DiagnosisFacts) -> Double {
    guard facts.membersBuying > 0 else { return row.share }
    let each = facts.memberReceipts / facts.membersBuying
    return row.share + certainty * (row.withCard * each).squareRoot() / row.receipts
  }

  /// By how much a share is surely under the others': the lower end of the difference's interval, which holds the chance
  /// in the others' share too (Newcombe 1998, method 10).
  private static func surelyLacks(
    _ row: Row, upper: Double, _ rest: (receipts: Double, withCard: Double), _ certainty: Double
  ) -> Double {
    let others = rest.withCard / rest.receipts
    let lower = 1 - wilsonUpper(rest.receipts - rest.withCard, of: rest.receipts, certainty)
    let (below, above) = (others - lower, upper - row.share)
    return others - row.share - (below * below + above * above).squareRoot()
  }

  private static func wilsonUpper(_ count: Double, of total: Double, _ z: Double) -> Double {
    let share = count / total
    let centre = share + z * z / (2 * total)
    let half = z * (share * (1 - share) / total + z * z / (4 * total * total)).squareRoot()
    return (centre + half) / (1 + z * z / total)
  }
}
