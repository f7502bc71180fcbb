import VernaColumns
import VernaCore

/// What members bought in the 12 months before a day, and what they have of today's programme.
struct MemberStanding {
  /// A member: money as paid in billionths of a major unit, net of returns.
  struct Entry {
    var tier: String
    var spend: Int128
    var hasSale: Bool
    /// Of today's rewards in the 12 months, in billionths.
    var reward: Int128
  }

  let entries: [Entry]
  let spendOfAll: Fraction
  /// Whether the data have rewards.
  let hasRewards: Bool

  var members: Int { entries.count }
  var buyers: Int { entries.count { $0.hasSale } }
  let spend: Fraction

  /// Members and purchases between two thresholds.
  struct Sum {
    var members = 0
    var spend = Fraction.zero
  }

  private static let billion = Fraction(1_000_000_000)

  init(entries: [Entry], spendOfAll: Int128, hasRewards: Bool) {
    self.entries = entries
    self.spendOfAll = Fraction(spendOfAll, 1_000_000_000)
    self.hasRewards = hasRewards
    spend = Fraction(entries.reduce(Int128(0)) { $0 + $1.spend }, 1_000_000_000)
  }

  /// Reads what members bought.
  ///
  /// - Parameter pointMicros: money for one point, where points of the data are to count as today's rewards.
  static func read(_ reader: DemandReader, year: Period, pointMicros: Int64?) -> MemberStanding? {
    let dataset = reader.dataset
    let zone = dataset.settings.timeZone
    var spends = [Int128](repeating: 0, count: dataset.members.count)
    var rewards = spends
    var hasSale = [Bool](repeating: false, count: dataset.members.count)
    var all: Int128 = 0
    let days = UInt16(clamping: year.from.number)..<UInt16(clamping: year.to.number)
    let perMinor = Int128(1_000_000_000 / dataset.settings.currency.minorPerMajor)
    DemandReader.forEachBlock(of: dataset) { block in
      let member = block.shopper >= 0 ? Int(dataset.memberOfShopper[block.shopper]) : -1
      for index in 0..<block.count where days.contains(block.day[index]) {
        guard let paid = reader.paid(block, index) else { continue }
        let flags = ReceiptFlags(rawValue: block.flags[index])
        let sign: Int128 = flags.contains(.isReturn) ? -1 : 1
        all += sign * paid
        guard member >= 0, flags.contains(.isMember) else { continue }
        spends[member] += sign * paid
        rewards[member] += sign * Int128(block.pointsPaid(index)) * perMinor
        if sign > 0 { hasSale[member] = true }
      }
    }
    let earnsPoints = dataset.given.has(.points) && pointMicros != nil
    if earnsPoints, let pointMicros {
      rewards = earned(dataset, year: year, pointMicros: pointMicros)
    }
    let entries = dataset.members.indices.filter { index in
      let member = dataset.members[index]
      let joined = member.joinedAt.map { zone.day(at: $0) < year.to } ?? true
      let left = member.leftAt.map { zone.day(at: $0) < year.to } ?? false
      return joined && !left
    }.map { index in
      Entry(tier: dataset.members[index].tier, spend: spends[index], hasSale: hasSale[index], reward: rewards[index])
    }
    guard !entries.isEmpty else { return nil }
    let hasPaid = dataset.given.has(.receipts, "points_paid") || dataset.given.has(.lines, "points_paid")
    return MemberStanding(entries: entries, spendOfAll: all, hasRewards: earnsPoints || hasPaid)
  }

  /// Points earned in the 12 months at their value, net of clawback, by member.
  private static func earned(_ dataset: Dataset, year: Period, pointMicros: Int64) -> [Int128] {
    var places: [ByteText: Int] = [:]
    for (index, member) in dataset.members.enumerated() { places[ByteText(member.id)] = index }
    var earned = [Int128](repeating: 0, count: dataset.members.count)
    for row in dataset.side.points where row.kind == .earn {
      guard year.contains(dataset.settings.timeZone.day(at: row.at)), let place = places[ByteText(row.memberID)] else {
        continue
      }
      // Hundredths of a point x millionths of a major unit.
      earned[place] += Int128(row.points.hundredths) * Int128(pointMicros) * 10
    }
    return earned
  }

  /// The share of points given that were spent before a day; nil without points.
  static func redemption(_ dataset: Dataset, before day: Day) -> Fraction? {
    var earned: Int64 = 0
    var redeemed: Int64 = 0
    for row in dataset.side.points where dataset.settings.timeZone.day(at: row.at) < day {
      if row.kind == .earn { earned += row.points.hundredths }
      if row.kind == .redeem { redeemed += row.points.hundredths }
    }
    guard earned > 0 else { return nil }
    return min(.one, max(.zero, Fraction(redeemed, earned)))
  }

  /// The level of an amount: 0 under the first threshold.
  static func level(_ spend: Int128, _ thresholds: [WholeNumber]) -> Int {
    let amount = WholeNumber(spend)
    return thresholds.lastIndex { amount >= $0 }.map { $0 + 1 } ?? 0
  }

  /// Thresholds as the least billionths that reach them.
  static func billionths(_ thresholds: [Fraction]) -> [WholeNumber] { thresholds.map { ($0 * billion).ceiling } }

  /// Members and purchases under the first threshold, then by level.
  func sums(by thresholds: [Fraction]) -> [Sum] {
    let bounds = MemberStanding.billionths(thresholds)
    var members = [Int](repeating: 0, count: thresholds.count + 1)
    var spends = [Int128](repeating: 0, count: thresholds.count + 1)
    for entry in entries {
      let level = MemberStanding.level(entry.spend, bounds)
      members[level] += 1
      spends[level] += entry.spend
    }
    return zip(members, spends).map { Sum(members: $0, spend: Fraction($1, 1_000_000_000)) }
  }

  /// Where everybody lands on a ladder.
  func landing(_ steps: LadderSteps) -> LadderDesign.MemberLanding {
    let bounds = MemberStanding.billionths(steps.thresholds)
    var cells: [String: [(members: Int, spend: Int128)]] = [:]
    var losers = LadderDesign.MemberLanding.Losers()
    for entry in entries {
      let level = MemberStanding.level(entry.spend, bounds)
      cells[entry.tier, default: .init(repeating: (0, 0), count: bounds.count + 1)][level].members += 1
      cells[entry.tier]?[level].spend += entry.spend
      guard hasRewards else { continue }
      let share = level == 0 ? Fraction.zero : steps.shares[level - 1]
      losers.add(
        today: Fraction(entry.reward, 1_000_000_000), designed: share * Fraction(entry.spend, 1_000_000_000))
    }
    let rows = cells.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.flatMap { tier, levels in
      levels.enumerated().filter { $0.element.members > 0 }.map { level, cell in
        LadderDesign.MemberLanding.Landing(
          tier: tier, level: level, members: cell.members, spend: Fraction(cell.spend, 1_000_000_000).double)
      }
    }
    return LadderDesign.MemberLanding(
      members: members, buyers: buyers, below: rows.filter { $0.level == 0 }.reduce(0) { $0 + $1.members },
      spend: spend.double, spendOfAll: spendOfAll.double, landing: rows, losers: hasRewards ? losers : nil,
      percentiles: percentiles, cost: steps.cost ?? 0)
  }

  /// Of buyers' purchases, by linear interpolation.
  private var percentiles: [LadderDesign.MemberLanding.Percentile] {
    let sorted = entries.filter(\.hasSale).map(\.spend).sorted()
    guard !sorted.isEmpty else { return [] }
    return [50, 75, 90].map { percentile in
      let position = (sorted.count - 1) * percentile
      let (below, rest) = (position / 100, Int128(position % 100))
      let above = min(below + 1, sorted.count - 1)
      let value = Fraction(sorted[below] * (100 - rest) + sorted[above] * rest, 100_000_000_000)
      return LadderDesign.MemberLanding.Percentile(percentile: percentile, value: value.double)
    }
  }
}

extension LadderDesign.MemberLanding.Losers {
  init() { self.init(members: 0, rewarded: 0, today: 0, designed: 0, allToday: 0, allDesigned: 0) }

  mutating func add(today: Fraction, designed: Fraction) {
    if Fraction.zero < today { rewarded += 1 }
    allToday += today.double
    allDesigned += designed.double
    guard designed < today else { return }
    members += 1
    self.today += today.double
    self.designed += designed.double
  }
}

extension DemandReader {
  /// A receipt's money of the categories asked for as paid, in billionths of a major unit; nil where it has none of them.
  func paid(_ block: borrowing ReceiptBlock, _ index: Int) -> Int128? {
    let perMinor = Int128(1_000_000_000 / dataset.settings.currency.minorPerMajor)
    if isEverythingKept && dataset.settings.pricesIncludeVAT { return Int128(block.total(index)) * perMinor }
    let lines = block.lines(index)
    let offs = LinePoints.off(block, index)
    var money: Int128 = 0
    var onLines: Int64 = 0
    var isKept = isEverythingKept
    if let codes = block.lineTerm {
      for line in lines {
        let amount = block.amount(line) - (offs.isEmpty ? 0 : offs[line - lines.lowerBound])
        onLines += amount
        guard keeps(term: Int(codes[line])) else { continue }
        isKept = true
        money += Int128(amount) * paidOfMinor(term: Int(codes[line]))
      }
    }
    guard isKept else { return nil }
    return isEverythingKept ? money + Int128(block.total(index) - onLines) * perMinor : money
  }
}
