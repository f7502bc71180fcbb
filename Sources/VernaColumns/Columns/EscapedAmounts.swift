/// The few amounts that do not fit 32 bits; a column holds `Int32.min` in their place.
@usableFromInline
final class EscapedAmounts: Sendable {
  let totals: [Int: Int64]
  let pointsPaid: [Int: Int64]
  let quantities: [Int: Int64]
  let amounts: [Int: Int64]

  init(
    totals: [Int: Int64] = [:], pointsPaid: [Int: Int64] = [:], quantities: [Int: Int64] = [:],
    amounts: [Int: Int64] = [:]
  ) {
    self.totals = totals
    self.pointsPaid = pointsPaid
    self.quantities = quantities
    self.amounts = amounts
  }

  /// No amounts.
  static let none = EscapedAmounts()

  @usableFromInline func total(ofRow row: Int) -> Int64 { totals[row] ?? 0 }
  @usableFromInline func pointsPaid(ofRow row: Int) -> Int64 { pointsPaid[row] ?? 0 }
  @usableFromInline func quantity(ofLine line: Int) -> Int64 { quantities[line] ?? 0 }
  @usableFromInline func amount(ofLine line: Int) -> Int64 { amounts[line] ?? 0 }
}
