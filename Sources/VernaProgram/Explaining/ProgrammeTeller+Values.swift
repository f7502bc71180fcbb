import VernaCore
import VernaLanguage
import VernaMechanics

extension ProgrammeTeller {
  func day(_ day: Day) -> String { wording.dates.day(day) }

  /// Money without decimals where it is whole.
  func money(_ money: Money) -> String { self.money(minorUnits: money.minorUnits) }

  func money(minorUnits: Int64) -> String {
    let digits = programme.pricing.currency.digits
    let major = programme.pricing.currency.minorPerMajor
    return wording.money.text(
      Double(minorUnits) / Double(major), decimals: minorUnits % major == 0 ? 0 : digits)
  }

  /// Money in millionths of a major unit: `0,80 ₽`.
  func price(micros: Int64) -> String {
    let digits = programme.pricing.currency.digits
    let steps: [Int64] = [1_000_000, 100_000, 10_000, 1000, 100, 10, 1]
    let needed = steps.firstIndex { micros % $0 == 0 } ?? 6
    let decimals = needed == 0 ? 0 : max(digits, needed)
    return wording.money.text(Double(micros) / 1_000_000, decimals: decimals)
  }

  func share(_ share: Share) -> String {
    let decimals = share.millionths % 10_000 == 0 ? 0 : share.millionths % 1000 == 0 ? 1 : 2
    return wording.numbers.percent(Double(share.millionths) / 1_000_000, decimals: decimals)
  }

  /// A number of ten-thousandths or so without zeros at its end: `1,2`.
  func factor(_ number: Double) -> String {
    for decimals in 0..<4 {
      let scale = [1.0, 10, 100, 1000][decimals]
      if abs((number * scale).rounded() - number * scale) < 1e-9 {
        return wording.numbers.text(number, decimals: decimals)
      }
    }
    return wording.numbers.text(number, decimals: 4)
  }

  func points(_ points: Points) -> String {
    let forms = Bilingual("балл|балла|баллов", "point|points")
    if points.hundredths % 100 == 0 { return wording.counted(points.hundredths / 100, forms) }
    let decimals = points.hundredths % 10 == 0 ? 1 : 2
    return wording.numbers.text(points.number, decimals: decimals) + "\u{A0}"
      + Plural(points.number, in: language).pick(forms[language].split(separator: "|").map(String.init))
  }

  func days(_ count: Int) -> String { wording.counted(Int64(count), Bilingual("день|дня|дней", "day|days")) }
  func months(_ count: Int) -> String {
    wording.counted(Int64(count), Bilingual("месяц|месяца|месяцев", "month|months"))
  }
  func hours(_ count: Int) -> String { wording.counted(Int64(count), Bilingual("час|часа|часов", "hour|hours")) }
  /// Whole days where it is that.
  func span(hours count: Int) -> String { count % 24 == 0 ? days(count / 24) : hours(count) }

  func times(_ count: Int64) -> String {
    if language == .english, count == 1 || count == 2 { return count == 1 ? "once" : "twice" }
    return wording.counted(count, Bilingual("раз|раза|раз", "time|times"))
  }

  /// Points after "at most" and "at least", which want another case in Russian.
  func ofPoints(_ points: Points) -> String {
    guard language == .russian, points.hundredths % 100 == 0 else { return self.points(points) }
    return wording.counted(points.hundredths / 100, Bilingual("балла|баллов|баллов", ""))
  }

  /// Times after "at most".
  func ofTimes(_ count: Int64) -> String {
    language == .russian ? wording.counted(count, Bilingual("раза|раз|раз", "")) : times(count)
  }

  /// Of a span after which something happens no more: "в течение 30 дней".
  func ofDays(_ count: Int) -> String { wording.counted(Int64(count), Bilingual("дня|дней|дней", "day|days")) }
  func ofMonths(_ count: Int) -> String {
    wording.counted(Int64(count), Bilingual("месяца|месяцев|месяцев", "month|months"))
  }

  func minute(_ minute: Int) -> String {
    let rest = minute % 60
    return "\(minute / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Words in the quotes of the language.
  func quoted(_ words: String) -> String { language == .russian ? "«\(words)»" : "“\(words)”" }

  /// Parts with commas and a last "and" or "or".
  func list(_ parts: [String], or isOr: Bool = false) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    let word = isOr ? say("или", "or") : say("и", "and")
    return parts.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  // Titles of what has one, else the id.

  func wallet(named id: ByteText) -> String { named(programme.pricing.wallets.first { $0.id == id }?.title, id) }
  func tier(named id: ByteText) -> String { named(programme.tiers?.levels.first { $0.id == id }?.title, id) }
  func club(named id: ByteText) -> String { named(programme.clubs.first { $0.id == id }?.title, id) }
  func series(named id: ByteText) -> String { named(programme.pricing.coupons.first { $0.id == id }?.title, id) }
  func challenge(named id: ByteText) -> String { named(programme.challenges.first { $0.id == id }?.title, id) }
  func occasion(named id: ByteText) -> String { named(programme.occasions.first { $0.id == id }?.title, id) }

  func offer(named id: ByteText) -> String { named(programme.pricing.offers.first { $0.id == id }?.title, id) }

  private func named(_ title: String?, _ id: ByteText) -> String {
    let title = title ?? ""
    return title.isEmpty ? id.string : title
  }

  /// A service in words where it is one of those that shops usually have, else as the file names it.
  func service(_ id: ByteText) -> String {
    let known: [String: Bilingual] = [
      "free_fitting": Bilingual("бесплатная примерка", "free fitting"),
      "free_returns": Bilingual("бесплатный возврат", "free returns"),
      "long_returns": Bilingual("увеличенный срок возврата", "longer returns"),
      "stylist": Bilingual("стилист", "a stylist"),
      "early_access": Bilingual("ранний доступ к распродажам", "early access to sales"),
      "priority": Bilingual("обслуживание без очереди", "priority service"),
      "free_delivery": Bilingual("бесплатная доставка", "free delivery"),
      "fast_delivery": Bilingual("доставка в день заказа", "delivery on the same day"),
      "free_assembly": Bilingual("бесплатная сборка", "free assembly"),
      "gift_wrap": Bilingual("подарочная упаковка", "gift wrap"),
      "extended_warranty": Bilingual("продлённая гарантия", "a longer warranty"),
      "consultation": Bilingual("консультация специалиста", "an expert's advice"),
    ]
    return known[id.string]?[language] ?? quoted(id.string)
  }

  /// A name as it stands at the begin of an entry.
  func heading(_ name: String) -> String {
    guard let first = name.first else { return "" }
    return "**" + first.uppercased() + name.dropFirst() + ".**"
  }

  /// Words after a colon: the first letter small.
  func continued(_ words: String) -> String {
    guard let first = words.first else { return "" }
    return first.lowercased() + words.dropFirst()
  }

  /// A sentence: the first letter large, a full stop at the end.
  func sentence(_ words: String) -> String {
    guard let first = words.first else { return "" }
    return first.uppercased() + words.dropFirst() + (words.hasSuffix(".") ? "" : ".")
  }
}
