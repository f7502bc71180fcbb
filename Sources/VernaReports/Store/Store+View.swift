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
    guard let fall = model.fall else { return standing(model, context) }
    let points = context.wording.numbers.text(fall * 100, decimals: 0)
    return standing(model, context)
      + context.say(", и доля упала на \(points) п.п. за год", ", and the share fell by \(points) points in a year")
  }

  private static func standing(_ model: Model, _ context: PageContext) -> String {
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
    let code =
      model.store.name == model.store.id || model.store.id.isEmpty
      ? "" : context.say(" Код магазина: \(model.store.id).", " Store code: \(model.store.id).")
    let place =
      context.say(
        "\(model.place)-е место по доле чеков с картой среди \(model.stores) магазинов.",
        "Place \(model.place) of \(model.stores) stores by share of receipts with a card.") + code
    return ([place] + model.suspects.map { context.ended(context.wording.sentence($0)) } + [who(model, context)])
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func who(_ model: Model, _ context: PageContext) -> String {
    let low = model.low
    if low.isEmpty { return "" }
    let names = low.prefix(3).map(\.name).joined(separator: ", ")
    if model.isBehind {
      return low.count == model.cashiers.count { !$0.id.isEmpty }
        ? context.say("Отстаёт вся смена, а не отдельный кассир.", "The whole shift lags, not one cashier.")
        : context.ended(context.say("Реже, чем по сети, карту спрашивают: ", "Under the chain: ") + names)
    }
    return context.ended(context.say("Заметно реже других карту спрашивают: ", "Clearly under the store: ") + names)
  }

  private static func cashiers(_ model: Model, _ context: PageContext) -> Node {
    let own =
      model.isBehind
      ? context.wholeShare
      : model.store.share.map { ($0, context.say("магазин ", "store ") + share(model.store, context)) }
    let title =
      switch model.standing {
      case .behind: context.say("Оранжевые ниже сети", "The orange ones are under the chain")
      case _ where !model.low.isEmpty:
        context.say("Кассиры отличаются: оранжевых научите первыми", "Cashiers differ: teach the orange ones first")
      default: context.say("Кассиры спрашивают карту одинаково", "Cashiers ask for the card alike")
      }
    let figure = context.scanFigure(
      model.cashiers.filter { !$0.id.isEmpty }, id: "cashiers-\(context.anchor(model.store.name))",
      title: title,
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
        ], norm: context.band(model.chain), marks: [], format: context.format("share"), plotHeight: 180),
      table: context.chartTable(
        context.say("Месяц", "Month"), context.say("Доля чеков с картой", "Share of receipts with a card"),
        known.map { (context.wording.dates.month($0.period.from), context.wording.value($0.share, unit: "share")) })
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
    let names = model.low.prefix(3).map(\.name).joined(separator: ", ")
    let beside = context.say("Постойте час рядом, на кассе: ", "Stand an hour at the till with: ") + names
    let first: String
    var isUneven = false
    switch model.standing {
    case .behind:
      first = context.say(
        "Соберите смену: карту не спрашивает весь магазин. Выясните, знают ли люди про баллы и видна ли подсказка на кассе",
        "Gather the shift: the whole store does not ask. Find out whether people know of the points and see the prompt")
    case .falling:
      isUneven = !names.isEmpty
      first = context.say(
        "Найдите, с какого месяца доля пошла вниз и что тогда сменилось: смена, кассы, подсказка на экране",
        "Find the month in which the share began to fall and what changed then: the shift, the tills, the prompt on the screen"
      )
    case .uneven: first = beside
    case .even:
      first = context.say("Похвалите смену: разброса между кассирами нет", "Praise the shift: cashiers do not differ")
    }
    let cards = context.say(
      "Проверьте, чьи это карты: так выглядит карта кассира, которую прикладывают к чужим чекам",
      "See whose cards these are: this is what a cashier's card on other people's receipts looks like")
    return tag("ul", .class("steps")) {
      tag("li") { context.ended(first) }
      if isUneven { tag("li") { context.ended(beside) } }
      if !model.suspects.isEmpty { tag("li") { context.ended(cards) } }
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
