extension MetricWords {
  /// Tables that stand behind a metric.
  static let further: [MetricWords] = [
    MetricWords(
      "scan.without_suspects", "Главные показатели без подозрительных карт",
      "Что остаётся, если подозрительные карты и их чеки убрать.",
      "Headline figures without suspect cards", "What remains when suspect cards and their receipts are left out."),
    MetricWords(
      "scan.by_store_month", "Карта на кассе: магазины по месяцам",
      "Как доля чеков с картой менялась в каждом магазине.",
      "Cards by store and month", "How the share of receipts with a card moved in each store."),
    MetricWords(
      "reconciliation", "Сверка по магазинам и дням",
      "Чеки, продажи, возвраты и баллы за каждый день: для сверки с кассой.",
      "Reconciliation by store and day", "Receipts, sales, returns and points of each day, to compare with the tills."),
  ]
}
