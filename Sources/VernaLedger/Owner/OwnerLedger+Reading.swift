public import VernaCore

extension OwnerLedger {
  /// Whether a hold of this name still holds.
  public func holds(_ name: ByteText) -> Bool { holds.contains { $0.name == name } }

  /// What is left of the points that a receipt spent in a wallet, as posted.
  public func spentLeft(on receipt: ByteText, of wallet: ByteText) -> Points {
    receipts[ReceiptKey(wallet: wallet, receipt: receipt)]?.spentLeft ?? .zero
  }

  /// What is left of the points that a receipt earned in a wallet, as posted.
  public func earnedLeft(by receipt: ByteText, of wallet: ByteText) -> Points {
    receipts[ReceiptKey(wallet: wallet, receipt: receipt)]?.earnedLeft ?? .zero
  }
}
