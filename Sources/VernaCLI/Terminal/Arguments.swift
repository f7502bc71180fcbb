public import ArgumentParser
import Foundation
public import VernaCore
public import VernaLanguage

extension Language: ExpressibleByArgument {}
extension Industry: ExpressibleByArgument {}
extension Periodicity: ExpressibleByArgument {}

/// Reads arguments that are more than a word, with a message that says what is wanted.
enum ArgumentReader {
  static func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else {
      throw ValidationError(
        "«\(text)» — не день календаря; пишите 2026-01-31",
        "“\(text)” is not a day of the calendar; write it as 2026-01-31")
    }
    return day
  }

  static func currency(_ text: String) throws -> Currency {
    guard let currency = Currency.named(text) else {
      throw ValidationError(
        "«\(text)» — не валюта; пишите три её буквы: RUB, EUR (ISO 4217)",
        "“\(text)” is not a currency; write its three letters, such as RUB or EUR (ISO 4217)")
    }
    return currency
  }

  static func timeZone(_ text: String) throws -> TimeZoneRules {
    guard let zone = TimeZoneRules(name: text) else {
      throw ValidationError(
        "«\(text)» — не часовой пояс; пишите Europe/Moscow или +03:00",
        "“\(text)” is not a time zone; write it as Europe/Moscow or +03:00")
    }
    return zone
  }

  static func pointValue(_ text: String) throws -> Int64 {
    guard let micros = ExactDecimal.micros(text), micros > 0 else {
      throw ValidationError(
        "«\(text)» — не цена балла; пишите, сколько денег стоит один балл: 1 или 0.10",
        "“\(text)” is not the worth of a point; write money for one point, such as 1 or 0.10")
    }
    return micros
  }

  static func norm(_ text: String) throws -> NormArgument {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let refusal = ValidationError(
      "«\(text)» — не норма; пишите ID=ОТ..ДО, один из концов можно опустить: nps=0.3.. или cac=..500",
      "“\(text)” is not a norm; write ID=LOW..HIGH, either end may be left out: nps=0.3.. or cac=..500")
    guard parts.count == 2, !parts[0].isEmpty, let dots = parts[1].range(of: "..") else {
      throw refusal
    }
    func bound(_ text: Substring) throws -> Double? {
      if text.isEmpty { return nil }
      guard let value = Double(text), value.isFinite else { throw refusal }
      return value
    }
    let norm = NormArgument(
      id: parts[0], low: try bound(parts[1][..<dots.lowerBound]), high: try bound(parts[1][dots.upperBound...]))
    guard norm.low != nil || norm.high != nil, (norm.low ?? -.infinity) <= (norm.high ?? .infinity) else {
      throw refusal
    }
    return norm
  }
}

/// A norm of the shop's own, as the command line gives it.
struct NormArgument: Hashable {
  var id: String
  var low: Double?
  var high: Double?
}
