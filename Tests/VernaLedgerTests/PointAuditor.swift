/// A naive auditor: every point is a thing of its own that is moved from place to place.
///
/// Shares nothing with the ledger but the words of `Step`: no sums, no lots with amounts, no postings, and days worked
/// from seconds at a fixed offset.
struct PointAuditor {
  enum Place: Equatable {
    case pending, free, expired, gone
    case held(String)
    case spent(String)
  }

  struct Point {
    var lot: Int
    var wallet: String
    var receipt: String
    var activates: Int
    var expires: Int
    var place: Place
  }

  /// What a receipt spent, point by point: a place in `points`, or -1 for one that was owed.
  private var spentOn: [String: [Int]] = [:]
  private var earnedBy: [String: Int] = [:]
  private var holds: [(name: String, wallet: String, deadline: Int, points: [Int])] = []
  private(set) var points: [Point] = []
  private(set) var owed: [String: Int] = [:]
  private var lots = 0

  static let never = 2_932_896
  static func day(_ moment: Int) -> Int { (moment + 10_800) / 86_400 }
  static func start(_ day: Int) -> Int { day * 86_400 - 10_800 }

  func count(_ wallet: String, _ isThere: (Place) -> Bool) -> Int {
    points.count { $0.wallet == wallet && isThere($0.place) }
  }

  func available(_ wallet: String) -> Int { count(wallet) { $0 == .free } - (owed[wallet] ?? 0) }

  // MARK: - Steps

  /// Does a step; false where it must be refused.
  mutating func does(_ step: Step, at now: Int) -> Bool {
    pass(until: now)
    switch step {
    case .earn(let wallet, let amount, let receipt, let activates, let expires):
      if amount <= 0 || expires <= activates { return false }
      let fresh = make(amount, wallet, receipt, activates, expires)
      if !receipt.isEmpty { earnedBy[wallet + "|" + receipt, default: 0] += amount }
      if activates <= PointAuditor.day(now) { for point in fresh { free(point) } }
      pass(until: now)
    case .spend(let wallet, let amount, let receipt, let mayOwe):
      if amount <= 0 || (!mayOwe && available(wallet) < amount) { return false }
      for _ in 0..<amount {
        let taken = nearest(wallet)
        if taken >= 0 { points[taken].place = .spent(receipt) } else { owed[wallet, default: 0] += 1 }
        if !receipt.isEmpty { spentOn[wallet + "|" + receipt, default: []].append(taken) }
      }
    case .hold(let name, let wallet, let amount, let deadline):
      if amount <= 0 || deadline <= now || holds.contains(where: { $0.name == name }) || available(wallet) < amount {
        return false
      }
      var taken: [Int] = []
      for _ in 0..<amount {
        taken.append(nearest(wallet))
        points[taken[taken.count - 1]].place = .held(name)
      }
      holds.append((name, wallet, deadline, taken))
    case .capture(let name, let amount, let receipt):
      guard let index = holds.firstIndex(where: { $0.name == name }), amount > 0, amount <= holds[index].points.count
      else { return false }
      let hold = holds.remove(at: index)
      for (order, point) in hold.points.enumerated() {
        if order < amount {
          points[point].place = .spent(receipt)
          if !receipt.isEmpty { spentOn[hold.wallet + "|" + receipt, default: []].append(point) }
        } else {
          free(point)
        }
      }
      pass(until: now)
    case .release(let name):
      guard let index = holds.firstIndex(where: { $0.name == name }) else { return false }
      for point in holds.remove(at: index).points { free(point) }
      pass(until: now)
    case .giveBack(let wallet, let amount, let receipt, let grace):
      let key = wallet + "|" + receipt
      if amount <= 0 || (spentOn[key]?.count ?? 0) < amount { return false }
      var homeless = 0
      for _ in 0..<amount {
        let point = spentOn[key]?.removeLast() ?? -1
        if point < 0 || (grace != nil && points[point].expires <= PointAuditor.day(now)) {
          if point >= 0 { points[point].place = .gone }
          homeless += 1
        } else {
          free(point)
        }
      }
      if homeless > 0 {
        let today = PointAuditor.day(now)
        for point in make(homeless, wallet, "", today, max(grace ?? PointAuditor.never, today + 1)) { free(point) }
      }
      pass(until: now)
    case .clawBack(let wallet, let amount, let receipt, let mayOwe):
      let key = wallet + "|" + receipt
      if amount <= 0 || receipt.isEmpty || (earnedBy[key] ?? 0) < amount { return false }
      var left = amount
      for place in [Place.pending, .free, .expired] {
        for index in points.indices
        where left > 0 && points[index].place == place && points[index].wallet == wallet
          && points[index].receipt == receipt
        {
          points[index].place = .gone
          left -= 1
        }
      }
      while left > 0, case let other = nearest(wallet), other >= 0 {
        points[other].place = .gone
        left -= 1
      }
      if mayOwe {
        owed[wallet, default: 0] += left
        left = 0
      }
      earnedBy[key, default: 0] -= amount - left
    case .adjust(let wallet, let amount, let expires, let mayOwe):
      if amount == 0 { return false }
      if amount > 0 {
        if expires <= PointAuditor.day(now) { return false }
        for point in make(amount, wallet, "", PointAuditor.day(now), expires) { free(point) }
      } else {
        if !mayOwe && available(wallet) < -amount { return false }
        for _ in 0..<(-amount) {
          let taken = nearest(wallet)
          if taken >= 0 { points[taken].place = .gone } else { owed[wallet, default: 0] += 1 }
        }
      }
    case .wait: break
    }
    return true
  }

  // MARK: - Points

  private mutating func make(_ amount: Int, _ wallet: String, _ receipt: String, _ activates: Int, _ expires: Int)
    -> [Int]
  {
    lots += 1
    return (0..<amount).map { _ in
      points.append(
        Point(lot: lots, wallet: wallet, receipt: receipt, activates: activates, expires: expires, place: .pending))
      return points.count - 1
    }
  }

  /// A point that becomes free pays what is owed first.
  private mutating func free(_ point: Int) {
    let wallet = points[point].wallet
    if let debt = owed[wallet], debt > 0 {
      owed[wallet] = debt - 1
      points[point].place = .gone
    } else {
      points[point].place = .free
    }
  }

  private func nearest(_ wallet: String) -> Int {
    var best = -1
    for index in points.indices where points[index].place == .free && points[index].wallet == wallet {
      if best < 0 || (points[index].expires, points[index].lot) < (points[best].expires, points[best].lot) {
        best = index
      }
    }
    return best
  }

  /// What time does, a moment after the other: holds end, then points become free, then points run out.
  private mutating func pass(until now: Int) {
    while true {
      var moments: [Int] = holds.map(\.deadline)
      for point in points {
        if point.place == .pending { moments.append(PointAuditor.start(point.activates)) }
        if point.place == .free { moments.append(PointAuditor.start(point.expires)) }
      }
      guard let next = moments.min(), next <= now else { return }
      if let index = holds.firstIndex(where: { $0.deadline == next }) {
        for point in holds.remove(at: index).points { free(point) }
        continue
      }
      let waiting = points.indices.filter {
        points[$0].place == .pending && PointAuditor.start(points[$0].activates) == next
      }
      if !waiting.isEmpty {
        for point in waiting { free(point) }
        continue
      }
      for index in points.indices
      where points[index].place == .free && PointAuditor.start(points[index].expires) == next {
        points[index].place = .expired
      }
    }
  }
}

/// What happens to one owner, in plain numbers: whole points, days since 1970.
enum Step {
  case earn(wallet: String, amount: Int, receipt: String, activates: Int, expires: Int)
  case spend(wallet: String, amount: Int, receipt: String, mayOwe: Bool)
  case hold(name: String, wallet: String, amount: Int, deadline: Int)
  case capture(name: String, amount: Int, receipt: String)
  case release(name: String)
  case giveBack(wallet: String, amount: Int, receipt: String, grace: Int?)
  case clawBack(wallet: String, amount: Int, receipt: String, mayOwe: Bool)
  case adjust(wallet: String, amount: Int, expires: Int, mayOwe: Bool)
  case wait
}
