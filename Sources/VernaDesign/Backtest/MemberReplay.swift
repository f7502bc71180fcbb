import VernaColumns
import VernaCore
import VernaEngine
import VernaLedger
import VernaMechanics
import VernaProgram

/// Lives one member's past again under a programme, with the engine and the ledger as they are. One thread's own.
struct MemberReplay {
  let setting: ReplaySetting
  private let machines: MachineShelf
  private let programme: Programme
  private(set) var reader: PastReader
  var receipt = PastReceipt()
  /// Of a member with returns: what was bought, to be found when it comes back.
  var bought: [PastPurchase] = []
  var tally: BacktestTally

  /// Makes a replay.
  init(_ setting: ReplaySetting, _ catalogue: HistoryCatalogue) {
    self.setting = setting
    machines = MachineShelf(setting.shelf)
    programme = setting.shelf.versions[setting.shelf.versions.count - 1]
    reader = PastReader(catalogue)
    tally = BacktestTally(
      months: setting.monthCount, offers: setting.offers.count, levels: programme.tiers?.levels.count ?? 1)
  }

  /// Lives a member's receipts, in order of time, up to the end.
  mutating func live(_ block: borrowing ReceiptBlock, _ profile: MemberProfile, id: ByteText, joinedAt: Int64)
    -> MemberGain
  {
    var gain = MemberGain()
    var account = OwnerAccount(
      owner: id, state: nil, ledger: OwnerLedger(owner: id, calendar: setting.calendar), entryCount: 0,
      machines: machines)
    tally.members += 1
    do throws(EngineRefusal) { try account.join(profile, at: joinedAt, now: joinedAt) } catch { tally.unpriced += 1 }
    count(&account, &gain)
    var hasReturns = false
    for index in 0..<block.count where ReceiptFlags(rawValue: block.flags[index]).contains(.isReturn) {
      hasReturns = true
    }
    bought.removeAll(keepingCapacity: true)
    for index in 0..<block.count {
      guard ReceiptFlags(rawValue: block.flags[index]).contains(.isMember) else { continue }
      guard Int64(block.at[index]) >= joinedAt else { continue }
      reader.read(block, index, into: &receipt)
      tally.linesLeftOut += Int64(receipt.leftOut)
      if receipt.isReturn {
        takeBack(&account, &gain)
      } else {
        buy(&account, &gain, keeps: hasReturns)
      }
      count(&account, &gain)
    }
    do throws(EngineRefusal) { try account.passTime(until: setting.end) } catch { tally.unpriced += 1 }
    count(&account, &gain)
    tally.membersAtLevel[account.state?.tier.level ?? 0] += 1
    return gain
  }

  private mutating func buy(_ account: inout OwnerAccount, _ gain: inout MemberGain, keeps: Bool) {
    if receipt.lines.isEmpty { return }
    let month = setting.month(of: setting.zone.day(at: receipt.at))
    var basket = Basket(
      lines: receipt.lines, at: receipt.at, store: reader.catalogue.stores[receipt.store],
      channel: reader.catalogue.channels[receipt.channel],
      cashier: reader.catalogue.cashiers[receipt.cashier])
    basket.codes = reader.catalogue.codesOfRow[receipt.row] ?? []
    basket.spending = spending(of: receipt)
    let name = setting.name(of: receipt.row)
    let purchase: Purchase
    do throws(EngineRefusal) {
      purchase = try account.receive(
        ReceiptRequest(receipt: name, basket: basket), shared: SharedView(), now: receipt.at)
    } catch {
      tally.unpriced += 1
      return
    }
    let calculation = purchase.calculation
    tally.months[month].receipts += 1
    add(calculation, month, &gain)
    if keeps {
      bought.append(PastPurchase(receipt: name, lines: receipt.lines, terms: receipt.terms, entries: account.entries))
    }
  }

  private func spending(of receipt: PastReceipt) -> Basket.Spending {
    switch setting.habit {
    case .asInHistory:
      guard receipt.pointsPaid > 0, setting.pointMinorUnits > 0 else { return .nothing }
      return .exactly(Points(hundredths: receipt.pointsPaid * 100 / setting.pointMinorUnits))
    case .always, .chance: return setting.habit.spends(row: receipt.row) ? .most : .nothing
    }
  }
}
