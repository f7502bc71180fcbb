import VernaCore

/// Parts of times, on words.
extension RuleMachine {
  func takePart(_ step: RuleInstruction, _ top: UnsafeMutablePointer<Int64>) -> Bool {
    let part = parts[Int(step.a)]
    if step.c == 1 {
      guard let value = part.value(of: RuleDuration(nanoseconds: top.pointee)) else { return false }
      top.pointee = value
      return true
    }
    let seconds = top.pointee >= 0 ? top.pointee / 1_000_000 : (top.pointee - 999_999) / 1_000_000
    let rest = Int32(truncatingIfNeeded: top.pointee - seconds * 1_000_000) * 1000
    guard let moment = RuleTimestamp(seconds: seconds, nanoseconds: rest) else { return false }
    top.pointee = part.value(of: moment, offset: step.b < 0 ? 0 : zones[Int(step.b)].offset(at: seconds))
    return true
  }

  func moved(_ micros: Int64, _ nanoseconds: Int64, isLater: Bool) -> Int64? {
    if nanoseconds % 1000 != 0 { return nil }
    let moment = isLater ? micros + nanoseconds / 1000 : micros - nanoseconds / 1000
    let range = (RuleTimestamp.leastSecond * 1_000_000)...(RuleTimestamp.greatestSecond * 1_000_000 + 999_999)
    return range.contains(moment) ? moment : nil
  }
}
