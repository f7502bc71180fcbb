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
    "design.step_does_not_rise": Bilingual(
      "Средняя маржа чека — {margin}: пороги уровней не растут, и пользоваться такой лестницей нельзя.",
      "The mean margin of a receipt is {margin}: thresholds do not rise, and such a ladder is of no use."),
    "proof.worst_loses": Bilingual(
      "В худшем случае программа съедает всю маржу и ещё {loss}.",
      "In the worst case the programme eats all of the margin and {loss} more."),
    "proof.offer_under_floor": Bilingual(
      "Причина: {offer} отдаёт больше, чем выдерживает товар: на строках ниже пола — {cost}. Самый тонкий — {sku}, его маржинальность {margin}, потолок {cap}.",
      "The cause: {offer} gives more than the goods can bear: {cost} on lines under the floor. The thinnest is {sku} with a margin of {margin}; the cap is {cap}."
    ),
    "proof.points_paid": Bilingual(
      "Причина: баллами можно оплатить больше, чем выдерживает товар: на строках ниже пола — {cost}. Самый тонкий — {sku}, его маржинальность {margin}, потолок {cap}.",
      "The cause: points may pay more than the goods can bear: {cost} on lines under the floor. The thinnest is {sku} with a margin of {margin}; the cap is {cap}."
    ),
    "proof.no_guard": Bilingual(
      "Строку ничто не держит: добавьте в guards line_reward_cap и line_margin.",
      "Nothing holds a line: add line_reward_cap and line_margin to guards."),
    "proof.earning_not_guarded": Bilingual(
      "Начисленные баллы не считаются: добавьте в guards counts_earning: yes.",
      "Points earned are not counted: add counts_earning: yes to guards."),
    "proof.no_line_floor": Bilingual(
      "Потолок есть, а пола по себестоимости нет: добавьте в guards line_margin: 0%.",
      "There is a cap but no floor at cost: add line_margin: 0% to guards."),
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
    "pilot.baseline": Bilingual(
      "Карты и контрольная группа: участники регистрируются, поощрений ещё нет — это база для сравнения.",
      "Cards and the control group: members are enrolled and nothing is given yet, which is the baseline."),
    "pilot.first_level": Bilingual(
      "Начисление по первому уровню: {share} баллами, со всеми ограничителями маржи.",
      "Earning at the first level: {share} in points, with every guard of the margin."),
    "pilot.spending": Bilingual(
      "Оплата баллами: потолок на каждую строку, напоминание о балансе на чеке.",
      "Paying with points: the cap on every line, the balance on the slip."),
    "pilot.all_levels": Bilingual(
      "Вся лестница: {count} {count#уровень|уровня|уровней}, верхний — {share}; правила перехода видны участнику.",
      "The whole ladder: {count} {count#level|levels}, {share} at the top; members see how to climb."),
    "pilot.judgement": Bilingual(
      "Ничего нового: итог по контрольной группе, решение — запускать, менять или остановить.",
      "Nothing new: the result against the control group, and the decision to launch, to change or to stop."),
    "pilot.stop.floor": Bilingual(
      "Сразу: хоть одна строка с поощрением ниже себестоимости или выше потолка.",
      "At once: any line with a reward that is under its cost or above the cap."),
    "pilot.stop.margin": Bilingual(
      "«{metric}» две недели подряд ниже {share}: больше, чем показал прогон прошлого.",
      "“{metric}” under {share} two weeks running: more than the replay of the past has shown."),
    "pilot.stop.cost": Bilingual(
      "«{metric}» выше {share}: больше, чем отдаёт верхний уровень.",
      "“{metric}” above {share}: more than the top level gives."),
    "pilot.stop.lift": Bilingual(
      "С дня {day}: весь интервал «{metric}» ниже нуля — программа уносит маржу.",
      "From day {day} on: the whole interval of “{metric}” is under zero: the programme takes margin away."),
    "design.no_vat": Bilingual(
      "Ставок НДС в данных нет: он принят за ноль.", "No VAT rates in the data: taken as zero."),
  ]
}
