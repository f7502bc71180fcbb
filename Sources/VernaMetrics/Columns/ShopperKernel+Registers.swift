import VernaColumns

extension ShopperKernel {
  /// Adds what the lines of a member's sale give to the registers of its run.
  func addMemberLines(_ line: LineSums, cell: Int32, to now: UnsafeMutablePointer<Int64>) {
    now[Register.memberItems] += line.items
    now[Register.memberList] += line.list
    now[Register.memberLineSales] += line.money
    now[Register.memberPromoted] += line.promoted
    now[Register.memberRewards] +|= line.rewardMicros
    now[Register.memberNetExVAT] +|= line.netMicros
    now[Register.memberMargin] +|= line.marginMicros
    now[Register.memberCostedLines] += line.costedLines
    let extras = cellExtras.start + Int(cell) * CellExtra.count
    extras[CellExtra.memberListedLines] += line.listedLines
    extras[CellExtra.memberCostedSales] += line.costed
  }

  /// Adds a return to the registers of its run.
  @inline(never)
  func addReturn(
    _ group: Int, cell: Int32, money: Int64, points: Int64, flags: UInt8, line: LineSums,
    to now: UnsafeMutablePointer<Int64>
  ) {
    let extras = cellExtras.start + Int(cell) * CellExtra.count
    if flags & FlagBit.lacksOriginal != 0 { extras[CellExtra.returnsWithoutOriginal] += 1 }
    switch group {
    case Group.member:
      now[Register.memberReturns] += money
      now[Register.memberReturnReceipts] += 1
      now[Register.memberPointsOnReturns] += points
      if lines != nil {
        now[Register.memberCostedLines] += line.costedLines
        now[Register.memberRewards] +|= -line.rewardMicros
        now[Register.memberNetExVAT] +|= -line.netMicros
        now[Register.memberMargin] +|= -line.marginMicros
      }
      extras[CellExtra.memberCostedReturns] += line.costed
    case Group.other:
      now[Register.otherReturns] += money
      now[Register.otherReturnReceipts] += 1
      if lines != nil {
        now[Register.otherNetExVAT] +|= -line.netMicros
        now[Register.otherMargin] +|= -line.marginMicros
        now[Register.otherCostedLines] += line.costedLines
      }
      extras[CellExtra.otherPointsOnReturns] += points
      extras[CellExtra.otherCostedReturns] += line.costed
    default:
      now[Register.outsideReturns] += money
      now[Register.outsideReturnReceipts] += 1
    }
  }

  /// Adds a sale that is not one of a member of the segment to the registers of its run.
  @inline(never)
  func addOther(
    _ group: Int, cell: Int32, money: Int64, points: Int64, line: LineSums, to now: UnsafeMutablePointer<Int64>
  ) {
    let extras = cellExtras.start + Int(cell) * CellExtra.count
    if group == Group.outside {
      now[Register.outsideSales] += money
      now[Register.outsideReceipts] += 1
      extras[CellExtra.outsideCostedSales] += line.costed
      return
    }
    now[Register.otherSales] += money
    now[Register.otherReceipts] += 1
    if points != 0 {
      extras[CellExtra.otherPointsPaid] += points
      if points > 0 { extras[CellExtra.otherPointsReceipts] += 1 }
    }
    let signature = signatureOfPair[Int(cell) * cellCount + Int(cell)]
    if signature >= 0 { otherMoney.append(any: money &+ KernelRun.moneyShift, to: Int(signature)) }
    if lines != nil {
      now[Register.otherItems] += line.items
      now[Register.otherList] += line.list
      now[Register.otherNetExVAT] +|= line.netMicros
      now[Register.otherMargin] +|= line.marginMicros
      now[Register.otherCostedLines] += line.costedLines
      extras[CellExtra.otherListedLines] += line.listedLines
      extras[CellExtra.otherCostedSales] += line.costed
      extras[CellExtra.otherLineSales] += line.money
      extras[CellExtra.otherPromoted] += line.promoted
    }
  }
}
