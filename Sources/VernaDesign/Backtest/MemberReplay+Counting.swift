import VernaColumns
import VernaCore
import VernaEngine
import VernaLedger
import VernaMechanics
import VernaProgram

extension MemberReplay {
  /// Goods come back: of the latest purchase that they were the whole of, else of the latest that has them. One that is not in the data
  /// changes nothing.
  mutating func takeBack(_ account: inout OwnerAccount, _ gain: inout MemberGain) {
    let month = setting.month(of: setting.zone.day(at: receipt.at))
    let latest = bought.indices.reversed()
    let places = latest.filter { bought[$0].lines.count == receipt.lines.count } + latest
    for place in places {
      guard let lines = bought[place].lines(for: receipt), let history = ReceiptHistory(bought[place].entries) else {
        continue
      }
      do throws(EngineRefusal) {
        let back = try account.takeBack(
          ReturnRequest(
            id: setting.name(of: receipt.row), receipt: bought[place].receipt, lines: lines, at: receipt.at),
          history, now: receipt.at)
        bought[place].entries += account.entries
        for line in lines {
          if let one = bought[place].lines.firstIndex(where: { $0.id == line.line }) {
            bought[place].gone[one] += line.quantity.thousandths
          }
        }
        countBack(back, bought[place], month, &gain)
      } catch {
        tally.unpriced += 1
      }
      return
    }
    tally.returnsWithoutPurchase += 1
  }

  private mutating func countBack(_ back: Return, _ purchase: PastPurchase, _ month: Int, _ gain: inout MemberGain) {
    tally.months[month].paid -= back.refund.minorUnits
    tally.months[month].paidBefore -= receipt.money
    gain.paid -= back.refund.minorUnits
    for one in back.lines {
      guard let place = purchase.lines.firstIndex(where: { $0.id == one.id }) else { continue }
      let line = purchase.lines[place]
      let full = one.quantity.amount(at: line.price).minorUnits
      let spent = setting.worth(one.pointsSpent, of: back.wallet)
      tally.months[month].paidByPoints -= spent
      tally.months[month].discounts -= full - one.money.minorUnits - spent
      gain.received -= full - one.money.minorUnits
      gain.promised -= full - one.money.minorUnits - spent
      if let cost = line.unitCostMicros {
        tally.months[month].net -= net(one.money.minorUnits, line)
        tally.months[month].goods -= setting.goods(cost, one.quantity)
      }
    }
    for place in receipt.lines.indices where receipt.lines[place].unitCostMicros != nil {
      tally.months[month].netBefore -= net(receipt.paid[place], receipt.lines[place])
    }
  }

  /// Counts what a purchase came to.
  mutating func add(_ calculation: Calculation, _ month: Int, _ gain: inout MemberGain) {
    var total: Int64 = 0
    var margin: Int64 = 0
    for (place, priced) in calculation.lines.enumerated() {
      let line = receipt.lines[place]
      let money = priced.total.minorUnits
      total += money
      let before = receipt.paid[place]
      tally.months[month].paidBefore += before
      guard let cost = line.unitCostMicros else { continue }
      let left = net(money, line)
      let leftBefore = net(before, line)
      let goods = setting.goods(cost, line.quantity)
      tally.months[month].net += left
      tally.months[month].netBefore += leftBefore
      margin += left - goods
      if leftBefore < goods { tally.linesUnderCostBefore += 1 }
      tally.months[month].goods += goods
      tally.costedLines += 1
      if left < goods {
        tally.linesUnderCost += 1
        tally.lostUnderCost += goods - left
      }
    }
    let byPoints = calculation.paidByPoints.minorUnits
    let discount = calculation.full.minorUnits - total - byPoints
    tally.months[month].paid += total
    tally.months[month].discounts += discount
    tally.months[month].paidByPoints += byPoints
    gain.paid += total
    gain.margin += margin / 1_000_000
    gain.promised += discount
    gain.received += discount + byPoints
    for cut in calculation.cuts {
      tally.cuts += 1
      tally.cutMoney += cut.money.minorUnits
      tally.cutPoints += cut.points.hundredths
    }
  }

  /// Counts what was written of the member, and forgets it.
  mutating func count(_ account: inout OwnerAccount, _ gain: inout MemberGain) {
    for entry in account.entries {
      switch entry.event {
      case .purchased(let purchase): count(purchase.calculation, &gain)
      case .awarded(let award): count(award.calculation, &gain)
      case .tierMoved(let move):
        let month = setting.month(of: move.day)
        if move.to > move.from { tally.months[month].climbs += 1 } else { tally.months[month].falls += 1 }
      default: break
      }
    }
    for posting in account.postings { count(posting, &gain) }
    account.takeWritten()
  }

  private mutating func count(_ calculation: Calculation, _ gain: inout MemberGain) {
    for effect in calculation.effects where effect.money > .zero {
      guard let place = setting.placeOfOffer[effect.offer] else {
        tally.rounding += effect.money.minorUnits
        continue
      }
      tally.offers[place].times += 1
      tally.offers[place].money += effect.money.minorUnits
    }
    for grant in calculation.grants {
      guard let place = setting.placeOfOffer[grant.offer] else { continue }
      tally.offers[place].times += 1
      tally.offers[place].points += grant.points.hundredths
      tally.offers[place].pointsMoney += setting.worth(grant.points, of: grant.wallet)
    }
    for gift in calculation.gifts {
      if let place = setting.placeOfOffer[gift.offer] { tally.offers[place].gifts += 1 }
    }
  }

  private mutating func count(_ posting: Posting, _ gain: inout MemberGain) {
    let month = setting.month(of: posting.bookDate)
    for entry in posting.entries {
      let points = entry.points.hundredths
      switch entry.account {
      case .issued:
        tally.months[month].issued -= points
        let money = setting.worth(entry.points, of: posting.wallet)
        tally.months[month].issuedMoney -= money
        gain.promised -= money
      case .redeemed:
        tally.months[month].redeemed += points
        tally.months[month].redeemedMoney += setting.worth(entry.points, of: posting.wallet)
      case .expired:
        tally.months[month].expired += points
        tally.months[month].expiredMoney += setting.worth(entry.points, of: posting.wallet)
      case .adjusted: tally.months[month].adjusted += points
      case .pending, .available, .reserved, .clearing: break
      }
    }
  }

  /// Money without VAT, in millionths of a minor unit.
  @inline(__always)
  private func net(_ money: Int64, _ line: BasketLine) -> Int64 {
    let rate = line.vatRate.millionths
    if rate == 0 { return money * 1_000_000 }
    return Int64((Double(money) * 1e12 / Double(1_000_000 + rate)).rounded())
  }
}
