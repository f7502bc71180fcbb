/// The other reading of an article's norm, by the ids of `Norm.otherReading`, and what is said beside every norm.
enum NormPhrases {
  static let all: [String: Bilingual] = [
    "norm.your_market_may_differ": Bilingual(
      "Норма из статьи {article}; ваш рынок может отличаться.",
      "The norm is from the article {article}; your market may differ."),
    "norm.by_analogy": Bilingual(
      "Для товаров для дома статья нормы не даёт: взята по аналогии с одеждой и электроникой.",
      "The article gives no norm for home goods: taken by analogy with fashion and electronics."),
    "norm.basket_gap_0.5_1.0": Bilingual(
      "Во втором тексте той же статьи: в 1,5–2 раза, то есть 50–100 %.",
      "The second text of the same article says 1.5 to 2 times, which is 50–100 %."),
    "norm.frequency_2_5_a_week": Bilingual(
      "Во втором тексте той же статьи: 2–5 раз в неделю.", "The second text of the same article says 2–5 a week."),
    "norm.well_below_cac": Bilingual(
      "Статья говорит «существенно ниже, чем CAC»; здесь это не больше половины.",
      "The article says “well below CAC”; here that is at most half of it."),
  ]
}
