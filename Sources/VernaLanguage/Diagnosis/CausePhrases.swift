/// Likely causes of findings.
enum CausePhrases {
  static let all: [String: Bilingual] = [
    "cause.data_incomplete": Bilingual(
      "В выгрузку попали не все чеки без карты", "Some receipts without a card are not in the export"),
    "cause.norm_of_another_market": Bilingual(
      "Норма статьи взята с другого рынка", "The article's norm comes from another market"),
    "cause.no_benefit_seen": Bilingual("Покупатели не видят выгоды от карты.", "Shoppers see no benefit in the card."),
    "cause.cashiers_do_not_ask": Bilingual("Кассиры не напоминают о карте.", "Cashiers do not remind of the card."),
    "cause.not_online": Bilingual(
      "Программы нет на сайте и в приложении.", "The programme is not on the site and in the app."),
    "cause.base_not_covered": Bilingual(
      "О программе знает не вся база покупателей.", "Not all shoppers know of the programme."),
    "cause.hard_to_enrol": Bilingual("Вступить в программу долго или сложно.", "Joining takes long or is hard."),
    "cause.no_script": Bilingual(
      "У кассиров нет короткой фразы про карту.", "Cashiers have no short line about the card."),
    "cause.no_reward_for_asking": Bilingual(
      "За вопрос о карте никого не хвалят и не премируют.", "Nobody is praised or paid for asking."),
    "cause.cashiers_own_card": Bilingual(
      "Кассир прикладывает свою карту к чекам без карты.", "A cashier shows a card of her own where there is none."),
    "cause.card_shared": Bilingual(
      "Одной картой пользуется много людей.", "Many people use one card."),
    "cause.card_for_discount_only": Bilingual(
      "Карту используют только ради скидки.", "The card is used for the discount only."),
    "cause.base_reward_flat": Bilingual(
      "Базовое начисление не зависит от размера корзины.", "The base reward does not depend on the size of the basket."),
    "cause.habit_of_shop": Bilingual(
      "Такой у магазина формат: покупают понемногу.", "It is the shop's format: people buy little at a time."),
    "cause.small_baskets_unscanned": Bilingual(
      "За мелочью забегают без карты.", "People run in for a trifle without the card."),
    "cause.cheaper_goods": Bilingual("Участники переходят на товары дешевле.", "Members turn to cheaper goods."),
    "cause.card_at_big_baskets_only": Bilingual(
      "Карту достают не при каждой покупке.", "The card comes out at some purchases only."),
    "cause.no_reason_to_fill": Bilingual(
      "Нет повода положить в корзину ещё один товар.", "There is no reason to add one more item."),
    "cause.programme_rewards_saving": Bilingual(
      "Программа поощряет экономию, а не рост чека.", "The programme rewards saving, not larger baskets."),
    "cause.cherry_pickers": Bilingual(
      "Много охотников за скидками среди участников.", "Many members hunt for discounts."),
    "cause.programme_does_not_hold": Bilingual(
      "Программа не удерживает между визитами.", "The programme does not hold people between visits."),
    "cause.competitor_nearby": Bilingual(
      "Внимание перетянул конкурент: возможно, открылся магазин через дорогу.",
      "A competitor draws attention: perhaps a shop has opened across the road."),
    "cause.no_triggers": Bilingual(
      "Нет сообщений, которые зовут вернуться.", "No message calls people back."),
    "cause.base_not_cleaned": Bilingual(
      "Давно молчащие карты никто не закрывает.", "Cards long silent are never closed."),
    "cause.points_worth_little": Bilingual("Баллы мало что дают.", "Points are worth little."),
    "cause.points_hard_to_spend": Bilingual("Баллы сложно потратить.", "Points are hard to spend."),
    "cause.points_forgotten": Bilingual("О баллах забывают.", "People forget about their points."),
    "cause.expiry_not_told": Bilingual(
      "О сроке баллов не сообщают заранее.", "Nobody is told in time when points expire."),
    "cause.points_wanted": Bilingual(
      "Предложения за баллы привлекательны и понятны.", "What points buy is attractive and clear."),
    "cause.points_too_generous": Bilingual(
      "Возможно, начисляют или разрешают тратить слишком щедро.", "Earning or spending may be too generous."),
    "cause.offers_not_relevant": Bilingual(
      "Предложения не учитывают историю покупок.", "Offers do not follow what the person buys."),
    "cause.offers_not_seen": Bilingual("Сообщения не читают.", "Messages are not read."),
    "cause.offers_short": Bilingual(
      "Срок предложения короче обычного перерыва между покупками.",
      "Offers expire before the usual next purchase."),
    "cause.promotions_for_all": Bilingual(
      "Акции доступны всем и при любой корзине.", "Promotions are open to all, at any basket."),
    "cause.points_on_promotions": Bilingual(
      "На акционные товары ещё и начисляют баллы.", "Promoted goods earn points on top."),
    "cause.promotions_deeper": Bilingual(
      "Акций стало больше или скидки глубже.", "There are more promotions, or deeper ones."),
    "cause.cost_rises": Bilingual(
      "Себестоимость растёт быстрее цен.", "Costs rise faster than prices."),
    "cause.service_disappoints": Bilingual(
      "Сервис или товар не оправдал ожиданий.", "Service or goods disappoint."),
    "cause.scores_not_answered": Bilingual(
      "На низкие оценки не отвечают вовремя.", "Low scores are not answered in time."),
    "cause.no_owner_of_scores": Bilingual(
      "За ответы на оценки никто не отвечает.", "Nobody owns the answers to scores."),
    "cause.rewards_too_generous": Bilingual(
      "Поощрения велики рядом с маржой.", "Rewards are large beside the margin."),
    "cause.fixed_cost_too_large": Bilingual(
      "Постоянные затраты велики для такого оборота.", "Fixed costs are large for this turnover."),
    "cause.acquisition_dear": Bilingual("Привлечение дорого.", "Acquisition is dear."),
    "cause.members_leave_early": Bilingual("Участники рано уходят.", "Members leave early."),
    "cause.few_members_kept": Bilingual("Удержанных участников мало.", "Few members are kept."),
    "cause.section_a": Bilingual(
      "Посмотрите сканирование карты, состав корзины и цены.", "Look at scanning, the make-up of baskets and prices."),
    "cause.section_b": Bilingual(
      "Посмотрите, кто из участников затих и что им предлагали.",
      "Look at which members went quiet and what they were offered."
    ),
    "cause.section_c": Bilingual(
      "Посмотрите, как начисляют, тратят и сжигают баллы.", "Look at how points are earned, spent and burnt."),
    "cause.section_d": Bilingual(
      "Посмотрите, когда после вступления уходят участники.", "Look at when after joining members leave."),
    "cause.section_e": Bilingual(
      "Посмотрите низкие оценки по магазинам.", "Look at low scores by store."),
    "cause.section_f": Bilingual(
      "Посмотрите затраты на программу и маржу участников.", "Look at the programme's costs and members' margin."),
  ]
}
