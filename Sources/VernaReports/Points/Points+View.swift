import VernaLanguage
import VernaMarkup
import VernaViews

extension PointsPage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    context.section(
      model.section,
      [
        context.block(
          context.say("Тратят ли баллы", "Whether points are spent"),
          context.say(
            "Мало списаний — баллы не нужны или о них забыли; много — программа живая, проверьте затраты.",
            "Few redemptions: points are of no use or forgotten; many: the programme is alive, check the cost."),
          [
            context.pairs([
              context.trend("points.redemption_rate", ink: .points), context.trend("points.paid_share", ink: .points),
              context.trend("points.unused_share", ink: .points), context.trend("points.expired_share", ink: .points),
            ])
          ]),
        context.block(
          context.say("Как списывают по месяцам начисления", "How points are redeemed by month of earning"), "",
          [cohorts(model, context)]),
        context.block(
          context.say("Сколько программа должна участникам", "What the programme owes its members"),
          context.say(
            "Лицевая сумма — если завтра придут все. Ожидаемая — с учётом того, что часть баллов сгорит.",
            "Face value is if everyone came tomorrow. Expected takes into account that some points will burn."),
          [liability(model, context)]),
      ])
  }

  private static func cohorts(_ model: Model, _ context: PageContext) -> Node? {
    context.cohortFigure(
      model.section.tables["points.redemption_cohort"], id: "redemption-cohorts", cohort: "cohort",
      size: ("earned", context.say("начислено", "earned")),
      title: context.wording.metricName("points.redemption_cohort"),
      what: context.say(
        "Доля начисленных баллов, списанная к этому возрасту", "Share of points earned redeemed by that age"),
      ink: .points, base: false)
  }

  private static func liability(_ model: Model, _ context: PageContext) -> Node? {
    let ids: [(String, Ink)] = [("points.liability_face", .neutral), ("points.liability_expected", .points)]
    let rows = ids.compactMap { id, ink -> RowChart.Row? in
      guard let metric = context.metric(id), let value = metric.value else { return nil }
      return RowChart.Row(
        name: context.wording.metricName(id), value: value, text: context.plain(metric, length: .short), ink: ink)
    }
    guard rows.count == 2, let expected = context.metric("points.liability_expected") else { return nil }
    let sub = context.say("На конец периода", "At the end of the period") + " · " + context.periodName
    return Figure(
      description: ChartDescription(id: "liability", title: context.headline(expected), text: sub), subtitle: sub,
      chart: RowChart(rows: rows, format: context.format("money")),
      table: context.chartTable(
        context.wording.columnName("metric"), context.wording.columnName("value"),
        ids.compactMap { id, _ in context.metric(id).map { (context.wording.metricName(id), context.plain($0)) } })
    ).node()
  }
}
