import VernaLanguage
import VernaMarkup
import VernaViews

extension PenetrationPage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    context.section(
      model.section,
      [
        context.block(
          context.say("Какую часть оборота программа видит", "How much of the turnover the programme sees"), "",
          [context.pairs([context.trend("receipts.member_share"), context.trend("revenue.member_share")])]),
        context.block(
          context.say("Кто спрашивает карту", "Who asks for the card"),
          context.say(
            "Оранжевым и знаком отмечены те, у кого весь интервал ниже сети и доля ниже хотя бы на 5 п.п.: это не случайность и не мелочь.",
            "Orange with a sign marks those whose whole interval lies below the chain and whose share is at least 5 points under it: neither chance nor a trifle."
          ),
          [context.pairs(scans(model, context))]),
        context.block(
          context.say("Корзина участника и остальных", "The member's basket and the others'"),
          context.say(
            "Разница не заслуга программы: карту чаще показывают те, кто и так покупает больше. Смотрите, как растёт чек самих участников.",
            "The difference is not the programme's doing: cards are shown by those who buy more anyway. Look at how the members' own basket grows."
          ),
          [context.pairs(baskets(model, context))]),
        context.block(
          context.say("Карты, похожие на карту кассира", "Cards that look like a cashier's own"), "",
          suspects(model, context)),
        context.block(
          context.say("До и после запуска", "Before and after the launch"),
          context.say(
            "Равные отрезки; сезон и рост сети отсюда не вычтены.",
            "Equal stretches; season and the chain's growth are not taken out."),
          [model.section.tables["launch.before_after"].flatMap { $0.absence == nil ? context.node($0) : nil }]),
      ])
  }

  private static func scans(_ model: Model, _ context: PageContext) -> [Node?] {
    let what = context.say("Доля чеков с картой, интервал 95 %", "Share of receipts with a card, 95 % interval")
    let whole = context.wholeShare
    return [
      context.scanFigure(
        model.stores, id: "scan-stores", title: rangeTitle(model.stores, context), what: what, reference: whole,
        table: model.section.tables["scan.by_store"]),
      context.scanFigure(
        model.cashiers.map { row in
          var named = row
          if !row.store.isEmpty { named.name = "\(row.name), \(context.wording.store(row.store))" }
          return named
        }, id: "scan-cashiers",
        title: context.say(
          "Кассиры, у которых карту показывают реже всего", "The cashiers where cards are shown least"),
        what: what, reference: whole, table: model.section.tables["scan.by_cashier"]),
      context.scanFigure(
        model.channels, id: "scan-channels", title: rangeTitle(model.channels.sorted(by: ScanRow.lowerFirst), context),
        what: what, reference: whole,
        table: model.section.tables["scan.by_channel"]),
    ]
  }

  /// Cards that look like a cashier's own, and the headline figures without them; nothing where there are none.
  private static func suspects(_ model: Model, _ context: PageContext) -> [Node?] {
    guard let cards = model.suspects else { return [] }
    return [
      context.node(cards, limit: 20), suspectNote(cards.rows.count - model.suspectsNamed, context),
      context.shown(model.section.tables["scan.without_suspects"]),
    ]
  }

  /// Why the diagnosis names fewer cards than the table.
  private static func suspectNote(_ others: Int, _ context: PageContext) -> Node? {
    guard others > 0 else { return nil }
    let count = context.wording.counted(Int64(others), Bilingual("карта|карты|карт", "card|cards"))
    return context.note(
      context.say(
        "Ещё \(count) с немногими чеками: на них один кассир мог прийтись случайно, поэтому в выводах их нет.",
        "\(count) more have few receipts: chance may have brought one cashier to them, so no finding speaks of them."))
  }

  private static func rangeTitle(_ rows: [ScanRow], _ context: PageContext) -> String {
    // A group without a name is not the best or the worst of anything.
    let known = rows.filter { $0.share != nil && !$0.id.isEmpty }
    guard let low = known.first, let high = known.last, let lowest = low.share, let highest = high.share else {
      return context.wording.metricName("receipts.member_share")
    }
    let from = context.wording.value(lowest, unit: "share", interval: low.interval)
    let to = context.wording.value(highest, unit: "share", interval: high.interval)
    return context.say(
      "Карту показывают: от \(from) чеков (\(low.name)) до \(to) (\(high.name))",
      "Cards are shown on \(from) of receipts (\(low.name)) to \(to) (\(high.name))")
  }

  private static func baskets(_ model: Model, _ context: PageContext) -> [Node?] {
    let members = context.say("участники", "members")
    let others = context.say("остальные", "others")
    func pair(_ member: String, _ anonymous: String, _ gap: String) -> Node? {
      guard let metric = context.metric(gap) else { return nil }
      return context.trend(
        [TrendLine(id: anonymous, name: others, ink: .anonymous), TrendLine(id: member, name: members, ink: .members)],
        title: context.courseHeadline(metric), what: context.wording.metricName(member))
    }
    return [
      pair("basket.member", "basket.anonymous", "basket.gap"), pair("items.member", "items.anonymous", "items.gap"),
      pair("price.member", "price.anonymous", "price.gap"), context.trend("frequency.judged"),
    ]
  }
}
