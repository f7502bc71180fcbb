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
    "note.censored_share": Bilingual(
      "«Не меньше»: {share} клиентов ещё живы, их срок не закончился.",
      "“At least”: {share} of customers are still with the shop, so their lives are not over."),
    "note.returns_without_original": Bilingual(
      "{count} {count#возврат|возврата|возвратов} без исходного чека в данных.",
      "{count} {count#return|returns} without the original sale in the data."),
    "note.as_of_period_end": Bilingual(
      "Уровень, возраст и ячейка RFM взяты на конец периода.",
      "Tier, age and RFM cell are as of the end of the period."),
    "note.assumed.flat_past_oldest_age": Bilingual(
      "Старше самых старых наблюдаемых баллов доля списаний считается неизменной: это допущение.",
      "Past the oldest points seen the share redeemed is held flat: an assumption."),
    "note.beside.cac": Bilingual(
      "Для сравнения: новый клиент стоит {value}.", "Beside it: a new customer costs {value}."),
    "note.beside.offers.expired": Bilingual(
      "Сгорело неиспользованными: {value}.", "Expired without being used: {value}."),
    "note.new_members_only": Bilingual(
      "Новыми клиентами считаются новые участники: других клиентов данные не различают.",
      "New customers are new members: the data do not tell other customers apart."),
    "note.all_campaigns_together": Bilingual(
      "Все кампании вместе; каждая отдельно — в таблице.", "All campaigns together; each by itself is in the table."),
    "note.no_margin": Bilingual(
      "Маржа участников вместе с поощрениями не больше нуля: порога, при котором программа окупается, нет.",
      "Members' margin with rewards is not above zero: there is no share at which the programme pays."),
    "note.cell_cost_is_its_rewards": Bilingual(
      "Затраты ячейки — её поощрения: общие затраты программы по ячейкам не делятся.",
      "A cell's cost is its rewards: the programme's common costs are not split over cells."),
    "note.total_spend_is_members_purchases": Bilingual(
      "«Общие расходы» статьи прочитаны как покупки участников.",
      "The article's “total spend” is read as the members' purchases."),
    "note.nothing_burns": Bilingual(
      "В ближайшие 90 дней ничего не сгорает.", "Nothing burns in the next 90 days."),

    "note.at_least": Bilingual(
      "Срок жизни посчитан до самого долгого наблюдаемого, без домысливания: на деле не меньше.",
      "Lives are counted up to the longest seen, with nothing made up beyond it: in truth at least that."),
    "note.cohorts_by_sales": Bilingual(
      "В когорте — по месяцу первой покупки, в ячейке — доля купивших в этом календарном месяце. Только продажи.",
      "A cohort is a month of first sale, a cell the share who bought in that calendar month. Sales only."),
    "note.first_members_only": Bilingual(
      "Показана только первая тысяча участников; все — в JSON, CSV и XLSX.",
      "Only the first thousand members are shown; all are in the JSON, the CSV and the XLSX."),
    "note.seasonality": Bilingual(
      "Сезонность не исключена: до и после запуска — разные месяцы или разные годы.",
      "Seasons are not taken out: before and after the launch are different months or years."),
    "note.not_causal": Bilingual(
      "Не причинная оценка: вступают те, кто и так стал покупать чаще.",
      "Not causal: people join when they buy more anyway."),
    "note.per_month": Bilingual("Покупок в месяц.", "Purchases a month."),
    "note.per_year": Bilingual("Покупок в год.", "Purchases a year."),
    "note.literal_takes_all_returns": Bilingual(
      "По формуле статьи возвраты всех покупателей вычтены из выручки участников, поэтому доля ниже той, где вычтены только возвраты участников.",
      "The article's formula takes everyone's returns from members' revenue, so it is lower than with members' returns alone."
    ),
    "note.beside.basket_with_points": Bilingual(
      "Вместе с частью, оплаченной баллами: {value}.", "With the part paid with points added back: {value}."),
    "note.beside.base.members_reactivated": Bilingual(
      "В том числе вернувшихся после долгого молчания: {value}.", "Of them back after a long silence: {value}."),
  ]
}
