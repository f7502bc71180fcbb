import VernaColumns
import VernaCore

extension MetricContext {
  /// Why nothing can be said of points: no points file, or a segment of receipts.
  var pointsAbsence: Absence? {
    if !given.has(.points) { return .wants(.points, "") }
    return query.segment?.narrowsReceipts == true ? .notForSegment : nil
  }

  /// What hundredths of points are worth in minor units, unrounded; nil where the value of a point is not known.
  func worth(ofHundredths hundredths: Double) -> Double? {
    query.pointValueMicros.map { hundredths * Double($0) / 100_000_000 }
  }

  /// What hundredths of points are worth, rounded to a minor unit; nil where the value of a point is not known.
  func worth(ofHundredths hundredths: Int64) -> Int64? {
    query.pointValueMicros.map { divideRoundingHalfAway(Int128(hundredths) * Int128($0), by: 100_000_000) }
  }

  /// Why points have no worth in money: `pointsAbsence`, or nobody said what a point is worth.
  var worthAbsence: Absence? {
    pointsAbsence ?? (query.pointValueMicros == nil ? .wantsOption("--point-value") : nil)
  }

  /// S_m - R_m in minor units.
  var memberPurchases: Int64 { now.receipts.member.sales - now.receipts.member.returns }
}
