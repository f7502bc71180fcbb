import VernaCore

/// The picked rows with lines of the same goods taken together, so that it does not matter how goods are split into lines.
struct PricingPieces {
  /// By kind: places among the picked rows.
  private(set) var members: [[Int]] = []
  private(set) var units: [Int64] = []
  private(set) var quantity: [Int64] = []
  private(set) var full: [Int64] = []
  private(set) var left: [Int64] = []

  init(_ sheet: PricingSheet) {
    var kinds: [Int32: Int] = [:]
    for place in 0..<sheet.picked {
      let row = Int(sheet.pick[place])
      let kind = kinds[sheet.twin[row]] ?? members.count
      if kind == members.count {
        kinds[sheet.twin[row]] = kind
        members.append([])
        for column in [\PricingPieces.units, \.quantity, \.full, \.left] { self[keyPath: column].append(0) }
      }
      members[kind].append(place)
      units[kind] += sheet.units[row]
      quantity[kind] += sheet.quantity[row]
      full[kind] += sheet.full[row]
      left[kind] += sheet.left[row]
    }
  }

  var count: Int { members.count }

  /// Sets the sheet's parts to those of kinds, each split over its lines by what is left of them; their total.
  func unfold(_ parts: [Int64], into sheet: PricingSheet) -> Int64 {
    var total: Int64 = 0
    for (kind, places) in members.enumerated() {
      let part = min(max(0, parts[kind]), left[kind])
      total += part
      if places.count == 1 {
        sheet.part[places[0]] = part
        continue
      }
      let split = splitByLargestRemainder(part, weights: places.map { sheet.left[Int(sheet.pick[$0])] })
      // Of nothing left nothing is taken, however it is split.
      for (place, money) in zip(places, split) { sheet.part[place] = part == 0 ? 0 : money }
    }
    return total
  }

  /// Kinds by the price of a piece, the dearest first.
  func dearestFirst(_ money: [Int64]) -> [Int] {
    members.indices.sorted { first, second in
      let difference = Int128(money[first]) * Int128(units[second]) - Int128(money[second]) * Int128(units[first])
      return difference != 0 ? difference > 0 : first < second
    }
  }

  /// What some of the pieces of a kind are worth.
  func worth(_ kind: Int, _ pieces: Int64, of money: [Int64]) -> Int64 {
    pieces >= units[kind]
      ? money[kind] : divideRoundingHalfAway(Int128(money[kind]) * Int128(pieces), by: Int128(units[kind]))
  }
}
