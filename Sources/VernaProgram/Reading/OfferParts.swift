import VernaCore
import VernaLanguage
import VernaMechanics

/// Reads when something is in force.
enum ScheduleReader {
  static func schedule(_ table: TableReader) -> Schedule {
    var schedule = dates(table)
    if let node = table.node("weekdays", as: .list(.weekday)) {
      schedule.weekdays = table.context.list(node, "weekdays").compactMap { item in
        table.context.value(item, "weekdays", .weekday) { text in
          WrittenValue.weekdays.firstIndex(of: text.lowercased()).map { $0 + 1 }
        }
      }.sorted()
    }
    if let hours = table.text("hours", .hours, WrittenValue.hours) {
      schedule.fromMinute = hours.from
      schedule.toMinute = hours.to
    }
    return schedule
  }

  /// The first and the last day alone.
  static func dates(_ table: TableReader) -> Schedule {
    let from = table.day("from")
    let until = table.day("until")
    if let from, let until, until < from {
      table.context.note(
        table.place(of: "until"), "until раньше, чем from", "until is before from",
        Bilingual("until — последний день, он не раньше первого", "until is the last day, not before the first"))
    }
    return Schedule(from: from, to: until?.advanced(by: 1))
  }
}

/// Reads how an offer goes together with others, and its limits.
enum StackingReader {
  static func stacking(_ table: TableReader) -> Stacking {
    Stacking(
      priority: Int(table.whole("priority", -1_000_000...1_000_000) ?? 0), exclusiveGroup: table.name("exclusive"),
      bestOfGroup: table.name("best_of"), isLast: table.flag("last") ?? false,
      allowsPoints: table.flag("allows_points") ?? true, allowsEarning: table.flag("allows_earning") ?? true)
  }

  static func funding(_ table: TableReader) -> Funding {
    switch table.name("funded_by") {
    case nil, ByteText("programme"): .programme
    case ByteText("store"): .store
    case let supplier?: .supplier(supplier)
    }
  }

  static func limits(_ table: TableReader) -> [OfferLimit] {
    guard let node = table.node("limits", as: .list(.table(.limit))) else { return [] }
    let context = table.context
    // One limit may stand without the brackets of a list.
    return (node.items ?? [node]).flatMap { item -> [OfferLimit] in
      guard let inner = TableReader(item, .limit, "limits", context) else { return [] }
      let scope = inner.choice("per", OfferLimit.Scope.self) ?? .programme
      let period = inner.choice("in", OfferLimit.Period.self) ?? .ever
      var limits: [OfferLimit] = []
      if let uses = inner.whole("uses", 0...1_000_000_000) {
        limits.append(OfferLimit(.uses, most: uses, per: scope, in: period))
      }
      if let money = inner.money("money") {
        limits.append(OfferLimit(.money, most: money.minorUnits, per: scope, in: period))
      }
      if let points = inner.points("points") {
        limits.append(OfferLimit(.points, most: points.hundredths, per: scope, in: period))
      }
      if limits.isEmpty, !["uses", "money", "points"].contains(where: inner.has) {
        context.note(
          inner.place, "limits: не сказано, чего предел", "limits: it does not say of what",
          Bilingual("напишите uses, money или points", "write uses, money or points"))
      }
      if let zero = limits.first(where: { $0.most == 0 }) {
        context.warn(
          inner.place, "предел 0: предложение никогда не сработает", "a limit of 0: the offer never applies",
          Bilingual(
            "увеличьте \(zero.measure.rawValue) или уберите предложение",
            "raise \(zero.measure.rawValue), or take the offer away"))
      }
      return limits
    }
  }
}

/// Reads what sets something off.
enum EventReader {
  static func offerEvent(_ text: String, _ table: TableReader, _ context: ReadingContext) -> OfferTrigger? {
    let words = WrittenValue.words(text)
    if words.count == 2 {
      let kind: ReferenceKind? =
        switch words[0] {
        case "tier": .tier
        case "club": .club
        case "challenge": .challenge
        default: nil
        }
      guard let kind else { return nil }
      if !context.isDeclared(words[1], kind) {
        context.noteUnknown(table.place(of: "on"), words[1], what: kind.noun, among: context.declared[kind] ?? [])
      }
      return switch kind {
      case .tier: .tier(ByteText(words[1]))
      case .club: .clubPeriod(ByteText(words[1]))
      default: .challenge(ByteText(words[1]))
      }
    }
    guard words.count == 1, WrittenValue.isName(words[0]) else { return nil }
    return switch words[0] {
    case "purchase": .basket
    case "day": .day
    default: .action(ByteText(words[0]))
    }
  }

  static func triggerEvent(_ text: String) -> Trigger.Event? {
    let words = WrittenValue.words(text)
    switch (words.first, words.count) {
    case ("purchase", 1): return .purchase
    case ("refund", 1): return .refund
    case ("joined", 1): return .joined
    case ("tier_changed", 1): return .tierChanged
    case ("challenge_met", 1): return .challengeMet
    case ("expiry", 3): return days(words).map { .pointsExpire(daysBefore: $0) }
    case ("silent", 3): return days(words).map { .silent(days: $0) }
    case ("daily", 2): return WrittenValue.minute(words[1]).flatMap { $0 < 1440 ? .daily(minute: $0) : nil }
    default: return nil
    }
  }

  private static func days(_ words: [String]) -> Int? {
    WrittenValue.span(words.dropFirst().joined(separator: " "), .days).flatMap { $0 > 0 ? $0 : nil }
  }
}
