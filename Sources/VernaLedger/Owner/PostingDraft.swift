import VernaCore

/// A posting while it is made.
struct PostingDraft {
  let kind: Posting.Kind
  let wallet: ByteText
  let occurredAt: Int64
  var reference: ByteText = ""
  var hold: ByteText = ""
  var deadline: Int64 = 0
  var version: Int32 = 0
  var movements: [LotMovement] = []
  var lots: [Lot] = []
  private var sums: [(account: Account, points: Points)] = []

  init(_ kind: Posting.Kind, _ wallet: ByteText, at occurredAt: Int64) {
    self.kind = kind
    self.wallet = wallet
    self.occurredAt = occurredAt
  }

  /// Moves points of a lot; the owner's account moves with them.
  mutating func move(_ lot: Int64, _ account: Account, _ points: Points) {
    if points == .zero { return }
    movements.append(LotMovement(lot, account, points))
    add(account, points)
  }

  /// Changes one of the programme's accounts.
  mutating func add(_ account: Account, _ points: Points) {
    if let place = sums.firstIndex(where: { $0.account == account }) {
      sums[place].points += points
    } else {
      sums.append((account, points))
    }
  }

  var isEmpty: Bool { movements.isEmpty }

  func posting(number: Int64, postedAt: Int64, bookDate: Day) -> Posting {
    let entries = sums.filter { $0.points != .zero }.map { Entry($0.account, $0.points) }
    return Posting(
      number: number, kind: kind, wallet: wallet, occurredAt: occurredAt, postedAt: postedAt, bookDate: bookDate,
      reference: reference, hold: hold, deadline: deadline, version: version, entries: entries, movements: movements,
      lots: lots)
  }
}

extension OwnerLedger {
  /// Writes a draft: the one place where postings come to be.
  mutating func post(_ draft: PostingDraft, at now: Int64, into posted: inout [Posting]) {
    let posting = draft.posting(
      number: postingCount + 1, postedAt: stamp ?? now, bookDate: calendar.bookDate(draft.occurredAt))
    precondition(posting.entries.reduce(Points.zero) { $0 + $1.points } == .zero, "a posting adds up to zero")
    apply(posting)
    posted.append(posting)
  }

  /// Gives points of a lot to the owner to spend, a debt being paid first.
  func credit(_ lot: Int64, _ points: Points, in draft: inout PostingDraft) {
    let owed =
      -(wallet(draft.wallet)?.debt ?? .zero)
      - draft.movements.filter { $0.lot == Lot.debt }.reduce(Points.zero) { $0 + $1.points }
    let paid = max(.zero, min(points, owed))
    draft.move(lot, .available, points - paid)
    draft.move(Lot.debt, .available, paid)
  }

  /// Takes points that can be spent, nearest expiry first, and the rest as debt; less than there is free where no debt may be
  /// made.
  func debit(_ points: Points, in draft: inout PostingDraft) {
    var left = points
    for number in live where lot(number).lot.wallet == draft.wallet && left > .zero {
      let part = min(left, lot(number).available)
      draft.move(number, .available, -part)
      left -= part
    }
    draft.move(Lot.debt, .available, -left)
  }
}
