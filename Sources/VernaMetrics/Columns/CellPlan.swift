import VernaCore

/// The days of the data cut into cells at every boundary that anything asked for needs, so that each receipt is looked
/// at once and every period or window is a range of cells.
struct CellPlan: Sendable {
  /// The first day of each cell, ascending; the first is the first day of the data.
  let starts: [Int32]
  /// The first day after the data.
  let end: Int32
  /// By day since the first: its cell.
  let cellOfDay: [UInt16]

  /// Cuts the days of the data at boundaries; those outside the data cut nothing.
  ///
  /// - Parameter days: the first and the last day with a receipt.
  init(days: ClosedRange<Day>, boundaries: Set<Day>) {
    let first = days.lowerBound.number
    let last = days.upperBound.number
    var starts = [first]
    starts += boundaries.map(\.number).filter { $0 > first && $0 <= last }.sorted()
    self.starts = starts
    end = last + 1
    var cells: [UInt16] = []
    cells.reserveCapacity(Int(end - first))
    for cell in starts.indices {
      let next = cell + 1 < starts.count ? starts[cell + 1] : end
      for _ in starts[cell]..<next { cells.append(UInt16(truncatingIfNeeded: cell)) }
    }
    cellOfDay = cells
  }

  /// How many cells.
  var count: Int { starts.count }
  /// The first day of the data.
  var firstDay: Int32 { starts[0] }

  /// How many cells lie before a day, which must be a boundary or outside the data.
  func index(of day: Day) -> Int {
    if day.number >= end { return count }
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < day.number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The cells of a span of days, both of whose ends are boundaries or outside the data.
  func range(from: Day, to: Day) -> Range<Int> {
    let low = index(of: from)
    return low..<max(low, index(of: to))
  }

  func range(_ period: Period) -> Range<Int> { range(from: period.from, to: period.to) }
}
