public import VernaCore
public import VernaMechanics

/// What was posted about one receipt: the purchase, what corrected it, what came back of it.
///
/// Returns are worked from here and never from today's rules: any partial returns, in any order, add up to one full return.
public struct ReceiptHistory: Sendable {
  /// The purchase.
  public let purchase: Purchase
  /// When it was paid.
  public let boughtAt: Int64
  /// The version of the programme that it was decided under.
  public let version: Int32
  /// What has come back, in order.
  public let returns: [Return]
  /// Points that it earned by wallet and line, corrections with it.
  private let earned: [ByteText: [Points]]

  /// Reads the rows about a receipt; nil where no purchase is among them.
  public init?(_ entries: [JournalEntry]) {
    var purchase: (Purchase, JournalEntry)?
    var returns: [Return] = []
    var corrections: [Correction] = []
    for entry in entries {
      switch entry.event {
      case .purchased(let found): purchase = (found, entry)
      case .returned(let back): returns.append(back)
      case .corrected(let correction): corrections.append(correction)
      default: break
      }
    }
    guard let (found, entry) = purchase else { return nil }
    self.purchase = found
    boughtAt = entry.occurredAt
    version = entry.version
    self.returns = returns
    let lines = found.calculation.lines
    var earned: [ByteText: [Points]] = [:]
    func add(_ grant: PointsGrant, _ sign: Int64) {
      let parts = ReceiptHistory.byLine(grant, lines)
      var sums = earned[grant.wallet] ?? [Points](repeating: .zero, count: lines.count)
      for place in lines.indices { sums[place].hundredths += sign * parts[place].hundredths }
      earned[grant.wallet] = sums
    }
    for grant in found.calculation.grants { add(grant, 1) }
    for correction in corrections {
      for grant in correction.more { add(grant, 1) }
      for grant in correction.less { add(grant, -1) }
    }
    self.earned = earned
  }

  /// A grant by line: as it was split, else in proportion to what the lines cost.
  static func byLine(_ grant: PointsGrant, _ lines: CalculationList<PricedLine>) -> [Points] {
    if grant.byLine.count == lines.count { return grant.byLine }
    return splitByLargestRemainder(grant.points.hundredths, weights: lines.map { max(0, $0.total.minorUnits) })
      .map { Points(hundredths: $0) }
  }

  /// How much of a line has come back.
  public func returned(_ line: ByteText) -> Quantity {
    Quantity(
      thousandths: returns.reduce(0) { sum, back in
        back.lines.reduce(sum) { $0 + ($1.id == line ? $1.quantity.thousandths : 0) }
      })
  }

  /// What is to be taken back of each line, and given back for it.
  ///
  /// Of each amount as much has gone back after this return as is due for all that has come back so far, so that nothing is lost or won by the
  /// order.
  ///
  /// - Parameter wanted: empty for all that is left.
  /// - Throws: `EngineRefusal`.
  func lines(_ wanted: [(line: ByteText, quantity: Quantity)]) throws(EngineRefusal) -> [ReturnedLine] {
    let lines = purchase.calculation.lines
    var asked: [ByteText: Int64] = [:]
    for (id, quantity) in wanted {
      guard lines.contains(where: { $0.id == id }) else { throw .noLine(id) }
      asked[id, default: 0] += quantity.thousandths
    }
    var back: [ReturnedLine] = []
    for (place, line) in lines.enumerated() {
      let before = returned(line.id).thousandths
      let left = line.quantity.thousandths - before
      let now = wanted.isEmpty ? left : asked[line.id] ?? 0
      if now == 0 { continue }
      guard now > 0, now <= left else { throw .moreThanLeft(line: line.id, left: Quantity(thousandths: left)) }
      let whole = line.quantity.thousandths
      func due(_ total: Int64, _ gone: Int64) -> Int64 {
        divideRoundingHalfAway(Int128(total) * Int128(before + now), by: Int128(whole)) - gone
      }
      let gone = returns.flatMap(\.lines).filter { $0.id == line.id }
      let money = due(line.total.minorUnits, gone.reduce(0) { $0 + $1.money.minorUnits })
      let spent = due(line.pointsSpent.hundredths, gone.reduce(0) { $0 + $1.pointsSpent.hundredths })
      let wallets = earned.keys.sorted()
      let taken = wallets.map { wallet in
        let gone = gone.reduce(Int64(0)) { sum, one in
          one.earned.reduce(sum) { $0 + ($1.wallet == wallet ? $1.points.hundredths : 0) }
        }
        return WalletPoints(
          wallet: wallet, points: Points(hundredths: max(0, due(earned[wallet]?[place].hundredths ?? 0, gone))))
      }
      back.append(
        ReturnedLine(
          id: line.id, quantity: Quantity(thousandths: now), money: Money(minorUnits: money),
          pointsSpent: Points(hundredths: spent), earned: taken.filter { $0.points > .zero }))
    }
    guard !back.isEmpty else { throw .nothingLeft }
    return back
  }

  /// Whether nothing is left once these have come back.
  func isWhole(with back: [ReturnedLine]) -> Bool {
    purchase.calculation.lines.allSatisfy { line in
      let now = back.first { $0.id == line.id }?.quantity.thousandths ?? 0
      return returned(line.id).thousandths + now == line.quantity.thousandths
    }
  }

  /// What a return gives back to limits: uses when everything is back, money and points in proportion.
  func uses(with back: [ReturnedLine]) -> [LimitUse] {
    let isWhole = isWhole(with: back)
    let all = purchase.calculation.lines.reduce(Int128(0)) { $0 + Int128($1.full.minorUnits) }
    func part(_ returned: [ReturnedLine]) -> Int128 {
      returned.reduce(0) { sum, one in
        guard let line = purchase.calculation.lines.first(where: { $0.id == one.id }) else { return sum }
        return sum + Int128(line.full.minorUnits) * Int128(one.quantity.thousandths) / Int128(line.quantity.thousandths)
      }
    }
    let gone = returns.reduce(Int128(0)) { $0 + part($1.lines) }
    return purchase.calculation.uses.compactMap { use in
      let before = returns.flatMap(\.uses).filter { $0.key == use.key }.reduce(Int64(0)) { $0 + $1.amount }
      var amount = isWhole ? use.amount - before : 0
      if !isWhole, use.measure != .uses, all > 0 {
        amount = Int64(clamping: Int128(use.amount) * (gone + part(back)) / all) - before
      }
      guard amount > 0 else { return nil }
      var returned = use
      returned.amount = amount
      return returned
    }
  }
}
