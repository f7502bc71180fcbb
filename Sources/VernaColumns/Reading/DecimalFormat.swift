/// How numbers are written in a file, and how they are read: as exact decimals, from bytes.
struct DecimalFormat: Sendable, Equatable {
  /// The decimal mark.
  enum Mark: String, Sendable, Codable {
    /// A lone comma before exactly three digits could be either, and is refused; everything else decides itself.
    case unknown
    /// The mark is a point; commas group thousands.
    case point
    /// The mark is a comma; points group thousands.
    case comma
  }

  var mark: Mark

  /// What became of a cell.
  enum Outcome: Equatable {
    case empty
    case value(Int64)
    /// The value had more digits than the scale holds.
    case rounded(Int64)
    case notANumber
    /// `1,234`: 1.234 or 1234?
    case ambiguous
    case tooLarge
  }

  /// Reads a cell as a number of `10^-digits`.
  ///
  /// Takes a sign or a minus after the number or parentheses, currency signs and codes around it, and spaces, thin
  /// and no-break spaces and apostrophes between groups of three. More digits than the scale holds are rounded half
  /// away from zero.
  ///
  /// - Complexity: O(length); plain digits with a point take a few nanoseconds.
  @inline(__always)
  func read(_ span: Span, digits: Int) -> Outcome {
    let count = span.count
    if count == 0 { return .empty }
    var index = 0
    var negative = false
    if span.start[0] == UInt8(ascii: "-") {
      negative = true
      index = 1
    }
    if count > 17 || index == count { return readSlowly(span, digits: digits) }
    var whole: Int64 = 0
    var fraction = -1
    while index < count {
      let byte = span.start[index]
      let digit = byte &- 48
      if digit < 10 {
        whole = whole &* 10 &+ Int64(digit)
        if fraction >= 0 { fraction += 1 }
      } else if byte == UInt8(ascii: ".") && fraction < 0 && mark != .comma && index + 1 < count {
        fraction = 0
      } else {
        return readSlowly(span, digits: digits)
      }
      index += 1
    }
    let places = max(0, fraction)
    if places <= digits && digits - places <= 6 && whole < 1_000_000_000_000 {
      let value = whole &* DecimalFormat.power(digits &- places)
      return .value(negative ? -value : value)
    }
    return DecimalFormat.scale(Int128(whole), places: places, to: digits, negative: negative)
  }

  /// Ten to the powers 0 to 6.
  @inline(__always)
  private static func power(_ exponent: Int) -> Int64 {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10_000
    case 5: 100_000
    default: 1_000_000
    }
  }

  /// Brings digits with so many decimal places to a scale.
  private static func scale(_ value: Int128, places: Int, to digits: Int, negative: Bool) -> Outcome {
    var result = value
    var lost = false
    if places <= digits {
      for _ in places..<digits {
        let (product, overflow) = result.multipliedReportingOverflow(by: 10)
        if overflow { return .tooLarge }
        result = product
      }
    } else {
      var divisor: Int128 = 1
      for _ in digits..<places { divisor *= 10 }
      lost = result % divisor != 0
      result = (result + divisor / 2) / divisor
    }
    guard result < Int128(Int64.max) else { return .tooLarge }
    let signed = negative ? -Int64(result) : Int64(result)
    return lost ? .rounded(signed) : .value(signed)
  }

  private func readSlowly(_ span: Span, digits: Int) -> Outcome {
    guard let shape = NumberShape(span) else { return .notANumber }
    if shape.isEmpty { return .empty }
    switch shape.resolve(mark) {
    case .none: return .notANumber
    case .some(.ambiguous): return .ambiguous
    case .some(.number(let value, let places)):
      if places > 30 || shape.tooLong { return .tooLarge }
      return DecimalFormat.scale(value, places: places, to: digits, negative: shape.isNegative)
    }
  }
}

/// A number as people write it, taken apart.
struct NumberShape {
  /// Digits and the two possible marks, in order; spaces and apostrophes between groups checked and gone.
  private var body: [UInt8] = []
  /// Groups that spaces and apostrophes made are of three digits.
  private(set) var isNegative = false
  private(set) var isEmpty = false
  private(set) var hasPercent = false
  var tooLong: Bool { body.count > 36 }

  /// Takes a cell apart; nil if it is no number.
  init?(_ span: Span) {
    var scalars = Array(
      String(decoding: UnsafeBufferPointer(start: span.start, count: span.count), as: UTF8.self).unicodeScalars)
    func trim() {
      while let last = scalars.last, NumberShape.isSpace(last) { scalars.removeLast() }
      if let first = scalars.firstIndex(where: { !NumberShape.isSpace($0) }) {
        scalars.removeFirst(first)
      } else {
        scalars = []
      }
    }
    trim()
    if scalars.isEmpty {
      isEmpty = true
      return
    }
    if scalars.count > 200 { return nil }
    if scalars.first == "(" && scalars.last == ")" {
      isNegative = true
      scalars = Array(scalars.dropFirst().dropLast())
    }
    // Signs, currency signs and codes stand before or after the digits, each once at most.
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 48 && scalar.value <= 57 }
    guard let firstDigit = scalars.firstIndex(where: isDigit), let lastDigit = scalars.lastIndex(where: isDigit) else {
      return nil
    }
    var from = firstDigit
    // A mark may lead the digits: `.50`. A point that ends a currency's name is none: `руб.`
    if from > 0, scalars[from - 1] == "." || scalars[from - 1] == ",",
      from == 1 || !scalars[from - 2].properties.isAlphabetic
    {
      from -= 1
    }
    var signs = 0
    var around = Array(scalars[..<from]) + Array(scalars[(lastDigit + 1)...])
    around.removeAll(where: NumberShape.isSpace)
    var letters = 0
    for scalar in around {
      switch scalar {
      case "-", "\u{2212}", "\u{2013}":
        signs += 1
        isNegative = true
      case "+": signs += 1
      case "%": hasPercent = true
      case ".": break
      default:
        if scalar.properties.generalCategory == .currencySymbol { break }
        guard scalar.properties.isAlphabetic else { return nil }
        letters += 1
      }
    }
    if signs > 1 || letters > 4 { return nil }
    // Between digits only marks and the separators of groups.
    var digitsSinceGroup = 0
    var inGroups = false
    for scalar in scalars[from...lastDigit] {
      if isDigit(scalar) {
        body.append(UInt8(truncatingIfNeeded: scalar.value))
        digitsSinceGroup += 1
      } else if scalar == "." || scalar == "," {
        if inGroups && digitsSinceGroup != 3 { return nil }
        inGroups = false
        body.append(UInt8(truncatingIfNeeded: scalar.value))
        digitsSinceGroup = 0
      } else if NumberShape.isSpace(scalar) || scalar == "'" || scalar == "\u{2019}" {
        if inGroups ? digitsSinceGroup != 3 : !(1...3).contains(digitsSinceGroup) { return nil }
        inGroups = true
        digitsSinceGroup = 0
      } else {
        return nil
      }
    }
    if inGroups && digitsSinceGroup != 3 { return nil }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09, 0xA0, 0x2009, 0x202F, 0x2007, 0x2002, 0x2003: true
    default: false
    }
  }

  /// What the digits come to.
  enum Value {
    case number(Int128, places: Int)
    case ambiguous
  }

  /// Decides which mark is the decimal one.
  func resolve(_ mark: DecimalFormat.Mark) -> Value? {
    let points = body.indices.filter { body[$0] == UInt8(ascii: ".") }
    let commas = body.indices.filter { body[$0] == UInt8(ascii: ",") }
    var decimal: Int?
    var groups: [Int] = []
    // No group of thousands begins with a zero: `0.350` is a decimal in a file of commas too.
    let isUnderOne = body.first == UInt8(ascii: "0") && body.dropFirst().first.map { $0 < 48 } == true
    switch (points.count, commas.count) {
    case (0, 0): break
    case (1, 0) where mark != .comma || isUnderOne: decimal = points[0]
    case (0, 1) where mark == .comma || isUnderOne: decimal = commas[0]
    case (0, 1) where mark == .unknown:
      // `1,23` can only be a decimal; `1,234` can be both.
      let after = body.count - commas[0] - 1
      if after == 3 && (1...3).contains(commas[0]) { return .ambiguous }
      decimal = commas[0]
    case (_, 0): groups = points
    case (0, _): groups = commas
    default:
      let (lastPoint, lastComma) = (points[points.count - 1], commas[commas.count - 1])
      let pointDecides = lastPoint > lastComma
      guard pointDecides ? points.count == 1 : commas.count == 1 else { return nil }
      if mark == .comma && pointDecides || mark == .point && !pointDecides { return nil }
      decimal = pointDecides ? lastPoint : lastComma
      groups = pointDecides ? commas : points
    }
    let end = decimal ?? body.count
    for (index, group) in groups.enumerated() {
      let next = index + 1 < groups.count ? groups[index + 1] : end
      if next - group != 4 || (index == 0 && !(1...3).contains(group)) { return nil }
    }
    var value: Int128 = 0
    for byte in body.prefix(37) where byte >= 48 { value = value * 10 + Int128(byte - 48) }
    return .number(value, places: decimal.map { body.count - $0 - 1 } ?? 0)
  }
}
