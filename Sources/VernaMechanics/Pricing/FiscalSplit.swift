import VernaCore

/// How a fiscal till prints a line: as parts whose amount is price x quantity, rounded half away from zero.
struct FiscalSplit {
  let quantity: Quantity
  let isMarked: Bool
  /// What a unit costs before discounts, and the line.
  let price: Money
  let full: Int64

  init(_ line: borrowing BasketLine) {
    quantity = line.quantity
    isMarked = line.isMarked
    price = line.price
    full = line.amount.minorUnits
  }

  /// Whether parts can be made of it: whole units. What was weighed stays one part.
  var isDivisible: Bool { quantity.isWhole }

  /// The greatest amount up to `total` that can be printed, and the least from it on; the same where it can be printed itself.
  func printable(around total: Int64) -> (below: Int64, above: Int64) {
    if isDivisible || total == full { return (total, total) }
    let below = quantity.amount(at: Money(minorUnits: greatestPrice(within: total))).minorUnits
    if below == total { return (total, total) }
    return (below, quantity.amount(at: Money(minorUnits: greatestPrice(within: total) + 1)).minorUnits)
  }

  /// The greatest unit price whose rounded amount is not over a total: p x q < total + 1/2.
  private func greatestPrice(within total: Int64) -> Int64 {
    Int64(clamping: (Int128(total) * 1000 + 499) / Int128(quantity.thousandths))
  }

  /// How many parts a total that can be printed is made of: one where units cost the same, one a unit of marked goods, else those
  /// a kopeck cheaper and those dearer.
  func count(_ total: Int64) -> Int {
    if !isDivisible { return 1 }
    let units = quantity.units
    if units == 1 { return 1 }
    if isMarked { return Int(units) }
    return total % units == 0 ? 1 : 2
  }

  /// A part of a total that can be printed, from 0.
  func part(_ place: Int, of total: Int64) -> FiscalPart {
    if !isDivisible {
      let price = total == full ? price : Money(minorUnits: greatestPrice(within: total))
      return FiscalPart(quantity: quantity, price: price, amount: quantity.amount(at: price))
    }
    let units = quantity.units
    let (low, dearer) = total.quotientAndRemainder(dividingBy: units)
    if isMarked, units > 1 { return part(1, Int64(place) < units - dearer ? low : low + 1) }
    return place == 0 ? part(units - dearer, low) : part(dearer, low + 1)
  }

  private func part(_ units: Int64, _ price: Int64) -> FiscalPart {
    FiscalPart(quantity: Quantity(units), price: Money(minorUnits: price), amount: Money(minorUnits: price * units))
  }
}
