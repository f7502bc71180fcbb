import VernaCore

extension Pricing {
  func roundTotal() {}
  func printLines() {}
}
