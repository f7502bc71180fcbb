/// What a mark stands for; the page's style sheet gives each its colour in the light theme, the dark theme and in
/// print. The same thing has the same ink on every chart.
public enum Ink: String, Sendable, Equatable, CaseIterable {
  /// Members of the programme.
  case members
  /// Shoppers without a card.
  case anonymous
  /// Points and rewards.
  case points
  /// A good value; a sign or word always stands beside it.
  case good
  /// A value to watch; a sign or word always stands beside it.
  case warning
  /// A bad value; a sign or word always stands beside it.
  case bad
  /// Marks without a meaning of their own.
  case neutral
  /// Members who bought for the first time.
  case fresh
  /// Members who came back after a gap.
  case returned
  /// Members without a purchase in the month but within the activity window.
  case quiet
  /// Members silent for one to two windows.
  case sleeping
  /// Members silent for over two windows.
  case lost
}
