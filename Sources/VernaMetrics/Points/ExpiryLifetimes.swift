/// How many calendar months lots live, weighted by points, as known at each of some moments.
struct ExpiryLifetimes {
  private let moments: [Int64]
  /// Hundredths by months, of the lots that came between the moment before and this one.
  private var tallies: [[Int: Int64]]

  /// Nothing known.
  ///
  /// - Parameter moments: UTC seconds, ascending.
  init(moments: [Int64]) {
    self.moments = moments
    tallies = [[Int: Int64]](repeating: [:], count: moments.count)
  }

  /// Notes a lot or, with a negative size, points of it that were clawed back.
  mutating func add(months: Int, hundredths: Int64, at moment: Int64) {
    guard let place = moments.firstIndex(where: { moment < $0 }) else { return }
    tallies[place][max(0, months), default: 0] += hundredths
  }

  /// At each moment, the months that most points live, the fewer of equals; nil where no lot had an expiry.
  var commonest: [Int?] {
    var all: [Int: Int64] = [:]
    return tallies.map { tally in
      for (months, hundredths) in tally { all[months, default: 0] += hundredths }
      return all.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key
    }
  }
}
