extension MetricWords {
  /// Section E: satisfaction.
  static let satisfaction: [MetricWords] = [
    MetricWords(
      "nps", "NPS", "Готовых рекомендовать (9–10) минус недовольных (0–6), по последнему ответу каждого.",
      "NPS", "Promoters (9–10) less detractors (0–6), by each person's last answer."),
    MetricWords(
      "nps.closed_loop", "Отработка низких оценок", "На какую часть низких оценок ответили в срок.",
      "Low scores answered", "What part of low scores was answered in time."),
    MetricWords(
      "csi.mean", "CSI, средняя оценка", "Где средняя оценка между низом и верхом шкалы.",
      "CSI, mean", "Where the mean score lies between the bottom and the top of the scale."),
    MetricWords(
      "csi.top2", "CSI, две верхние оценки", "Какая часть ответов — две верхние оценки шкалы.",
      "CSI, top two", "What part of answers is one of the two top scores."),
  ]

  /// Section F: money.
  static let money: [MetricWords] = [
    MetricWords(
      "roi.naive", "ROI, наивный",
      "Окупаемость, если приписать программе всю маржу участников. Верхняя граница, не результат.",
      "ROI, naive", "Return if all margin of members is taken as caused. An upper bound, not a result."),
    MetricWords(
      "roi.break_even", "Порог окупаемости",
      "Какая часть маржи участников должна быть дополнительной, чтобы программа окупилась. Контрольная группа не нужна.",
      "Break-even share", "What part of members' margin must be additional for the programme to pay. Needs no control."),
    MetricWords(
      "roi.causal", "ROI, причинный", "Окупаемость по разнице с контрольной группой.",
      "ROI, causal", "Return by the difference from a control group."),
    MetricWords(
      "romi.naive", "ROMI кампаний, наивный",
      "Окупаемость каждой кампании, если приписать ей всю маржу чеков с её предложениями.",
      "ROMI of campaigns, naive",
      "Return of each campaign if all margin of receipts with its offers is taken as caused."),
    MetricWords(
      "romi.causal", "ROMI кампаний, причинный", "Окупаемость кампании по разнице с контрольной группой.",
      "ROMI of campaigns, causal", "Return of a campaign by the difference from a control group."),
    MetricWords(
      "payback.days", "Срок окупаемости",
      "На какой день после запуска накопленный доход догнал затраты и больше не отставал.",
      "Payback", "The day after the launch from which cumulated income stays over cumulated cost."),
    MetricWords(
      "lift.revenue", "Прирост выручки", "Сколько выручки в месяц добавляет программа на участника, против контроля.",
      "Revenue lift", "What revenue a month the programme adds a member, against control."),
    MetricWords(
      "lift.margin", "Прирост маржи", "Сколько маржи в месяц добавляет программа на участника, против контроля.",
      "Margin lift", "What margin a month the programme adds a member, against control."),
    MetricWords(
      "lift.retention", "Прирост удержания", "На сколько чаще остаются участники, чем контрольная группа.",
      "Retention lift", "How much more often members stay than the control group."),
    MetricWords(
      "lift.clv", "Прирост CLV", "На сколько ценнее участник, чем человек из контрольной группы.",
      "CLV lift", "How much more a member is worth than one of the control group."),
    MetricWords(
      "kpi.clv_per_cost", "Прирост CLV к затратам",
      "Сколько ценности клиентов добавляет каждая единица затрат программы.",
      "CLV lift for each unit of cost", "What customer value each unit of the programme's cost adds."),
    MetricWords(
      "programme.cost_share", "Затраты программы к выручке", "Какую часть выручки участников стоит программа.",
      "Programme cost share", "What part of members' revenue the programme costs."),
    MetricWords(
      "margin.erosion_year", "Размывание маржи за год",
      "На сколько пунктов изменилась маржинальность продаж участникам за год. Минус — тревога.",
      "Margin erosion in a year", "How many points members' margin moved in a year. Below zero is an alarm."),
    MetricWords(
      "margin.erosion_control", "Размывание маржи против контроля",
      "На сколько пунктов маржинальность участников отличается от контрольной группы.",
      "Margin erosion against control", "How many points members' margin differs from the control group."),
    MetricWords(
      "promo.dependence", "Зависимость от акций", "Какую часть денег участники тратят на акционные товары.",
      "Dependence on promotions", "What part of their money members spend on promoted goods."),
    MetricWords(
      "revenue.bridge", "Из чего сложилось изменение выручки",
      "Изменение продаж участникам за год по причинам: число людей, частота, товары в чеке, цена, скидки.",
      "What moved revenue",
      "The change of members' sales in a year by cause: people, frequency, items, price, discounts."
    ),
  ]
}
