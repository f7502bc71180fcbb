public import VernaCore

extension Wording {
  /// The sentence of a phrase with its facts written in this language.
  ///
  /// A phrase that has no sentence is written as its id, and a slot without a fact as its name in braces; tests see to
  /// it that neither happens.
  public func sentence(_ phrase: Phrase) -> String {
    guard let template = Phrasebook.parsed(phrase.id, in: language) else { return phrase.id }
    var result = ""
    for piece in template.pieces {
      switch piece {
      case .text(let text): result += text
      case .fact(let name): result += phrase.facts[name].map(written) ?? "{\(name)}"
      case .noun(let name, let forms): result += plural(phrase.facts[name]).pick(forms)
      }
    }
    return result
  }

  /// A fact as it stands in a sentence. Money is short from 10,000 on, whole from 100 on, else exact.
  public func written(_ fact: Fact) -> String {
    switch fact {
    case .text(let text): text
    case .store(let id): store(id)
    case .metric(let id): metricName(id)
    case .word(let id): word(id)
    case .count(let count): numbers.text(count)
    case .number(let number): numbers.text(number, decimals: usualDecimals(number))
    case .share(let share): numbers.percent(share, decimals: usualDecimals(share * 100, most: 1))
    case .shareWithin(let share, let low, let high): value(share, unit: "share", interval: low...high)
    case .sharePoints(let difference):
      // A sentence says "lower by" itself: a plus would be one word too many.
      numbers.percentagePoints(difference, decimals: 1).replacing("+", with: "")
    case .money(let minor): writtenMoney(minor)
    case .points(let hundredths): numbers.text(Double(hundredths) / 100, decimals: hundredths % 100 == 0 ? 0 : 2)
    case .day(let day): dates.day(day)
    case .days(let days): numbers.text(days, decimals: usualDecimals(days, most: 1))
    case .month(let day): dates.month(day)
    case .list(let texts): texts.joined(separator: ", ")
    }
  }

  private func writtenMoney(_ minor: Int64) -> String {
    let major = Double(minor) / Double(money.currency.minorPerMajor)
    if abs(major) >= 9_999.5 { return money.short(major) }
    let isWhole = minor % money.currency.minorPerMajor == 0 || abs(major) >= 99.5
    return isWhole ? money.text(major, decimals: 0) : money.exact(major)
  }

  private func usualDecimals(_ number: Double, most: Int = 2) -> Int {
    if number == number.rounded() { return 0 }
    if abs(number) >= 100 { return 0 }
    return abs(number) >= 10 ? min(most, 1) : most
  }

  private func plural(_ fact: Fact?) -> Plural {
    switch fact {
    case .count(let count): Plural(count, in: language)
    case .number(let number), .days(let number): Plural(number, in: language)
    case .points(let hundredths): Plural(Double(hundredths) / 100, in: language)
    default: .many
    }
  }
}
