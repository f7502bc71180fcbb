import VernaColumns
public import VernaCore

extension Absence {
  /// The reason as a phrase: ids `absence.*`.
  public var phrase: Phrase {
    switch self {
    case .zeroDenominator: Phrase("absence.zero_denominator")
    case .wants(let file, let column):
      column.isEmpty
        ? Phrase("absence.wants_file", ["file": .word("file." + file.rawValue)])
        : Phrase("absence.wants_column", ["file": .word("file." + file.rawValue), "column": .text(column)])
    case .wantsOneOf(let inputs): Phrase("absence.wants_one_of", ["inputs": .list(inputs)])
    case .needsReceiptsFrom(let day): Phrase("absence.needs_receipts_from", ["day": .day(day)])
    case .costCoverage(let share): Phrase("absence.cost_coverage", ["share": .share(share)])
    case .spanTooShort: Phrase("absence.span_too_short")
    case .wantsOption(let option): Phrase("absence.wants_option", ["option": .text(option)])
    case .waitsForModels: Phrase("absence.waits_for_models")
    case .notForSegment: Phrase("absence.not_for_segment")
    case .notYet: Phrase("absence.not_yet")
    case .other(let id): Phrase("absence." + id)
    }
  }
}

extension MetricNote {
  /// The remark as a phrase: ids `note.*`.
  public var phrase: Phrase {
    switch self {
    case .naive: Phrase("note.naive")
    case .costCoverage(let share): Phrase("note.cost_coverage", ["share": .share(share)])
    case .mayBeOldCustomers: Phrase("note.may_be_old_customers")
    case .membersSeenOnly: Phrase("note.members_seen_only")
    case .assumed(let id): Phrase("note.assumed." + id)
    case .censoredShare(let share): Phrase("note.censored_share", ["share": .share(share)])
    case .returnsWithoutOriginal(let count): Phrase("note.returns_without_original", ["count": .count(count)])
    case .beside(let id, let value):
      switch value {
      case .money(let minor): Phrase("note.beside." + id, ["value": .money(minor)])
      case .count(let count): Phrase("note.beside." + id, ["value": .count(count)])
      case .points(let points): Phrase("note.beside." + id, ["value": .points(points)])
      case .moneyEstimate(let minor): Phrase("note.beside." + id, ["value": .money(Int64(minor.rounded()))])
      case .real(let real):
        // A quotient of money is in minor units, as its metric says.
        MetricCatalog.definition(id)?.unit == .money || id == "basket_with_points"
          ? Phrase("note.beside." + id, ["value": .money(MetricNote.minorUnits(real))])
          : Phrase("note.beside." + id, ["value": .number(real)])
      }
    case .asOfPeriodEnd: Phrase("note.as_of_period_end")
    case .other(let id): Phrase("note." + id)
    }
  }
}

extension MetricNote {
  /// A quotient in whole minor units. From a hundred major units on sentences are written without them, and a quotient just
  /// under a half may not become the half that they round up.
  static func minorUnits(_ real: Double) -> Int64 {
    let nearest = real.rounded()
    let isHalf = abs(nearest).truncatingRemainder(dividingBy: 100) == 50
    if abs(real) >= 9_950 && isHalf && abs(nearest) > abs(real) { return Int64(real.rounded(.towardZero)) }
    return Int64(nearest)
  }
}
