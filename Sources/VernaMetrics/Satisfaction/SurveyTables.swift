import VernaColumns
import VernaCore
import VernaStatistics

extension SurveyKernel {
  private typealias Row = (dimension: String, group: String, sums: SurveyAggregates)

  /// Each group of a period: the whole, tiers, stores.
  private func rows(of period: Period, kind: SurveyRow.Kind) -> [Row] {
    let groups = groups(of: period, kind: kind)
    var rows: [Row] = [("all", "", aggregates(of: period))]
    for tier in groups.tiers {
      rows.append(("tier", tier, aggregates(of: period) { $0.tier.utf8.elementsEqual(tier.utf8) }))
    }
    for store in groups.stores {
      rows.append(("store", store, aggregates(of: period) { $0.row.store.utf8.elementsEqual(store.utf8) }))
    }
    return rows
  }

  private func head(_ row: Row) -> [MetricTable.Cell] {
    [.word(row.dimension), row.group.isEmpty ? .word(row.dimension == "all" ? "all" : "not_given") : .text(row.group)]
  }

  private func bounds(_ interval: ConfidenceInterval?) -> [MetricTable.Cell] {
    guard let interval else { return [.missing("one_shopper"), .missing("one_shopper")] }
    return [.share(interval.low), .share(interval.high)]
  }

  /// nps by tier and store.
  func scoreTable(of period: Period) -> MetricTable {
    var table = MetricTable(
      id: "nps", section: .satisfaction,
      columns: [
        .init("dimension"), .init("group"), .init("respondents", .count), .init("promoters", .count),
        .init("detractors", .count), .init("nps", .score), .init("interval_low", .score),
        .init("interval_high", .score),
      ])
    for row in rows(of: period, kind: .nps) where row.sums.respondents > 0 {
      let sums = row.sums
      let score = Double(sums.promoters - sums.detractors) / Double(sums.respondents)
      table.rows.append(
        head(row) + [.count(sums.respondents), .count(sums.promoters), .count(sums.detractors), .share(score)]
          + bounds(sums.scores.meanInterval()))
    }
    return table
  }

  /// csi.mean and csi.top2 by tier and store, with the sums that they are quotients of.
  func satisfactionTable(of period: Period) -> MetricTable {
    var table = MetricTable(
      id: "csi.mean", section: .satisfaction,
      columns: [
        .init("dimension"), .init("group"), .init("answers", .count), .init("mean", .share),
        .init("interval_low", .share), .init("interval_high", .share), .init("top2", .share), .init("levels"),
        .init("top2_answers", .count),
      ])
    for row in rows(of: period, kind: .csi) where row.sums.satisfactionAnswers > 0 {
      let sums = row.sums
      let count = Double(sums.satisfactionAnswers)
      let mean = sums.satisfactionSum / count
      table.rows.append(
        head(row) + [.count(sums.satisfactionAnswers), .share(mean)]
          + bounds(sums.satisfactionMoves.interval(around: mean)) + [
            .share(Double(sums.satisfactionTopTwo) / count), .number(sums.satisfactionSum),
            .count(sums.satisfactionTopTwo),
          ])
    }
    return table
  }
}
