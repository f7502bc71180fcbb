import VernaCore
import VernaLedger

extension WireText {
  /// `!` and the refusal's name, then its facts.
  mutating func put(_ refusal: LedgerRefusal) {
    switch refusal {
    case .amountOutOfRange(let points): fact("!amountOutOfRange ", points)
    case .notEnough(let available): fact("!notEnough ", available)
    case .noHold(let name): fact("!noHold ", name)
    case .holdExists(let name): fact("!holdExists ", name)
    case .moreThanHeld(let points): fact("!moreThanHeld ", points)
    case .notSpentOn(let receipt, let left):
      fact("!notSpentOn ", receipt)
      fact(" ", left)
    case .notEarnedBy(let receipt, let left):
      fact("!notEarnedBy ", receipt)
      fact(" ", left)
    case .expiresBeforeActive: put("!expiresBeforeActive")
    case .deadlinePassed: put("!deadlinePassed")
    }
  }

  private mutating func fact(_ name: StaticString, _ points: Points) {
    put(name)
    put(points)
  }

  private mutating func fact(_ name: StaticString, _ text: ByteText) {
    put(name)
    put(text)
  }

  /// Accounts, when it was written, what was posted; then lots and holds, or what a transfer takes along.
  mutating func put(_ outcome: SimulatedOutcome) {
    put(outcome.wallets, by: ";") { wire, accounts in
      wire.put(accounts.wallet)
      wire.put(":")
      wire.put(accounts.balances, by: ",") { $0.put($1) }
    }
    put(" ")
    put(Set(outcome.postings.map(\.postedAt)).sorted(), by: ",") { $0.put($1) }
    put(" ")
    put(events(outcome.postings), by: ",") { wire, event in wire.bytes(event) }
    if let contents = outcome.contents {
      put(" ")
      put(contents.lots, by: ";") { $0.put($1) }
      put(" ")
      put(contents.holds, by: ";") { wire, hold in
        wire.put(hold.name)
        wire.put(":")
        wire.put(hold.wallet)
        wire.put(":")
        wire.put(hold.deadline)
        wire.put(":")
        wire.put(hold.points)
      }
    }
    if !outcome.parts.isEmpty {
      put(" ")
      put(outcome.parts)
    }
  }

  /// `kind:wallet:occurredAt:bookDate`, each once, sorted by bytes: how postings are cut is the ledger's own affair.
  private func events(_ postings: [Posting]) -> [[UInt8]] {
    var events: [[UInt8]] = []
    for posting in postings {
      var word = WireText()
      word.put(posting.kind.rawValue)
      word.put(":")
      word.put(posting.wallet)
      word.put(":")
      word.put(posting.occurredAt)
      word.put(":")
      word.put(posting.bookDate)
      if !events.contains(word.bytes) { events.append(word.bytes) }
    }
    return events.count > 1 ? events.sorted { $0.lexicographicallyPrecedes($1) } : events
  }

  private mutating func put(_ left: LotLeft) {
    put(left.lot.wallet)
    put(":")
    put(left.lot.expiresOn)
    put(":")
    put(left.lot.receipt)
    put(":")
    put(left.lot.earner)
    put(":")
    put(left.pending)
    put(",")
    put(left.available)
    put(",")
    put(left.reserved)
  }
}
