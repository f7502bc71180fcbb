/// Moments as texts: ISO 8601, `2026-12-01T12:30:00+03:00`.
public enum MomentText {
  /// Reads a moment; without an offset it is local time of a zone, without a time the begin of the local day.
  ///
  /// - Returns: seconds since 1970-01-01 UTC, a fraction cut off; nil for what is no time.
  public static func seconds(_ text: String, _ zone: TimeZoneRules) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let day = Day(iso: String(decoding: bytes[..<10], as: UTF8.self)) else { return nil }
    let start = Int64(day.number) * 86_400
    if bytes.count == 10 { return zone.utcSeconds(ofLocal: start) }
    guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "t") else {
      return nil
    }
    var place = 11
    func pair(_ most: Int64) -> Int64? {
      guard place + 2 <= bytes.count, (48...57).contains(bytes[place]), (48...57).contains(bytes[place + 1]) else {
        return nil
      }
      let number = Int64(bytes[place] - 48) * 10 + Int64(bytes[place + 1] - 48)
      place += 2
      return number <= most ? number : nil
    }
    func take(_ byte: UInt8) -> Bool {
      guard place < bytes.count, bytes[place] == byte else { return false }
      place += 1
      return true
    }
    guard let hour = pair(23), take(UInt8(ascii: ":")), let minute = pair(59) else { return nil }
    var second: Int64 = 0
    if take(UInt8(ascii: ":")) {
      guard let read = pair(60) else { return nil }
      second = read
      if take(UInt8(ascii: ".")) {
        let first = place
        while place < bytes.count, (48...57).contains(bytes[place]) { place += 1 }
        if place == first { return nil }
      }
    }
    let local = start + hour * 3600 + minute * 60 + second
    if place == bytes.count { return zone.utcSeconds(ofLocal: local) }
    if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return place == bytes.count ? local : nil }
    let isWest = bytes[place] == UInt8(ascii: "-")
    guard isWest || bytes[place] == UInt8(ascii: "+") else { return nil }
    place += 1
    guard let hours = pair(23) else { return nil }
    _ = take(UInt8(ascii: ":"))
    guard let minutes = pair(59), place == bytes.count else { return nil }
    let offset = hours * 3600 + minutes * 60
    return isWest ? local + offset : local - offset
  }

  /// A moment in a zone's local time with its offset.
  public static func text(_ seconds: Int64, _ zone: TimeZoneRules) -> String {
    let offset = zone.offset(at: seconds)
    let local = seconds + offset
    let day = Day(number: Int32(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
    let rest = local - Int64(day.number) * 86_400
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let size = abs(offset)
    return "\(day.iso)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
      + (offset < 0 ? "-" : "+") + "\(two(size / 3600)):\(two(size / 60 % 60))"
  }
}
