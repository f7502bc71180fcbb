import VernaCore
import VernaLanguage
import VernaMechanics

/// Reads the sections of points and of spending them.
struct WalletReader {
  let context: ReadingContext

  /// Wallets in the file's order; a programme that gives points and says nothing of them has one.
  func wallets(_ file: TableReader, value: Int64) -> [Wallet] {
    let entries = file.map("points", .table(.wallet))
    let read: [Wallet] = entries.compactMap { entry in
      if !WrittenValue.isRuleName(entry.key) { noteName(entry) }
      guard let table = TableReader(entry.value, .wallet, entry.key, context) else { return nil }
      return wallet(entry, table, value)
    }
    return read.isEmpty ? [Wallet(id: DefaultWallet.id, valueMicros: value)] : read
  }

  private func wallet(_ entry: SourceEntry, _ table: TableReader, _ value: Int64) -> Wallet {
    let expiry = table.expiry("expiry")
    if expiry == nil, !table.has("expiry") {
      context.warn(
        entry.place, "у баллов \(entry.key) нет срока", "the points \(entry.key) never run out",
        Bilingual(
          "скажите expiry: 12 months, или expiry: never, если так и задумано",
          "say expiry: 12 months, or expiry: never where that is meant"))
    }
    let unit = table.points("unit") ?? Points(hundredths: 1)
    if unit == .zero {
      context.note(
        table.place(of: "unit"), "unit не может быть нулём", "unit cannot be zero",
        Bilingual("1 — целые баллы, 0.01 — сотые", "1 is whole points, 0.01 hundredths"))
    }
    return Wallet(
      id: ByteText(entry.key), title: table.title("name"), valueMicros: table.pointPrice("value") ?? value,
      life: PointsLife(pendingDays: table.span("pending", .days) ?? 0, expiry: expiry ?? .never),
      unit: max(unit.hundredths, 1), rounding: table.choice("rounding", AmountRounding.self) ?? .down,
      debt: table.choice("debt", Wallet.DebtPolicy.self) ?? .owe, graceDays: table.span("grace", .days),
      paysOutBySelf: table.flag("pays_out") ?? false, isTransferable: table.flag("transferable") ?? false)
  }

  /// How each wallet is spent.
  func burnings(_ file: TableReader, wallets: [Wallet]) -> [Burning] {
    file.map("burning", .table(.burning)).compactMap { entry in
      if !wallets.contains(where: { $0.id == ByteText(entry.key) }) {
        context.noteUnknown(
          entry.place, entry.key, what: ReferenceKind.wallet.noun, among: context.declared[.wallet] ?? [])
      }
      guard let table = TableReader(entry.value, .burning, entry.key, context) else { return nil }
      var burning = Burning(wallet: ByteText(entry.key))
      let unit = wallets.first { $0.id == burning.wallet }?.unit ?? 1
      burning.basketShare = table.share("basket_share") ?? .whole
      burning.lineShare = table.share("line_share") ?? .whole
      burning.ceiling = table.points("at_most")
      burning.least = table.points("at_least") ?? .zero
      burning.step = table.points("step") ?? Points(hundredths: unit)
      burning.leastBasket = table.money("min_basket") ?? .zero
      burning.condition = table.rule("when", .condition)
      burning.lines = context.joined(ConditionReader.lines(table), .line, at: table.place)
      burning.earnsOnPaidPart = table.flag("earns_on_paid_part") ?? false
      burning.stopsEarning = table.flag("stops_earning") ?? false
      if burning.step == .zero {
        context.note(
          table.place(of: "step"), "step не может быть нулём", "step cannot be zero",
          Bilingual("1 — целые баллы", "1 is whole points"))
      }
      if let ceiling = burning.ceiling, ceiling < burning.least {
        context.note(
          table.place(of: "at_most"), "at_most меньше, чем at_least", "at_most is less than at_least",
          Bilingual("поменяйте их местами", "change them round"))
      }
      return burning
    }
  }

  private func noteName(_ entry: SourceEntry) {
    context.note(
      entry.place, "\(entry.key) нельзя написать в условии", "\(entry.key) cannot be written in a rule",
      Bilingual("буквы латиницы, цифры и _: bonus", "letters, digits and _: bonus"))
  }
}

/// Reads floors.
enum GuardReader {
  static func guards(_ table: TableReader?) -> MarginGuard {
    guard let table else { return MarginGuard() }
    return MarginGuard(
      lineMargin: table.share("line_margin", -10_000...10_000),
      basketMargin: table.share("basket_margin", -10_000...10_000),
      lineRewardCap: table.share("line_reward_cap"), countsEarning: table.flag("counts_earning") ?? false,
      programmeCostShare: table.share("programme_cost_share"), programmeCost: table.money("programme_cost"),
      unknownCost: table.choice("unknown_cost", MarginGuard.UnknownCost.self) ?? .allow)
  }
}
