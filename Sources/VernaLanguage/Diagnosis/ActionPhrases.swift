/// What to do, a sentence each.
enum ActionPhrases {
  static let all: [String: Bilingual] = [
    "action.bonus_for_card": Bilingual(
      "Дайте повышенные баллы за предъявление карты", "Give extra points for showing the card"),
    "action.cashier_script": Bilingual(
      "Дайте кассирам фразу про карту и текст на чек, покажите список отстающих директору магазина",
      "Give cashiers a line about the card and a slip text, and show the list to the store's director"),
    "action.train_store": Bilingual(
      "Обучите отстающие магазины и через две недели сверьте долю чеков с картой",
      "Train the stores that lag and check their share of receipts after two weeks"),
    "action.online_enrolment": Bilingual(
      "Откройте вступление на сайте и в приложении", "Open enrolment on the site and in the app"),
    "action.compare_with_tills": Bilingual(
      "Сверьте число чеков и выручку с кассой за тот же период",
      "Compare receipts and turnover with the tills over the same period"),
    "action.check_cards": Bilingual(
      "Проверьте эти карты и их владельцев", "Check these cards and who holds them"),
    "action.points_from_basket": Bilingual(
      "Удвойте баллы за чек от {basket}", "Double points for a basket of {basket} or more"),
    "action.buy_more": Bilingual("Запустите «больше покупаешь — больше баллов»", "Launch “buy more, earn more”"),
    "action.three_for_two": Bilingual("Запустите «3 по цене 2»", "Launch “3 for 2”"),
    "action.points_for_items": Bilingual(
      "Начисляйте больше баллов за {items} {items#товар|товара|товаров} и больше в чеке",
      "Give extra points for {items} {items#item|items} or more in a basket"),
    "action.points_for_dearer": Bilingual(
      "Поощряйте баллами покупки в дорогих категориях", "Reward purchases in dearer categories with points"),
    "action.premium_offers": Bilingual(
      "Рекомендуйте лично товары классом выше", "Recommend goods one class up, person by person"),
    "action.win_back": Bilingual(
      "Напишите тем, кто давно не был: «вернись за баллами»", "Write to those long away: “come back for your points”"),
    "action.next_purchase": Bilingual(
      "Дайте купон на следующую покупку", "Give a coupon for the next purchase"),
    "action.competitor_prices": Bilingual(
      "Сверьте свои цены с акциями конкурентов", "Compare your prices with competitors' promotions"),
    "action.burn_reminder": Bilingual("Напоминайте о баллах до сгорания", "Remind of points before they burn"),
    "action.smaller_step": Bilingual(
      "Разрешите тратить баллы меньшими частями", "Let points be spent in smaller steps"),
    "action.check_cost": Bilingual(
      "Сверьте затраты программы с маржой участников", "Check the programme's cost against members' margin"),
    "action.check_costs_and_prices": Bilingual(
      "Найдите категории, где закупка подорожала, а цены нет, и поднимите цены или смените поставщика",
      "Find the categories where costs rose and prices did not, and raise prices or change the supplier"),
    "action.minimum_basket": Bilingual(
      "Оставьте акции для чеков от {basket}", "Keep promotions for baskets of {basket} or more"),
    "action.no_points_on_promotions": Bilingual(
      "Не начисляйте баллы на акционные товары", "Let promoted goods earn no points"),
    "action.promotion_floor": Bilingual(
      "Поставьте акциям предел по марже", "Set a margin floor under promotions"),
    "action.answer_low_scores": Bilingual(
      "Отвечайте на каждую низкую оценку за {hours} {hours#час|часа|часов}",
      "Answer every low score within {hours} {hours#hour|hours}"),
    "action.ask_why": Bilingual(
      "Узнайте причины у тех, кто поставил низкую оценку", "Ask those who gave low scores why"),
    "action.relevant_offers": Bilingual(
      "Соберите предложения по истории покупок", "Build offers from what people buy"),
    "action.hold_out": Bilingual(
      "Проверьте действие на контрольной группе", "Test the action against a hold-out"),
    "action.clean_base": Bilingual(
      "Закройте карты, молчащие больше года, и не пишите им",
      "Close cards silent for over a year and stop writing to them"),
    "action.cut_cost": Bilingual(
      "Разберите затраты по видам поощрений и уберите те, что не окупаются",
      "Go through the cost by kind of reward and drop what does not pay"),
    "action.cheaper_acquisition": Bilingual(
      "Перенесите привлечение в кассу и приложение", "Move acquisition to the till and the app"),
    "action.longer_period": Bilingual(
      "Возьмите период длиннее или загрузите больше чеков", "Take a longer period or load more receipts"),
  ]
}
