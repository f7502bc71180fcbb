/// What an import says: why a row was not taken, what a person should know of a file, how a file is laid out.
///
/// A reject's sentence goes on after the cell as written: "`abc` is not a number".
enum ImportPhrases {
  static let all: [String: Bilingual] = [rejects, notes, layouts].reduce(into: [:]) { book, part in
    book.merge(part) { first, _ in first }
  }

  private static let rejects: [String: Bilingual] = [
    "reject.unknown": Bilingual("не читается", "cannot be read"),
    "reject.missing": Bilingual(
      "пусто, а значение нужно в каждой строке", "is empty, and every row must have it"),
    "reject.not_a_number": Bilingual("не число", "is not a number"),
    "reject.ambiguous_number": Bilingual(
      "то ли дробь, то ли тысячи: укажите в --map `decimal: \",\"` или `decimal: \".\"`",
      "may be a decimal or a thousand: say `decimal: \",\"` or `decimal: \".\"` in the mapping"),
    "reject.too_large": Bilingual(
      "слишком большое число: десять миллиардов и больше (нужен другой столбец?)",
      "is too large: ten thousand million or more (is another column meant?)"),
    "reject.points_over_money": Bilingual(
      "баллами оплачено больше, чем сумма чека (points_included: true)",
      "more is paid with points than the receipt's money (points_included: true)"),
    "reject.conflicting_row": Bilingual(
      "этот id уже прочитан с другим содержанием: остаётся первая строка",
      "this id was read already with another content: the first row holds"),
    "reject.score_off_scale": Bilingual(
      "оценка вне шкалы от {low} до {high}", "the score is off its scale of {low} to {high}"),
    "reject.points_on_sale": Bilingual(
      "оплата баллами у продажи не бывает меньше нуля", "points paid on a sale are not under zero"),
    "reject.not_a_time": Bilingual(
      "не время или несуществующая дата", "is not a time, or no date of the calendar"),
    "reject.time_out_of_range": Bilingual(
      "время вне пределов (чеки: с 2 января 1970 по 5 февраля 2106)",
      "is a time out of range (receipts: 2 January 1970 to 5 February 2106)"),
    "reject.not_a_choice": Bilingual("ни одно из слов: {choices}", "is none of {choices}"),
    "reject.not_a_rate": Bilingual("не ставка от 0 до 100 %", "is not a rate between 0 and 100 %"),
    "reject.not_a_scale": Bilingual("не шкала вида 0-10 или 1-5", "is not a scale such as 0-10 or 1-5"),
    "reject.not_whole": Bilingual("не целое число", "is not a whole number"),
    "reject.fields": Bilingual(
      "полей {fields}, а должно быть {wanted}", "has {fields} fields where {wanted} are wanted"),
    "reject.text_after_quote": Bilingual(
      "текст после закрывающей кавычки; кавычка внутри кавычек пишется дважды",
      "has text after a closing quote; a quote inside quotes is written twice"),
    "reject.quote_never_closed": Bilingual(
      "кавычка открыта и не закрыта", "opens a quote that is never closed"),
    "reject.not_utf8": Bilingual("текст не в UTF-8", "is not UTF-8 text"),
    "reject.has_nul": Bilingual("в строке нулевой байт", "holds a NUL byte"),
    "reject.not_json_object": Bilingual("не объект JSON", "is not a JSON object"),
    "reject.nested_json": Bilingual(
      "список или объект там, где нужно значение", "holds a list or an object where a value is wanted"),
    "reject.by_the_mapping": Bilingual("{reason}", "{reason}"),
    "reject.conflicting_receipt": Bilingual(
      "номер чека, который уже загружен с другим содержимым",
      "is the id of a receipt imported before with another content"),
    "reject.no_time": Bilingual(
      "времени нет ни в этой строке, ни в файле чеков", "is in neither this row nor a receipts file"),
    "reject.no_price": Bilingual(
      "пусто, нет и unit_price, и цены товара", "is empty, and so are unit_price and the product's price"),
  ]

  private static let notes: [String: Bilingual] = [
    "import.same_bytes": Bilingual(
      "те же байты, что в {path}: добавлять нечего", "the same bytes as {path}: nothing to add"),
    "import.same_rows": Bilingual(
      "те же строки, что в {path}: добавлять нечего", "the same rows as {path}: nothing to add"),
    "import.own_files": Bilingual(
      "не читались, их записала сама Verna: {paths}", "not read, since Verna itself wrote them: {paths}"),
    "import.match_fits_nothing": Bilingual(
      "в --map раздел `match: {match}` не подошёл ни к одному файлу команды",
      "in --map the entry `match: {match}` fits no file of the command"),
    "import.no_rows": Bilingual("есть заголовок, строк нет", "holds a header and no rows"),
    "import.late_keys": Bilingual(
      "ключи, которых нет в начале файла, не читаются: {names}",
      "keys that first come after the sample and are not read: {names}"),
    "import.money_unused": Bilingual(
      "деньги строк посчитаны как количество × цена; не прочитаны: {names}. Если там то, что заплачено, или скидка, укажите amount в --map",
      "money of lines is worked as quantity x price; not read: {names}. If what was paid or a discount is there, say amount in a --map file"
    ),
    "import.month_first": Bilingual(
      "{column}: даты вида {example} прочитаны как месяц/день; если первым идёт день, укажите в --map `format: d/M/yyyy`",
      "{column}: dates such as {example} are read month first; say `format: d/M/yyyy` in the mapping if the day is first"
    ),
    "import.no_such_zone": Bilingual(
      "магазин {store}: часового пояса {zone} нет, взят пояс программы",
      "store {store}: no time zone is called {zone}; the programme's is taken"),
    "import.receipts_repeated": Bilingual(
      "{count} {count#чек уже был загружен и совпал|чека уже были загружены и совпали|чеков уже были загружены и совпали} байт в байт: повторы не учтены",
      "{count} {count#receipt was|receipts were} imported before, byte for byte the same, and ignored"),
    "import.receipts_split": Bilingual(
      "{count} {count#чек содержит|чека содержат|чеков содержат} строки обоих знаков: разделены на продажу и возврат",
      "{count} {count#receipt holds|receipts hold} lines of both signs and became a sale and a return"),
    "import.returns_without_original": Bilingual(
      "{count} {count#возврат ссылается|возврата ссылаются|возвратов ссылаются} на продажу, которой нет в данных",
      "{count} {count#return names|returns name} an original sale that is not in the data"),
    "import.fields_differ": Bilingual(
      "{count} {count#строка повторяет|строки повторяют|строк повторяют} поле чека иначе, чем его первая строка: верна первая",
      "{count} {count#line repeats|lines repeat} a receipt's field otherwise than its first line, which holds"),
    "import.totals_differ": Bilingual(
      "у {count} {count#чека|чеков|чеков} итог не равен сумме строк: верен итог (total)",
      "{count} {count#receipt has|receipts have} a total that is not the sum of the lines; total holds"),
    "import.amounts_differ": Bilingual(
      "у {count} {count#строки|строк|строк} сумма не равна количеству × цену: верна сумма (amount)",
      "{count} {count#line has|lines have} an amount that is not qty x unit_price; amount holds"),
    "import.no_vat_rate": Bilingual(
      "ставка НДС (vat_rate) нигде не указана: НДС принят за 0", "no vat_rate is given anywhere: VAT is taken as 0"),
  ]

  private static let layouts: [String: Bilingual] = [
    "layout.packed": Bilingual("{packing}", "{packing}"),
    "layout.json_lines": Bilingual("JSON построчно", "JSON lines"),
    "layout.spaces": Bilingual("через пробелы", "separated by spaces"),
    "layout.tabs": Bilingual("через табуляцию", "separated by tabs"),
    "layout.separator": Bilingual("через {separator}", "separated by {separator}"),
    "layout.no_header": Bilingual("без заголовка", "no header"),
    "layout.decimal_comma": Bilingual("десятичная запятая", "decimal comma"),
  ]
}
