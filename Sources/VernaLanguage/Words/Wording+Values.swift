import VernaCore

/// What a value is written for.
public enum ValueLength: Sendable, CaseIterable {
  /// A card: money short.
  case short
  /// A table: money with the currency's digits or as many as its interval allows.
  case full
}

extension Wording {
  /// A value in its unit, with as many digits as its interval allows.
  ///
  /// - Parameters:
  ///   - value: money in major units; shares, gaps and scores as fractions.
  ///   - unit: the id of a unit as in `MetricUnit`: money, share, gap, sharePoints, count, points, days,
  ///     receiptsPerMember, perMonth, perYear, items, times, score. An unknown one is written as a bare number.
  ///   - interval: the 95 % interval in the same unit, nil for exact numbers.
  public func value(
    _ value: Double, unit: String, interval: ClosedRange<Double>? = nil, length: ValueLength = .full
  ) -> String {
    if unit == "money" {
      return length == .short && abs(value) >= 9_999.5
        ? money.short(value) : money.text(value, decimals: decimals(unit, interval))
    }
    let bare = number(value, unit: unit, decimals: decimals(value, unit, interval))
    switch unit {
    case "share", "gap": return bare + NumberStyle.thinSpace + "%"
    case "sharePoints": return bare + NumberStyle.thinSpace + self(Bilingual("п.п.", "pp"))
    case "days": return bare + "\u{A0}" + self(Bilingual("дн.", "days"))
    case "perMonth": return bare + "\u{A0}" + self(Bilingual("в месяц", "a month"))
    case "perYear": return bare + "\u{A0}" + self(Bilingual("в год", "a year"))
    case "times": return bare + "×"
    default: return bare
    }
  }

  /// A value or, where there is none, `missing`.
  public func value(
    _ value: Double?, unit: String, interval: ClosedRange<Double>? = nil, length: ValueLength = .full
  ) -> String {
    guard let value else { return missing }
    return self.value(value, unit: unit, interval: interval, length: length)
  }

  /// The bare number for a column whose header names the unit: a share is written in per cent without the sign.
  public func cell(_ value: Double, unit: String, interval: ClosedRange<Double>? = nil) -> String {
    number(value, unit: unit, decimals: decimals(value, unit, interval))
  }

  /// What a column's header says of its unit: `%`, `₽`, `п.п.`; empty where the name says it all.
  public func unitMark(_ unit: String) -> String {
    switch unit {
    case "money": money.symbol
    case "share", "gap": "%"
    case "sharePoints": self(Bilingual("п.п.", "pp"))
    case "points": self(Bilingual("баллы", "points"))
    case "days": self(Bilingual("дни", "days"))
    case "receiptsPerMember": self(Bilingual("чеков на человека", "receipts a person"))
    case "perMonth": self(Bilingual("чеков в месяц", "receipts a month"))
    case "perYear": self(Bilingual("чеков в год", "receipts a year"))
    case "items": self(Bilingual("шт. в чеке", "items a receipt"))
    case "times": self(Bilingual("раз", "times"))
    case "score": self(Bilingual("пункты", "points"))
    default: ""
    }
  }

  /// An interval in its unit: `51,2–53,4 %`. With a negative end the dash is an ellipsis, so that it is not read as
  /// a minus.
  public func interval(_ interval: ClosedRange<Double>, unit: String) -> String {
    range(interval.lowerBound, interval.upperBound, unit: unit, decimals: decimals(unit, interval))
  }

  /// A norm in its unit: `70–85 %`, `не меньше 3×`, `не больше 120 ₽`; empty where both ends are open.
  public func norm(low: Double?, high: Double?, unit: String) -> String {
    switch (low, high) {
    case (let low?, let high?):
      return range(low, high, unit: unit, decimals: max(normDecimals(low, unit), normDecimals(high, unit)))
    case (let low?, nil):
      return self(Bilingual("не меньше ", "at least ")) + bound(low, unit: unit)
    case (nil, let high?):
      return self(Bilingual("не больше ", "at most ")) + bound(high, unit: unit)
    case (nil, nil): return ""
    }
  }

  /// A change from one value to another: shares, gaps and scores in points, anything else in per cent of the first;
  /// `missing` where the first is zero.
  public func change(from old: Double, to new: Double, unit: String) -> String {
    switch unit {
    case "share", "gap", "sharePoints":
      // A small share moves by hundredths of a point: "0.0" would say that it did not move.
      return numbers.percentagePoints(new - old, decimals: new != old && abs(new - old) < 0.0005 ? 2 : 1)
    case "score": return numbers.signed((new - old) * 100, decimals: 0)
    default:
      guard old != 0 else { return missing }
      return numbers.signedPercent((new - old) / abs(old), decimals: 1)
    }
  }

  /// What a change is measured against, said after it: `−3,1 п.п. к прошлому году`.
  public func against(_ comparison: Comparison) -> String {
    switch comparison {
    case .yearAgo: self(Bilingual("к прошлому году", "vs last year"))
    case .previous: self(Bilingual("к прошлому периоду", "vs the previous period"))
    case .norm: self(Bilingual("к норме", "against the norm"))
    }
  }

  /// How many decimals a value is written with: whole days without an interval are counted days, and over a thousand
  /// per cent tenths say nothing.
  private func decimals(_ value: Double, _ unit: String, _ interval: ClosedRange<Double>?) -> Int {
    if unit == "days", interval == nil, value == value.rounded() { return 0 }
    if ["share", "gap"].contains(unit), abs(value) >= 10 { return 0 }
    return decimals(unit, interval)
  }

  /// How many decimals a value of a unit is written with.
  func decimals(_ unit: String, _ interval: ClosedRange<Double>?) -> Int {
    let scale = unitScale(unit)
    let scaled = interval.map { $0.lowerBound * scale...$0.upperBound * scale }
    switch unit {
    case "money":
      return Precision.decimals(interval: interval, usual: money.currency.digits, most: money.currency.digits)
    case "share", "gap", "sharePoints": return Precision.decimals(interval: scaled, usual: 1, most: 2)
    case "count": return 0
    case "points", "score": return Precision.decimals(interval: scaled, usual: 0, most: 1)
    case "days": return Precision.decimals(interval: interval, usual: 1, most: 2)
    default: return Precision.decimals(interval: interval, usual: 2, most: 3)
    }
  }

  private func unitScale(_ unit: String) -> Double {
    switch unit {
    case "share", "gap", "sharePoints", "score": 100
    default: 1
    }
  }

  private func number(_ value: Double, unit: String, decimals: Int) -> String {
    let scaled = value * unitScale(unit)
    switch unit {
    case "gap", "sharePoints": return numbers.signed(scaled, decimals: decimals)
    default: return numbers.text(scaled, decimals: decimals)
    }
  }

  private func range(_ low: Double, _ high: Double, unit: String, decimals: Int) -> String {
    let scale = unitScale(unit)
    let joint = low < 0 || high < 0 ? " … " : "–"
    let bare = numbers.text(low * scale, decimals: decimals) + joint + numbers.text(high * scale, decimals: decimals)
    switch unit {
    case "money":
      return language == .russian ? bare + "\u{A0}" + money.symbol : money.symbol + bare
    case "share", "gap": return bare + NumberStyle.thinSpace + "%"
    case "sharePoints": return bare + NumberStyle.thinSpace + self(Bilingual("п.п.", "pp"))
    case "days": return bare + "\u{A0}" + self(Bilingual("дн.", "days"))
    case "perMonth": return bare + "\u{A0}" + self(Bilingual("в месяц", "a month"))
    case "perYear": return bare + "\u{A0}" + self(Bilingual("в год", "a year"))
    case "times": return bare + "×"
    default: return bare
    }
  }

  private func bound(_ value: Double, unit: String) -> String {
    let decimals = normDecimals(value, unit)
    if unit == "money" { return money.text(value, decimals: decimals) }
    let bare = numbers.text(value * unitScale(unit), decimals: decimals)
    switch unit {
    case "share", "gap": return bare + NumberStyle.thinSpace + "%"
    case "times": return bare + "×"
    case "perMonth": return bare + "\u{A0}" + self(Bilingual("в месяц", "a month"))
    case "perYear": return bare + "\u{A0}" + self(Bilingual("в год", "a year"))
    default: return bare
    }
  }

  /// The fewest decimals, up to two, that say a norm's bound.
  private func normDecimals(_ value: Double, _ unit: String) -> Int {
    let scaled = value * unitScale(unit)
    if unit == "money" { return abs(scaled) < 100 ? money.currency.digits : 0 }
    for decimals in 0..<2 {
      let factor = decimals == 0 ? 1.0 : 10.0
      if abs((scaled * factor).rounded() - scaled * factor) < 1e-6 { return decimals }
    }
    return 2
  }
}

/// What a change is measured against.
public enum Comparison: Sendable, CaseIterable {
  case yearAgo, previous, norm
}
