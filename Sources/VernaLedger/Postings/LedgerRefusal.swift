public import VernaCore

/// Why a command was not posted; then nothing has changed.
public enum LedgerRefusal: Error, Hashable, Sendable {
  /// Amounts are above zero and at most `LedgerLimits.greatest`.
  case amountOutOfRange(Points)
  /// Fewer points can be spent than are wanted.
  case notEnough(available: Points)
  /// There is no hold of this name that still holds.
  case noHold(ByteText)
  /// A hold of this name is there already.
  case holdExists(ByteText)
  /// More than the hold has.
  case moreThanHeld(Points)
  /// The receipt spent less than is to be given back.
  case notSpentOn(receipt: ByteText, left: Points)
  /// The receipt earned less than is to be taken back.
  case notEarnedBy(receipt: ByteText, left: Points)
  /// A day after which nothing can be spent lies before the first on which it can.
  case expiresBeforeActive
  /// The deadline of a hold has passed already.
  case deadlinePassed
}

/// Bounds of amounts.
public enum LedgerLimits {
  /// The most points of one command: a trillion.
  public static let greatest = Points(hundredths: 100_000_000_000_000)
}
