/// What a designed ladder is warned of, by the ids that the design gives.
enum DesignPhrases {
  static let all: [String: Bilingual] = [
    "design.no_ladder": Bilingual(
      "Лестницы нет: три четверти товаров не выдерживают поощрения даже в 1 %, потолок — {cap}. Пересмотрите цены и закупку.",
      "No ladder: three quarters of the products cannot bear a reward of even 1 %, the cap is {cap}. Look at prices and purchasing first."
    ),
    "design.cap_fails_revenue": Bilingual(
      "Потолок {cap} выдерживают {products} товаров, но на них всего {revenue} выручки: остальное продаётся дешевле, чем можно отдать. Для 75 % выручки потолок — {fits}.",
      "{products} of the products bear the cap of {cap}, but they make only {revenue} of revenue: the rest is sold with less margin than may be given. For 75 % of revenue the cap is {fits}."
    ),
    "design.cap_eats_profit": Bilingual(
      "Если отдавать весь потолок {cap} на каждой продаже, валовой прибыли не останется: убыток {loss} за период.",
      "If all of the cap of {cap} were given on every sale, no gross profit would be left: a loss of {loss} over the period."
    ),
    "design.sold_at_a_loss": Bilingual(
      "{count} {count#товар|товара|товаров} с тонкой маржой {count#оставлен|оставлены|оставлены} в программе: на верхнем уровне {sku} теряет {loss} со штуки.",
      "{count} thin {count#product stays|products stay} in the programme: at the top level {sku} loses {loss} a piece."),
    "design.threshold_too_high": Bilingual(
      "До порога {value} доходит только {share} чеков: почти никто не начнёт.",
      "Only {share} of receipts reach the threshold of {value}: hardly anybody will begin."),
    "design.threshold_too_low": Bilingual(
      "До порога {value} доходит {share} чеков: он никого не отбирает.",
      "{share} of receipts reach the threshold of {value}: it selects nobody."),
    "design.levels_too_close": Bilingual(
      "Между уровнями меньше одного чека ({receipts}): их пройдут, не заметив. По тратам участников за 12 месяцев пороги были бы {p50}, {p75} и {p90} (50-й, 75-й и 90-й процентили).",
      "There is less than one receipt between levels ({receipts}): members will pass them unawares. By members' purchases of 12 months thresholds would be {p50}, {p75} and {p90} (50th, 75th and 90th percentile)."
    ),
    "design.levels_too_close_no_members": Bilingual(
      "Между уровнями меньше одного чека ({receipts}): их пройдут, не заметив. Данных об участниках нет, других порогов предложить нельзя.",
      "There is less than one receipt between levels ({receipts}): members will pass them unawares. There are no members in the data to take other thresholds from."
    ),
    "design.level_loses": Bilingual(
      "Уровень с поощрением {share} убыточен: средний чек теряет {loss}, если потратят все баллы.",
      "A level with a reward of {share} loses money: {loss} on a mean receipt if all points are spent."),
    "design.no_cac": Bilingual(
      "Стоимость привлечения клиента не названа: окупаемость не посчитана.",
      "The cost of acquiring a customer is not given: pay-back is not worked."),
    "design.no_members": Bilingual(
      "В чеках нет участников: кто где окажется, не посчитано.",
      "There are no members on the receipts: who lands where is not worked."),
    "design.members_lose": Bilingual(
      "{count} из {of} участников, у которых поощрения есть сегодня, получат меньше: всего на {money} за 12 месяцев.",
      "{count} of the {of} members with rewards today would get less: {money} in all over 12 months."),
    "design.short_year": Bilingual(
      "Данные начинаются {from}: траты за 12 месяцев посчитаны по тому, что есть.",
      "The data begin on {from}: purchases of 12 months are worked from what there is."),
    "design.short_window": Bilingual(
      "Данные начинаются {from}, а период спроса — с {wanted}: он короче, чем просили.",
      "The data begin on {from}, the window of demand on {wanted}: it is shorter than asked for."),
    "design.left_out": Bilingual(
      "{count} {count#товар|товара|товаров} без цены или себестоимости не {count#учтён|учтены|учтены}.",
      "{count} {count#product|products} without price or cost left out."),
    "design.unmatched": Bilingual(
      "{count} {count#строка|строки|строк} продаж на {money} — товары не из таблицы: они не учтены.",
      "{count} sale {count#line|lines} of {money} {count#is|are} of goods that are not in the table, and left out."),
    "design.no_vat": Bilingual(
      "Ставок НДС в данных нет: он принят за ноль.", "No VAT rates in the data: taken as zero."),
  ]
}
