import VernaColumns
import VernaCore

extension ShopperKernel {
  /// Counts a member of the segment over windows, lives and months; its runs are in place.
  func finishMember(_ member: Int, _ block: borrowing ReceiptBlock) {
    noteSeen(member)
    noteJoining(member, block)
    guard sum(Register.memberReceipts, ofRuns: runCount) > 0 else { return }
    let first = firstSaleRun
    firstSales[Int(runs[first].cell)] += 1
    countWindows()
    countHidden()
    countPeriods(member, firstCell: runs[first].cell)
    countLives(firstAt: Int64(runs[first].firstAt))
    tables.add(self, member: member, first: first)
  }

  var firstSaleRun: Int {
    var run = 0
    while !runs[run].hasSale { run += 1 }
    return run
  }

  /// Members' sales in a range of cells.
  @inline(__always)
  func sales(in cells: Range<Int>) -> Int64 { sales(from: Int32(cells.lowerBound), to: Int32(cells.upperBound)) }

  /// The sum of a register over a range of cells.
  func sum(_ register: Int, in cells: Range<Int>) -> Int64 {
    sum(register, ofRuns: Int(runsBefore[cells.upperBound])) - sum(register, ofRuns: Int(runsBefore[cells.lowerBound]))
  }

  @inline(__always)
  private func sales(from low: Int32, to high: Int32) -> Int64 {
    Int64(salesBefore.start[Int(high)] &- salesBefore.start[Int(low)])
  }

  /// Without a members file a member counts from its first receipt on.
  private func noteSeen(_ member: Int) {
    guard setup.membership.isSeen else { return }
    for run in 0..<runCount {
      let receipts = sum(Register.memberReceipts, ofRuns: run + 1)
      if receipts > 0 || sum(Register.memberReturnReceipts, ofRuns: run + 1) > 0 {
        setup.seenFrom[member] = min(setup.seenFrom[member], setup.membership.endAfterCell[Int(runs[run].cell)])
        return
      }
    }
  }

  private func noteJoining(_ member: Int, _ block: borrowing ReceiptBlock) {
    guard let joining = setup.membership.joinings[member] else { return }
    var before = 0
    var after = 0
    var isSeen = false
    var tookJoining = false
    for index in 0..<block.count {
      if block.flags[index] & FlagBit.isReturn != 0 { continue }
      if setup.filtersReceipts, !setup.takes(block, index) { continue }
      if let lines, !lines.keepsAny(block, index) { continue }
      let at = Int64(block.at[index])
      let isJoiningDay = Int32(block.day[index]) == joining.day.number
      if at < joining.moment {
        isSeen = true
        if at >= joining.start { before += 1 }
      } else if isJoiningDay && !tookJoining {
        tookJoining = true
      } else if at < joining.finish {
        after += 1
      }
    }
    setup.joiningBits[member] =
      (before >= 2 ? JoiningBit.repeatedBefore : 0) | (after >= 2 ? JoiningBit.repeatedAfter : 0)
      | (isSeen ? JoiningBit.seenBefore : 0)
  }

  private func countWindows() {
    for index in 0..<setup.windows.count {
      let cells = setup.windows[index]
      let active: UInt8 = sales(from: cells.low, to: cells.high) > 0 ? 1 : 0
      isActive[index] = active
      windowCounts[index] += Int64(active)
    }
  }

  private func countHidden() {
    for index in 0..<setup.hidden.count {
      let cells = setup.hidden[index]
      let receipts = sales(from: cells.low, to: cells.high)
      hiddenMembers[index] += receipts > 0 ? 1 : 0
      hiddenSquares[index] += receipts * receipts
    }
  }

  private func countPeriods(_ member: Int, firstCell: Int32) {
    let joined = setup.membership.isSeen ? setup.seenFrom[member] : setup.membership.joined[member]
    let left = setup.membership.left[member]
    for index in 0..<setup.spans.count {
      let span = setup.spans[index]
      let receipts = sales(from: span.low, to: span.high)
      let buys: Int64 = receipts > 0 ? 1 : 0
      let start = Int64(isActive[Int(span.atStart)])
      let end = Int64(isActive[Int(span.atEnd)])
      let isNew: Int64 = firstCell >= span.low && firstCell < span.high ? 1 : 0
      let enrolled: Int64 = joined <= span.end && span.end < left ? 1 : 0
      let tally = tallies.start + index
      tally.pointee.kept += start & buys
      tally.pointee.activeAtBoth += start & end
      tally.pointee.activeYearAgoAndNow += Int64(isActive[Int(span.yearAgo)]) & end
      tally.pointee.newActive += isNew & end
      tally.pointee.enrolledActive += enrolled & end
      tally.pointee.enrolledBuying += enrolled & buys
      tally.pointee.enrolledReceipts += enrolled * receipts
    }
  }

  /// At each end that has lives: how long the member has lived, and whether that is over.
  private func countLives(firstAt: Int64) {
    for index in 0..<setup.ends.count {
      let end = setup.ends[index]
      var run = Int(runsBefore[Int(end.cell)]) - 1
      while run >= 0 && !runs[run].hasSale { run -= 1 }
      if run < 0 { continue }
      let life = Int64(runs[run].lastAt) - firstAt
      lifeSeconds[index] += life
      if !end.hasLives { continue }
      if isActive[Int(end.window)] != 0 {
        goingLives.append(UInt32(truncatingIfNeeded: end.moment - firstAt), to: index)
      } else {
        endedLives.append(UInt32(truncatingIfNeeded: life), to: index)
      }
    }
  }
}
