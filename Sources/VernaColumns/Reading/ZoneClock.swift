internal import VernaCore

/// Local times of one zone turned into UTC, the offset of each day remembered.
///
/// Not thread-safe: one a worker.
final class ZoneClock {
  let zone: TimeZoneRules
  private static let days = 1024
  private var dayOf = [Int64](repeating: Int64.min, count: ZoneClock.days)
  /// Offset of a day that has one offset all day long, else `Int64.min`.
  private var offsetOf = [Int64](repeating: 0, count: ZoneClock.days)

  init(_ zone: TimeZoneRules) {
    self.zone = zone
  }

  /// UTC seconds of a moment.
  @inline(__always)
  func utcSeconds(_ time: CivilTime) -> Int64 {
    if time.isAbsolute { return time.seconds }
    let day = time.seconds >= 0 ? time.seconds / 86_400 : (time.seconds - 86_399) / 86_400
    let slot = Int(day & Int64(ZoneClock.days - 1))
    if dayOf[slot] != day { learn(day, slot) }
    let offset = offsetOf[slot]
    return offset == Int64.min ? zone.utcSeconds(ofLocal: time.seconds) : time.seconds - offset
  }

  private func learn(_ day: Int64, _ slot: Int) {
    let first = day * 86_400 - zone.utcSeconds(ofLocal: day * 86_400)
    // Around a clock change the neighbouring days differ too, and then each time is worked out alone.
    let isPlain = [-86_400, 43_200, 86_399, 172_800].allSatisfy { step in
      let local = day * 86_400 + Int64(step)
      return local - zone.utcSeconds(ofLocal: local) == first
    }
    dayOf[slot] = day
    offsetOf[slot] = isPlain ? first : Int64.min
  }
}
