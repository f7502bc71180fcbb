/// How spans of time are written.
public struct DurationStyle: Sendable, Hashable {
  /// The language written in.
  public let language: Language

  /// Makes the style of a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// How long something takes: `0,4 с`, `12 с`, `3 мин 20 с`, `1 ч 5 мин`.
  public func text(seconds: Double) -> String {
    let space = "\u{A0}"
    let units = language == .russian ? ["с", "мин", "ч"] : ["s", "min", "h"]
    guard seconds.isFinite, seconds >= 0, seconds < 3.6e8 else { return "" }
    if seconds < 9.95 { return NumberStyle(language).text(seconds, decimals: 1) + space + units[0] }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole)\(space)\(units[0])" }
    if whole < 3600 { return "\(whole / 60)\(space)\(units[1])\(space)\(whole % 60)\(space)\(units[0])" }
    return "\(whole / 3600)\(space)\(units[2])\(space)\(whole % 3600 / 60)\(space)\(units[1])"
  }
}
