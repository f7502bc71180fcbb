import VernaLanguage
import VernaMarkup
import VernaViews

extension ReconciliationPage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    let kicker = context.say(
      "Магазин по дням: чеки, продажи, возвраты, баллы", "Store by day: receipts, sales, returns, points")
    guard let table = model.table, !model.rows.isEmpty else {
      let why = model.table?.absence.map(context.wording.sentence)
      return [
        context.head(kicker, context.say("Сверка с кассами", "Reconciliation")),
        context.emptyState(
          "reconciliation",
          why
            ?? context.say(
              "В отчёте нет таблицы «магазин × день». Для неё нужны чеки с магазином.",
              "The report holds no table of stores and days. It needs receipts with a store.")),
      ]
    }
    return [
      context.head(kicker, title(model, context), lead(model, context), hint: hint(context)),
      tag("div", .class("no-print")) { context.node(table, rows: model.rows, limit: limit) },
      tag("div", .class("print-only")) {
        model.stores.map { context.node($0, limit: limit) }
        model.differing.isEmpty
          ? .nothing
          : context.block(
            context.say("Дни с расхождением", "Days that differ"), "",
            [context.node(table, rows: model.differing, limit: 100)])
      },
    ]
  }

  private static func title(_ model: Model, _ context: PageContext) -> String {
    guard let differences = model.differences else {
      return context.say("Сверьте эти дни с кассами", "Check these days against the tills")
    }
    if differences == 0 { return context.say("Все дни сходятся с кассами", "Every day agrees with the tills") }
    let forms = Bilingual(
      "день магазина не сходится|дня магазинов не сходятся|дней магазинов не сходятся",
      "store-day differs|store-days differ")
    return context.wording.counted(Int64(differences), forms) + context.say(" с кассами", " from the tills")
  }

  private static func lead(_ model: Model, _ context: PageContext) -> String {
    guard model.differences == nil else { return "" }
    return context.say(
      "Итоги касс не даны, поэтому расхождений не видно: продажи здесь — то, что пришло в файлах.",
      "Till totals were not given, so differences cannot be seen: sales here are what the files held.")
  }

  private static func hint(_ context: PageContext) -> String {
    context.say(
      "Показан последний месяц и все дни с расхождением; остальные дни — в CSV и XLSX.",
      "The last month and every day with a difference are shown; the rest is in the CSV and the XLSX.")
  }
}
