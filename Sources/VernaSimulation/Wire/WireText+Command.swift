import VernaCore
import VernaLedger

extension WireText {
  /// The name of the command and its fields.
  mutating func put(_ command: LedgerCommand) {
    switch command {
    case .accrue(let it): put(it)
    case .redeem(let it):
      head("redeem ", it.wallet, it.points)
      put(it.receipt)
      tail(it.occurredAt, mayOwe: it.mayOwe)
    case .hold(let it):
      head("hold ", it.wallet, it.points)
      put(it.name)
      put(" ")
      put(it.deadline)
    case .capture(let hold, let points, let receipt):
      head("capture ", hold, points)
      put(receipt)
    case .release(let hold):
      put("release ")
      put(hold)
    case .giveBack(let it):
      head("giveBack ", it.wallet, it.points)
      put(it.receipt)
      put(" ")
      put(it.occurredAt)
      put(" ")
      if let day = it.graceUntil { put(day) } else { put("-") }
    case .clawBack(let it):
      head("clawBack ", it.wallet, it.points)
      put(it.receipt)
      tail(it.occurredAt, mayOwe: it.mayOwe)
    case .adjust(let it):
      head("adjust ", it.wallet, it.points)
      put(it.reference)
      put(" ")
      put(it.expiresOn)
      put(it.mayOwe ? " 1" : " 0")
    case .transferOut(let it):
      head("transferOut ", it.wallet, it.points)
      put(it.transfer)
    case .transferIn(let it):
      put("transferIn ")
      put(it.wallet)
      put(" ")
      put(it.parts)
      put(" ")
      put(it.transfer)
    case .settle: put("settle")
    case .activate: put("activate")
    }
  }

  private mutating func put(_ accrual: Accrual) {
    head("accrue ", accrual.wallet, accrual.points)
    put(accrual.receipt)
    put(" ")
    put(accrual.earner)
    put(" ")
    put(accrual.occurredAt)
    put(" ")
    put(accrual.activatesOn)
    put(" ")
    put(accrual.expiresOn)
  }

  private mutating func head(_ name: StaticString, _ place: ByteText, _ points: Points) {
    put(name)
    put(place)
    put(" ")
    put(points)
    put(" ")
  }

  private mutating func tail(_ occurredAt: Int64, mayOwe: Bool) {
    put(" ")
    put(occurredAt)
    put(mayOwe ? " 1" : " 0")
  }

  /// `points:expiresOn:earner`, parted by commas.
  mutating func put(_ parts: [TransferIn.Part]) {
    put(parts, by: ",") { wire, part in
      wire.put(part.points)
      wire.put(":")
      wire.put(part.expiresOn)
      wire.put(":")
      wire.put(part.earner)
    }
  }
}
