import VernaLanguage
import VernaMarkup
import VernaViews

extension ActivityPage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    context.section(
      model.section,
      [
        context.block(
          context.say("Как меняется база", "How the base changes"),
          context.say(
            "Каждый, кто хоть раз покупал как участник, стоит в одной группе.",
            "Everyone who ever bought as a member stands in one group."),
          [structure(model, context)]),
        context.block(
          context.say("Кто активен", "Who is active"), "",
          [
            context.pairs([
              context.trend("members.active_rate"), context.trend("members.repeat_rate"),
              context.trend("members.reactivation_rate"), context.trend("interval.median"),
              context.trend("points.use_share", ink: .points), context.trend("cherry_pickers.share"),
            ])
          ]),
        context.block(
          context.say("Давность и частота", "Recency and frequency"),
          context.say(
            "Справа внизу те, кто покупал часто и замолчал: их возвращают первыми.",
            "Lower right are those who bought often and fell silent: they are won back first."),
          [map(model, context), use(model, context), spread(model, context)]),
        context.block(
          context.say("Личные предложения", "Personal offers"), "",
          [model.section.tables["offers.conversion"].flatMap { $0.absence == nil ? context.node($0, limit: 20) : nil }]),
        context.block(
          context.say("Ценность по ячейкам RFM", "Value by RFM cell"),
          context.say(
            "Первая цифра — давность, вторая — частота, третья — деньги; 5 лучше всего.",
            "The first digit is recency, the second frequency, the third money; 5 is best."),
          [model.section.tables["segments.value"].flatMap { $0.absence == nil ? context.node($0, limit: 25) : nil }]),
        context.block(
          context.say("Участники по одному", "Members one by one"), "",
          [members(model, context)]),
      ])
  }

  /// The members who buy most: without an order fifty of them would be arbitrary.
  private static func members(_ model: Model, _ context: PageContext) -> Node? {
    guard let table = model.section.tables["members.detail"], table.absence == nil else { return nil }
    let reader = TableReader(table)
    let rows = table.rows.enumerated().sorted { left, right in
      let counts = (
        reader?.number(left.element, "receipts") ?? 0, reader?.number(right.element, "receipts") ?? 0
      )
      return counts.0 != counts.1 ? counts.0 > counts.1 : left.offset < right.offset
    }.prefix(50).map(\.element)
    return context.folded(
      table, rows: rows, order: context.say("Сначала те, у кого больше всего чеков.", "Most receipts first."), limit: 50
    )
  }

  private static func structure(_ model: Model, _ context: PageContext) -> Node? {
    guard let last = model.structure.last, model.structure.count > 1 else { return nil }
    let inks: [Ink] = [.returned, .members, .fresh, .quiet, .sleeping, .lost]
    let layers = groups.enumerated().map { index, group in
      StackedAreaChart.Layer(
        name: context.wording.word(group), values: model.structure.map { $0.counts[index] }, ink: inks[index])
    }
    let total = last.counts.reduce(0, +)
    let gone = last.counts[4] + last.counts[5]
    let share = total > 0 ? context.wording.value(gone / total, unit: "share") : context.wording.missing
    let title = context.say(
      "\(share) базы молчит дольше окна активности",
      "\(share) of the base has been silent for longer than the activity window")
    let sub = context.say("Участники по группам, по месяцам", "Members by group, by month") + " · " + context.periodName
    return Figure(
      description: ChartDescription(id: "structure", title: title, text: sub), subtitle: sub,
      chart: StackedAreaChart(
        steps: model.structure.map { context.monthStep($0.month.from) }, layers: layers, format: context.format("count")
      ),
      table: model.section.tables["base.structure"].map { (context.tableName, context.node($0, limit: 60)) }
    ).node()
  }

  private static func map(_ model: Model, _ context: PageContext) -> Node? {
    guard let grid = model.purchases else { return nil }
    // Five receipts and more, silent for over 30 days.
    var silent = 0.0
    for row in 3..<grid.rows.count {
      for column in 4..<grid.columns.count { silent += (grid.values[row][column] ?? 0) }
    }
    let members = Bilingual("участник|участника|участников", "member|members")
    let counted = context.wording.counted(Int64(silent), members)
    let title =
      // In a month nobody can both buy five times and then be silent for one.
      context.periodDays < 62
      ? context.say("Как давно и как часто покупали участники", "How long ago and how often members bought")
      : silent == 0
        ? context.say(
          "Никто из купивших пять раз и чаще не молчит больше месяца",
          "Nobody who bought five times or more has been silent for over a month")
        : context.say(
          "\(counted) с пятью и более чеками за период молчат больше месяца",
          "\(counted) with five or more receipts in the period silent for over a month")
    return context.gridFigure(
      grid, id: "recency-map", title: title, rowTitle: context.say("дней с покупки", "days since purchase"),
      columnTitle: context.say("чеков за период", "receipts in the period"), ink: .members,
      table: model.section.tables["activity.map"])
  }

  /// How members spread over numbers of receipts.
  private static func spread(_ model: Model, _ context: PageContext) -> Node? {
    guard let grid = model.purchases else { return nil }
    let counts = grid.columns.indices.map { column in grid.values.reduce(0) { $0 + ($1[column] ?? 0) } }
    let buyers = counts.dropFirst().reduce(0, +)
    guard buyers > 0 else { return nil }
    let shares = counts.dropFirst().map { $0 / buyers }
    let few = context.wording.value((counts[1] + counts[2]) / buyers, unit: "share")
    let title = context.say(
      "\(few) купивших участников пришли один или два раза", "\(few) of members who bought came once or twice")
    let sub =
      context.say("Доля купивших участников по числу чеков", "Share of members who bought, by receipts") + " · "
      + context.periodName
    return Figure(
      description: ChartDescription(id: "receipts-spread", title: title, text: sub), subtitle: sub,
      chart: Histogram(
        binNames: grid.columns.dropFirst().map { name in String(name.map { $0 == "-" ? "–" : $0 }) },
        groups: [
          Histogram.Group(name: context.say("участники", "members"), values: shares, ink: .members)
        ], format: context.format("share"), plotHeight: 160),
      table: context.chartTable(
        context.say("Чеков за период", "Receipts in the period"), context.say("Участников", "Members"),
        zip(grid.columns, counts).dropFirst().map { ($0, context.wording.value($1, unit: "count")) })
    ).node()
  }

  private static func use(_ model: Model, _ context: PageContext) -> Node? {
    guard let grid = model.points else { return nil }
    return context.gridFigure(
      grid, id: "points-map",
      title: context.say("Когда участники последний раз платили баллами", "When members last paid with points"),
      rowTitle: context.say("дней с оплаты баллами", "days since paying with points"),
      columnTitle: context.say("чеков за период", "receipts in the period"), ink: .points, table: nil)
  }
}
