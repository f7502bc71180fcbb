import VernaCore
import VernaLanguage
import VernaViews

/// The verdict, the findings and their actions as one CSV file: a row for each thing that is said.
struct DiagnosisCSV {
  static let name = "diagnosis"
  static let columns = [
    "list", "finding", "severity", "metrics", "says", "kind", "text", "low", "high", "share", "forecast_cost", "moves",
  ]

  private let diagnosis: DiagnosisView
  private let wording: Wording
  private let digits: Int

  init(_ diagnosis: DiagnosisView, _ report: ReportView, _ wording: Wording) {
    self.diagnosis = diagnosis
    self.wording = wording.naming(stores: report.storeNames)
    digits = report.program.currency.digits
  }

  func text() -> String {
    var csv = CSVWriter()
    for column in Self.columns { csv.text(column) }
    csv.endRow()
    row("verdict", nil, "title", text: wording.sentence(diagnosis.verdict), &csv)
    for caution in diagnosis.cautions { row("caution", nil, "title", text: wording.sentence(caution), &csv) }
    for (list, findings) in [("finding", diagnosis.findings), ("watch", diagnosis.watch)] {
      for finding in findings { write(finding, list, &csv) }
    }
    return csv.text
  }

  private func write(_ finding: FindingView, _ list: String, _ csv: inout CSVWriter) {
    row(list, finding, "title", text: wording.sentence(finding.title), &csv)
    row(list, finding, "meaning", text: wording.sentence(finding.meaning), &csv)
    for cause in finding.causes { row(list, finding, "cause", text: wording.sentence(cause), &csv) }
    for evidence in finding.evidence { row(list, finding, "evidence", text: wording.sentence(evidence), &csv) }
    for stake in finding.stakes {
      row(
        list, finding, "stake", kind: stake.kind, text: stake.assumption.map { wording.sentence($0) } ?? "",
        low: stake.low, high: stake.high, share: stake.share, &csv)
    }
    for action in finding.actions {
      let draft = action.draft.map { wording.sentence($0) }
      row(
        list, finding, "action", kind: action.kind,
        text: ([wording.sentence(action.title)] + draft).joined(separator: "; "), cost: action.forecastCost,
        moves: action.moves, &csv)
    }
  }

  private func row(
    _ list: String, _ finding: FindingView?, _ says: String, kind: String = "", text: String, low: Double? = nil,
    high: Double? = nil, share: Double? = nil, cost: Double? = nil, moves: String = "", _ csv: inout CSVWriter
  ) {
    csv.text(list)
    csv.text(finding?.id ?? "")
    csv.text(finding?.severity ?? "")
    csv.text(finding?.metrics.joined(separator: " ") ?? "")
    csv.text(says)
    csv.text(kind)
    csv.text(text)
    csv.money(low, digits: digits)
    csv.money(high, digits: digits)
    csv.number(share)
    csv.money(cost, digits: digits)
    csv.text(moves)
    csv.endRow()
  }
}
