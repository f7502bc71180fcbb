/// The form of a noun that a number asks for.
public enum Plural: Int, Sendable, CaseIterable {
  case one, few, many

  /// The form for a whole number (Unicode CLDR, "Language Plural Rules", cardinals of ru and en).
  public init(_ count: Int64, in language: Language) {
    let size = count.magnitude
    switch language {
    case .english:
      self = size == 1 ? .one : .many
    case .russian:
      let last = size % 10
      let lastTwo = size % 100
      if last == 1 && lastTwo != 11 {
        self = .one
      } else if (2...4).contains(last) && !(12...14).contains(lastTwo) {
        self = .few
      } else {
        self = .many
      }
    }
  }

  /// The form for a number that may be a fraction: Russian takes the genitive singular ("2,5 дня"), English the plural.
  public init(_ number: Double, in language: Language) {
    if number == number.rounded(), abs(number) < 9e15 {
      self.init(Int64(number), in: language)
    } else {
      self = language == .russian ? .few : .many
    }
  }

  /// Picks from forms in the order one, few, many; two forms are one and many; with fewer the last stands in.
  public func pick(_ forms: [String]) -> String {
    guard let last = forms.last else { return "" }
    switch self {
    case .one: return forms[0]
    case .few: return forms.count > 2 ? forms[1] : last
    case .many: return last
    }
  }
}
