import VernaCore

/// A table of cohorts by age in the long form, as rows of shares.
struct CohortGrid {
  /// The cohorts' months, oldest first.
  var months: [Day] = []
  /// The cohorts' sizes.
  var sizes: [Double] = []
  /// Shares by age of each cohort.
  var shares: [[Int: Double]] = []

  /// Reads the rows of a table with the columns named.
  init(_ reader: TableReader, cohort: String, size: String) {
    var places: [Day: Int] = [:]
    for row in reader.rows {
      guard let month = reader.day(row, cohort), let age = reader.number(row, "age"), age >= 0, age < 240 else {
        continue
      }
      let place = places[month] ?? months.count
      if place == months.count {
        places[month] = place
        months.append(month)
        sizes.append(reader.number(row, size) ?? 0)
        shares.append([:])
      }
      shares[place][Int(age)] = reader.number(row, "share")
    }
    let order = months.indices.sorted { months[$0] < months[$1] }
    months = order.map { months[$0] }
    sizes = order.map { sizes[$0] }
    shares = order.map { shares[$0] }
  }

  /// The greatest age of any cohort.
  var greatestAge: Int { min(24, shares.flatMap(\.keys).max() ?? 0) }

  /// The last cohorts only.
  func last(_ count: Int) -> CohortGrid {
    var cut = self
    cut.months = months.suffix(count)
    cut.sizes = sizes.suffix(count)
    cut.shares = shares.suffix(count)
    return cut
  }
}
