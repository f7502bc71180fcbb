import Testing
import VernaCore
import VernaLanguage

@Suite struct NumberStyleTests {
  private let russian = NumberStyle(.russian)
  private let english = NumberStyle(.english)

  @Test func groupsThousandsByTheLanguage() {
    #expect(russian.text(1_234_567) == "1\u{202F}234\u{202F}567")
    #expect(english.text(1_234_567) == "1,234,567")
    #expect(english.text(-999) == "\u{2212}999")
    #expect(english.text(Int64.min) == "\u{2212}9,223,372,036,854,775,808")
  }

  @Test func roundsHalfAwayFromZeroAndKeepsZeros() {
    #expect(english.text(2.5, decimals: 0) == "3")
    #expect(english.text(-2.5, decimals: 0) == "\u{2212}3")
    #expect(russian.text(1234.5, decimals: 2) == "1\u{202F}234,50")
    #expect(english.text(0.05, decimals: 3) == "0.050")
  }

  @Test func writesNoMinusBeforeAZero() {
    #expect(english.text(-0.004, decimals: 2) == "0.00")
    #expect(english.signed(0.004, decimals: 2) == "0.00")
    #expect(english.signed(0.4, decimals: 1) == "+0.4")
  }

  @Test func writesSharesAndTheirDifferences() {
    #expect(russian.percent(0.523, decimals: 1) == "52,3\u{202F}%")
    #expect(english.signedPercent(0.25, decimals: 0) == "+25\u{202F}%")
    #expect(russian.percentagePoints(-0.031, decimals: 1) == "\u{2212}3,1\u{202F}п.п.")
    #expect(english.percentagePoints(0.002, decimals: 1) == "+0.2\u{202F}pp")
  }

  @Test func writesNothingForWhatIsNoNumber() {
    #expect(english.text(Double.nan, decimals: 2).isEmpty)
    #expect(english.text(Double.infinity, decimals: 2).isEmpty)
  }
}

@Suite struct MoneyStyleTests {
  private let roubles = MoneyStyle(.russian, currency: .rouble)
  private let english = MoneyStyle(.english, currency: .rouble)

  @Test func writesExactMoneyInTheLanguage() {
    #expect(roubles.exact(minorUnits: 123_456_789) == "1\u{202F}234\u{202F}567,89\u{A0}₽")
    #expect(english.exact(-1234.5) == "\u{2212}₽1,234.50")
    #expect(MoneyStyle(.english, currency: Currency(code: "CHF")).exact(5) == "CHF\u{A0}5.00")
    #expect(MoneyStyle(.english, currency: Currency(code: "JPY")).exact(1500) == "¥1,500")
  }

  @Test(arguments: [
    (1_234_567.0, "1,2\u{A0}млн\u{A0}₽", "₽1.2\u{A0}M"), (12_345.0, "12,3\u{A0}тыс.\u{A0}₽", "₽12.3\u{A0}k"),
    (999_960.0, "1,0\u{A0}млн\u{A0}₽", "₽1.0\u{A0}M"), (9_999.0, "9\u{202F}999\u{A0}₽", "₽9,999"),
    (5.5, "5,50\u{A0}₽", "₽5.50"), (0.0, "0\u{A0}₽", "₽0"),
    (3.4e9, "3,4\u{A0}млрд\u{A0}₽", "₽3.4\u{A0}bn"),
    (-250_000_000.0, "\u{2212}250\u{A0}млн\u{A0}₽", "\u{2212}₽250\u{A0}M"),
  ])
  func shortensMoneyOnCards(amount: Double, inRussian: String, inEnglish: String) {
    #expect(roubles.short(amount) == inRussian)
    #expect(english.short(amount) == inEnglish)
  }
}

@Suite struct PrecisionTests {
  @Test func showsAsManyDigitsAsTheIntervalAllows() {
    #expect(Precision.decimals(interval: 51...54, usual: 1) == 0)
    #expect(Precision.decimals(interval: 52.1...52.6, usual: 1) == 1)
    #expect(Precision.decimals(interval: 52.30...52.34, usual: 1) == 2)
    #expect(Precision.decimals(interval: nil, usual: 1) == 1)
    #expect(Precision.decimals(interval: 5...5, usual: 2) == 2)
  }
}
