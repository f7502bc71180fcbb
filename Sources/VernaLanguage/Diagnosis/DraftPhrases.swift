/// Settings of an action's draft.
enum DraftPhrases {
  static let all: [String: Bilingual] = [
    "draft.points_thrice": Bilingual("баллы ×3 за чек с картой", "points ×3 on a receipt with a card"),
    "draft.points_twice_from": Bilingual("баллы ×2 за чек от {basket}", "points ×2 on a basket of {basket} or more"),
    "draft.points_from_items": Bilingual(
      "баллы ×1,5 от {items} {items#товара|товаров|товаров} в чеке",
      "points ×1.5 from {items} {items#item|items} in a basket"),
    "draft.growing_points": Bilingual(
      "баллы за месяц растут с суммой покупок: три ступени", "a month's points grow with what is bought: three steps"),
    "draft.dearer_quarter": Bilingual(
      "баллы ×2 на самую дорогую четверть товаров категории", "points ×2 on the dearest quarter of a category's goods"),
    "draft.premium_offers": Bilingual(
      "одно предложение в месяц: та же категория, на класс выше", "one offer a month: the same category, one class up"),
    "draft.three_for_two": Bilingual(
      "третий товар той же категории бесплатно", "the third item of a category is free"),
    "draft.margin_floor": Bilingual(
      "строка не дешевле себестоимости", "no line is sold under its cost"),
    "draft.weeks": Bilingual("{weeks} {weeks#неделя|недели|недель}", "{weeks} {weeks#week|weeks}"),
    "draft.cashier_says": Bilingual(
      "на кассе: «Ваша карта с собой? Начислю баллы»", "at the till: “Do you have your card? I will add your points”"),
    "draft.slip_text": Bilingual(
      "на чеке: «С картой вы получили бы баллы за эту покупку»",
      "on the slip: “With the card you would have earned points on this”"
    ),
    "draft.enrol_in_app": Bilingual(
      "вступление по номеру телефона, карта в телефоне", "joining by phone number, the card in the phone"),
    "draft.silent_for": Bilingual(
      "кто не был {days} {days#день|дня|дней}", "members away for {days} {days#day|days}"),
    "draft.gift": Bilingual("подарок {gift} баллами", "a gift of {gift} in points"),
    "draft.response_assumed": Bilingual("отклик {share} — предположение", "a response of {share}, assumed"),
    "draft.spent_assumed": Bilingual(
      "из-за напоминания потратят {share} — предположение", "{share} spent because of the reminder, assumed"),
    "draft.coupon": Bilingual(
      "купон {value} на {days} {days#день|дня|дней}", "a coupon of {value} for {days} {days#day|days}"),
    "draft.competitor_file": Bilingual(
      "файл competitors: артикул, конкурент, цена, дата", "the competitors file: sku, competitor, price, date"),
    "draft.remind_before": Bilingual(
      "за {days} {days#день|дня|дней} до сгорания", "{days} {days#day|days} before points burn"),
    "draft.contactable": Bilingual(
      "за неделю — до {members} {members#участника|участников|участников}, которым можно писать",
      "up to {members} {members#member|members} a week who may be contacted"),
    "draft.pay_any_part": Bilingual(
      "любая часть чека, от одного балла", "any part of a receipt, from one point"),
    "draft.promotions_from": Bilingual(
      "акционная цена в чеке от {basket}", "promotion prices in a basket of {basket} or more"),
    "draft.promoted_lines_earn_nothing": Bilingual(
      "строки с акцией баллов не дают", "promoted lines earn nothing"),
    "draft.silent_year": Bilingual("карты без покупок больше года", "cards without a purchase for over a year"),
    "draft.check_after": Bilingual(
      "сверка через {days} {days#день|дня|дней}", "a check after {days} {days#day|days}"),
    "draft.one_owner": Bilingual("один ответственный в магазине", "one person in charge in each store"),
    "draft.deadline": Bilingual("срок {hours} {hours#час|часа|часов}", "a deadline of {hours} {hours#hour|hours}"),
    "draft.call_ten": Bilingual(
      "десять звонков в неделю, причины в общий список", "ten calls a week, the reasons in one list"),
    "draft.offers_from_history": Bilingual(
      "три товара, которые человек покупает чаще всего, срок — два его обычных перерыва",
      "the three goods a person buys most, valid for two of their usual intervals"),
    "draft.hold_out_share": Bilingual(
      "{share} участников без действия, выбор случайный", "{share} of members left out at random"),
    "draft.freeze_points": Bilingual(
      "баллы на этих картах заморозить до проверки", "freeze the points on these cards until checked"),
    "draft.receipts_a_day_limit": Bilingual(
      "не больше пяти чеков с баллами на карту в день", "at most five receipts a day earn on one card"),
  ]
}
