/// Remarks that travel with a number, by the ids of `MetricNote`.
enum NotePhrases {
  static let all: [String: Bilingual] = [
    "note.naive": Bilingual(
      "Наивная оценка: участники сравниваются с остальными, а карту чаще показывают те, кто и так лоялен. Причинный эффект покажет только контрольная группа.",
      "Naive: members are compared with others, and cards are shown by those who were loyal before. Only a control group shows the effect."
    ),
    "note.cost_coverage": Bilingual(
      "Посчитано по той части продаж, где известна себестоимость: {share}.",
      "Worked on the part of sales whose cost is known: {share}."),
    "note.may_be_old_customers": Bilingual(
      "Дат вступления нет, поэтому среди новых могут быть старые клиенты, впервые попавшие в данные.",
      "There are no joining dates, so some of the new may be old customers seen for the first time."),
    "note.members_seen_only": Bilingual(
      "Файла участников нет: участниками считаются те, кто встретился в чеках или в движении баллов.",
      "There is no members file: members are those seen on receipts or in points."),
    "note.assumed.expiry_36_months": Bilingual(
      "Срок действия баллов в данных не указан: принято 36 месяцев.",
      "The data give no expiry of points: 36 months are assumed."),
    "note.assumed.flat_tail": Bilingual(
      "Старше самых старых наблюдаемых баллов доля списаний считается неизменной: это допущение.",
      "Past the oldest points seen the share redeemed is held flat: an assumption."),
    "note.censored_share": Bilingual(
      "«Не меньше»: {share} клиентов ещё живы, их срок не закончился.",
      "“At least”: {share} of customers are still with the shop, so their lives are not over."),
    "note.returns_without_original": Bilingual(
      "{count} {count#возврат|возврата|возвратов} без исходного чека в данных.",
      "{count} {count#return|returns} without the original sale in the data."),
    "note.beside.points_added_back": Bilingual(
      "Вместе с частью, оплаченной баллами: {value}.", "With the part paid with points added back: {value}."),
    "note.as_of_period_end": Bilingual(
      "Уровень, возраст и ячейка RFM взяты на конец периода.",
      "Tier, age and RFM cell are as of the end of the period."),
  ]
}
