import VernaCore
import VernaLedger

/// The stream that an auditor reads: a line for each thing that happened, words parted by a space (`Tests/Auditor/README.md`).
struct WireText {
  private(set) var bytes: [UInt8] = []

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  // MARK: - Lines

  mutating func begin(_ plan: WorldPlan, zone: TimeZoneRules, openFrom: Day) {
    put("world ")
    put(Int64(plan.number))
    put(" ")
    put(zone.name)
    put(" ")
    put(openFrom)
    put(" --seed \(plan.plan.seed) --operations \(plan.plan.operations) --members \(plan.plan.members)")
    put(" --worlds \(plan.plan.worlds) --world \(plan.number)\n")
  }

  mutating func close(before day: Day) {
    put("close ")
    put(day)
    put("\n")
  }

  mutating func verified(_ owner: ByteText, faults: [LedgerFault]) {
    put("verified ")
    put(owner)
    put(faults.isEmpty ? " sound\n" : " \(faults)\n")
  }

  mutating func end() { put("end\n") }

  mutating func add(_ request: SimulatedRequest, _ answer: SimulatedAnswer) {
    put(request.owner)
    put(" ")
    put(request.moment)
    if request.isBeforeExpiry { put("~") }
    if let writtenAt = request.writtenAt {
      put(">")
      put(writtenAt)
    }
    put(" ")
    put(request.command)
    put(" | ")
    switch answer {
    case .refused(let refusal): put(refusal)
    case .posted(let outcome): put(outcome)
    }
    put("\n")
  }

  // MARK: - Words

  mutating func put(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A name; - for none.
  mutating func put(_ name: ByteText) {
    if name.string.isEmpty { put("-") } else { bytes.append(contentsOf: name.string.utf8) }
  }

  mutating func put(_ points: Points) { put(points.hundredths) }

  mutating func put(_ number: Int64) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var left = number.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: left % 10))
      left /= 10
    } while left > 0
    bytes[start...].reverse()
  }

  /// `2026-03-29`.
  mutating func put(_ day: Day) {
    let (year, month, day) = day.civil
    put(year, width: 4)
    put("-")
    put(month, width: 2)
    put("-")
    put(day, width: 2)
  }

  private mutating func put(_ value: Int, width: Int) {
    var scale = width == 4 ? 1_000 : 10
    while scale > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / scale % 10))
      scale /= 10
    }
  }

  /// Several things with a mark between, - for none.
  mutating func put<Item>(_ items: [Item], by mark: StaticString, _ put: (inout WireText, Item) -> Void) {
    if items.isEmpty { self.put("-") }
    for (place, item) in items.enumerated() {
      if place > 0 { self.put(mark) }
      put(&self, item)
    }
  }

  mutating func bytes(_ word: [UInt8]) { bytes.append(contentsOf: word) }
}
