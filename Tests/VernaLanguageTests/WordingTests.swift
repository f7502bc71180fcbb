import Testing
import VernaCore
import VernaLanguage

@Suite struct WordingTests {
  @Test func aHeadingSaysItsUnitOnce() {
    let (russian, english) = (Wording(.russian), Wording(.english))
    #expect(russian.heading("Баллы", unit: "points") == "Баллы")
    #expect(russian.heading("Баланс баллов", unit: "points") == "Баланс баллов")
    #expect(russian.heading("Давность, дней", unit: "days") == "Давность, дней")
    #expect(russian.heading("Давность", unit: "days") == "Давность, дни")
    #expect(english.heading("Since points were used", unit: "days") == "Since points were used, days")
    #expect(english.columnHeading("sales", unit: "money") == "Sales, ₽")
  }

  private let russian = Wording(.russian)
  private let english = Wording(.english)

  @Test func writesAValueInItsUnit() {
    #expect(russian.value(0.523, unit: "share", interval: 0.51...0.54) == "52\u{202F}%")
    #expect(english.value(0.25, unit: "gap") == "+25.0\u{202F}%")
    #expect(russian.value(-0.031, unit: "sharePoints") == "\u{2212}3,1\u{202F}п.п.")
    #expect(english.value(1234, unit: "count") == "1,234")
    #expect(russian.value(534.127, unit: "money", interval: 520...548) == "534\u{A0}₽")
    #expect(russian.value(1_234_567.89, unit: "money", length: .short) == "1,2\u{A0}млн\u{A0}₽")
    #expect(english.value(0.25, unit: "score") == "25")
    #expect(english.value(4.25, unit: "perMonth") == "4.25\u{A0}a month")
    #expect(english.value(nil, unit: "share") == "n/a")
    #expect(russian.value(nil, unit: "share") == "н/д")
  }

  @Test func tenthsAreLeftOutWhereTheySayNothing() {
    #expect(russian.value(41.736, unit: "gap") == "+4\u{202F}174\u{202F}%")
    #expect(english.cell(7, unit: "days") == "7")
    #expect(english.cell(7.25, unit: "days") == "7.3")
  }

  @Test func namesCodesInputsAndArticles() {
    #expect(russian.code("takeaway", column: "channel") == "навынос")
    #expect(russian.code("lane-7", column: "channel") == "lane-7")
    #expect(russian.code("store", column: "campaign") == "store")
    #expect(english.code("takeaway", column: "channel") == "takeaway")
    #expect(english.inputNames("receipts.member_share").numerator == "receipts with a card")
    #expect(english.inputNames("unknown").denominator == "denominator")
    #expect(russian.articles("002") == "«Анализ активности и вовлечённости»")
    #expect(english.articles("002,999") == "“Analysis of activity and engagement”, 999")
  }

  @Test func writesIntervalsAndNorms() {
    #expect(russian.interval(0.512...0.534, unit: "share") == "51–53\u{202F}%")
    #expect(english.interval(-0.03...0.05, unit: "gap") == "\u{2212}3 … 5\u{202F}%")
    #expect(english.norm(low: 0.7, high: 0.85, unit: "share") == "70–85\u{202F}%")
    #expect(russian.norm(low: 3, high: nil, unit: "times") == "не меньше 3×")
    #expect(russian.norm(low: nil, high: 120.5, unit: "money") == "не больше 121\u{A0}₽")
    #expect(english.norm(low: nil, high: nil, unit: "share").isEmpty)
  }

  @Test func saysAChangeInTheMeasureOfItsUnit() {
    #expect(russian.change(from: 0.55, to: 0.519, unit: "share") == "\u{2212}3,1\u{202F}п.п.")
    #expect(english.change(from: 200, to: 210, unit: "money") == "+5.0\u{202F}%")
    #expect(english.change(from: 0, to: 210, unit: "money") == "n/a")
    #expect(russian.against(.yearAgo) == "к прошлому году")
  }

  @Test func pluralsFollowTheLanguage() {
    let forms = Bilingual("чек|чека|чеков", "receipt|receipts")
    #expect(russian.counted(1, forms) == "1\u{A0}чек")
    #expect(russian.counted(22, forms) == "22\u{A0}чека")
    #expect(russian.counted(11, forms) == "11\u{A0}чеков")
    #expect(russian.counted(112, forms) == "112\u{A0}чеков")
    #expect(russian.counted(0, forms) == "0\u{A0}чеков")
    #expect(english.counted(1, forms) == "1\u{A0}receipt")
    #expect(english.counted(0, forms) == "0\u{A0}receipts")
    #expect(Plural(2.5, in: .russian).pick(["день", "дня", "дней"]) == "дня")
  }

  @Test func writesASentenceWithItsFacts() {
    let phrase = Phrase("note.returns_without_original", ["count": .count(3)])
    #expect(russian.sentence(phrase) == "3 возврата без исходного чека в данных.")
    #expect(english.sentence(phrase) == "3 returns without the original sale in the data.")
    let absence = Phrase("absence.needs_receipts_from", ["day": .day(Day(year: 2024, month: 3, day: 1))])
    #expect(russian.sentence(absence).contains("чеки с 1\u{A0}марта\u{A0}2024"))
    let column = Phrase("absence.wants_column", ["file": .word("file.lines"), "column": .text("cost")])
    #expect(english.sentence(column).contains("cost of the file “receipt lines”"))
  }

  @Test func choosesTheLanguageOfTheEnvironment() {
    #expect(Language(environment: ["LANG": "ru_RU.UTF-8"]) == .russian)
    #expect(Language(environment: ["LANG": "ru_RU.UTF-8", "LC_ALL": "en_GB.UTF-8"]) == .english)
    #expect(Language(environment: ["LC_ALL": "", "LANG": "ru_RU"]) == .russian)
    #expect(Language(environment: ["LANG": "C.UTF-8"]) == .english)
    #expect(Language(environment: [:]) == .english)
    #expect(Language(tag: "fr") == nil)
  }
}

@Suite struct PhrasebookTests {
  /// A sentence in one language must not lose a fact of the other.
  @Test func bothLanguagesHaveTheSameSlots() {
    #expect(Phrasebook.ids.count > 20)
    for id in Phrasebook.ids {
      #expect(Phrasebook.slots(id, in: .russian) == Phrasebook.slots(id, in: .english), "\(id)")
    }
  }

  @Test func noSentenceIsEmpty() {
    for id in Phrasebook.ids {
      for language in Language.allCases {
        #expect(Phrasebook.template(id)?[language].isEmpty == false, "\(id)")
      }
    }
  }

  @Test func wordsAreInBothLanguages() {
    for words in MetricWords.all {
      for text in [words.name, words.meaning] {
        #expect(!text.russian.isEmpty && !text.english.isEmpty, "\(words.id)")
        #expect(text.english.unicodeScalars.allSatisfy { !(0x400...0x4FF).contains($0.value) }, "\(words.id)")
      }
    }
    #expect(Set(MetricWords.all.map(\.id)).count == MetricWords.all.count)
  }
}
