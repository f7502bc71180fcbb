internal import VernaCore

/// The local day of moments that mostly follow one another: the last day's span is remembered.
struct DayMemo {
  private let zone: TimeZoneRules
  private var start: Int64 = 0
  private var end: Int64 = 0
  private var number: UInt16 = 0

  init(_ zone: TimeZoneRules) { self.zone = zone }

  /// The local civil day of a moment.
  @inline(__always)
  mutating func day(at moment: UInt32) -> UInt16 {
    if Int64(moment) < start || Int64(moment) >= end { find(Int64(moment)) }
    return number
  }

  private mutating func find(_ moment: Int64) {
    let day = zone.day(at: moment)
    number = UInt16(clamping: day.number)
    start = zone.start(of: day)
    end = zone.start(of: day.advanced(by: 1))
    // Where a clock change makes a day's span doubtful, the moment stands for itself.
    if zone.day(at: start) != day || zone.day(at: end - 1) != day || moment < start || moment >= end {
      start = moment
      end = moment + 1
    }
  }
}
