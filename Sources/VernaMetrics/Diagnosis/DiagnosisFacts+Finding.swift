import VernaCore

extension DiagnosisFacts {
  /// A finding with its phrases named after its id, and its money worked.
  ///
  /// - Parameters:
  ///   - id: names the phrases `finding.ID.title` and `finding.ID.meaning`.
  ///   - about: the metric whose value and norm the title may use; always the first of `metrics`.
  ///   - falls: the title is `finding.ID.falling`, with the main metric's change against last year: shares in
  ///     percentage points, all else relative.
  ///   - title: another title, `finding.ID.TITLE`, that holds where nothing falls.
  ///   - visible: turnover that would carry a card.
  ///   - turnover: the turnover that the finding concerns; it decides the finding's place.
  func finding(
    _ id: String, _ severity: Finding.Severity, metrics: [String], falls: Bool = false, title: String = "title",
    facts: [String: Fact] = [:],
    causes: [String] = [], actions: [FindingAction] = [], visible: Double? = nil, turnover: Double = 0,
    evidence: [Phrase] = []
  ) -> Diagnosis.Weighed {
    var slots = self.facts(about: metrics[0])
    if falls { slots["change"] = yearlyDifference(metrics[0]) }
    slots.merge(facts) { _, given in given }
    let figures = falls ? lastYearEvidence(metrics) : []
    return Diagnosis.Weighed(
      finding: Finding(
        id: id, severity: severity, metrics: metrics,
        title: Phrase("finding.\(id).\(falls ? "falling" : title)", slots),
        meaning: Phrase("finding." + id + ".meaning", slots), causes: causes.map { Phrase("cause.\($0)") },
        actions: actions,
        stakes: Stakes.lines(
          visible: visible, turnover: turnover, monthlyCost: actions.lazy.compactMap(\.forecastCost).first,
          facts: self),
        evidence: figures + evidence),
      turnover: max(turnover, 0))
  }
}
