extension MetricWords {
  /// The base figures of section A.
  static let base: [MetricWords] = [
    MetricWords(
      "base.sales", "Продажи", "Деньги по чекам продажи: после скидок и без части, оплаченной баллами.",
      "Sales", "Money paid on sale receipts, after discounts and without the part paid with points."),
    MetricWords(
      "base.returns", "Возвраты", "Деньги, возвращённые покупателям за период.",
      "Returns", "Money given back to shoppers in the period."),
    MetricWords(
      "base.receipts", "Чеки", "Сколько чеков продажи пробито.",
      "Receipts", "How many sale receipts were made."),
    MetricWords(
      "base.members_buying", "Покупавшие участники", "Сколько участников купили хотя бы раз за период.",
      "Members who bought", "How many members bought at least once in the period."),
    MetricWords(
      "base.members_enrolled", "Участники программы", "Сколько человек состоят в программе на конец периода.",
      "Members enrolled", "How many people are in the programme at the end of the period."),
    MetricWords(
      "base.members_new", "Новые участники", "Сколько участников сделали первую покупку по карте в этом периоде.",
      "New members", "How many members made their first purchase with a card in the period."),
    MetricWords(
      "base.members_reactivated", "Вернувшиеся участники",
      "Сколько участников молчали дольше окна активности и снова купили.",
      "Members returned", "How many members had been silent longer than the activity window and bought again."),
    MetricWords(
      "revenue.member_share", "Доля выручки участников",
      "Какую часть оборота, за вычетом возвратов, приносят участники программы.",
      "Members' share of revenue", "What part of turnover, less returns, comes from members."),
    MetricWords(
      "revenue.member_share_literal", "Доля выручки участников, по формуле статьи",
      "То же, но все возвраты вычтены и из числителя, и из знаменателя: занижает долю, если возвращают не только участники.",
      "Members' share of revenue, as the article words it",
      "The same with all returns taken from both parts: too low when others return goods as well."),
    MetricWords(
      "receipts.member_share", "Доля чеков участников",
      "На скольких чеках показали карту: и о пользе программы, и о дисциплине кассиров.",
      "Members' share of receipts",
      "How many receipts carry a card: what the programme is worth, and whether cashiers ask."
    ),
  ]
}
