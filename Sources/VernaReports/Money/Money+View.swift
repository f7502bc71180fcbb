import VernaLanguage
import VernaMarkup
import VernaViews

extension MoneyPage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    context.section(
      model.section,
      [
        context.block(
          context.say("Что программа стоит и что должна принести", "What the programme costs and must bring"),
          context.say(
            "Сколько маржи участников принесла сама программа, скажет только контрольная группа. Здесь — порог, который она должна перейти.",
            "How much of members' margin is the programme's own doing only a control group can say. Here is the share it must reach."
          ),
          [waterfall(model, context)]),
        context.block(
          context.say("Не съедает ли программа маржу", "Whether the programme eats the margin"), "",
          [
            context.pairs([
              margins(context), context.trend("discount.depth", ink: .points),
              context.trend("programme.cost_share", ink: .points), context.trend("promo.dependence"),
            ])
          ]),
        context.block(
          context.say("Наивная отдача", "Naive return"),
          context.say(
            "Вся маржа участников приписана программе. Это верхняя граница, а не результат: карту показывают те, кто и так лоялен.",
            "All of members' margin is put down to the programme. It is an upper bound, not a result: cards are shown by the loyal."
          ),
          [naive(model, context), campaigns(model, context)]),
        context.block(
          context.say("Когда окупилось", "When it paid back"), "",
          model.section.tables.values.filter { $0.id.hasPrefix("payback") && $0.absence == nil }
            .map { context.node($0, limit: 20) }),
      ])
  }

  private static func waterfall(_ model: Model, _ context: PageContext) -> Node? {
    guard let metric = model.breakEven, let share = metric.value, let cost = metric.numerator,
      let margin = metric.denominator
    else { return nil }
    let wording = context.wording
    let left = margin - cost
    let parts = [
      WaterfallChart.Part(
        name: context.say("Маржа до наград", "Margin before rewards"), amount: margin,
        kind: .total,
        text: wording.money.short(margin), ink: .members),
      WaterfallChart.Part(
        name: context.say("Затраты программы", "Programme cost"), amount: -cost, kind: .change,
        text: wording.money.short(-cost), ink: .points),
      WaterfallChart.Part(
        name: context.say("Остаётся", "What is left"), amount: left, kind: .total, text: wording.money.short(left),
        ink: left >= 0 ? .members : .bad),
    ]
    let chart = WaterfallChart(parts: parts, format: context.format("money"), fromZero: true)
    let percent = wording.value(share, unit: "share")
    let title = context.say(
      "Программа окупается, если она сама принесла не меньше \(percent) маржи участников",
      "The programme pays if it brought at least \(percent) of members' margin itself")
    let sub = context.say("Без НДС", "Without VAT") + " · " + context.periodName
    return Figure(
      description: ChartDescription(id: "income-cost", title: title, text: sub), subtitle: sub, chart: chart,
      table: context.chartTable(
        context.say("Что", "What"), context.say("Сумма", "Amount"),
        parts.map { ($0.name, wording.money.exact($0.amount)) })
    ).node()
  }

  private static func margins(_ context: PageContext) -> Node? {
    guard let metric = context.metric("margin.member") else { return nil }
    return context.trend(
      [
        TrendLine(id: "margin.anonymous", name: context.say("остальные", "others"), ink: .anonymous),
        TrendLine(id: "margin.member", name: context.say("участники", "members"), ink: .members),
      ], title: context.courseHeadline(metric), what: context.wording.metricMeaning("margin.member"))
  }

  private static func naive(_ model: Model, _ context: PageContext) -> Node? {
    let metrics = model.section.metrics.filter { $0.isNaive && $0.value != nil }
    return metrics.isEmpty ? nil : tag("div", .class("naive-panel")) { context.metricTable(metrics) }
  }

  private static func campaigns(_ model: Model, _ context: PageContext) -> Node? {
    guard let table = model.section.tables["romi.naive"], table.absence == nil, !table.rows.isEmpty else { return nil }
    return tag("div", .class("block")) {
      tag("h3") {
        context.wording.metricName(table.id) + " "
        context.naiveTag
      }
      tag("p", .class("small quiet")) { context.wording.metricMeaning(table.id) }
      tag("div", .class("naive-panel")) { context.node(table, limit: 20) }
    }
  }
}
