/// Who a finding is about, with figures.
enum EvidencePhrases {
  static let all: [String: Bilingual] = [
    "evidence.store_asks_less": Bilingual(
      "Магазин {store}: карта в {share} чеков, у остальных {others} ({receipts} {receipts#чек|чека|чеков})",
      "Store {store}: a card on {share} of receipts, the others {others} ({receipts} {receipts#receipt|receipts})"),
    "evidence.cashier_asks_less": Bilingual(
      "{cashier}, магазин {store}: карта в {share} чеков, у остальных {others} ({receipts} {receipts#чек|чека|чеков})",
      "{cashier}, store {store}: a card on {share} of receipts, the others {others} ({receipts} {receipts#receipt|receipts})"
    ),
    "evidence.suspect_card": Bilingual(
      "Карта {member}: {receipts} {receipts#чек|чека|чеков}", "Card {member}: {receipts} {receipts#receipt|receipts}"),
    "evidence.suspect_card_at": Bilingual(
      "Карта {member}: {receipts} {receipts#чек|чека|чеков}, касса {cashier}, магазин {store}",
      "Card {member}: {receipts} {receipts#receipt|receipts}, cashier {cashier}, store {store}"),
    "evidence.without_suspects": Bilingual(
      "Доля чеков с картой {with}, без подозрительных карт — {without}",
      "The share of receipts with a card is {with}, without the suspect cards {without}"),
    "evidence.last_year": Bilingual(
      "{metric}: {steps} — {now}, год назад {past}", "{metric}: {steps} {now}, a year ago {past}"),
    "evidence.unused_points": Bilingual(
      "Лежат без дела {share} доступных баллов", "{share} of the points available lie idle"),
    "evidence.burning_week": Bilingual(
      "Неделя с {week}: {money}, {members} {members#участник|участника|участников}",
      "Week from {week}: {money}, {members} {members#member|members}"),
    "evidence.campaign": Bilingual(
      "Кампания {campaign}: {used} из {issued}", "Campaign {campaign}: {used} of {issued}"),
    "evidence.margin_lost": Bilingual(
      "Маржинальность изменилась на {change}, при прошлогодней маржа была бы больше на {money}",
      "The margin changed by {change}; at last year's there would be {money} more of it"),
    "evidence.promotions_grow": Bilingual(
      "По акциям проходит {share} оборота участников; {steps} выше прошлогодних на {change}",
      "{share} of members' turnover is promoted; {steps} are {change} above last year’s"),
    "evidence.store_nps": Bilingual(
      "Магазин {store}: NPS {nps}, {answers} {answers#ответ|ответа|ответов}",
      "Store {store}: NPS {nps}, {answers} {answers#answer|answers}"),
  ]
}
