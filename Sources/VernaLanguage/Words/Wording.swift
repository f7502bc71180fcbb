public import VernaCore

/// Everything that a page, a file or the terminal needs to speak one language about one currency.
///
///     let wording = Wording(.russian, currency: .rouble)
///     wording.metricName("receipts.member_share")            // Доля чеков участников
///     wording.value(0.523, unit: "share", interval: 0.51...0.54)   // 52 %
public struct Wording: Sendable, Hashable {
  /// The language spoken.
  public let language: Language
  /// Numbers without a unit.
  public let numbers: NumberStyle
  /// Money.
  public let money: MoneyStyle
  /// Days, months and periods.
  public let dates: DateStyle
  /// Spans of time.
  public let durations: DurationStyle
  /// Names of stores by id; a store that is not there is called by its id.
  public let storeNames: [String: String]

  /// Makes the words of a language and a currency.
  public init(_ language: Language, currency: Currency = .rouble, storeNames: [String: String] = [:]) {
    self.language = language
    numbers = NumberStyle(language)
    money = MoneyStyle(language, currency: currency)
    dates = DateStyle(language)
    durations = DurationStyle(language)
    self.storeNames = storeNames
  }

  /// The same words with names for stores.
  public func naming(stores: [String: String]) -> Wording {
    Wording(language, currency: money.currency, storeNames: stores)
  }

  /// What a store is called: its name, else its id.
  public func store(_ id: String) -> String { storeNames[id] ?? id }

  /// Picks the words of this language.
  public func callAsFunction(_ words: Bilingual) -> String { words[language] }

  /// What is written where there is no value: never a dash, which looks like a minus.
  public var missing: String { self(Bilingual("н/д", "n/a")) }

  /// A number with the noun in the form that it asks for: `3 чека`, `1 receipt`. Forms in the order one, few, many.
  public func counted(_ count: Int64, _ forms: Bilingual) -> String {
    numbers.text(count) + "\u{A0}" + noun(count, forms)
  }

  /// The form of a noun alone, from forms separated by `|`.
  public func noun(_ count: Int64, _ forms: Bilingual) -> String {
    Plural(count, in: language).pick(self(forms).split(separator: "|").map(String.init))
  }
}
