import VernaCore
import VernaLanguage
import VernaViews

extension ReportText {
  /// The memo for the general manager: numbered sentences, the chart as a sparkline, decisions with price and risk.
  func lines(of memo: MemoWords) -> [String] {
    var lines = [""] + wrapped(memo.kicker, .strong)
    for (index, sentence) in memo.sentences.enumerated() {
      lines += hanging("\(index + 1). ", sentence)
    }
    if let chart = memo.chart {
      lines.append("")
      lines += wrapped(chart.title, .plain)
      let line = BlockSparkline.draw(chart.points.filter(\.isWhole).map(\.value))
      if !line.isEmpty { lines.append(line) }
    }
    lines.append("")
    if memo.decisions.isEmpty { return lines + wrapped(memo.calm, .plain) }
    lines += wrapped(memo.decisionsTitle, .strong)
    for (index, decision) in memo.decisions.enumerated() {
      lines += hanging("\(index + 1). ", decision.title)
      let parts = [
        (Bilingual("зачем: ", "why: "), decision.why), (Bilingual("цена: ", "cost: "), decision.price),
        (Bilingual("риск: ", "risk: "), decision.risk),
      ]
      for (name, text) in parts { lines += wrapped(wording(name) + text, .dim, indent: 3) }
    }
    return lines
  }

  /// A paragraph whose first line has a mark before it.
  private func hanging(_ mark: String, _ text: String) -> [String] {
    wrapped(text, .plain, indent: 3).enumerated().map { index, line in
      index == 0 ? mark + line.dropFirst(mark.count) : line
    }
  }
}
