public import VernaCore

/// One line of a posting: a change of an account and, where the points lie in a lot, of that lot. The lines of a posting add up
/// to zero.
public struct PostingLine: Hashable, Sendable {
  /// The account.
  public let account: Account
  /// The lot's number, `Lot.debt` for the wallet's debt, `Lot.none` for an account of the programme that knows no lots.
  public let lot: Int64
  /// By how much.
  public let points: Points

  /// Makes a line.
  public init(account: Account, lot: Int64, points: Points) {
    self.account = account
    self.lot = lot
    self.points = points
  }
}

extension Lot {
  /// The number that stands in lines for no lot at all.
  public static let none: Int64 = -1
}

extension Posting {
  /// Entries and movements as one list: each movement, then the entries of the accounts that know no lots.
  public var lines: [PostingLine] {
    var lines = movements.map { PostingLine(account: $0.account, lot: $0.lot, points: $0.points) }
    for entry in entries where !movements.contains(where: { $0.account == entry.account }) {
      lines.append(PostingLine(account: entry.account, lot: Lot.none, points: entry.points))
    }
    return lines
  }

  /// A posting from its lines, in order.
  public init(
    number: Int64, kind: Kind, wallet: ByteText, occurredAt: Int64, postedAt: Int64, bookDate: Day, reference: ByteText,
    hold: ByteText, deadline: Int64, version: Int32, lines: [PostingLine], lots: [Lot]
  ) {
    var sums: [Entry] = []
    for line in lines {
      if let place = sums.firstIndex(where: { $0.account == line.account }) {
        sums[place] = Entry(line.account, sums[place].points + line.points)
      } else {
        sums.append(Entry(line.account, line.points))
      }
    }
    self.init(
      number: number, kind: kind, wallet: wallet, occurredAt: occurredAt, postedAt: postedAt, bookDate: bookDate,
      reference: reference, hold: hold, deadline: deadline, version: version,
      entries: sums.filter { $0.points != .zero },
      movements: lines.filter { $0.lot != Lot.none }.map { LotMovement($0.lot, $0.account, $0.points) }, lots: lots)
  }
}
