extension MetricWords {
  /// Section C: points.
  static let points: [MetricWords] = [
    MetricWords(
      "points.redemption_rate", "Списание баллов",
      "Списано баллов на каждый начисленный за период. Мало — баллы не ценят; много — вовлечены, проверьте затраты.",
      "Redemption rate", "Points spent for each point earned. Low: not valued. High: engaged, check the cost."),
    MetricWords(
      "points.redemption_cohort", "Списание по месяцам начисления",
      "Какая часть баллов, начисленных в каждом месяце, списана к каждому возрасту.",
      "Redemption by month of earning", "What part of the points earned in each month is spent by each age."),
    MetricWords(
      "rewards.redemption_value", "Использовано поощрений, в деньгах",
      "Какая часть стоимости выданных предложений использована.",
      "Rewards used, by value", "What part of the value of the offers issued was used."),
    MetricWords(
      "points.unused_share", "Неизрасходованные баллы", "Какая часть доступных баллов осталась на счетах.",
      "Points unused", "What part of the points available is still on the accounts."),
    MetricWords(
      "points.expired_share", "Сгоревшие баллы", "Какая часть доступных баллов сгорела.",
      "Points expired", "What part of the points available expired."),
    MetricWords(
      "points.paid_share", "Оплачено баллами", "Какая часть покупок участников оплачена баллами.",
      "Paid with points", "What part of members' purchases is paid with points."),
    MetricWords(
      "points.loyalty_rating", "Рейтинг лояльности", "Баланс баллов в деньгах к покупкам участников.",
      "Loyalty rating", "The balance of points in money against members' purchases."),
    MetricWords(
      "points.bonus_value", "Стоимость бонуса", "Начисленные баллы в деньгах к покупкам участников.",
      "Bonus value", "Points earned in money against members' purchases."),
    MetricWords(
      "points.liability_face", "Обязательства по баллам", "Сколько денег стоят все баллы на счетах, если их потратят.",
      "Points liability", "What all points on the accounts would cost if they were spent."),
    MetricWords(
      "points.liability_expected", "Ожидаемые обязательства",
      "Сколько из этих денег спишут на деле, судя по прошлым начислениям.",
      "Expected liability", "How much of it will really be spent, by the history of earlier points."),
    MetricWords(
      "points.breakage", "Баллы, которые не потратят",
      "Какая часть начисленных баллов так и не будет списана, судя по прошлым начислениям.",
      "Breakage", "What part of the points earned will never be spent, by the history of earlier points."),
    MetricWords(
      "points.burn_calendar", "Календарь сгорания",
      "Сколько баллов сгорит в каждую из ближайших недель, у скольких людей и скольким можно напомнить.",
      "Calendar of burning points", "How many points burn in each coming week, whose, and how many may be reminded."),
  ]
}
