/// Every member's points, lot by lot: a lot is the points that expire on the first day of one month.
///
/// No lot lives longer than 25 months, so 26 cells a member hold them all; months are counted from the period's start.
struct PointsPurse: Sendable {
  static let cells = 26
  private var lots: [Int32]
  private(set) var balances: [Int32]

  init(members: Int) {
    lots = [Int32](repeating: 0, count: members * PointsPurse.cells)
    balances = [Int32](repeating: 0, count: members)
  }

  mutating func add(_ points: Int, to member: Int, expiryMonth: Int) {
    lots[member * PointsPurse.cells + expiryMonth % PointsPurse.cells] += Int32(points)
    balances[member] += Int32(points)
  }

  /// Takes points, nearest expiry first, and says from which lots.
  ///
  /// - Parameter points: at most the balance.
  mutating func spend(_ points: Int, of member: Int, month: Int) -> [(expiryMonth: Int, points: Int)] {
    var rest = Int32(points)
    var taken: [(Int, Int)] = []
    for expiry in month + 1...month + PointsPurse.cells - 1 where rest > 0 {
      let cell = member * PointsPurse.cells + expiry % PointsPurse.cells
      let part = min(rest, lots[cell])
      if part > 0 {
        lots[cell] -= part
        rest -= part
        taken.append((expiry, Int(part)))
      }
    }
    balances[member] -= Int32(points) - rest
    return taken
  }

  /// Takes points of one lot, as many as it has, and says how many.
  mutating func take(_ points: Int, from member: Int, expiryMonth: Int) -> Int {
    let cell = member * PointsPurse.cells + expiryMonth % PointsPurse.cells
    let part = min(Int32(points), lots[cell])
    lots[cell] -= part
    balances[member] -= part
    return Int(part)
  }

  /// Empties the lot that expires at the start of a month and returns what was in it.
  mutating func expire(_ member: Int, month: Int) -> Int {
    let cell = member * PointsPurse.cells + month % PointsPurse.cells
    let points = lots[cell]
    lots[cell] = 0
    balances[member] -= points
    return Int(points)
  }

  /// Whether a member's points are due at the start of a month within the next one.
  func due(_ member: Int, month: Int) -> Int {
    Int(lots[member * PointsPurse.cells + month % PointsPurse.cells])
  }
}
