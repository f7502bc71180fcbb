internal import VernaCore

/// What must hold between the cells of one row.
struct RowRules {
  private let kind: FileKind
  private let quantity: ColumnStage?
  private let unitPrice: ColumnStage?
  private let points: ColumnStage?
  private let rowKind: ColumnStage?
  private let score: ColumnStage?
  private let scale: ColumnStage?

  init(_ kind: FileKind, _ columns: [ColumnStage]) {
    func column(_ name: String) -> ColumnStage? { columns.first { $0.target.contract.name == name } }
    self.kind = kind
    quantity = column("qty")
    unitPrice = column("unit_price")
    points = column("points_paid")
    rowKind = column("kind")
    score = column("score")
    scale = column("scale")
  }

  /// Calls with each row that breaks a rule, the column to blame and the reason.
  func check(_ block: FieldBlock, _ active: UnsafeMutablePointer<Bool>, _ reject: (Int, ColumnStage, Phrase) -> Void) {
    switch kind {
    case .lines, .receipts:
      if let quantity, let unitPrice {
        for row in 0..<block.count where active[row] {
          let (size, price) = (quantity.value(row), unitPrice.value(row))
          if size == StagedBatch.missing || price == StagedBatch.missing { continue }
          if isTooMuch(quantity: size, atPriceMicros: price) { reject(row, unitPrice, Phrase("reject.too_large")) }
        }
      }
      if let points, let rowKind {
        for row in 0..<block.count where active[row] && rowKind.value(row) == RowRules.sale {
          let paid = points.value(row)
          if paid != StagedBatch.missing && paid < 0 { reject(row, points, Phrase("reject.points_on_sale")) }
        }
      }
    case .surveys:
      guard let score, let rowKind else { return }
      for row in 0..<block.count where active[row] {
        let written = scale?.value(row) ?? StagedBatch.missing
        let ends = SurveyScale(
          written == StagedBatch.missing ? nil : written, isNPS: rowKind.value(row) == RowRules.nps)
        let value = Double(score.value(row)) / 1_000_000
        if value >= Double(ends.bottom) && value <= Double(ends.top) { continue }
        reject(
          row, score,
          Phrase("reject.score_off_scale", ["low": .count(Int64(ends.bottom)), "high": .count(Int64(ends.top))]))
      }
    default: break
    }
  }

  /// The code of a sale among the kinds of receipts.
  private static let sale: Int64 = 1
  /// The code of NPS among the kinds of surveys.
  private static let nps: Int64 = 0
}

/// The ends of the scale that a score is given on: those written, else 0 to 10 for NPS and 1 to 5 for CSI.
struct SurveyScale {
  let bottom: Int64
  let top: Int64

  /// - Parameter written: the scale as its column holds it, both ends in one number; nil where it is not given.
  init(_ written: Int64?, isNPS: Bool) {
    bottom = written.map { $0 / 1_000_000 } ?? (isNPS ? 0 : 1)
    top = written.map { $0 % 1_000_000 } ?? (isNPS ? 10 : 5)
  }
}
