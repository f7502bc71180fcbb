import VernaLanguage
import VernaMarkup
import VernaViews

extension BridgePage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    let kicker = context.say("Выручка участников против прошлого года", "Members' revenue against last year")
    guard !model.factors.isEmpty else {
      let why = model.table.absence.map(context.wording.sentence) ?? ""
      return [
        context.head(kicker, context.say("Сравнить пока не с чем", "Nothing to compare with yet")),
        context.emptyState("bridge", why),
      ]
    }
    return [
      context.head(kicker, title(model, context), lead(model, context)), figure(model, context),
      context.block(
        context.say("Как читать", "How to read it"), "",
        [
          context.note(
            context.say(
              "Изменение выручки разложено без остатка: сколько участников покупало, как часто, сколько товаров в чеке, по какой полочной цене, и сколько съели скидки. Только магазины, которые работали в обоих периодах.",
              "The change is split without a remainder: how many members bought, how often, how many items a basket, at what shelf price, and what discounts took. Only stores that traded in both periods."
            ))
        ]),
    ]
  }

  private static func title(_ model: Model, _ context: PageContext) -> String {
    let change = model.factors.reduce(0) { $0 + $1.money }
    let money = context.wording.money.short(abs(change))
    let strongest = model.factors.max { abs($0.money) < abs($1.money) }
    let cause = strongest.map { context.wording.word($0.id) } ?? ""
    if !launchWarning(context).isEmpty {
      return change >= 0
        ? context.say(
          "Сравнивать рано: прошлый год захватил время до запуска; выручка участников больше на \(money)",
          "Too early to compare: last year holds time before the launch; members' revenue is up by \(money)")
        : context.say(
          "Выручка участников упала на \(money), хотя год назад программа только начиналась",
          "Members' revenue fell by \(money) although the programme was just beginning a year ago")
    }
    return change >= 0
      ? context.say(
        "Выручка участников выросла на \(money); сильнее всего повлияло: \(cause)",
        "Members' revenue rose by \(money); the strongest cause: \(cause)")
      : context.say(
        "Выручка участников упала на \(money); сильнее всего повлияло: \(cause)",
        "Members' revenue fell by \(money); the strongest cause: \(cause)")
  }

  /// The two ends of the bridge: the page's title says the change and its cause already.
  private static func chartTitle(_ model: Model, _ context: PageContext) -> String {
    guard let before = model.before, let after = model.after else { return title(model, context) }
    let money = context.wording.money
    return context.say(
      "Год назад \(money.short(before)), сейчас \(money.short(after)): что прибавило и что убавило",
      "\(money.short(before)) a year ago, \(money.short(after)) now: what added and what took away")
  }

  private static func lead(_ model: Model, _ context: PageContext) -> String {
    let warning = launchWarning(context)
    let falling = model.factors.filter { $0.money < 0 }.sorted { $0.money < $1.money }.prefix(2)
    guard !falling.isEmpty else { return warning }
    let causes = falling.map { "\(context.wording.word($0.id)) (\(context.wording.money.short($0.money)))" }
    return context.say("Тянут вниз: ", "Pulling down: ") + causes.joined(separator: ", ") + "."
      + (warning.isEmpty ? "" : " " + warning)
  }

  /// Members grow from nothing where last year lies before the launch.
  private static func launchWarning(_ context: PageContext) -> String {
    guard let launch = context.report.program.launch, context.report.yearAgoPeriod.from < launch else { return "" }
    let day = context.wording.dates.day(launch)
    return context.say(
      "Прошлогодний период начался до запуска (\(day)): часть роста — это просто появление программы.",
      "Last year's period began before the launch (\(day)): part of the growth is the programme's mere arrival.")
  }

  private static func figure(_ model: Model, _ context: PageContext) -> Node {
    let wording = context.wording
    var parts: [WaterfallChart.Part] = []
    if let before = model.before {
      parts.append(
        WaterfallChart.Part(
          name: context.say("Год назад", "A year ago"), amount: before, kind: .total, text: wording.money.short(before),
          ink: .anonymous))
    }
    for factor in model.factors {
      let sign = factor.money > 0 ? "+" : ""
      parts.append(
        WaterfallChart.Part(
          name: OpeningPage.capitalised(wording.word(factor.id)), amount: factor.money, kind: .change,
          text: sign + wording.money.short(factor.money), ink: factor.money >= 0 ? .good : .bad))
    }
    if let after = model.after {
      parts.append(
        WaterfallChart.Part(
          name: context.say("Этот период", "This period"), amount: after, kind: .total,
          text: wording.money.short(after),
          ink: .members))
    }
    let sub =
      context.say("Вклад каждой причины в изменение выручки", "What each cause added or took") + " · "
      + context.periodName
    return Figure(
      description: ChartDescription(id: "bridge-chart", title: chartTitle(model, context), text: sub), subtitle: sub,
      chart: WaterfallChart(parts: parts, format: context.format("money")),
      table: (context.tableName, context.node(model.table))
    ).node()
  }
}
