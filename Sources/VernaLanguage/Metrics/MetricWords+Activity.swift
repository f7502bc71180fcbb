extension MetricWords {
  /// Section B: activity and engagement.
  static let activity: [MetricWords] = [
    MetricWords(
      "members.active", "Активные участники", "Сколько участников покупали в окне активности на конец периода.",
      "Active members", "How many members bought within the activity window at the end of the period."),
    MetricWords(
      "members.active_rate", "Доля активных", "Какая часть участников действительно покупает.",
      "Active rate", "What part of the members really buys."),
    MetricWords(
      "members.repeat_rate", "Доля повторных", "Какая часть покупавших участников пришла хотя бы дважды.",
      "Repeat rate", "What part of the members who bought came at least twice."),
    MetricWords(
      "repeat.before", "Повторные до вступления", "Какая часть людей покупала хотя бы дважды в окне до вступления.",
      "Repeat before joining", "What part of people bought at least twice in the window before they joined."),
    MetricWords(
      "repeat.after", "Повторные после вступления", "Те же люди в таком же окне после вступления.",
      "Repeat after joining", "The same people in an equal window after they joined."),
    MetricWords(
      "repeat.difference", "Сдвиг повторных",
      "Разница между «после» и «до» у тех же людей. Не причинная: вступают те, кто и так стал покупать чаще.",
      "Change in repeat buying",
      "After less before, the same people. Not causal: people join when they buy more anyway."
    ),
    MetricWords(
      "members.reactivation_rate", "Доля вернувшихся",
      "Какая часть спавших и потерянных на начало периода снова купила и осталась активной.",
      "Reactivation rate", "What part of those asleep or lost at the start bought again and stayed active."),
    MetricWords(
      "activity.coefficient", "Коэффициент активности",
      "В какую часть дней периода покупавший участник бывает в магазине.",
      "Activity coefficient", "On what part of the days a buying member is in the shop."),
    MetricWords(
      "interval.mean", "Средний промежуток", "Сколько дней в среднем проходит между покупками участника.",
      "Mean interval", "How many days pass between a member's purchases on average."),
    MetricWords(
      "interval.median", "Медианный промежуток", "Половина промежутков между покупками короче.",
      "Median interval", "Half of the intervals between purchases are shorter."),
    MetricWords(
      "points.use_share", "Чеки с баллами", "На какой части своих чеков участники платят баллами.",
      "Receipts with points", "On what part of their receipts members pay with points."),
    MetricWords(
      "points.users_share", "Тратящие баллы", "Какая часть покупавших участников тратила баллы.",
      "Members who spend points", "What part of the members who bought spent points."),
    MetricWords(
      "offers.conversion", "Отклик на личные предложения",
      "Какая часть личных предложений, выданных за период, использована.",
      "Response to personal offers", "What part of the personal offers issued in the period was used."),
    MetricWords(
      "cherry_pickers.share", "Доля охотников за скидками",
      "Какая часть частых покупателей берёт почти одни акционные товары.",
      "Cherry-pickers", "What part of frequent buyers takes hardly anything but promoted goods."),
    MetricWords(
      "activity.map", "Карта активности", "Сколько участников как давно и как часто покупали и тратили баллы.",
      "Activity map", "How many members bought, and spent points, how long ago and how often."),
    MetricWords(
      "base.structure", "Структура клиентской базы",
      "Кто из когда-либо покупавших участников в каждом месяце новый, постоянный, вернувшийся, затихший, спящий, потерянный.",
      "Structure of the customer base",
      "Which members who ever bought are new, returning, back, quiet, sleeping or lost, month by month."),
    MetricWords(
      "members.detail", "Участники поимённо", "Активность, рейтинг, давность и баланс каждого участника.",
      "Members one by one", "Activity, rating, recency and balance of each member."),
    MetricWords(
      "segments.value", "Ценность сегментов RFM",
      "Сколько участников, денег, маржи и поощрений в каждой ячейке RFM.",
      "Value of RFM cells", "Members, money, margin and rewards of each RFM cell."),
  ]
}
