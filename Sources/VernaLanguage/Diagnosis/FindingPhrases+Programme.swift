extension FindingPhrases {
  /// Points, offers, promotions, scores, money.
  static let programme: [String: Bilingual] = [
    "finding.redemption_low.title": Bilingual(
      "Тратят только {value} начисленных баллов при норме от {norm_low}",
      "Only {value} of the points earned are spent, the norm is {norm_low} or more"),
    "finding.redemption_low.meaning": Bilingual(
      "Баллы не стали поводом вернуться: их мало ценят, трудно потратить или о них забыли.",
      "Points are no reason to come back: they are worth little, hard to spend or forgotten."),
    "finding.redemption_high.title": Bilingual(
      "Тратят {value} начисленных баллов — больше нормы {norm_high}",
      "{value} of the points earned are spent, over the norm of {norm_high}"),
    "finding.redemption_high.meaning": Bilingual(
      "Участники вовлечены. Проверьте, во что это обходится.", "Members are engaged. Check what it costs."),
    "finding.points_burning.title": Bilingual(
      "За 90 дней сгорят баллы на {money} — {share} всех остатков",
      "Points worth {money} burn within 90 days, {share} of all balances"),
    "finding.points_burning.points": Bilingual(
      "За 90 дней сгорят {points} {points#балл|балла|баллов} — {share} всех остатков",
      "{points} {points#point burns|points burn} within 90 days, {share} of all balances"),
    "finding.points_burning.meaning": Bilingual(
      "Сгоревшие баллы обижают. Напоминание заранее — повод для визита.",
      "Burnt points annoy. A reminder in time is a reason for a visit."),
    "finding.offers_unused.title": Bilingual(
      "Персональными предложениями пользуются в {value} случаев", "Personal offers are used in {value} of cases"),
    "finding.offers_unused.falling": Bilingual(
      "Персональными предложениями пользуются реже, чем год назад: {value}, на {change} ниже",
      "Personal offers are used less than a year ago: {value}, {change} down"),
    "finding.offers_unused.meaning": Bilingual(
      "Предложения не попадают в то, что человек покупает, или он их не видит.",
      "Offers miss what people buy, or people do not see them."),
    "finding.cherry_pickers.title": Bilingual(
      "{value} участников покупают в основном по акциям", "{value} of members buy mostly on promotion"),
    "finding.cherry_pickers.meaning": Bilingual(
      "Эти участники — охотники за скидками: оборот есть, маржи почти нет.",
      "These members hunt for discounts: they bring turnover and little margin."),
    "finding.margin_erosion.title": Bilingual(
      "Маржинальность участников ниже прошлогодней: {value}", "Members' margin is below last year's: {value}"),
    "finding.margin_erosion.meaning": Bilingual(
      "Побочный эффект: оборот покупается скидками, и с каждого рубля остаётся меньше.",
      "A side effect: turnover is bought with discounts and less is left of it."),
    "finding.margin_erosion.everybody": Bilingual(
      "Маржинальность упала у всех: у участников {value}, без карты {others}",
      "The margin fell for everybody: members {value}, without a card {others}"),
    "finding.margin_erosion.everybody_meaning": Bilingual(
      "Без карты маржа упала примерно так же: дело, скорее, в закупке, ценах или акциях для всех, а не в программе.",
      "It fell about as much without a card: costs, prices or promotions for all are to blame rather than the programme."
    ),
    "finding.promotions_grow.title": Bilingual(
      "Всё больше покупок по акциям: {value} оборота участников",
      "Ever more is bought on promotion: {value} of members' turnover"),
    "finding.promotions_grow.meaning": Bilingual(
      "Побочный эффект: участники привыкают ждать скидку.", "A side effect: members learn to wait for a discount."),
    "finding.nps_low.title": Bilingual(
      "NPS участников {value}: недовольных больше, чем довольных",
      "Members' NPS is {value}: more are unhappy than happy"),
    "finding.nps_low.falling": Bilingual(
      "NPS участников ниже прошлогоднего: {value}", "Members' NPS is below last year's: {value}"),
    "finding.nps_low.meaning": Bilingual(
      "Баллы не перекрывают плохой сервис: сначала причина низких оценок, потом механика.",
      "Points do not make up for poor service: first the cause of the low scores, then the mechanics."),
    "finding.low_scores_unanswered.title": Bilingual(
      "Без ответа за {hours} {hours#час|часа|часов} остались {unanswered} из {low} {low#низкой оценки|низких оценок|низких оценок}",
      "{unanswered} of {low} low {low#score|scores} went without an answer within {hours} {hours#hour|hours}"),
    "finding.low_scores_unanswered.meaning": Bilingual(
      "Человек пожаловался, и его не услышали: так теряют тех, кто ещё готов говорить.",
      "A person complained and was not heard: this is how those are lost who still talk to you."),
    "finding.break_even_high.title": Bilingual(
      "Чтобы программа окупалась, {value} маржи участников должны быть дополнительными",
      "For the programme to pay, {value} of members' margin must be additional"),
    "finding.break_even_high.falling": Bilingual(
      "Порог окупаемости растёт: {value}; {steps} выше прошлогодних на {change}",
      "The break-even share rises: {value}; {steps} are {change} above last year’s"),
    "finding.break_even_high.meaning": Bilingual(
      "Столько программа вряд ли приносит: затраты велики рядом с маржой.",
      "A programme seldom brings that much: it costs a lot beside the margin."),
    "finding.ltv_to_cac_low.title": Bilingual(
      "Участник приносит в {value} раза больше, чем стоит привлечь, при норме от {norm_low}",
      "A member brings {value} times what winning one costs, the norm is {norm_low} or more"),
    "finding.ltv_to_cac_low.meaning": Bilingual(
      "Привлечение дорого рядом с тем, сколько участник успевает принести.",
      "Winning members is dear beside what they bring while they stay."),
    "finding.retention_cost_high.title": Bilingual(
      "Удержать участника стоит {value} при норме до {norm_high}",
      "Keeping a member costs {value}, the norm is {norm_high} or less"),
    "finding.retention_cost_high.meaning": Bilingual(
      "Удержание должно быть заметно дешевле привлечения.", "Keeping should be well below the cost of winning."),
  ]
}
