extension MetricWords {
  /// Section D: retention and value.
  static let retention: [MetricWords] = [
    MetricWords(
      "retention.crr", "Удержание (CRR)",
      "Активные на конец без новых к активным на начало. Бывает больше 100 %: сюда входят и вернувшиеся.",
      "Retention (CRR)",
      "Active at the end less the new, against active at the start. May pass 100 %: it holds those back."
    ),
    MetricWords(
      "retention.crr_net", "Удержание без вернувшихся", "То же, но без тех, кто спал на начало периода.",
      "Retention without those back", "The same without members who were asleep at the start."),
    MetricWords(
      "retention.rate", "Доля удержанных", "Какая часть активных на начало купила за период.",
      "Retention rate", "What part of those active at the start bought in the period."),
    MetricWords(
      "churn.rate", "Отток", "Какая часть активных на начало за период не купила.",
      "Churn", "What part of those active at the start did not buy in the period."),
    MetricWords(
      "churn.annual", "Отток за год", "Какая часть активных год назад сейчас не активна.",
      "Annual churn", "What part of those active a year ago is not active now."),
    MetricWords(
      "retention.cohorts", "Удержание по когортам",
      "Какая часть пришедших в каждом месяце покупает через месяц, два, три… Только продажи.",
      "Retention by cohort", "What part of those who came in each month buys one, two, three months later. Sales only."),
    MetricWords(
      "ltv.revenue", "LTV по выручке", "Сколько денег приносит участник за всё время, пока он покупает.",
      "LTV, revenue", "What a member pays over all the time he stays."),
    MetricWords(
      "ltv.margin", "LTV по марже", "Сколько маржи приносит участник за всё время, пока он покупает.",
      "LTV, margin", "The margin of a member over all the time he stays."),
    MetricWords(
      "clv.simple", "CLV, простая оценка", "Маржа участника за год, делённая на отток за год.",
      "CLV, simple", "A member's margin a year divided by the annual churn."),
    MetricWords(
      "clv.model", "CLV по модели", "Будущая маржа участника по вероятностной модели покупок.",
      "CLV, model", "A member's future margin by a probability model of buying."),
    MetricWords(
      "cac", "Стоимость привлечения (CAC)", "Во что обходится один новый клиент.",
      "Acquisition cost (CAC)", "What one new customer costs."),
    MetricWords(
      "ltv_to_cac", "LTV к CAC", "Во сколько раз маржа клиента больше затрат на его привлечение.",
      "LTV to CAC", "How many times a customer's margin pays for his acquisition."),
    MetricWords(
      "retention.cost", "Стоимость удержания", "Затраты программы на одного удержанного участника.",
      "Retention cost", "What the programme costs for each member kept."),
  ]
}
