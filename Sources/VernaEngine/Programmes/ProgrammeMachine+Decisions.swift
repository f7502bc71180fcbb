import VernaCore
import VernaMechanics
import VernaProgram

/// What a machine is asked beside the price of a basket.
extension ProgrammeMachine {
  /// A wallet by its id.
  func wallet(_ id: ByteText) -> Wallet? { programme.pricing.wallets.first { $0.id == id } }

  /// What happens when a balance would go under zero.
  func debtPolicy(of wallet: ByteText) -> Wallet.DebtPolicy { self.wallet(wallet)?.debt ?? .owe }

  /// What points are worth when they are spent, rounded at the programme's place.
  func worth(of points: Points, in wallet: ByteText) -> Money {
    guard let found = self.wallet(wallet) else { return .zero }
    let minor = Int128(programme.pricing.currency.minorPerMajor)
    return Money(
      minorUnits: programme.pricing.moneyRounding.divide(
        Int128(points.hundredths) * Int128(found.valueMicros) * minor, by: 100 * 1_000_000))
  }
}
