/// A place in the bytes of a cell, moved on as parts of it are read.
struct ByteScan {
  private var position: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>

  init(_ span: Span) {
    position = span.start
    end = span.start + span.count
  }

  var isAtEnd: Bool { position >= end }
  /// The byte here; 0 at the end.
  var peek: UInt8 { position < end ? position.pointee : 0 }

  mutating func advance() { if position < end { position += 1 } }

  /// Moves over a byte if it is here.
  mutating func take(_ byte: UInt8) -> Bool {
    guard position < end, position.pointee == byte else { return false }
    position += 1
    return true
  }

  mutating func skipSpaces() { while peek == 32 || peek == 9 { position += 1 } }

  /// Moves over digits, at most so many; nil if more follow.
  mutating func number(upTo digits: Int) -> (value: Int, width: Int)? {
    var value = 0
    var width = 0
    while position < end, position.pointee &- 48 < 10 {
      if width == digits { return nil }
      value = value * 10 + Int(position.pointee &- 48)
      width += 1
      position += 1
    }
    return (value, width)
  }

  /// Moves over AM (false) or PM (true).
  mutating func halfDay() -> Bool? {
    guard end - position >= 2 else { return nil }
    let (first, second) = (position[0] | 32, position[1] | 32)
    guard second == UInt8(ascii: "m"), first == UInt8(ascii: "a") || first == UInt8(ascii: "p") else { return nil }
    position += 2
    return first == UInt8(ascii: "p")
  }

  /// Moves over `Z`, `+03:00`, `+0300` or `+03`: seconds ahead of UTC.
  mutating func offset() -> Int? {
    if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return 0 }
    let sign: Int
    if take(UInt8(ascii: "+")) { sign = 1 } else if take(UInt8(ascii: "-")) { sign = -1 } else { return nil }
    guard let (first, width) = number(upTo: 4) else { return nil }
    var (hours, minutes) = (first, 0)
    if width == 4 {
      (hours, minutes) = (first / 100, first % 100)
    } else {
      guard width == 2 else { return nil }
      if take(58) {
        guard let (value, minuteWidth) = number(upTo: 2), minuteWidth == 2 else { return nil }
        minutes = value
      }
    }
    guard hours <= 18, minutes <= 59 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
