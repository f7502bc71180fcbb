import VernaColumns
import VernaCore

extension ShopperKernel {
  /// Groups of receipts: a segment's members, all who are no members, members outside the segment.
  enum Group {
    static let member = 0
    static let other = 1
    static let outside = 2
  }

  /// Sums the shopper's receipts by run. Afterwards `summed` holds the registers after each run.
  func scan(_ block: borrowing ReceiptBlock, isOutside: Bool) {
    if lines == nil {
      scan(block, isOutside: isOutside, hasLines: false)
    } else {
      scan(block, isOutside: isOutside, hasLines: true)
    }
  }

  /// Compiled once for data with lines and once for data without.
  @inline(__always)
  private func scan(_ block: borrowing ReceiptBlock, isOutside: Bool, hasLines: Bool) {
    runCount = 0
    let width = hasLines ? Register.withLines : Register.withoutLines
    let filters = setup.filtersReceipts
    let hasOnline = setup.hasOnline
    let sums = summed.start
    for register in 0..<width { sums[register] = 0 }
    var run = Run()
    run.cell = -1
    // Registers of the current run: summed on from those of the one before.
    var now = sums + width
    var lastAt: UInt32 = 0
    var lastCell: Int32 = -1
    var lastDay = UInt16.max
    let firstDay = Int(plan.cells.firstDay)
    let memberGroup = isOutside ? Group.outside : Group.member
    for index in 0..<block.count {
      if filters, !setup.takes(block, index) { continue }
      let flags = block.flags[index]
      let day = block.day[index]
      let cell = Int32(cellOfDay[Int(day) - firstDay])
      let isMember = flags & FlagBit.isMember != 0
      let isReturn = flags & FlagBit.isReturn != 0
      let group = isMember ? memberGroup : Group.other
      var money = block.total(index)
      var points = block.pointsPaid(index)
      var line = LineSums()
      if hasLines, let lines {
        let totals = classSums.start + ((Int(cell) * 3 + group) * 2 + (isReturn ? 1 : 0)) * setup.classStride
        line = lines.read(block, index, into: totals)
        if setup.lines?.isFiltered == true {
          if line.lines == 0 { continue }
          money = line.money
          points = line.points
        }
      }
      if cell != run.cell {
        if run.cell >= 0 {
          closeRun(run)
          now += width
        }
        for register in 0..<width { now[register] = (now - width)[register] }
        run = Run()
        run.cell = cell
      }
      if isReturn {
        addReturn(group, cell: cell, money: money, points: points, flags: flags, line: line, to: now)
      } else if group == Group.member {
        now[Register.memberSales] += money
        now[Register.memberReceipts] += 1
        if day != lastDay {
          now[Register.days] += 1
          lastDay = day
        }
        let at = block.at[index]
        if run.hasSale {
          run.lastDay = day
          run.lastAt = at
        } else {
          run.hasSale = true
          run.firstDay = day
          run.lastDay = day
          run.firstAt = at
          run.lastAt = at
        }
        let signature = signatureOfPair[Int(cell) * cellCount + Int(cell)]
        if signature >= 0 { memberMoney.append(money: money, to: Int(signature)) }
        if lastCell >= 0 {
          let both = lastCell == cell ? signature : signatureOfPair[Int(lastCell) * cellCount + Int(cell)]
          if both >= 0 { gaps.append(at &- lastAt, to: Int(both)) }
        }
        lastAt = at
        lastCell = cell
        if points != 0 {
          now[Register.memberPointsPaid] += points
          if points > 0 {
            now[Register.memberPointsReceipts] += 1
            if cell < tables.endCell { tables.lastPointsUse = Int64(at) }
          }
        }
        if hasLines { addMemberLines(line, cell: cell, to: now) }
      } else {
        addOther(group, cell: cell, money: money, points: points, line: line, to: now)
      }
      if hasOnline, !isReturn, setup.isOnline[Int(block.channel[index])] {
        cellExtras[Int(cell) * CellExtra.count + CellExtra.memberOnline + group] += money
      }
    }
    if run.cell >= 0 { closeRun(run) }
  }

  private func closeRun(_ run: Run) {
    runs[runCount] = run
    runCount += 1
  }

  private func addMemberLines(_ line: LineSums, cell: Int32, to now: UnsafeMutablePointer<Int64>) {
    now[Register.memberItems] += line.items
    now[Register.memberList] += line.list
    now[Register.memberLineSales] += line.money
    now[Register.memberPromoted] += line.promoted
    now[Register.memberRewards] += line.rewardMicros
    now[Register.memberNetExVAT] += line.netMicros
    now[Register.memberMargin] += line.marginMicros
    now[Register.memberCostedLines] += line.costedLines
    let extras = cellExtras.start + Int(cell) * CellExtra.count
    extras[CellExtra.memberListedLines] += line.listedLines
    extras[CellExtra.memberCostedSales] += line.costed
  }

  @inline(never)
  private func addReturn(
    _ group: Int, cell: Int32, money: Int64, points: Int64, flags: UInt8, line: LineSums,
    to now: UnsafeMutablePointer<Int64>
  ) {
    let extras = cellExtras.start + Int(cell) * CellExtra.count
    if flags & FlagBit.lacksOriginal != 0 { extras[CellExtra.returnsWithoutOriginal] += 1 }
    switch group {
    case Group.member:
      now[Register.memberReturns] += money
      now[Register.memberReturnReceipts] += 1
      if lines != nil {
        now[Register.memberCostedLines] += line.costedLines
        now[Register.memberRewards] -= line.rewardMicros
        now[Register.memberNetExVAT] -= line.netMicros
        now[Register.memberMargin] -= line.marginMicros
      }
      extras[CellExtra.memberPointsOnReturns] += points
      extras[CellExtra.memberCostedReturns] += line.costed
    case Group.other:
      now[Register.otherReturns] += money
      now[Register.otherReturnReceipts] += 1
      if lines != nil {
        now[Register.otherNetExVAT] -= line.netMicros
        now[Register.otherMargin] -= line.marginMicros
        now[Register.otherCostedLines] += line.costedLines
      }
      extras[CellExtra.otherPointsOnReturns] += points
      extras[CellExtra.otherCostedReturns] += line.costed
    default:
      now[Register.outsideReturns] += money
      now[Register.outsideReturnReceipts] += 1
    }
  }

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
    if signature >= 0 { otherMoney.append(money: money, to: Int(signature)) }
    if lines != nil {
      now[Register.otherItems] += line.items
      now[Register.otherList] += line.list
      now[Register.otherNetExVAT] += line.netMicros
      now[Register.otherMargin] += line.marginMicros
      now[Register.otherCostedLines] += line.costedLines
      extras[CellExtra.otherListedLines] += line.listedLines
      extras[CellExtra.otherCostedSales] += line.costed
      extras[CellExtra.otherLineSales] += line.money
      extras[CellExtra.otherPromoted] += line.promoted
    }
  }
}
