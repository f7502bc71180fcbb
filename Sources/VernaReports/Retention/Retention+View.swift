import VernaLanguage
import VernaMarkup
import VernaViews

extension RetentionPage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    context.section(
      model.section,
      [
        context.block(
          context.say("Кто остаётся", "Who stays"), "",
          [
            cohorts(model, context),
            context.pairs([context.trend("retention.rate"), context.trend("retention.crr")]),
          ]),
        context.block(
          context.say("Сколько стоит и сколько приносит клиент", "What a customer costs and brings"),
          context.say(
            "Ценность считается тремя способами из разных статей: это разные числа, не складывайте и не подменяйте их.",
            "Value is worked in three ways from different articles: they are different numbers, not to be added or swapped."
          ),
          [value(model, context)]),
      ])
  }

  private static func cohorts(_ model: Model, _ context: PageContext) -> Node? {
    let table = model.section.tables["retention.cohorts"]
    return context.cohortFigure(
      table, id: "cohorts", cohort: "cohort", size: ("members", context.say("пришли", "came")),
      title: title(table, context),
      what: context.say(
        "Доля участников с покупкой в этом месяце, по месяцу первой покупки",
        "Share of members with a sale, by month of first sale"),
      ink: .members, base: true)
  }

  /// What part of a cohort buys in its third month, over the last six cohorts that are old enough.
  private static func title(_ table: TableView?, _ context: PageContext) -> String {
    guard let reader = TableReader(table) else { return context.wording.metricName("retention.cohorts") }
    let all = reader.rows.filter { reader.number($0, "age") == 3 }
    let third = all.suffix(6)
    let active = third.compactMap { reader.number($0, "active") }.reduce(0, +)
    let members = third.compactMap { reader.number($0, "members") }.reduce(0, +)
    guard members > 0 else { return context.wording.metricName("retention.cohorts") }
    let share = context.wording.value(active / members, unit: "share")
    let cohorts = third.count
    let older = all.dropLast(cohorts).compactMap { reader.number($0, "share") }
    let title = context.say(
      "Через три месяца после первой покупки покупают \(share) участников последних когорт (их \(cohorts))",
      "Three months after the first sale \(share) of the last \(cohorts) cohorts' members buy")
    guard let least = older.min(), let most = older.max() else { return title }
    func whole(_ share: Double) -> String { context.wording.numbers.text(share * 100, decimals: 0) }
    let range = whole(least) == whole(most) ? whole(least) : "\(whole(least))–\(whole(most))"
    return title + context.say(", у более ранних — \(range)\u{202F}%", "; of the earlier ones, \(range)\u{202F}%")
  }

  private static func value(_ model: Model, _ context: PageContext) -> Node? {
    let ids = ["clv.simple", "ltv.margin", "ltv.revenue", "cac"]
    let rows = ids.compactMap { id -> RowChart.Row? in
      guard let metric = context.metric(id), let value = metric.value else { return nil }
      return RowChart.Row(
        name: context.wording.metricName(id), value: value, text: context.plain(metric, length: .short),
        ink: id == "cac" ? .points : id == "ltv.revenue" ? .neutral : .members, hover: context.wording.metricMeaning(id)
      )
    }
    guard rows.count > 1 else { return nil }
    let title =
      context.metric("ltv_to_cac").flatMap { $0.value == nil ? nil : context.headline($0) }
      ?? context.say("Сколько приносит один клиент", "What one customer brings")
    let sub = context.say("На одного клиента", "For one customer") + " · " + context.periodName
    return Figure(
      description: ChartDescription(id: "customer-value", title: title, text: sub), subtitle: sub,
      chart: RowChart(rows: rows, format: context.format("money")),
      table: context.chartTable(
        context.wording.columnName("metric"), context.wording.columnName("value"),
        ids.compactMap { id in
          context.metric(id).flatMap { $0.value == nil ? nil : (context.wording.metricName(id), context.plain($0)) }
        })
    ).node()
  }
}
