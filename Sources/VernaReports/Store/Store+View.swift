import VernaLanguage
import VernaMarkup
import VernaViews

extension StorePage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    [
      context.head(
        context.say("Магазину: ", "For the store: ") + model.store.name, title(model, context), lead(model, context)),
      cashiers(model, context),
      context.block("", "", [course(model, context)]),
      context.block(
        context.say("Что сказать на кассе", "What to say at the till"),
        context.say(
          "Одна фраза, каждому покупателю, до оплаты.", "One sentence, to every shopper, before payment."),
        [script(context)]),
      context.block(
        context.say("На этой неделе", "This week"), "", [steps(model, context)]),
    ]
  }

  private static func share(_ row: ScanRow, _ context: PageContext) -> String {
    context.wording.value(row.share, unit: "share", interval: row.interval)
  }

  private static func title(_ model: Model, _ context: PageContext) -> String {
    let own = share(model.store, context)
    guard let chain = model.chain?.value, let value = model.store.share else {
      return context.say("Карту показывают в \(own) чеков", "A card is shown on \(own) of receipts")
    }
    let gap = context.wording.numbers.text(abs(value - chain) * 100, decimals: 1)
    if abs(value - chain) < 0.005 {
      return context.say(
        "Карту показывают в \(own) чеков, как по сети", "A card is shown on \(own) of receipts, as in the chain")
    }
    return value < chain
      ? context.say(
        "Карту показывают в \(own) чеков, на \(gap) п.п. реже, чем по сети",
        "A card is shown on \(own) of receipts, \(gap) points under the chain")
      : context.say(
        "Карту показывают в \(own) чеков, на \(gap) п.п. чаще, чем по сети",
        "A card is shown on \(own) of receipts, \(gap) points over the chain")
  }

  private static func lead(_ model: Model, _ context: PageContext) -> String {
    let low = model.cashiers.filter { !$0.id.isEmpty && isLow($0, model) }
    let code =
      model.store.name == model.store.id || model.store.id.isEmpty
      ? "" : context.say(" Код магазина: \(model.store.id).", " Store code: \(model.store.id).")
    let place =
      context.say(
        "\(model.place)-е место по доле чеков с картой среди \(model.stores) магазинов.",
        "Place \(model.place) of \(model.stores) stores by share of receipts with a card.") + code
    guard !low.isEmpty else { return place }
    let names = low.prefix(3).map(\.name).joined(separator: ", ")
    return place
      + context.ended(
        context.say(" Заметно реже других карту спрашивают: ", " Clearly under the store: ") + names)
  }

  /// Whether a cashier's whole interval lies under the store's share.
  private static func isLow(_ row: ScanRow, _ model: Model) -> Bool {
    guard let share = row.share, let store = model.store.share else { return false }
    return (row.interval?.upperBound ?? share) < store && store - share > 0.05
  }

  private static func cashiers(_ model: Model, _ context: PageContext) -> Node {
    let own = model.store.share.map { ($0, context.say("магазин ", "store ") + share(model.store, context)) }
    let figure = context.scanFigure(
      model.cashiers.filter { !$0.id.isEmpty }, id: "cashiers-\(context.anchor(model.store.name))",
      title: model.cashiers.contains { isLow($0, model) }
        ? context.say("Кассиры отличаются: оранжевых научите первыми", "Cashiers differ: teach the orange ones first")
        : context.say("Кассиры спрашивают карту одинаково", "Cashiers ask for the card alike"),
      what: context.say(
        "Доля чеков с картой по кассирам, интервал 95 %", "Share of receipts with a card by cashier, 95 % interval"),
      reference: own, limit: 30, size: .full, table: nil)
    return figure
      ?? context.emptyState(
        "cashiers",
        context.say(
          "В чеках нет кассиров или он один. Выгрузите столбец cashier.",
          "Receipts name no cashier, or only one. Export the column cashier."))
  }

  /// The store's share month by month.
  private static func course(_ model: Model, _ context: PageContext) -> Node? {
    let known = model.months.filter { $0.share != nil }
    guard known.count > 2, let first = known.first?.share, let last = known.last?.share else { return nil }
    let change = context.wording.change(from: first, to: last, unit: "share")
    let sub = context.say(
      "Доля чеков с картой в магазине, по месяцам", "The store's share of receipts with a card, by month")
    return Figure(
      description: ChartDescription(
        id: "course-\(model.place)",
        title: context.say("С первого месяца по последний: \(change)", "From the first month to the last: \(change)"),
        text: sub),
      subtitle: sub,
      chart: LineChart(
        steps: model.months.map { context.monthStep($0.period.from) },
        series: [
          LineChart.Series(name: context.say("магазин", "store"), values: model.months.map(\.share), ink: .members)
        ], norm: context.band(model.chain), marks: [], format: context.format("share"), plotHeight: 180)
    ).node()
  }

  private static func script(_ context: PageContext) -> Node {
    tag("div", .class("grid3")) {
      phrase(
        "Каждому", "To everyone", "«Карта есть? Покажите, баллы начислю».",
        "“Do you have a card? Show it and I add the points.”", context)
      phrase(
        "У кого нет", "To those without", "«Заведём за полминуты по номеру телефона: за этот чек уже будут баллы».",
        "“It takes half a minute with your phone number, and this receipt already earns points.”", context)
      phrase(
        "У кого баллы сгорают", "Whose points expire", "«У вас сгорают баллы, списать сейчас?»",
        "“Some of your points are about to expire. Shall I use them now?”", context)
    }
  }

  private static func phrase(
    _ russianTitle: String, _ englishTitle: String, _ russian: String, _ english: String, _ context: PageContext
  ) -> Node {
    tag("div", .class("decision")) {
      tag("h4") { context.say(russianTitle, englishTitle) }
      tag("p", .class("lead")) { context.say(russian, english) }
    }
  }

  private static func steps(_ model: Model, _ context: PageContext) -> Node {
    let low = model.cashiers.filter { isLow($0, model) }
    let first =
      low.isEmpty
      ? context.say("Похвалите смену: разброса между кассирами нет.", "Praise the shift: cashiers do not differ.")
      : context.say("Постойте час рядом, на кассе: ", "Stand an hour at the till with: ")
        + low.prefix(3).map(\.name).joined(separator: ", ")
    return tag("ul", .class("steps")) {
      tag("li") { context.ended(first) }
      tag("li") {
        context.say(
          "Проверьте, что подсказка про карту видна на экране кассы до оплаты.",
          "See that the prompt for the card is on the till's screen before payment.")
      }
      tag("li") {
        context.say(
          "Через неделю посмотрите на эту же страницу: разница больше интервала — это результат.",
          "Look at this page again in a week: a difference larger than the interval is a result.")
      }
    }
  }
}
