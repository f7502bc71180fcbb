import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

/// Puts the parts of a programme into words of one language.
struct ProgrammeTeller {
  let programme: Programme
  let language: Language
  let wording: Wording
  let reader: ProgrammeText.Reader

  init(_ programme: Programme, _ language: Language, _ reader: ProgrammeText.Reader = .marketer) {
    self.programme = programme
    self.language = language
    self.reader = reader
    wording = Wording(language, currency: programme.pricing.currency)
  }

  /// Picks the words of the language.
  func say(_ russian: String, _ english: String) -> String { language == .russian ? russian : english }

  var isForMember: Bool { reader == .member }

  /// The document: a title, what the programme is, and a section for each part that it has.
  func document() -> String {
    var parts = ["# \(programme.name)", opening]
    for (title, lines) in sections where !lines.isEmpty {
      parts.append("## \(title)\n\n" + lines.map { "- \($0)" }.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var opening: String {
    var sentences = [
      say(
        "Версия \(programme.version) программы действует с \(day(programme.effectiveFrom)).",
        "Version \(programme.version) of the programme is in force from \(day(programme.effectiveFrom)).")
    ]
    if let launch = programme.launch, launch != programme.effectiveFrom {
      sentences.append(
        say("Сама программа работает с \(day(launch)).", "The programme itself began on \(day(launch))."))
    }
    if !isForMember {
      sentences.append(
        say(
          "Валюта — \(programme.pricing.currency.code), часовой пояс — \(programme.pricing.zone.name).",
          "The currency is \(programme.pricing.currency.code), the time zone \(programme.pricing.zone.name)."))
      if programme.pricing.moneyRounding != .halfAway {
        sentences.append(
          programme.pricing.moneyRounding == .down
            ? say("Доли денег округляются вниз.", "Shares of money are rounded down.")
            : say("Доли денег округляются вверх.", "Shares of money are rounded up."))
      }
    }
    for (store, zone) in programme.pricing.storeZones.sorted(by: { $0.key < $1.key }) where !isForMember {
      sentences.append(
        say("Магазин \(store) живёт по времени \(zone.name).", "The store \(store) keeps the time of \(zone.name)."))
    }
    return sentences.joined(separator: " ")
  }

  private var sections: [(String, [String])] {
    let offers = programme.pricing.offers
    func told(_ section: OfferSection) -> [String] { offers.filter { $0.section == section }.map(offer) }
    return [
      (say("Баллы", "Points"), programme.pricing.wallets.filter(isUsed).map(wallet)),
      (say("За что начисляются баллы", "What points are given for"), told(.earning)),
      (say("Как тратить баллы", "How points are spent"), programme.pricing.burnings.map(burning)),
      (say("Уровни", "Levels"), tiers),
      (say("Акции", "Promotions"), told(.promotions)),
      (say("Промокоды", "Codes"), programme.pricing.coupons.map(series)),
      (say("Приведи друга", "Bring a friend"), referral),
      (say("Клубы", "Clubs"), programme.clubs.map(club)),
      (say("Задания", "Challenges"), programme.challenges.map(challenge)),
      (say("Награды за баллы", "Rewards for points"), programme.rewards.map(reward)),
      (say("Особые дни", "Special days"), occasions),
      (say("Партнёры", "Partners"), programme.partners.map(partner)),
      (say("Чего программа не касается", "What the programme leaves alone"), tills),
      (say("Сегменты", "Segments"), isForMember ? [] : programme.segments.map(segment)),
      (say("Что происходит само", "What happens by itself"), isForMember ? [] : programme.triggers.map(trigger)),
      (say("Контрольные группы", "Control groups"), isForMember ? [] : programme.pricing.holdouts.map(holdout)),
      (say("Границы", "Floors"), isForMember ? [] : guards),
    ]
  }

  /// Whether points of a wallet are given or spent anywhere.
  private func isUsed(_ wallet: Wallet) -> Bool {
    programme.pricing.offers.contains { $0.walletGiven == wallet.id }
      || programme.pricing.burnings.contains { $0.wallet == wallet.id }
      || programme.rewards.contains { $0.wallet == wallet.id }
  }
}
