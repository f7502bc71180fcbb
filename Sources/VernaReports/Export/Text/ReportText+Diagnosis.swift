import VernaCore
import VernaLanguage
import VernaViews

extension ReportText {
  /// The verdict, what to be careful with, and each finding with what to do.
  func lines(of diagnosis: DiagnosisView) -> [String] {
    var lines = [""]
    lines += wrapped(wording.sentence(diagnosis.verdict), .strong)
    for caution in diagnosis.cautions { lines += wrapped(wording.sentence(caution), .dim) }
    for (index, finding) in diagnosis.findings.enumerated() {
      lines.append("")
      lines += wrapped("\(index + 1). " + wording.sentence(finding.title), paintOf(finding.severity))
      lines += wrapped(wording.sentence(finding.meaning), .plain, indent: 3)
      for stake in finding.stakes {
        if let line = text(of: stake) { lines += wrapped(line, .dim, indent: 3) }
      }
      for action in finding.actions.prefix(3) {
        lines += wrapped("→ " + wording.sentence(action.title), .plain, indent: 3)
      }
    }
    return lines + watch(diagnosis.watch)
  }

  /// What falls within chance: a line each.
  private func watch(_ findings: [FindingView]) -> [String] {
    guard !findings.isEmpty else { return [] }
    var lines = [""] + wrapped(wording.word("watch.title"), .strong)
    for finding in findings {
      let action = finding.actions.first.map { " → " + wording.sentence($0.title) } ?? ""
      lines += wrapped("• " + wording.sentence(finding.title) + action, .plain, indent: 1)
    }
    return lines
  }

  private func text(of stake: StakeView) -> String? {
    let amount: String
    switch (stake.low, stake.high, stake.share) {
    case (let low?, let high?, _) where low != high:
      amount = wording.money.short(low) + " … " + wording.money.short(high)
    case (let low?, _, _): amount = wording.money.short(low)
    case (nil, let high?, _): amount = wording.money.short(high)
    case (nil, nil, let share?): amount = wording.numbers.percent(share, decimals: 1)
    case (nil, nil, nil): return nil
    }
    let assumption = stake.assumption.map { " (" + wording.sentence($0) + ")" } ?? ""
    return amount + ": " + wording.word("stake." + stake.kind) + assumption
  }

  private func paintOf(_ severity: String) -> Paint {
    switch severity {
    case "bad": .bad
    case "warning": .warning
    default: .plain
    }
  }

  func wrapped(_ text: String, _ paint: Paint, indent: Int = 0) -> [String] {
    DisplayWidth.wrap(DisplayWidth.printable(text), width: terminal.width - indent).map {
      String(repeating: " ", count: indent) + self.paint($0, paint)
    }
  }
}
