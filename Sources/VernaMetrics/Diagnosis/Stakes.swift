import VernaCore

/// The three lines of money at stake (METRICS.md): never summed, and no naive difference called a gain.
enum Stakes {
  /// The lines for a finding.
  ///
  /// - Parameters:
  ///   - visible: turnover that would carry a card, minor units; nil where the finding is not about cards.
  ///   - turnover: the turnover that an uplift would work on, over the period.
  ///   - monthlyCost: what the action costs a month, nil where it cannot be told.
  static func lines(
    visible: Double? = nil, turnover: Double, monthlyCost: Int64?, facts: DiagnosisFacts
  ) -> [Stake] {
    var stakes: [Stake] = []
    if let visible, visible > 0 {
      let money = Int64(visible.rounded())
      stakes.append(Stake(kind: .visible, low: money, high: money, assumption: Phrase("stake.visible_is_not_extra")))
    }
    guard turnover > 0, let margin = facts.marginOfTurnover, margin > 0 else { return stakes }
    let uplift = facts.thresholds.assumedUplift
    guard turnover * uplift * margin >= 1 else { return stakes }
    stakes.append(
      Stake(
        kind: .extraMargin, low: 0, high: Int64((turnover * uplift * margin).rounded()),
        assumption: Phrase("stake.assumed_uplift", ["uplift": .share(uplift), "margin": .share(margin)])))
    if let monthlyCost, monthlyCost > 0 {
      stakes.append(
        Stake(
          kind: .breakEvenUplift, share: Double(monthlyCost) * facts.months / (turnover * margin),
          assumption: Phrase("stake.break_even", ["cost": .money(monthlyCost)])))
    }
    return stakes
  }
}
