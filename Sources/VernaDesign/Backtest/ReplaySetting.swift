import VernaColumns
import VernaCore
import VernaEngine
import VernaLedger
import VernaMechanics
import VernaProgram

/// What every thread of a back-test needs to know of it.
struct ReplaySetting: Sendable {
  let shelf: ProgrammeShelf
  let zone: TimeZoneRules
  let calendar: LedgerCalendar
  let habit: SpendingHabit
  /// The first day and the day after the last.
  let from: Day
  let to: Day
  /// The last moment of the history: what runs out with `to` has not yet.
  let end: Int64
  /// What a point of history was worth, in minor units; 0 for unknown.
  let pointMinorUnits: Int64
  /// Offers of the programme, in its order.
  let offers: [Offer]
  let placeOfOffer: [ByteText: Int]
  /// By day from `from`: the month.
  private let monthOfDay: [UInt16]
  let months: [Day]
  /// Wallets and what a point of them is worth, in millionths of a major unit.
  let wallets: [(id: ByteText, micros: Int64)]
  let minorPerMajor: Int64

  var monthCount: Int { months.count }

  /// Makes a setting.
  ///
  /// - Parameters:
  ///   - programme: put in force from the first day of history, whatever day its file says.
  ///   - zone: the programme's.
  init(_ programme: Programme, from: Day, to: Day, habit: SpendingHabit, pointMinorUnits: Int64) {
    var programme = programme
    programme.effectiveFrom = from.advanced(by: -1)
    shelf = ProgrammeShelf([programme])
    zone = programme.pricing.zone
    calendar = LedgerCalendar(zone: programme.pricing.zone)
    wallets = programme.pricing.wallets.map { ($0.id, $0.valueMicros) }
    minorPerMajor = programme.pricing.currency.minorPerMajor
    self.habit = habit
    self.from = from
    self.to = to
    end = zone.start(of: to) - 1
    self.pointMinorUnits = pointMinorUnits
    offers = programme.pricing.offers
    placeOfOffer = Dictionary(
      offers.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var months: [Day] = []
    var places: [UInt16] = []
    var day = from
    while day < to {
      if months.isEmpty || day == day.startOfMonth { months.append(day.startOfMonth) }
      places.append(UInt16(months.count - 1))
      day = day.advanced(by: 1)
    }
    self.months = months
    monthOfDay = places
  }

  /// The month of a day; days outside of the history count in its first and last month.
  @inline(__always)
  func month(of day: Day) -> Int {
    let place = Int(day.number) - Int(from.number)
    return Int(monthOfDay[max(0, min(monthOfDay.count - 1, place))])
  }

  /// What the engine calls the receipt of a row.
  func name(of row: Int) -> ByteText { ByteText("r\(row)") }
}

extension ReplaySetting {
  /// What points are worth in minor units, rounded half away from zero.
  @inline(__always)
  func worth(_ points: Points, of wallet: ByteText) -> Int64 {
    let value = wallets.first { $0.id == wallet }?.micros ?? 0
    return divideRoundingHalfAway(
      Int128(points.hundredths) * Int128(value) * Int128(minorPerMajor), by: 100 * 1_000_000)
  }

  /// What goods cost the shop, in millionths of a minor unit.
  @inline(__always)
  func goods(_ unitCostMicros: Int64, _ quantity: Quantity) -> Int64 {
    Int64(clamping: Int128(unitCostMicros) * Int128(quantity.thousandths) * Int128(minorPerMajor) / 1000)
  }
}
