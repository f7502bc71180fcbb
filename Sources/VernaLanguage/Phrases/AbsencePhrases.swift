/// Why a figure is missing and how to mend it, by the ids of `Absence`.
enum AbsencePhrases {
  static let all: [String: Bilingual] = [
    "absence.zero_denominator": Bilingual(
      "Делить не на что: в этом периоде и сегменте нет ни одного случая в знаменателе. Возьмите период длиннее или сегмент шире.",
      "Nothing to divide by: the denominator has no case in this period and segment. Take a longer period or a wider segment."
    ),
    "absence.wants_file": Bilingual(
      "Не хватает файла: {file}. Добавьте его к команде, и показатель появится.",
      "A file is missing: {file}. Add it to the command and the figure appears."),
    "absence.wants_column": Bilingual(
      "Не хватает столбца {column} в файле «{file}». Выгрузите его из учётной системы или назовите в --map.",
      "The column {column} of the file “{file}” is missing. Export it, or name it in --map."),
    "absence.wants_one_of": Bilingual(
      "Нужно хотя бы одно из: {inputs}. Любого из них хватит.",
      "At least one of these is needed: {inputs}. Any of them will do."),
    "absence.needs_receipts_from": Bilingual(
      "Показатель смотрит назад: нужны чеки с {day}. Загрузите историю глубже или начните период позже.",
      "It looks back: receipts from {day} are needed. Load more history or let the period begin later."),
    "absence.cost_coverage": Bilingual(
      "Себестоимость известна лишь для {share} продаж, а нужно 90 %. Дополните столбец cost в товарах или строках.",
      "Cost is known for only {share} of sales, and 90 % is needed. Fill the column cost of products or lines."),
    "absence.span_too_short": Bilingual(
      "История короче двух окон активности: срок жизни клиента по ней не оценить. Загрузите чеки за больший срок.",
      "The history is shorter than two activity windows, too short to tell how long a customer stays. Load more receipts."
    ),
    "absence.wants_option": Bilingual(
      "Задайте {option} в команде или в файле программы.",
      "Give {option} on the command line or in the programme file."),
    "absence.waits_for_models": Bilingual(
      "Ждёт моделей и контрольных групп, которых в этой версии Verna ещё нет.",
      "Waits for models and control groups, which this version of Verna does not have yet."),
    "absence.not_for_segment": Bilingual(
      "Для такого сегмента показатель не определён. Уберите --segment или возьмите сегмент участников.",
      "It is not defined for a segment of this kind. Leave --segment out or take a segment of members."),
    "absence.not_yet": Bilingual(
      "Ещё нет: накопленный доход пока не догнал накопленные затраты.",
      "Not yet: cumulated income has not caught up with cumulated cost."),
    "absence.not_evaluated": Bilingual(
      "Показатель не считался для этого периода.", "The figure was not worked for this period."),
    "absence.no_full_month_of_earning": Bilingual(
      "Нужен хотя бы один полный месяц начислений до конца периода: по нему видно, как баллы тратят со временем.",
      "At least one full month of earning before the period's end is needed to see how points are spent with time."),
    "absence.no_margin": Bilingual(
      "У участников нет маржи: программе не из чего окупаться.",
      "Members bring no margin: there is nothing for the programme to pay from."),
    "absence.more_users_than_buyers": Bilingual(
      "Баллы тратило больше участников, чем покупало: файлы чеков и баллов не об одних и тех же людях или периоде.",
      "More members spent points than bought: receipts and points are not of the same people or period."),
    "absence.no_like_for_like_store": Bilingual(
      "Нет ни одного магазина с чеками в каждом месяце этого и прошлого года: сравнивать не на чем.",
      "No store has receipts in every month of both years, so there is nothing to compare."),

    "absence.no_whole_month": Bilingual(
      "В периоде нет ни одного полного календарного месяца с покупками участников.",
      "The period has no whole calendar month with purchases of members."),
    "absence.no_whole_month_around_launch": Bilingual(
      "Нет ни одного полного месяца данных и до, и после запуска.",
      "There is no whole month of data both before and after the launch."),
    "absence.no_joining_windows": Bilingual(
      "Ни у кого из участников окна до и после вступления не попадают в данные целиком. Загрузите больше истории.",
      "No member has both windows, before and after joining, whole in the data. Load more history."),
    "absence.no_sales_before_joining": Bilingual(
      "Покупки до вступления не известны ни у кого: на чеках до карты нужен код покупателя.",
      "Nobody's purchases before joining are known: receipts before the card need a customer's id."),
  ]
}
