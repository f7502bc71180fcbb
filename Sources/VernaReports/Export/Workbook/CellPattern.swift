/// Excel's number patterns for the units of metrics.
enum CellPattern {
  static func of(unit: String?, digits: Int) -> String {
    switch unit {
    case "money": digits == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: digits)
    case "count": "#,##0"
    case "points": "#,##0.##"
    case "share": "0.0%"
    case "gap", "sharePoints": "+0.0%;\u{2212}0.0%;0.0%"
    case "days": "#,##0.0"
    case "score": "0%"
    default: "#,##0.00"
    }
  }

  /// A change: shares and scores in points, anything else in per cent.
  static let change = "+0.0%;\u{2212}0.0%;0.0%"
  static let day = "yyyy-mm-dd"
  static let month = "mmm yyyy"
}
